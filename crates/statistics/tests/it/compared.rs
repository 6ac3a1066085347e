//! Tracks and runs beside each other (Q2), protected together with the years.

use crate::facts::*;
use augenmass_statistics::tables::{PrintedLine, PrintedPublication, audit};
use augenmass_statistics::*;
use jiff::civil::date;

const fn in_run(run: u16, track: Track, row: FactRow) -> FactRow {
    FactRow {
        run: Some(RunNumber(run)),
        track,
        ..row
    }
}

/// One run: so many cases of each outcome, each with a letter, half of them visited.
fn run(number: u16, track: Track, year: i16, outcomes: [u32; 5]) -> Vec<FactRow> {
    let all: u32 = outcomes.iter().sum();
    let mut rows = vec![
        row(year, FactKind::IndicationRecorded, all + 6),
        row(year, FactKind::CaseOpened, all),
        FactRow {
            minutes: 90 * all,
            body: Some(Body::Registry),
            money: Some(Money::new(MoneyKind::Spent, 4_000 * i64::from(all))),
            bearer: Some(Bearer::City),
            ..row(year, FactKind::CostRecorded, 1)
        },
    ];
    for (outcome, count) in ClosedOutcome::ALL.iter().zip(outcomes) {
        rows.push(FactRow {
            children: count,
            ..closed(year, *outcome, *outcome == ClosedOutcome::Decided, count)
        });
    }
    let letters = all - outcomes[4];
    let letter = FactKind::LetterSent {
        letter: Letter::Clearing,
        in_time: Some(true),
        days: Some(6 * letters),
    };
    rows.push(row(year, letter, letters));
    let visit = FactKind::VisitRecorded {
        outcome: VisitOutcome::Met,
        accompanied: true,
    };
    rows.push(row(year, visit, outcomes[4]));
    let in_this = |row| in_run(number, track, row);
    rows.into_iter()
        .filter(|row| row.count > 0)
        .map(in_this)
        .collect()
}

const TRACK_1: Track = Track::RegisterClarification;
const TRACK_2: Track = Track::BenefitCheck;

fn city() -> Vec<FactRow> {
    let mut rows = run(1, TRACK_1, 2024, [40, 12, 7, 6, 9]);
    rows.extend(run(2, TRACK_1, 2025, [55, 9, 8, 2, 11]));
    rows.extend(run(3, TRACK_2, 2025, [22, 0, 0, 0, 11]));
    rows
}

fn publish(rows: &[FactRow]) -> Publication {
    publish_after(&[], rows.iter().copied(), &scope()).unwrap()
}

fn value(figures: &Figures, name: &str) -> Option<Value> {
    figures.get(name).unwrap().value
}

#[test]
fn runs_and_tracks_have_figures_of_their_own_from_the_first_record_on() {
    let made = publish(&city());
    let figures = &made.figures;
    let closed = |part: &str| value(figures, &format!("compared-cases-closed-{part}"));
    assert_eq!(closed("run-1-all"), Some(Value::Count(74)));
    assert_eq!(closed("run-2-all"), Some(Value::Count(85)));
    assert_eq!(closed("run-3-all"), Some(Value::Count(33)));
    assert_eq!(
        value(figures, "compared-visits-track-benefit-check"),
        Some(Value::Count(11))
    );
    assert_eq!(
        value(figures, "compared-time-run-1"),
        Some(Value::Minutes(90 * 74))
    );
    assert_eq!(
        value(figures, "compared-cost-run-3"),
        Some(Value::Cents(4_000 * 33))
    );
    let days = figures
        .get("compared-days-to-clearing-letter-run-1")
        .unwrap();
    assert_eq!(
        days.value,
        Some(Value::Ratio(Ratio::new(6 * 65, 65).unwrap()))
    );
    assert_eq!(days.unit, Unit::DaysPerLetter);
    assert_eq!(
        written(format::Language::German, days),
        "6,0\u{a0}Tage (390 Tage, 65 Schreiben)"
    );
    let share = figures.get("compared-unremarkable-rate-run-3").unwrap();
    assert_eq!(
        share.label_de,
        "Anteil unauffälliger Fälle nach Spur und Durchgang: Durchgang 3"
    );
    // The two of run 2 that could not be clarified are hidden.
    let hidden = figures
        .get("compared-cases-closed-run-2-unresolved")
        .unwrap();
    assert_eq!(hidden.status, Status::Suppressed);
}

fn written(language: format::Language, figure: &Figure) -> String {
    format::figure(language, figure)
}

#[test]
fn one_track_and_no_run_is_nothing_to_compare() {
    let without_run = |row: &FactRow| FactRow { run: None, ..*row };
    let rows: Vec<FactRow> = run(1, TRACK_1, 2025, [30, 9, 8, 7, 6])
        .iter()
        .map(without_run)
        .collect();
    let made = publish(&rows);
    assert!(made.figures.iter().all(|f| !f.measure.is_compared()));
}

