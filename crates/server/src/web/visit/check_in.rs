//! `/besuche/{id}/anmelden`: the accompanist is there; only then the visit begins (N-05, P-08).

use super::{CARRIER, this};
use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::CheckIn,
    on: Kind::Visit,
    path: "/besuche/{id}/anmelden",
    roles: CARRIER,
    purpose: Purpose::Accompaniment,
    fields: nothing,
    read: |_, around| Some(VisitCommand::CheckIn { id: this(around) }.into()),
};
