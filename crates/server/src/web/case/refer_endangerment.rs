//! `/vorgaenge/{id}/kinderschutz`: the endangerment path, outside this case (R24).

use super::{EITHER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ReferEndangerment,
    on: Kind::Case,
    path: "/vorgaenge/{id}/kinderschutz",
    roles: EITHER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::ReferEndangerment { id: this(around) }.into()),
};
