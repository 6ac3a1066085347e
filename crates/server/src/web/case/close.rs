//! `/vorgaenge/{id}/abschliessen`: closes without anything adverse; the clearing letter follows.

use super::{EITHER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::CloseCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/abschliessen",
    roles: EITHER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::Close { id: this(around) }.into()),
};
