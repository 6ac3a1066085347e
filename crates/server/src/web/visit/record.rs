//! `/besuche/{id}/erfassen`: the page for the door, on a phone: what was found, in closed words and no
//! others (R23). A second submission of the same page records nothing.

use super::this;
use crate::web::act::{Act, Around};
use crate::web::case::OFFICER;
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::visit::{AtTheDoor, DoorFinding, LegalMode, Told, Visit, VisitCommand};
use augenmass_domain::{Action, Command, Kind, Purpose, State};

/// The names of [`DoorFinding`].
const FINDINGS: &[&str] = &["met", "not-met", "entry-declined", "other-household-met"];

pub(super) const ACT: Act = Act {
    action: Action::RecordVisit,
    on: Kind::Visit,
    path: "/besuche/{id}/erfassen",
    roles: OFFICER,
    purpose: Purpose::RegisterClarification,
    fields,
    read,
};

fn read(input: &mut Input, around: &Around<'_>) -> Option<Command> {
    let finding = finding(input);
    let consent_withdrawn = input.one("consent-withdrawn", Told::ALL, Told::name);
    let children_present = input.one("children-present", Told::ALL, Told::name);
    let (from, until) = (input.time("from"), input.time("until"));
    let mode = input.one("mode", LegalMode::ALL, LegalMode::name);
    let day = visit(around)?.order().from().date();
    let command = VisitCommand::Record {
        id: this(around),
        finding: finding?,
        door: AtTheDoor {
            consent_withdrawn: consent_withdrawn?,
            children_present: children_present?,
        },
        mode: mode?,
        from: day.to_datetime(from?),
        until: day.to_datetime(until?),
    };
    Some(command.into())
}

/// What was found; one more answer where somebody was met.
fn finding(input: &mut Input) -> Option<DoorFinding> {
    match input.one("finding", FINDINGS, |name| name)? {
        "met" => {
            let address_confirmed = input.yes("address-confirmed")?;
            Some(DoorFinding::Met { address_confirmed })
        }
        "not-met" => Some(DoorFinding::NotMet),
        "entry-declined" => Some(DoorFinding::EntryDeclined),
        _ => Some(DoorFinding::OtherHouseholdMet),
    }
}

const fn visit<'a>(around: &Around<'a>) -> Option<&'a Visit> {
    match around.state {
        Some(State::Visit(visit)) => Some(visit),
        _ => None,
    }
}

/// The times since the accompanist came are filled in, the footing that was ordered, and that nothing else is known.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let yes_no = || Control::Radios(Choice::yes_no(words));
    let told = |name: &'static str, label: &str| {
        let answers = Choice::of(words, "told", Told::ALL, Told::name);
        Field::new(words, name, label, Control::Radios(answers)).preset(Told::NotKnown.name())
    };
    let findings = Choice::of(words, "finding", FINDINGS, |name| name);
    let modes = Choice::of(words, "legal-mode", LegalMode::ALL, LegalMode::name);
    let (mut from, mut until, mode) = (
        Field::new(words, "from", "field-record-from", Control::Time),
        Field::new(words, "until", "field-record-until", Control::Time),
        Field::new(words, "mode", "field-record-mode", Control::Radios(modes)),
    );
    if let Some(Visit::UnderWay(visit)) = visit(around) {
        from = from.preset(visit.checked_in_at().strftime("%H:%M"));
        // Not the minute of the arrival: nobody has been there yet.
        if visit
            .checked_in_at()
            .until(around.now)
            .is_ok_and(|span| span.get_minutes() > 0 || span.get_hours() > 0)
        {
            until = until.preset(around.now.strftime("%H:%M"));
        }
    }
    let ordered = visit(around).map(|visit| visit.order().mode().name());
    vec![
        Field::new(words, "finding", "field-finding", Control::Radios(findings)),
        Field::new(
            words,
            "address-confirmed",
            "field-address-confirmed",
            yes_no(),
        )
        .hint(words.t("hint-only-if-met"))
        .optional(),
        told("consent-withdrawn", "field-consent-withdrawn")
            .hint(words.t("hint-consent-withdrawn")),
        told("children-present", "field-children-present").hint(words.t("hint-children-present")),
        from,
        until,
        ordered
            .into_iter()
            .fold(mode, Field::preset)
            .hint(words.t("hint-record-mode")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::words::Words;
    use augenmass_casework::words::Language;

    fn sent(body: &str) -> (Option<DoorFinding>, usize) {
        let mut input = Input::encoded(Words(Language::German), body.as_bytes());
        let found = finding(&mut input);
        (found, input.wrong().len())
    }

    #[test]
    fn who_was_met_is_asked_one_thing_more_and_nobody_else() {
        assert_eq!(sent("finding=met"), (None, 1));
        let met = DoorFinding::Met {
            address_confirmed: true,
        };
        assert_eq!(sent("finding=met&address-confirmed=yes"), (Some(met), 0));
        assert_eq!(
            sent("finding=not-met&address-confirmed=yes"),
            (Some(DoorFinding::NotMet), 0)
        );
        assert_eq!(sent("finding=elsewhere"), (None, 1));
    }

    #[test]
    fn every_finding_can_be_chosen() {
        for name in FINDINGS {
            let (found, wrong) = sent(&format!("finding={name}&address-confirmed=no"));
            assert_eq!(found.map(|found| found.name()), Some(*name));
            assert_eq!(wrong, 0);
        }
    }
}
