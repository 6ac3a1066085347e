//! `/anfragen/{id}/beitrag-anfordern`: another body is asked for what it knows, with a deadline.

use super::{OFFICE, chosen_question, question, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use augenmass_domain::inquiry::InquiryCommand;
use augenmass_domain::law::calendar::add_working_days;
use augenmass_domain::{Action, Kind, Purpose};

/// Working days that are usual for a contribution.
const USUAL: u16 = 10;

pub(super) const ACT: Act = Act {
    action: Action::RequestContribution,
    on: Kind::Inquiry,
    path: "/anfragen/{id}/beitrag-anfordern",
    roles: OFFICE,
    purpose: Purpose::CouncilInformation,
    fields,
    read: |input, around| {
        let question = chosen_question(input);
        let (body, by) = (input.text("body"), input.day("by"));
        let command = InquiryCommand::RequestContribution {
            id: this(around),
            question: question?,
            body: body?,
            by: by?,
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let by = add_working_days(around.today(), USUAL);
    vec![
        question(around),
        Field::new(words, "body", "field-inquiry-body", Control::Line("off"))
            .hint(words.t("hint-inquiry-body")),
        Field::new(words, "by", "field-inquiry-by", Control::Day).preset(by),
    ]
}
