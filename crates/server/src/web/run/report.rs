//! `/durchgaenge/{id}/abrechnen`: final and public, with its costs (P-13, R37).

use super::{COORDINATOR, nothing};
use crate::web::act::Act;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ReportRun,
    on: Kind::Run,
    path: "/durchgaenge/{id}/abrechnen",
    roles: COORDINATOR,
    purpose: Purpose::Steering,
    fields: nothing,
    read: |_, around| around.also.report.clone().map(Into::into),
};
