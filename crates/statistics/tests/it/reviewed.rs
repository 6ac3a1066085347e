//! Masked and clear review beside each other (M-6), and the counters of harm (M-8).

use crate::facts::*;
use augenmass_statistics::tables::{PrintedLine, PrintedPublication, audit};
use augenmass_statistics::*;
use jiff::civil::date;

/// So many passed on and dropped, masked and in clear, and dropped outside the draw.
fn screened(year: i16, masked: [u32; 2], clear: [u32; 2], otherwise: u32) -> Vec<FactRow> {
    let of = |arm, [passed, dropped]: [u32; 2]| {
        let kind = |put_forward| FactKind::IndicationScreened { arm, put_forward };
        [
            row(year, kind(true), passed),
            row(year, kind(false), dropped),
        ]
    };
    let all = masked[1] + clear[1] + otherwise;
    let recorded = masked[0] + clear[0] + all + 10;
    let mut rows = vec![
        row(year, FactKind::IndicationRecorded, recorded),
        row(year, FactKind::IndicationDropped, all),
    ];
    rows.extend(of(Some(Arm::Masked), masked));
    rows.extend(of(Some(Arm::Clear), clear));
    rows.extend(of(None, [3, otherwise]));
    rows.retain(|row| row.count > 0);
    rows
}

fn scope() -> Scope {
    Scope::new(date(2026, 12, 31), "2024-01".parse().ok())
}

fn get<'a>(figures: &'a Figures, name: &str) -> &'a Figure {
    figures.get(name).unwrap()
}

fn name(measure: Measure, arm: Arm) -> String {
    FigureName::compared(measure, arm.name()).to_string()
}

#[test]
fn both_ways_are_counted_from_the_first_record_on_with_their_intervals() {
    let mut rows = screened(2024, [8, 6], [30, 12], 5);
    rows.extend(screened(2026, [10, 1], [40, 18], 2));
    let figures = figures(rows, &scope()).unwrap();
    for (arm, passed, all) in [(Arm::Masked, 18, 25), (Arm::Clear, 70, 100)] {
        let count = get(&figures, &name(Measure::ScreenedByReview, arm));
        assert_eq!(count.value, Some(Value::Count(i64::try_from(all).unwrap())));
        let share = get(&figures, &name(Measure::PassedOnByReview, arm));
        let ratio = Ratio::new(passed, all).unwrap();
        assert_eq!(share.value, Some(Value::Ratio(ratio)));
        let limits = clopper_pearson(ratio, Level::P95).unwrap().rounded();
        assert_eq!(share.interval, Some(limits));
        assert!(matches!(share.period, Period::Months { from, .. } if from.year() == 2024));
    }
}

#[test]
fn a_small_count_is_not_printed_and_so_not_compared() {
    // The second vector of section 3.3: 7 of 17 against 4 of 17.
    let figures = figures(screened(2026, [7, 10], [4, 13], 0), &scope()).unwrap();
    let clear = get(&figures, &name(Measure::PassedOnByReview, Arm::Clear));
    assert_eq!(clear.status, Status::Suppressed);
    assert_eq!(ReviewComparison::of(&figures).unwrap(), None);
}

