//! `/erhaltene-hinweise/{id}/vorgang-vorschlagen`: proposes a case from an accepted indication, and names who
//! must not work on it.

use super::this;
use crate::web::act::Act;
use crate::web::case::{excluded, excluded_sent};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::ProposeCase,
    on: Kind::Received,
    path: "/erhaltene-hinweise/{id}/vorgang-vorschlagen",
    roles: &[Role::Examiner],
    purpose: Purpose::BenefitCheck,
    fields: excluded,
    read: |input, around| {
        let command = CaseCommand::ProposeCheck {
            received: this(around),
            excluded: excluded_sent(input),
        };
        Some(command.into())
    },
};
