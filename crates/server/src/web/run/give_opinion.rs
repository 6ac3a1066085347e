//! `/durchgaenge/{id}/stellungnahme`: the data-protection officer's opinion, published with the run
//! (R44, Art. 39(1)(c) GDPR).

use super::{OFFICER, opinion_name, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::run::{Opinion, RunCommand};
use augenmass_domain::{Action, Kind, Private, Purpose};

const OPINIONS: &[Opinion] = &[Opinion::NoObjections, Opinion::Objections];

pub(super) const ACT: Act = Act {
    action: Action::GiveOpinion,
    on: Kind::Run,
    path: "/durchgaenge/{id}/stellungnahme",
    roles: OFFICER,
    purpose: Purpose::Oversight,
    fields,
    read: |input, around| {
        let opinion = input.one("opinion", OPINIONS, opinion_name);
        let words = input.text("words");
        let command = RunCommand::GiveOpinion {
            id: this(around),
            opinion: opinion?,
            words: Private::new(words?),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let opinions = Choice::of(words, "opinion", OPINIONS, opinion_name);
    vec![
        Field::new(words, "opinion", "field-opinion", Control::Radios(opinions)),
        Field::new(words, "words", "field-opinion-words", Control::Lines)
            .hint(words.t("hint-opinion-words")),
    ]
}
