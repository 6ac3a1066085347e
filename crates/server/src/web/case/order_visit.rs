//! `/vorgaenge/{id}/besuch-anordnen`: the last rung. There is no visit without a carrier that has
//! agreed to come along, and none outside the time that it named (N-05, P-08).

use super::{LEAD, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::accompaniment::Accompaniment;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::AccompanimentId;
use augenmass_domain::visit::{Interpreter, LegalMode};
use augenmass_domain::{Action, Command, Kind, Purpose, State};

/// The footings that a visit of the registry may be ordered on; the rules turn others down.
const MODES: &[LegalMode] = &[LegalMode::Consent, LegalMode::OwnSupervision];

pub(super) const ACT: Act = Act {
    action: Action::OrderVisit,
    on: Kind::Case,
    path: "/vorgaenge/{id}/besuch-anordnen",
    roles: LEAD,
    purpose: Purpose::RegisterClarification,
    fields,
    read,
};

fn read(input: &mut Input, around: &Around<'_>) -> Option<Command> {
    let accompaniment = input.id("accompaniment").map(AccompanimentId::from_uuid);
    let from = input.moment("day", "from");
    let until = input.moment("day", "until");
    let interpreter = input.one("interpreter", Interpreter::ALL, Interpreter::name);
    let mode = input.one("mode", MODES, LegalMode::name);
    let command = CaseCommand::OrderVisit {
        id: this(around),
        accompaniment: accompaniment?,
        mode: mode?,
        interpreter: interpreter?,
        from: from?,
        until: until?,
    };
    Some(command.into())
}

/// What carriers have agreed to and what has not passed, the nearest first.
fn usable<'a>(around: &'a Around<'_>) -> Vec<&'a Accompaniment> {
    let promised = around.related.iter().filter_map(|state| match state {
        State::Accompaniment(one @ Accompaniment::Confirmed(_)) if one.window().1 > around.now => {
            Some(one)
        }
        _ => None,
    });
    let mut promised: Vec<&Accompaniment> = promised.collect();
    promised.sort_by_key(|one| one.window().0);
    promised
}

/// The nearest accompaniment is chosen, with its window.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let usable = usable(around);
    let label = |one: &Accompaniment| {
        let carrier = around.directory.carrier(Some(one.carrier()));
        format!("{carrier}: {}", words.window(one.window()))
    };
    let choices = usable.iter().map(|one| Choice::new(one.id(), label(one)));
    let choices = Control::Radios(choices.collect());
    let hint = if usable.is_empty() {
        "hint-no-accompaniment"
    } else {
        "hint-accompaniment"
    };
    let modes = Control::Radios(Choice::of(words, "legal-mode", MODES, LegalMode::name));
    let offers = Choice::of(words, "interpreter", Interpreter::ALL, Interpreter::name);
    let mut fields = vec![
        Field::new(words, "accompaniment", "field-accompaniment", choices).hint(words.t(hint)),
        Field::new(words, "day", "field-visit-day", Control::Day).hint(words.t("hint-visit-day")),
        Field::new(words, "from", "field-visit-from", Control::Time),
        Field::new(words, "until", "field-visit-until", Control::Time),
        Field::new(
            words,
            "interpreter",
            "field-interpreter",
            Control::Radios(offers),
        )
        .hint(words.t("hint-interpreter")),
        Field::new(words, "mode", "field-legal-mode", modes)
            .hint(words.t("hint-legal-mode"))
            .preset(LegalMode::default().name()),
    ];
    if let Some(nearest) = usable.first() {
        let (from, until) = nearest.window();
        let likely = [
            nearest.id().to_string(),
            from.date().to_string(),
            from.strftime("%H:%M").to_string(),
            until.strftime("%H:%M").to_string(),
        ];
        for (field, value) in fields.iter_mut().zip(likely) {
            field.values = vec![value];
        }
    }
    fields
}
