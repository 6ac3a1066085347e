//! `/vorgaenge/{id}/stufe`: the next rung of the ladder: letter, contact in the person's language,
//! invitation.

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, Rung, RungTaken};
use augenmass_domain::{Action, Kind, Purpose, State};
use jiff::ToSpan as _;

pub(super) const ACT: Act = Act {
    action: Action::TakeRung,
    on: Kind::Case,
    path: "/vorgaenge/{id}/stufe",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let rung = input.one("rung", Rung::ALL, Rung::name);
        let reply_by = input.day("reply-by");
        let command = CaseCommand::TakeRung {
            id: this(around),
            rung: rung?,
            reply_by: reply_by?,
        };
        Some(command.into())
    },
};

/// The next rung is chosen already, with the usual time to reply, once the time to reply to the last one
/// is over.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let taken = match around.state {
        Some(State::Case(case)) => case.file().rungs(),
        _ => &[],
    };
    let runs = |rung: &RungTaken| rung.reply_by >= around.today();
    let next = Rung::ALL.get(taken.len());
    let next = next.filter(|_| !taken.last().is_some_and(runs));
    let rungs = Choice::of(words, "rung", Rung::ALL, Rung::name);
    let rung = Field::new(words, "rung", "field-rung", Control::Radios(rungs));
    let by = around.today().saturating_add(3.weeks());
    vec![
        next.into_iter()
            .fold(rung, |field, rung| field.preset(rung.name())),
        Field::new(words, "reply-by", "field-reply-by", Control::Day)
            .preset(by)
            .hint(words.t("hint-reply-by")),
    ]
}
