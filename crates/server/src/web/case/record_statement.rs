//! `/vorgaenge/{id}/aeusserung`: what the person said in the hearing, in their words.

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordStatement,
    on: Kind::Case,
    path: "/vorgaenge/{id}/aeusserung",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let words = input.text("words").map(Private::new)?;
        let id = this(around);
        Some(CaseCommand::RecordStatement { id, words }.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    vec![
        Field::new(words, "words", "field-statement", Control::Lines)
            .hint(words.t("hint-reply-words")),
    ]
}
