//! `/durchgaenge/{id}/unterbrechen`: nothing new is recorded or handed over.

use super::{STEER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::PauseRun,
    on: Kind::Run,
    path: "/durchgaenge/{id}/unterbrechen",
    roles: STEER,
    purpose: Purpose::Steering,
    fields: nothing,
    read: |_, around| Some(RunCommand::Pause { id: this(around) }.into()),
};
