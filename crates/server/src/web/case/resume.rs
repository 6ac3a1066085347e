//! `/vorgaenge/{id}/fortsetzen`: goes on where it stood.

use super::{DECIDES, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ResumeCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/fortsetzen",
    roles: DECIDES,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::Resume { id: this(around) }.into()),
};
