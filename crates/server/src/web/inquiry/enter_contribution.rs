//! `/anfragen/{id}/beitrag`: what another body supplied: a figure, a text, or that it has nothing.

use super::{OFFICE, chosen_question, question, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::inquiry::{ContributionContent, InquiryCommand};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::EnterContribution,
    on: Kind::Inquiry,
    path: "/anfragen/{id}/beitrag",
    roles: OFFICE,
    purpose: Purpose::CouncilInformation,
    fields,
    read: |input, around| {
        let question = chosen_question(input);
        let body = input.text("body");
        let content = content(input);
        let (source, supplied_by) = (input.text("source"), input.text("supplied-by"));
        let command = InquiryCommand::EnterContribution {
            id: this(around),
            question: question?,
            body: body?,
            source: source?,
            supplied_by: supplied_by?,
            content: content?,
        };
        Some(command.into())
    },
};

/// What can be entered.
const CONTENTS: [Content; 3] = [Content::Figure, Content::Text, Content::Nil];

#[derive(Clone, Copy)]
enum Content {
    Figure,
    Text,
    Nil,
}

const fn content_name(content: Content) -> &'static str {
    match content {
        Content::Figure => "figure",
        Content::Text => "text",
        Content::Nil => "nil",
    }
}

fn content(input: &mut Input) -> Option<ContributionContent> {
    match input.one("content", &CONTENTS, content_name)? {
        Content::Nil => Some(ContributionContent::Nil),
        Content::Text => Some(ContributionContent::Text {
            text: input.text("text")?,
        }),
        Content::Figure => {
            let (label, unit) = (input.text("label"), input.text("unit"));
            let value = input
                .text("value")
                .map(|text| text.replace(['.', '\u{a0}', ' '], ""));
            let value = value.map(|text| text.parse().ok());
            if value == Some(None) {
                input.say("value", "wrong-number");
            }
            Some(ContributionContent::Figure {
                label: label?,
                value: value??,
                unit: unit?,
            })
        }
    }
}

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let contents = Choice::of(words, "inquiry-content", &CONTENTS, content_name);
    let line = |name, key| Field::new(words, name, key, Control::Line("off"));
    vec![
        question(around),
        line("body", "field-inquiry-body").hint(words.t("hint-inquiry-body")),
        Field::new(
            words,
            "content",
            "field-inquiry-content",
            Control::Radios(contents),
        ),
        line("label", "field-inquiry-figure-label").optional(),
        Field::new(
            words,
            "value",
            "field-inquiry-figure-value",
            Control::Number,
        )
        .optional(),
        line("unit", "field-inquiry-figure-unit")
            .optional()
            .hint(words.t("hint-inquiry-figure-unit")),
        Field::new(
            words,
            "text",
            "field-inquiry-contribution-text",
            Control::Lines,
        )
        .optional(),
        line("source", "field-inquiry-source").hint(words.t("hint-inquiry-source")),
        line("supplied-by", "field-inquiry-supplied-by").hint(words.t("hint-inquiry-supplied-by")),
    ]
}
