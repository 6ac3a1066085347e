//! Short ways to write rows, and how rows are written.

use augenmass_statistics::*;

/// The cut-off of the tests.
pub fn scope() -> Scope {
    Scope::new(jiff::civil::date(2026, 3, 31), Some(month(2024, 7)))
}

pub fn month(year: i16, month: i8) -> Month {
    Month::new(year, month).unwrap()
}

pub fn row(year: i16, kind: FactKind, count: u32) -> FactRow {
    let at = if year == 2024 { 7 } else { 1 };
    FactRow {
        count,
        ..FactRow::new(month(year, at), Track::RegisterClarification, kind)
    }
}

pub fn closed(year: i16, outcome: ClosedOutcome, visited: bool, count: u32) -> FactRow {
    let row = row(year, FactKind::CaseClosed { outcome, visited }, count);
    FactRow {
        children: 3 * count,
        ..row
    }
}

/// Herne, as published: 34 checked, 22 unremarkable, 11 confirmed, 1 open; here with letters.
pub fn herne(year: i16) -> Vec<FactRow> {
    vec![
        row(year, FactKind::IndicationRecorded, 35),
        row(year, FactKind::CaseOpened, 34),
        closed(year, ClosedOutcome::Unremarkable, false, 22),
        closed(year, ClosedOutcome::Decided, true, 11),
    ]
}

#[test]
fn a_row_is_written_in_kebab_case_and_read_back() {
    let row = FactRow {
        ground_class: Some(GroundClass::PostReturned),
        money: Some(Money::new(MoneyKind::Spent, 1250)),
        bearer: Some(Bearer::City),
        minutes: 30,
        body: Some(Body::Registry),
        ..closed(2026, ClosedOutcome::RegisterCorrected, false, 1)
    };
    let json = serde_json::to_string(&row).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"month":"2026-01","kind":{"event":"case-closed","outcome":"register-corrected","visited":false},"#,
            r#""track":"register-clarification","ground-class":"post-returned","count":1,"children":3,"#,
            r#""minutes":30,"body":"registry","money":{"kind":"spent","cents":1250},"#,
            r#""bearer":"city","sign":"plus"}"#
        )
    );
    assert_eq!(serde_json::from_str::<FactRow>(&json).unwrap(), row);
}

#[test]
fn a_row_with_a_name_or_an_id_is_refused() {
    for extra in [
        r#""name":"x""#,
        r#""id":1"#,
        r#""address":"x""#,
        r#""nationality":"x""#,
        r#""note":"x""#,
        r#""households":1"#,
    ] {
        let json = format!(
            r#"{{"month":"2026-01","kind":{{"event":"case-opened"}},"track":"benefit-check","count":1,"sign":"plus",{extra}}}"#
        );
        assert!(serde_json::from_str::<FactRow>(&json).is_err(), "{extra}");
    }
}

#[test]
fn each_row_can_be_taken_back_exactly() {
    let row = closed(2026, ClosedOutcome::Decided, true, 2);
    assert_eq!(row.taken_back().sign, Sign::Minus);
    assert_eq!(row.taken_back().taken_back(), row);
}

/// Whether `found` has `expected` when rounded to `digits` after the point.
pub fn close(found: f64, expected: f64, digits: i32) {
    near(found, expected, 0.500_001 * 10_f64.powi(-digits));
}

/// Whether `found` is at most `reach` away from `expected`.
pub fn near(found: f64, expected: f64, reach: f64) {
    assert!(
        (found - expected).abs() <= reach,
        "{found} is not {expected}"
    );
}
