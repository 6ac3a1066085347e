//! `/vorgaenge/{id}/wieder-aufnehmen`: on the person's objection or on new facts.

use super::{DECIDES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, ReopenGround};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ReopenCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/wieder-aufnehmen",
    roles: DECIDES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let ground = input.one("ground", ReopenGround::ALL, ReopenGround::name)?;
        let id = this(around);
        Some(CaseCommand::Reopen { id, ground }.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let grounds = Choice::of(
        words,
        "reopen-ground",
        ReopenGround::ALL,
        ReopenGround::name,
    );
    vec![Field::new(
        words,
        "ground",
        "field-reopen-ground",
        Control::Radios(grounds),
    )]
}
