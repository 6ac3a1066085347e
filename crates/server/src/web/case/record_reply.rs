//! `/vorgaenge/{id}/antwort`: what the person replied.

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, Reply};
use augenmass_domain::{Action, Kind, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordReply,
    on: Kind::Case,
    path: "/vorgaenge/{id}/antwort",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let reply = input.one("reply", Reply::ALL, Reply::name)?;
        let command = CaseCommand::RecordReply {
            id: this(around),
            reply,
            words: input.maybe_text("words").map(Private::new),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let replies = Choice::of(words, "reply", Reply::ALL, Reply::name);
    vec![
        Field::new(words, "reply", "field-reply", Control::Radios(replies)),
        Field::new(words, "words", "field-reply-words", Control::Lines)
            .optional()
            .hint(words.t("hint-reply-words")),
    ]
}
