//! Disclosure control as a reader of the publication meets it.

use crate::facts::*;
use augenmass_statistics::*;

fn status(figures: &Figures, name: &str) -> Status {
    figures.get(name).unwrap_or_else(|| panic!("{name}")).status
}

fn small() -> Vec<FactRow> {
    let mut rows = herne(2025);
    rows.push(row(2025, FactKind::CaseOpened, 20));
    rows.push(closed(2025, ClosedOutcome::SupportAgreed, true, 2));
    rows.push(closed(2025, ClosedOutcome::RegisterCorrected, false, 8));
    rows
}

#[test]
fn a_small_outcome_and_a_partner_are_not_printed() {
    let figures = figures(small(), &scope()).unwrap();
    assert_eq!(
        status(&figures, "cases-closed-2025-support-agreed"),
        Status::Suppressed
    );
    assert_eq!(
        status(&figures, "cases-closed-2025-register-corrected"),
        Status::Suppressed
    );
    assert_eq!(
        status(&figures, "cases-closed-2025-unremarkable"),
        Status::Exact
    );
    assert_eq!(status(&figures, "unremarkable-rate-2025"), Status::Exact);
}

#[test]
fn children_are_hidden_where_the_cases_are() {
    let figures = figures(small(), &scope()).unwrap();
    for outcome in ClosedOutcome::ALL {
        let cases = status(&figures, &format!("cases-closed-2025-{outcome}"));
        let children = status(
            &figures,
            &format!("children-in-closed-cases-2025-{outcome}"),
        );
        assert_eq!(children, cases, "{outcome}");
    }
}

#[test]
fn a_rate_whose_complement_is_small_is_not_printed_nor_its_interval() {
    let rows = vec![
        row(2025, FactKind::CaseOpened, 60),
        closed(2025, ClosedOutcome::Unremarkable, false, 32),
        closed(2025, ClosedOutcome::Decided, true, 2),
    ];
    let figures = figures(rows, &scope()).unwrap();
    let rate = figures.get("unremarkable-rate-2025").unwrap();
    assert_eq!(
        (rate.value, rate.status, rate.interval),
        (None, Status::Suppressed, None)
    );
}

#[test]
fn clearing_letters_do_not_give_away_the_few_decisions() {
    let letter = FactKind::LetterSent {
        letter: Letter::Clearing,
        in_time: Some(true),
        days: None,
    };
    // Each end without a decision has its letter: 47 closed, 46 letters.
    let rows = |decided: u32, letters: u32| {
        vec![
            row(2025, FactKind::CaseOpened, 80),
            closed(2025, ClosedOutcome::Unremarkable, false, 33),
            closed(2025, ClosedOutcome::RegisterCorrected, true, 13),
            closed(2025, ClosedOutcome::Decided, true, decided),
            row(2025, letter, letters),
        ]
    };
    let figures_of = |decided, letters| figures(rows(decided, letters), &scope()).unwrap();
    let small = figures_of(1, 46);
    for name in [
        "clearing-letters-sent-2025",
        "clearing-letters-in-time-2025",
    ] {
        assert_eq!(status(&small, name), Status::Suppressed, "{name}");
    }
    assert_eq!(
        status(&small, "cases-closed-2025-unremarkable"),
        Status::Exact
    );
    assert_eq!(status(&small, "letters-sent-2025-service"), Status::Exact);
    // Two protected persons got no letter: that is nobody's business either.
    let protected = figures_of(0, 44);
    assert_eq!(
        status(&protected, "clearing-letters-sent-2025"),
        Status::Suppressed
    );
    let many = figures_of(9, 46);
    assert_eq!(status(&many, "clearing-letters-sent-2025"), Status::Exact);
}

#[test]
fn the_open_stock_does_not_reveal_a_small_year() {
    let mut rows = vec![
        row(2024, FactKind::CaseOpened, 30),
        closed(2024, ClosedOutcome::Decided, true, 3),
    ];
    rows.push(row(2025, FactKind::CaseOpened, 30));
    rows.push(closed(2025, ClosedOutcome::Unremarkable, false, 12));
    rows.push(closed(2025, ClosedOutcome::Decided, true, 11));
    let figures = figures(rows, &scope()).unwrap();
    // 30 opened, 27 open: whoever sees both knows the 3.
    let both = ["cases-opened-2024", "cases-open-2024"].map(|name| status(&figures, name));
    assert!(both.contains(&Status::Suppressed));
    assert_eq!(
        status(&figures, "cases-closed-2024-all"),
        Status::Suppressed
    );
    assert_eq!(status(&figures, "cases-open-2025"), Status::Exact);
}

#[test]
fn what_the_state_did_is_exact_however_small() {
    let visit = FactKind::VisitRecorded {
        outcome: VisitOutcome::Met,
        accompanied: true,
    };
    let rows = vec![
        row(2025, FactKind::ComplaintReceived, 1),
        row(2025, FactKind::ObjectionUpheld, 2),
        row(2025, FactKind::DisclosureSent, 3),
        row(2025, visit, 1),
    ];
    let figures = figures(rows, &scope()).unwrap();
    let catalogue = Catalogue::embedded().unwrap();
    for figure in figures.iter().filter(|f| f.year >= 2024) {
        if catalogue.entry(figure.measure).unwrap().layer == Layer::StateAction {
            assert_ne!(figure.status, Status::Suppressed, "{}", figure.name);
        }
    }
    assert_eq!(
        status(&figures, "visits-by-outcome-2025-met"),
        Status::Suppressed
    );
}

