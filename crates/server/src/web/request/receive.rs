//! `/vorgaenge/{id}/antrag-aufnehmen`: what a person asks for or complains about, in their words.

use super::RECEIVE;
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::id::CaseId;
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Action, Kind, Private, Purpose};

const KINDS: &[SubjectRequestKind] = &[
    SubjectRequestKind::Access,
    SubjectRequestKind::Correction,
    SubjectRequestKind::Erasure,
    SubjectRequestKind::Restriction,
    SubjectRequestKind::Objection,
    SubjectRequestKind::Complaint,
];

pub(super) const ACT: Act = Act {
    action: Action::ReceiveSubjectRequest,
    on: Kind::Case,
    path: "/vorgaenge/{id}/antrag-aufnehmen",
    roles: RECEIVE,
    purpose: Purpose::SubjectRights,
    fields,
    read: |input, around| {
        let command = SubjectRequestCommand::Receive {
            case: CaseId::from_uuid(around.id()),
            request: input.one("request", KINDS, SubjectRequestKind::name)?,
            words: input.maybe_text("words").map(Private::new),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let kinds = Choice::of(words, "request", KINDS, SubjectRequestKind::name);
    let said = Field::new(words, "words", "field-request-words", Control::Lines);
    vec![
        Field::new(words, "request", "field-request", Control::Radios(kinds)),
        said.optional().hint(words.t("hint-request-words")),
    ]
}
