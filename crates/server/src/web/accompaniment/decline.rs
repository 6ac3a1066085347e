//! `/begleitungen/{id}/absagen`: the carrier's own account declines; no reason is asked.

use super::{CARRIER, this};
use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::DeclineAccompaniment,
    on: Kind::Accompaniment,
    path: "/begleitungen/{id}/absagen",
    roles: CARRIER,
    purpose: Purpose::Accompaniment,
    fields: nothing,
    read: |_, around| Some(AccompanimentCommand::Decline { id: this(around) }.into()),
};
