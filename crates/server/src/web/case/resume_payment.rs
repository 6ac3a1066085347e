//! `/vorgaenge/{id}/zahlung-fortsetzen`: payment goes on; that never waits for a second person (§ 71 EStG).

use super::{EXAMINERS, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ResumePayment,
    on: Kind::Case,
    path: "/vorgaenge/{id}/zahlung-fortsetzen",
    roles: EXAMINERS,
    purpose: Purpose::BenefitCheck,
    fields: nothing,
    read: |_, around| Some(CaseCommand::ResumePayment { id: this(around) }.into()),
};
