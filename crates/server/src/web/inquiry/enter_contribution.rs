//! `/anfragen/{id}/beitrag`: what another body supplied: a figure, a text, or that it has nothing.

use super::{OFFICE, chosen_question, line, lines, question, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use crate::web::words::Words;
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
        let words = around.words;
        let question = chosen_question(input);
        let body = line(input, words, "body");
        let content = content(input, words);
        let source = line(input, words, "source");
        let supplied_by = line(input, words, "supplied-by");
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

fn content(input: &mut Input, words: Words) -> Option<ContributionContent> {
    match input.one("content", &CONTENTS, content_name)? {
        Content::Nil => Some(ContributionContent::Nil),
        Content::Text => Some(ContributionContent::Text {
            text: lines(input, words, "text")?,
        }),
        Content::Figure => {
            let (label, unit) = (line(input, words, "label"), line(input, words, "unit"));
            let value = figure(input);
            Some(ContributionContent::Figure {
                label: label?,
                value: value?,
                unit: unit?,
            })
        }
    }
}

/// A whole number from 0, with or without marks between its thousands.
fn figure(input: &mut Input) -> Option<i64> {
    let typed = input.text("value")?.replace(['.', '\u{a0}', ' '], "");
    let value = typed.parse::<i64>().ok().filter(|value| *value >= 0);
    if value.is_none() {
        input.say("value", "wrong-number");
    }
    value
}

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let contents = Choice::of(words, "inquiry-content", &CONTENTS, content_name);
    let one_line = |name, key| Field::new(words, name, key, Control::Line("off"));
    vec![
        question(around),
        one_line("body", "field-inquiry-body").hint(words.t("hint-inquiry-body")),
        Field::new(
            words,
            "content",
            "field-inquiry-content",
            Control::Radios(contents),
        ),
        one_line("label", "field-inquiry-figure-label").optional(),
        Field::new(
            words,
            "value",
            "field-inquiry-figure-value",
            Control::Number,
        )
        .optional(),
        one_line("unit", "field-inquiry-figure-unit")
            .optional()
            .hint(words.t("hint-inquiry-figure-unit")),
        Field::new(
            words,
            "text",
            "field-inquiry-contribution-text",
            Control::Lines,
        )
        .optional(),
        one_line("source", "field-inquiry-source").hint(words.t("hint-inquiry-source")),
        one_line("supplied-by", "field-inquiry-supplied-by")
            .hint(words.t("hint-inquiry-supplied-by")),
    ]
}
