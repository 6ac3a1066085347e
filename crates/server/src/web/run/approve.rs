//! `/durchgaenge/{id}/freigeben`: coordinator and head of department approve, two people.

use super::{STEER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ApproveRun,
    on: Kind::Run,
    path: "/durchgaenge/{id}/freigeben",
    roles: STEER,
    purpose: Purpose::Steering,
    fields: nothing,
    read: |_, around| Some(RunCommand::Approve { id: this(around) }.into()),
};
