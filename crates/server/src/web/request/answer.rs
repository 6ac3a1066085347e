//! `/antraege/{id}/beantworten`: how a request or complaint was answered.

use super::{DECIDE, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand};
use augenmass_domain::{Action, Kind, Purpose};

const ANSWERS: &[RequestAnswer] = &[
    RequestAnswer::Granted,
    RequestAnswer::GrantedInPart,
    RequestAnswer::Declined,
];

pub(super) const ACT: Act = Act {
    action: Action::AnswerSubjectRequest,
    on: Kind::SubjectRequest,
    path: "/antraege/{id}/beantworten",
    roles: DECIDE,
    purpose: Purpose::SubjectRights,
    fields,
    read: |input, around| {
        let command = SubjectRequestCommand::Answer {
            id: this(around),
            answer: input.one("answer", ANSWERS, RequestAnswer::name)?,
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let answers = Choice::of(words, "request-answer", ANSWERS, RequestAnswer::name);
    let control = Control::Radios(answers);
    vec![Field::new(words, "answer", "field-request-answer", control)]
}