#[test]
fn what_is_taken_back_leaves_its_run() {
    let mut rows = run(1, TRACK_1, 2025, [30, 9, 8, 7, 6]);
    let closing = in_run(
        1,
        TRACK_1,
        closed(2025, ClosedOutcome::Unresolved, false, 7),
    );
    let closing = FactRow {
        children: 7,
        ..closing
    };
    rows.push(closing.taken_back());
    rows.push(FactRow {
        kind: FactKind::CaseClosed {
            outcome: ClosedOutcome::Unremarkable,
            visited: false,
        },
        ..closing
    });
    let figures = publish(&rows).figures;
    let closed = |part: &str| value(&figures, &format!("compared-cases-closed-run-1-{part}"));
    assert_eq!(closed("unremarkable"), Some(Value::Count(37)));
    assert_eq!(closed("all"), Some(Value::Count(60)));
    // Taken back without its run: nothing is said about runs.
    rows.push(
        FactRow {
            run: None,
            ..closing
        }
        .taken_back(),
    );
    rows.push(closing);
    let figures = publish(&rows).figures;
    assert!(figures.get("compared-cases-closed-run-1-all").is_none());
}

#[test]
fn days_are_not_known_where_one_letter_does_not_say_them() {
    let mut rows = run(1, TRACK_1, 2025, [30, 9, 8, 7, 6]);
    let letter = FactKind::LetterSent {
        letter: Letter::Clearing,
        in_time: Some(true),
        days: None,
    };
    rows.push(in_run(1, TRACK_1, row(2025, letter, 1)));
    let figures = publish(&rows).figures;
    for name in [
        "days-to-clearing-letter-2025",
        "compared-days-to-clearing-letter-run-1",
    ] {
        assert_eq!(
            figures.get(name).unwrap().status,
            Status::NotKnown,
            "{name}"
        );
    }
}

fn printed(made: &Publication, place: &str) -> PrintedPublication {
    let catalogue = Catalogue::embedded().unwrap();
    let lines = made
        .figures
        .iter()
        .map(|figure| PrintedLine::of(figure, catalogue.entry(figure.measure).unwrap().layer, 812));
    PrintedPublication {
        place: place.to_owned(),
        lines: lines.collect(),
        sums: made.sums.clone(),
        earlier: None,
    }
}

/// All small numbers of the second run: neither the years nor the other runs give them away.
#[test]
fn what_a_run_hides_is_not_to_be_had_from_the_years() {
    for unresolved in 1..=4 {
        for support in [0, 3, 8] {
            let mut rows = run(1, TRACK_1, 2024, [40, 12, 7, 6, 9]);
            rows.extend(run(2, TRACK_1, 2025, [55, 9, support, unresolved, 11]));
            let made = publish(&rows);
            let name = "compared-cases-closed-run-2-unresolved";
            assert_eq!(made.figures.get(name).unwrap().status, Status::Suppressed);
            let report = audit(&[printed(&made, "2026")]).unwrap();
            assert_eq!(report.exposed, [], "{unresolved} {support}");
        }
    }
}

/// The only run of the only year is that year: what one hides the other does not print.
#[test]
fn the_only_run_of_the_only_year_hides_what_the_year_hides() {
    let scope = Scope::new(date(2025, 12, 31), Some(month(2025, 1)));
    let rows = run(1, TRACK_1, 2025, [40, 12, 7, 2, 9]);
    let made = publish_after(&[], rows, &scope).unwrap();
    for outcome in ClosedOutcome::ALL {
        let year = made.figures.get(&format!("cases-closed-2025-{outcome}"));
        let run = made
            .figures
            .get(&format!("compared-cases-closed-run-1-{outcome}"));
        let (year, run) = (year.unwrap(), run.unwrap());
        assert_eq!((year.value, year.status), (run.value, run.status));
    }
    let report = audit(&[printed(&made, "2025")]).unwrap();
    assert_eq!(report.exposed, []);
}

/// A second publication, in which a run went on and another began.
#[test]
fn runs_are_protected_together_with_what_was_published_before() {
    let first = city();
    let then = Scope::new(date(2025, 12, 31), Some(month(2024, 7)));
    let now = Scope::new(date(2026, 12, 31), Some(month(2024, 7)));
    let mut second = first.clone();
    second.extend(run(2, TRACK_1, 2026, [9, 3, 0, 0, 2]));
    second.extend(run(4, TRACK_1, 2026, [14, 6, 5, 1, 7]));
    let count = |rows: &[FactRow], scope: Scope| {
        let mut count = Count::until(scope.as_of);
        rows.iter().for_each(|row| count.add(row).unwrap());
        (count, scope)
    };
    let made = publish_series([count(&first, then), count(&second, now)]).unwrap();
    let both = [printed(&made[0], "2025"), printed(&made[1], "2026")];
    let report = audit(&both).unwrap();
    assert!(report.suppressed > 4, "{report:?}");
    assert_eq!(report.exposed, []);
}