#[test]
fn what_is_printed_is_compared_and_told_apart_only_where_the_interval_does_not_hold_one() {
    let of = |masked, clear| {
        let figures = figures(screened(2026, masked, clear, 0), &scope()).unwrap();
        ReviewComparison::of(&figures).unwrap().unwrap()
    };
    // The first vector of section 3.3: 18 of 120 against 9 of 180.
    let apart = of([18, 102], [9, 171]);
    let ratio = apart.odds_ratio;
    assert!((ratio.estimate.unwrap() - 3.338_919_098_36).abs() < 1e-9);
    assert!((ratio.lower - 1.363_914_790_41).abs() < 1e-9);
    assert!((ratio.upper.unwrap() - 8.771_576_042_3).abs() < 1e-8);
    assert!((apart.mid_p - 0.002_673_85).abs() < 1e-8);
    assert!(apart.tells_apart());
    let alike = of([20, 10], [70, 30]);
    assert!(!alike.tells_apart());
    // Whoever exchanges masked and clear gets the reciprocal.
    let other = of([70, 30], [20, 10]).odds_ratio;
    let same = alike.odds_ratio;
    assert!((other.estimate.unwrap() * same.estimate.unwrap() - 1.0).abs() < 1e-9);
    assert!((other.lower * same.upper.unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn nothing_is_compared_where_nothing_was_drawn_or_all_were_decided_alike() {
    let none = figures(screened(2026, [0, 0], [0, 0], 9), &scope()).unwrap();
    assert_eq!(ReviewComparison::of(&none).unwrap(), None);
    let share = get(&none, &name(Measure::PassedOnByReview, Arm::Masked));
    assert_eq!(share.status, Status::NotKnown);
    // "All of them" is protected like a small count.
    let all = figures(screened(2026, [30, 0], [90, 0], 0), &scope()).unwrap();
    assert_eq!(ReviewComparison::of(&all).unwrap(), None);
    let share = get(&all, &name(Measure::PassedOnByReview, Arm::Masked));
    assert_eq!(share.status, Status::Suppressed);
}

/// As an outsider has it: the lines and the sums beside them.
fn printed(as_of: jiff::civil::Date, made: &Publication) -> PrintedPublication {
    let catalogue = Catalogue::embedded().unwrap();
    let line = |figure: &Figure| {
        let layer = catalogue.entry(figure.measure).unwrap().layer;
        PrintedLine::of(figure, layer, 7)
    };
    PrintedPublication {
        place: as_of.to_string(),
        lines: made.figures.iter().map(line).collect(),
        sums: made.sums.clone(),
        earlier: None,
    }
}

#[test]
fn an_outsider_finds_no_small_count_behind_what_was_dropped() {
    // Dropped in the year: 3 masked, 9 in clear, 1 otherwise; whoever has two has the third.
    for masked in 0..7 {
        for otherwise in 0..7 {
            let rows = screened(2026, [20, masked], [60, 9], otherwise);
            let made = publish_after(&[], rows, &scope()).unwrap();
            let report = audit(&[printed(date(2026, 12, 31), &made)]).unwrap();
            assert!(
                report.exposed.is_empty(),
                "{masked} {otherwise}: {:?}",
                report.exposed
            );
        }
    }
}

#[test]
fn two_publications_together_hide_what_came_between_them() {
    for new in 0..7 {
        let then = screened(2025, [20, 8], [60, 9], 6);
        let mut now = then.clone();
        now.extend(screened(2026, [new, 5], [30, 11], 0));
        let early = Scope::new(date(2025, 12, 31), "2024-01".parse().ok());
        let first = publish_after(&[], then.clone(), &early).unwrap();
        let earlier = Earlier {
            rows: then,
            scope: early,
            figures: first.figures.clone(),
        };
        let second = publish_after(&[earlier], now, &scope()).unwrap();
        let both = [
            printed(date(2025, 12, 31), &first),
            printed(date(2026, 12, 31), &second),
        ];
        let report = audit(&both).unwrap();
        assert!(report.exposed.is_empty(), "{new}: {:?}", report.exposed);
    }
}

#[test]
fn harm_is_counted_exactly_and_what_nobody_said_is_not_known() {
    let visit = |outcome, n| {
        let accompanied = true;
        row(
            2026,
            FactKind::VisitRecorded {
                outcome,
                accompanied,
            },
            n,
        )
    };
    let told = |consent_withdrawn, children_present, n| {
        let kind = FactKind::AtTheDoor {
            consent_withdrawn,
            children_present,
        };
        row(2026, kind, n)
    };
    let rows = [
        visit(VisitOutcome::Met, 3),
        visit(VisitOutcome::EntryDeclined, 2),
        visit(VisitOutcome::StoppedBySocialWork, 1),
        visit(VisitOutcome::Cancelled, 4),
        told(Told::No, Told::Yes, 3),
        told(Told::Yes, Told::NotKnown, 1),
        told(Told::NotKnown, Told::No, 1),
    ];
    let figures = figures(rows, &scope()).unwrap();
    let count = |name: &str| match get(&figures, name).value {
        Some(Value::Count(count)) => count,
        other => panic!("{name}: {other:?}"),
    };
    let parts = |stem: &str| {
        Told::ALL
            .iter()
            .map(|t| count(&format!("{stem}-2026-{t}")))
            .collect::<Vec<_>>()
    };
    // The visit that was stopped and the one of which it was not said.
    assert_eq!(parts("visits-consent-withdrawn"), [1, 3, 2]);
    assert_eq!(parts("visits-children-present"), [3, 1, 2]);
    assert_eq!(count("visits-held-2026"), 6);
}
