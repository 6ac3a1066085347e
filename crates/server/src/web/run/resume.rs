//! `/durchgaenge/{id}/fortsetzen`: it goes on, where no stop is in force.

use super::{STEER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ResumeRun,
    on: Kind::Run,
    path: "/durchgaenge/{id}/fortsetzen",
    roles: STEER,
    purpose: Purpose::Steering,
    fields: nothing,
    read: |_, around| Some(RunCommand::Resume { id: this(around) }.into()),
};
