//! `/vorgaenge/{id}/hilfe-anbieten`: help is offered, apart from the clarification.

use super::{CLARIFIES, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::OfferSupport,
    on: Kind::Case,
    path: "/vorgaenge/{id}/hilfe-anbieten",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::OfferSupport { id: this(around) }.into()),
};
