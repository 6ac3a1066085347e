//! `/antraege/{id}/verlaengern`: the deadline, once, with a reason (Art. 12(3) GDPR).

use super::{DECIDE, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use augenmass_domain::subject_request::SubjectRequestCommand;
use augenmass_domain::{Action, Kind, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ExtendSubjectRequest,
    on: Kind::SubjectRequest,
    path: "/antraege/{id}/verlaengern",
    roles: DECIDE,
    purpose: Purpose::SubjectRights,
    fields,
    read: |input, around| {
        let command = SubjectRequestCommand::Extend {
            id: this(around),
            reason: Private::new(input.text("reason")?),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let reason = Field::new(words, "reason", "field-extend-reason", Control::Lines);
    vec![reason.hint(words.t("hint-extend-reason"))]
}
