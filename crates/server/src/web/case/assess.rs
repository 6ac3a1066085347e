//! `/vorgaenge/{id}/bewerten`: the result of the clarification.

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{Assessment, CaseCommand};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::AssessCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/bewerten",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let assessment = input.one("assessment", Assessment::ALL, Assessment::name)?;
        Some(
            CaseCommand::Assess {
                id: this(around),
                assessment,
            }
            .into(),
        )
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let results = Choice::of(words, "assessment", Assessment::ALL, Assessment::name);
    vec![Field::new(
        words,
        "assessment",
        "field-assessment",
        Control::Radios(results),
    )]
}
