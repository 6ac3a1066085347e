//! `/anfragen/{id}/themen`: what each question is about. The rules propose, a person decides.

use super::{OFFICE, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_casework::inquiries::proposed_topics;
use augenmass_domain::inquiry::{Inquiry, InquiryCommand, Question, Topic};
use augenmass_domain::{Action, Kind, Purpose, State};
use std::collections::BTreeMap;

pub(super) const ACT: Act = Act {
    action: Action::AssignInquiry,
    on: Kind::Inquiry,
    path: "/anfragen/{id}/themen",
    roles: OFFICE,
    purpose: Purpose::CouncilInformation,
    fields,
    read: |input, around| {
        let mut topics = BTreeMap::new();
        for question in questions(around) {
            let name = field(question.number);
            let chosen = input.some(&name, &Topic::ALL, Topic::name);
            if chosen.is_empty() {
                input.say(&name, "wrong-choice");
            }
            topics.insert(question.number, chosen);
        }
        let id = this(around);
        Some(InquiryCommand::Assign { id, topics }.into())
    },
};

fn inquiry<'a>(around: &Around<'a>) -> Option<&'a Inquiry> {
    match around.state {
        Some(State::Inquiry(inquiry)) => Some(inquiry),
        _ => None,
    }
}

fn questions<'a>(around: &Around<'a>) -> &'a [Question] {
    inquiry(around).map_or(&[], |inquiry| inquiry.read().questions.as_slice())
}

fn field(question: u16) -> String {
    format!("topics-{question}")
}

/// The topics of each question; what was assigned, or what the rules propose, is chosen already.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let known = inquiry(around).map(Inquiry::topics);
    let field = |question: &Question| {
        let assigned = known.and_then(|known| known.get(&question.number)).cloned();
        let proposed = || proposed_topics(&question.text).map(|it| it.topics);
        let chosen = match assigned {
            Some(topics) => topics,
            None => proposed().unwrap_or_default(),
        };
        let choices = Choice::of(words, "inquiry-topic", &Topic::ALL, Topic::name);
        let mut field = Field::new(
            words,
            field(question.number),
            "field-inquiry-topics",
            Control::Checks(choices),
        );
        field.label = words.with("inquiry-question", "number", question.number);
        field.hint.clone_from(&question.text);
        field.values = chosen.iter().map(|t| t.name().to_owned()).collect();
        field
    };
    questions(around).iter().map(field).collect()
}
