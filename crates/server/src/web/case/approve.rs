//! `/vorgaenge/{id}/freigeben`: another person than the proposer approves.

use super::{DECIDES, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ApproveCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/freigeben",
    roles: DECIDES,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::Approve { id: this(around) }.into()),
};
