//! `/amtshilfe/{id}/freigeben`: another person than the examiner who asked approves.

use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::id::AssistanceId;
use augenmass_domain::{Action, Kind, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::ApproveAssistance,
    on: Kind::Assistance,
    path: "/amtshilfe/{id}/freigeben",
    roles: &[Role::SecondExaminer],
    purpose: Purpose::BenefitCheck,
    fields: nothing,
    read: |_, around| {
        let id = AssistanceId::from_uuid(around.id());
        Some(AssistanceCommand::Approve { id }.into())
    },
};
