//! A year of a city of usual size: what the council needs is printed, what is small is not.

use crate::facts::*;
use augenmass_statistics::format::{Language, figure as written};
use augenmass_statistics::*;
use std::collections::BTreeSet;

/// One case is about one child.
fn one_child_each(outcome: ClosedOutcome, visited: bool, count: u32) -> FactRow {
    FactRow {
        children: count,
        ..closed(2025, outcome, visited, count)
    }
}

fn letters(letter: Letter, in_time: Option<bool>, count: u32) -> FactRow {
    row(
        2025,
        FactKind::LetterSent {
            letter,
            in_time,
            days: None,
        },
        count,
    )
}

fn visits(outcome: VisitOutcome, count: u32) -> FactRow {
    let kind = FactKind::VisitRecorded {
        outcome,
        accompanied: true,
    };
    row(2025, kind, count)
}

/// 54 opened = 32 + 7 + `outcomes` closed + `ends` (declined, expired) + the rest open.
fn city_year(outcomes: [u32; 3], ends: [u32; 2]) -> Vec<FactRow> {
    vec![
        row(2025, FactKind::CaseOpened, 54),
        one_child_each(ClosedOutcome::Unremarkable, false, 30),
        one_child_each(ClosedOutcome::Unremarkable, true, 2),
        one_child_each(ClosedOutcome::RegisterCorrected, false, 6),
        one_child_each(ClosedOutcome::RegisterCorrected, true, 1),
        one_child_each(ClosedOutcome::SupportAgreed, true, outcomes[0]),
        one_child_each(ClosedOutcome::Unresolved, true, outcomes[1]),
        one_child_each(ClosedOutcome::Decided, true, outcomes[2]),
        row(2025, FactKind::CaseDeclined, ends[0]),
        row(2025, FactKind::CaseExpired, ends[1]),
        letters(Letter::Service, None, 51),
        letters(Letter::Invitation, None, 20),
        letters(Letter::Hearing, None, 2),
        letters(Letter::Clearing, Some(true), 31),
        letters(Letter::Clearing, Some(false), 1),
        row(2025, FactKind::VisitOrdered, 13),
        visits(VisitOutcome::Met, 2),
        visits(VisitOutcome::NotMet, 5),
        visits(VisitOutcome::EntryDeclined, 2),
        visits(VisitOutcome::OtherHouseholdMet, 3),
        visits(VisitOutcome::StoppedBySocialWork, 1),
    ]
}

fn published(outcomes: [u32; 3], ends: [u32; 2]) -> Figures {
    let scope = Scope::new(jiff::civil::date(2025, 12, 31), Some(month(2025, 1)));
    figures(city_year(outcomes, ends), &scope).unwrap()
}

fn get<'a>(figures: &'a Figures, name: &str) -> &'a Figure {
    figures.get(name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn a_city_year_keeps_what_the_council_needs() {
    let figures = published([4, 3, 2], [2, 1]);
    for (name, printed) in [
        ("cases-opened-2025", "54"),
        ("cases-closed-2025-unremarkable", "32"),
        ("cases-closed-2025-register-corrected", "7"),
        ("cases-closed-2025-all", "48"),
        ("children-in-closed-cases-2025-all", "48"),
        ("unremarkable-rate-2025", "66,7\u{a0}% (32 von 48)"),
        ("cases-closed-by-letter-alone-2025", "36"),
        ("letters-sent-2025-hearing", "2"),
        ("clearing-letters-sent-2025", "32"),
        ("visits-held-2025", "13"),
        ("visits-by-outcome-2025-not-met", "5"),
        ("visits-stopped-by-social-work-2025", "1"),
    ] {
        let figure = get(&figures, name);
        assert_eq!(figure.status, Status::Exact, "{name}");
        assert_eq!(written(Language::German, figure), printed, "{name}");
    }
    let interval = get(&figures, "unremarkable-rate-2025").interval.unwrap();
    assert_eq!(
        (interval.method, interval.lower, interval.upper),
        (Method::ClopperPearson, 0.515892, 0.79604)
    );
}

#[test]
fn a_city_year_hides_what_is_small() {
    let figures = published([4, 3, 2], [2, 1]);
    for name in [
        "cases-closed-2025-support-agreed",
        "cases-closed-2025-unresolved",
        "cases-closed-2025-decided",
        "children-in-closed-cases-2025-support-agreed",
        "children-in-closed-cases-2025-unresolved",
        "children-in-closed-cases-2025-decided",
        "cases-declined-2025",
        "cases-expired-2025",
        "cases-open-2025",
        "visits-by-outcome-2025-met",
        "visits-by-outcome-2025-entry-declined",
        "visits-by-outcome-2025-other-household-met",
    ] {
        let figure = get(&figures, name);
        assert_eq!(figure.status, Status::Suppressed, "{name}");
        assert_eq!(written(Language::German, figure), "unterdrückt", "{name}");
    }
}

/// An attacker who knows the method tries all tables that would add up to what is printed.
#[test]
fn each_small_number_of_a_city_year_keeps_four_possible_values() {
    let truth = published([4, 3, 2], [2, 1]);
    let mut outcomes = [const { BTreeSet::new() }; 3];
    for (a, b) in pairs(9) {
        let guess = [a, b, 9 - a - b];
        if published(guess, [2, 1]) == truth {
            (0..3).for_each(|part| {
                outcomes[part].insert(guess[part]);
            });
        }
    }
    let mut ends = [const { BTreeSet::new() }; 3];
    for (a, b) in pairs(6) {
        if published([4, 3, 2], [a, b]) == truth {
            (0..3).for_each(|part| {
                ends[part].insert([a, b, 6 - a - b][part]);
            });
        }
    }
    for possible in outcomes.iter().chain(&ends) {
        assert!(possible.len() >= 4, "{outcomes:?} {ends:?}");
    }
}

fn pairs(most: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..=most).flat_map(move |a| (0..=most - a).map(move |b| (a, b)))
}

/// What the council needs does not hang on the exact small numbers.
#[test]
fn other_small_numbers_leave_the_same_figures() {
    for outcomes in [[4, 3, 1], [4, 4, 4], [4, 0, 2], [0, 0, 2], [5, 1, 6]] {
        for ends in [[0, 0], [2, 1], [1, 0], [0, 1]] {
            let figures = published(outcomes, ends);
            for name in [
                "cases-closed-2025-unremarkable",
                "cases-closed-2025-all",
                "unremarkable-rate-2025",
                "cases-closed-by-letter-alone-2025",
            ] {
                let status = get(&figures, name).status;
                assert_eq!(status, Status::Exact, "{name} {outcomes:?} {ends:?}");
            }
        }
    }
}

/// 42 closed with 32 unremarkable leave 10 to the four other outcomes. Even if all four are hidden,
/// one of them is at least 5, so that each of the three small ones is at most 3.
#[test]
fn the_unremarkable_cases_are_hidden_where_the_others_are_too_few_to_hide_in() {
    let figures = published([1, 1, 1], [2, 1]);
    let status = |name| get(&figures, name).status;
    for name in ["cases-closed-2025-unremarkable", "unremarkable-rate-2025"] {
        assert_eq!(status(name), Status::Suppressed, "{name}");
    }
    assert_eq!(status("cases-closed-2025-all"), Status::Exact);
}
