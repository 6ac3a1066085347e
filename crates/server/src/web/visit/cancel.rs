//! `/besuche/{id}/absagen`: cancelled before anybody set out.

use super::this;
use crate::web::act::Act;
use crate::web::case::{REGISTRY, nothing};
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::CancelVisit,
    on: Kind::Visit,
    path: "/besuche/{id}/absagen",
    roles: REGISTRY,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(VisitCommand::Cancel { id: this(around) }.into()),
};
