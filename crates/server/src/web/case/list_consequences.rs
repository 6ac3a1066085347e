//! `/vorgaenge/{id}/folgen`: what a deregistration would mean for the person, before it is decided (R33).

use super::{OFFICER, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, Consequence};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ListConsequences,
    on: Kind::Case,
    path: "/vorgaenge/{id}/folgen",
    roles: OFFICER,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let command = CaseCommand::ListConsequences {
            id: this(around),
            consequences: input.some("consequences", Consequence::ALL, Consequence::name),
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let all = Choice::of(words, "consequence", Consequence::ALL, Consequence::name);
    vec![
        Field::new(
            words,
            "consequences",
            "field-consequences",
            Control::Checks(all),
        )
        .hint(words.t("hint-consequences")),
    ]
}
