//! `/durchgaenge/{id}/schliessen`: it ends; its report is due.

use super::{COORDINATOR, nothing, this};
use crate::web::act::Act;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::CloseRun,
    on: Kind::Run,
    path: "/durchgaenge/{id}/schliessen",
    roles: COORDINATOR,
    purpose: Purpose::Steering,
    fields: nothing,
    read: |_, around| Some(RunCommand::Close { id: this(around) }.into()),
};