#[test]
fn an_amount_of_few_cases_is_not_printed() {
    let money = |count| FactRow {
        money: Some(Money::new(MoneyKind::Established, 300_000)),
        ..row(2025, FactKind::CostRecorded, count)
    };
    for (count, expected) in [
        (1, Status::Suppressed),
        (4, Status::Suppressed),
        (5, Status::Exact),
    ] {
        let figures = figures([money(count)], &scope()).unwrap();
        assert_eq!(status(&figures, "overpayment-established-2025"), expected);
    }
}

#[test]
fn no_offer_accepted_or_declined_by_few_is_printed() {
    for (accepted, expected) in [
        (3, Status::Suppressed),
        (10, Status::Exact),
        (17, Status::Suppressed),
        (20, Status::Suppressed),
    ] {
        let rows = [
            row(2025, FactKind::SupportOffered, 20),
            row(2025, FactKind::SupportAccepted, accepted),
        ];
        let figures = figures(rows, &scope()).unwrap();
        assert_eq!(
            status(&figures, "support-accepted-2025"),
            expected,
            "{accepted}"
        );
        assert_eq!(status(&figures, "support-offered-2025"), Status::Exact);
    }
}

/// An attacker who knows this method, and even that nothing was agreed or left unresolved,
/// compares the publication with those of all tables that could have led to it.
#[test]
fn a_whole_publication_determines_no_suppressed_outcome() {
    no_outcome_is_determined(16, 3, &[Unit::Cases, Unit::Share]);
}

/// The same where each case is about one child, so that two tables say the same.
#[test]
fn a_publication_with_one_child_per_case_determines_no_suppressed_outcome() {
    no_outcome_is_determined(14, 1, &[Unit::Cases, Unit::Share, Unit::Children]);
}

fn no_outcome_is_determined(most: u32, children_per_case: u32, units: &[Unit]) {
    use std::collections::{BTreeMap, BTreeSet};
    let mut by_print: BTreeMap<String, Vec<[i64; 3]>> = BTreeMap::new();
    let outcomes = [
        ClosedOutcome::Unremarkable,
        ClosedOutcome::RegisterCorrected,
        ClosedOutcome::Decided,
    ];
    for (a, b) in (0..=most).flat_map(|a| (0..=most - a).map(move |b| (a, b))) {
        for c in 0..=most - a - b {
            let table = [a, b, c];
            let mut rows = vec![row(2025, FactKind::CaseOpened, a + b + c + 30)];
            rows.extend((0..3).map(|i| FactRow {
                children: children_per_case * table[i],
                ..closed(2025, outcomes[i], true, table[i])
            }));
            let scope = Scope {
                years: 2,
                ..scope()
            };
            let figures = figures(rows, &scope).unwrap();
            let print = figures.iter().filter(|f| units.contains(&f.unit));
            let print: Vec<_> = print.map(|f| (f.value, f.status)).collect();
            by_print
                .entry(serde_json::to_string(&print).unwrap())
                .or_default()
                .push(table.map(i64::from));
            for (i, outcome) in outcomes.iter().enumerate() {
                let hidden =
                    status(&figures, &format!("cases-closed-2025-{outcome}")) == Status::Suppressed;
                assert!(hidden || !(1..5).contains(&table[i]));
            }
        }
    }
    for tables in by_print
        .values()
        .filter(|tables| tables[0].iter().any(|v| (1..5).contains(v)))
    {
        for part in 0..3 {
            let possible: BTreeSet<i64> = tables.iter().map(|table| table[part]).collect();
            let small = possible.iter().any(|v| (1..5).contains(v));
            assert!(!small || possible.len() >= 2, "part {part} of {tables:?}");
        }
    }
}

/// A publication in the middle of the year, and the rows that came later.
fn in_june(rows: &[FactRow]) -> Earlier {
    let scope = Scope {
        years: 1,
        ..Scope::new(jiff::civil::date(2025, 6, 30), Some(month(2025, 1)))
    };
    Earlier {
        rows: rows.to_vec(),
        scope,
        figures: figures(rows.to_vec(), &scope).unwrap(),
    }
}

fn at_the_end_of_the_year(earlier: &[Earlier], rows: &[FactRow]) -> Figures {
    let scope = Scope {
        years: 1,
        ..Scope::new(jiff::civil::date(2025, 12, 31), Some(month(2025, 1)))
    };
    figures_after(earlier, rows.to_vec(), &scope).unwrap()
}

fn half_a_year() -> Vec<FactRow> {
    vec![
        row(2025, FactKind::CaseOpened, 90),
        closed(2025, ClosedOutcome::Unremarkable, true, 22),
        closed(2025, ClosedOutcome::RegisterCorrected, true, 9),
        closed(2025, ClosedOutcome::Decided, true, 11),
    ]
}

