//! `/uebermittlungen/{id}/freigeben`: another person, of the rank that the norm asks for, approves.

use super::{APPROVE, nothing, this};
use crate::web::act::Act;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ApproveDisclosure,
    on: Kind::Disclosure,
    path: "/uebermittlungen/{id}/freigeben",
    roles: APPROVE,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(DisclosureCommand::Approve { id: this(around) }.into()),
};
