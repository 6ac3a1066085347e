//! `/vorgaenge/{id}/entlastendes`: what speaks for the person; must be looked for before a visit and
//! before an assessment.

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, ExoneratingSource};
use augenmass_domain::{Action, Kind, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordExonerating,
    on: Kind::Case,
    path: "/vorgaenge/{id}/entlastendes",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let found = input.number("found")?;
        let Ok(found) = u8::try_from(found) else {
            input.say("found", "wrong-number");
            return None;
        };
        let command = CaseCommand::RecordExonerating {
            id: this(around),
            looked_in: input.some("looked-in", ExoneratingSource::ALL, ExoneratingSource::name),
            found,
            words: input.maybe_text("words").map(Private::new),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let sources = Choice::of(
        words,
        "exonerating-source",
        ExoneratingSource::ALL,
        ExoneratingSource::name,
    );
    vec![
        Field::new(
            words,
            "looked-in",
            "field-looked-in",
            Control::Checks(sources),
        ),
        Field::new(words, "found", "field-found", Control::Number).hint(words.t("hint-found")),
        Field::new(words, "words", "field-exonerating-words", Control::Lines).optional(),
    ]
}
