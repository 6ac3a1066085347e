//! `/vorgaenge/{id}/entscheiden`: another person than the assessor decides, after the hearing.

use super::{DECIDES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, Ruling};
use augenmass_domain::{Action, Kind, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::DecideCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/entscheiden",
    roles: DECIDES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let ruling = input.one("ruling", Ruling::ALL, Ruling::name);
        let reasons = input.text("reasons").map(Private::new);
        let command = CaseCommand::Decide {
            id: this(around),
            ruling: ruling?,
            reasons: reasons?,
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let rulings = Choice::of(words, "ruling", Ruling::ALL, Ruling::name);
    vec![
        Field::new(words, "ruling", "field-ruling", Control::Radios(rulings)),
        Field::new(words, "reasons", "field-reasons", Control::Lines).hint(words.t("hint-reasons")),
    ]
}