#[test]
fn what_is_new_since_the_last_publication_is_protected_like_a_count() {
    let june = in_june(&half_a_year());
    assert_eq!(
        status(&june.figures, "cases-closed-2025-decided"),
        Status::Exact
    );
    let mut rows = half_a_year();
    rows.push(closed(2025, ClosedOutcome::Decided, true, 2));
    rows.push(closed(2025, ClosedOutcome::Unremarkable, true, 14));
    let alone = at_the_end_of_the_year(&[], &rows);
    assert_eq!(status(&alone, "cases-closed-2025-decided"), Status::Exact);
    let after = at_the_end_of_the_year(&[june], &rows);
    assert_eq!(
        status(&after, "cases-closed-2025-decided"),
        Status::Suppressed
    );
    // Nor from the others and their sum.
    let printed = ClosedOutcome::ALL
        .iter()
        .map(|o| format!("cases-closed-2025-{o}"))
        .chain(["cases-closed-2025-all".to_owned()])
        .filter(|name| status(&after, name) == Status::Exact);
    assert!(printed.count() < ClosedOutcome::ALL.len());
}

#[test]
fn a_correction_of_few_cases_is_not_printed() {
    let june = in_june(&half_a_year());
    let mut rows = half_a_year();
    rows.push(row(2025, FactKind::CaseReopened, 2));
    rows.push(closed(2025, ClosedOutcome::Decided, true, 2).taken_back());
    let after = at_the_end_of_the_year(&[june], &rows);
    assert_eq!(
        status(&after, "cases-closed-2025-decided"),
        Status::Suppressed
    );
}

#[test]
fn the_same_publication_twice_is_the_same() {
    let june = in_june(&half_a_year());
    let again = figures_after(std::slice::from_ref(&june), june.rows.clone(), &june.scope);
    assert_eq!(again.unwrap(), june.figures);
}

#[test]
fn many_new_cases_may_be_printed() {
    let june = in_june(&half_a_year());
    let mut rows = half_a_year();
    rows.push(closed(2025, ClosedOutcome::Decided, true, 8));
    rows.push(closed(2025, ClosedOutcome::Unremarkable, true, 14));
    let after = at_the_end_of_the_year(&[june], &rows);
    for name in ["decided", "unremarkable", "all"] {
        assert_eq!(
            status(&after, &format!("cases-closed-2025-{name}")),
            Status::Exact,
            "{name}"
        );
    }
}

/// Six publications, one per quarter; in the last one few new cases.
fn one_publication_per_quarter() -> Vec<Earlier> {
    let mut rows: Vec<FactRow> = Vec::new();
    let mut earlier: Vec<Earlier> = Vec::new();
    for quarter in 0_u32..6 {
        let (year, last) = (2024 + i16::from(quarter >= 4), 3 * (quarter % 4 + 1));
        let fact = |kind, count| FactRow {
            count,
            ..FactRow::new(month(year, last as i8), Track::RegisterClarification, kind)
        };
        rows.push(fact(FactKind::CaseOpened, 90 + 3 * quarter));
        rows.push(fact(FactKind::IndicationRecorded, 12 + quarter));
        rows.extend(ClosedOutcome::ALL.iter().enumerate().map(|(i, outcome)| {
            let (outcome, visited) = (*outcome, i % 2 == 0);
            let count = 7 * (1 + (quarter + i as u32) % 3);
            let count = if quarter == 5 { count / 3 } else { count };
            fact(FactKind::CaseClosed { outcome, visited }, count)
        }));
        let as_of = jiff::civil::date(year, last as i8, 28);
        let scope = Scope::new(as_of, Some(month(2024, 1)));
        let figures = figures_after(&earlier, rows.clone(), &scope).unwrap();
        earlier.push(Earlier {
            rows: rows.clone(),
            scope,
            figures,
        });
    }
    earlier
}

#[test]
fn no_two_publications_in_a_row_differ_by_one_to_four() {
    let publications = one_publication_per_quarter();
    let exact = |e: &Earlier| {
        e.figures
            .iter()
            .filter(|f| f.status == Status::Exact)
            .count()
    };
    let printed: Vec<usize> = publications.iter().map(exact).collect();
    // State action alone is 25 figures a year. The few new cases of the last quarter cost some.
    assert!(printed[..5].iter().all(|count| *count > 40), "{printed:?}");
    assert!(printed[5] < printed[4], "{printed:?}");
    let catalogue = Catalogue::embedded().unwrap();
    let counted = |figures: &Figures, name: &str| match figures.get(name).and_then(|f| f.value) {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    };
    for (i, then) in publications.iter().enumerate() {
        for now in &publications[i + 1..] {
            for figure in &now.figures {
                let entry = catalogue.entry(figure.measure).unwrap();
                let name = figure.name.as_str();
                let both = (counted(&then.figures, name), counted(&now.figures, name));
                if let (Layer::Person, false, (Some(old), Some(new))) =
                    (entry.layer, entry.stock, both)
                {
                    assert!(!(1..5).contains(&(new - old).abs()), "{name}: {old}, {new}");
                }
            }
        }
    }
}
