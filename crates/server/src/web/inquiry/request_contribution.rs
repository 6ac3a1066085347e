//! `/anfragen/{id}/beitrag-anfordern`: another body is asked for what it knows, with a deadline.

use super::{OFFICE, chosen_question, line, question, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use crate::web::input::Input;
use augenmass_domain::inquiry::InquiryCommand;
use augenmass_domain::law::calendar::add_working_days;
use augenmass_domain::{Action, Kind, Purpose, State};
use jiff::civil::Date;

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
        let body = line(input, around.words, "body");
        let by = in_time(input, around);
        let command = InquiryCommand::RequestContribution {
            id: this(around),
            question: question?,
            body: body?,
            by: by?,
        };
        Some(command.into())
    },
};

/// The last day by which a contribution may be asked for.
fn until(around: &Around<'_>) -> Option<Date> {
    match around.state {
        Some(State::Inquiry(inquiry)) => Some(inquiry.contributions_until(around.today())),
        _ => None,
    }
}

/// The day by which the contribution is to be there: in time for the answer.
fn in_time(input: &mut Input, around: &Around<'_>) -> Option<Date> {
    let by = input.day("by")?;
    match until(around) {
        Some(until) if by > until => {
            let words = around.words;
            input.say_text(
                "by",
                words.with("wrong-inquiry-by", "day", words.day(until)),
            );
            None
        }
        _ => Some(by),
    }
}

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let usual = add_working_days(around.today(), USUAL);
    let by = until(around).map_or(usual, |until| usual.min(until));
    vec![
        question(around),
        Field::new(words, "body", "field-inquiry-body", Control::Line("off"))
            .hint(words.t("hint-inquiry-body")),
        Field::new(words, "by", "field-inquiry-by", Control::Day).preset(by),
    ]
}
