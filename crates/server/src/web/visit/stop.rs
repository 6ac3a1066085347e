//! `/besuche/{id}/beenden`: the accompanist ends the visit; no reason is asked and none is kept (P-08).

use super::{CARRIER, this};
use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::StopVisit,
    on: Kind::Visit,
    path: "/besuche/{id}/beenden",
    roles: CARRIER,
    purpose: Purpose::Accompaniment,
    fields: nothing,
    read: |_, around| Some(VisitCommand::Stop { id: this(around) }.into()),
};
