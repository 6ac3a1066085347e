//! `/vorgaenge/{id}/anhoerung`: the person is heard before anything adverse (P-03).

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::OpenHearing,
    on: Kind::Case,
    path: "/vorgaenge/{id}/anhoerung",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let until = input.day("until");
        let interpreter_offered = input.yes("interpreter-offered");
        let command = CaseCommand::OpenHearing {
            id: this(around),
            until: until?,
            interpreter_offered: interpreter_offered?,
        };
        Some(command.into())
    },
};

/// The earliest day that the law's period leaves open is filled in.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let earliest = around.law.deadlines().hearing.after(around.today());
    let yes_no = Control::Radios(Choice::yes_no(words));
    vec![
        Field::new(words, "until", "field-hearing-until", Control::Day)
            .preset(earliest)
            .hint(words.with("hint-hearing-until", "day", words.day(earliest))),
        Field::new(
            words,
            "interpreter-offered",
            "field-interpreter-offered",
            yes_no,
        )
        .hint(words.t("hint-interpreter-offered")),
    ]
}
