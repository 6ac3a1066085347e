//! `/vorgaenge/{id}/amtshilfe`: asks the municipality for visits in one case. It learns whom and where and which
//! steps went before, never that benefit is drawn.

use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::id::CaseId;
use augenmass_domain::{Action, Kind, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::RequestAssistance,
    on: Kind::Case,
    path: "/vorgaenge/{id}/amtshilfe",
    roles: &[Role::Examiner],
    purpose: Purpose::BenefitCheck,
    fields: nothing,
    read: |_, around| {
        let case = CaseId::from_uuid(around.id());
        Some(AssistanceCommand::Request { case }.into())
    },
};
