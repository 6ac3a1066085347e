//! `/begleitungen/{id}/zusagen`: the carrier's own account agrees to come along.

use super::{CARRIER, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ConfirmAccompaniment,
    on: Kind::Accompaniment,
    path: "/begleitungen/{id}/zusagen",
    roles: CARRIER,
    purpose: Purpose::Accompaniment,
    fields,
    read: |input, around| {
        let qualification = input.one("qualification", Qualification::ALL, Qualification::name);
        let woman_available = input.yes("woman-available");
        let command = AccompanimentCommand::Confirm {
            id: this(around),
            qualification: qualification?,
            woman_available: woman_available?,
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let all = Qualification::ALL;
    let all = Choice::of(words, "qualification", all, Qualification::name);
    let yes_no = Control::Radios(Choice::yes_no(words));
    vec![
        Field::new(
            words,
            "qualification",
            "field-qualification",
            Control::Radios(all),
        ),
        Field::new(words, "woman-available", "field-woman-available", yes_no),
    ]
}
