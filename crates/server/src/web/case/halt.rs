//! `/vorgaenge/{id}/anhalten`: stands still until a named person decides.

use super::{EITHER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::HaltCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/anhalten",
    roles: EITHER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::Halt { id: this(around) }.into()),
};
