//! Each opened case is in exactly one place, or there are no figures at all.

use crate::facts::*;
use augenmass_statistics::*;

fn error(rows: Vec<FactRow>) -> StatisticsError {
    figures(rows, &scope()).unwrap_err()
}

fn count(figures: &Figures, name: &str) -> Option<i64> {
    match figures.get(name).unwrap_or_else(|| panic!("{name}")).value {
        Some(Value::Count(count)) => Some(count),
        None => None,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn open_is_opened_minus_all_ends_across_years() {
    let rows = vec![
        row(2024, FactKind::CaseOpened, 100),
        closed(2024, ClosedOutcome::Unremarkable, false, 30),
        closed(2024, ClosedOutcome::Decided, true, 10),
        row(2025, FactKind::CaseOpened, 50),
        row(2025, FactKind::CaseDeclined, 7),
        row(2025, FactKind::CaseExpired, 6),
        closed(2025, ClosedOutcome::Unremarkable, false, 40),
        closed(2025, ClosedOutcome::RegisterCorrected, false, 9),
    ];
    let figures = figures(rows, &scope()).unwrap();
    assert_eq!(count(&figures, "cases-open-2024"), Some(60));
    assert_eq!(count(&figures, "cases-open-2025"), Some(48));
    assert_eq!(count(&figures, "cases-open-2026"), Some(48));
}

#[test]
fn an_objection_moves_a_case_from_one_outcome_to_another() {
    let old = closed(2025, ClosedOutcome::Decided, true, 1);
    let mut rows = herne(2025);
    rows.extend([
        old.taken_back(),
        row(2026, FactKind::CaseReopened, 1),
        row(2026, FactKind::ObjectionUpheld, 1),
    ]);
    let reopened = figures(rows.clone(), &scope()).unwrap();
    assert_eq!(count(&reopened, "cases-closed-2025-decided"), Some(10));
    assert_eq!(count(&reopened, "cases-closed-2025-all"), Some(32));
    assert_eq!(count(&reopened, "cases-reopened-2026"), Some(1));
    assert_eq!(count(&reopened, "objections-upheld-2026"), Some(1));
    rows.push(closed(2025, ClosedOutcome::Unremarkable, true, 1));
    let settled = figures(rows, &scope()).unwrap();
    assert_eq!(count(&settled, "cases-closed-2025-unremarkable"), Some(23));
    assert_eq!(count(&settled, "cases-closed-2025-all"), Some(33));
}

#[test]
fn more_ends_than_cases_are_an_error() {
    let rows = vec![
        row(2025, FactKind::CaseOpened, 5),
        closed(2025, ClosedOutcome::Decided, true, 6),
    ];
    let expected = StatisticsError::NegativeStock {
        year: "2025".into(),
        stock: "cases",
        difference: 1,
    };
    assert_eq!(error(rows), expected);
}

#[test]
fn a_case_may_not_end_in_a_year_before_it_was_opened() {
    let rows = vec![
        row(2025, FactKind::CaseExpired, 1),
        row(2026, FactKind::CaseOpened, 1),
    ];
    assert!(matches!(error(rows), StatisticsError::NegativeStock { .. }));
}

#[test]
fn more_dropped_than_recorded_indications_are_an_error() {
    let rows = vec![
        row(2025, FactKind::IndicationRecorded, 1),
        row(2025, FactKind::IndicationDropped, 2),
    ];
    assert!(matches!(
        error(rows),
        StatisticsError::NegativeStock {
            stock: "indications",
            ..
        }
    ));
}

#[test]
fn taking_back_what_was_never_counted_is_an_error() {
    let mut rows = herne(2025);
    rows.push(closed(2025, ClosedOutcome::SupportAgreed, true, 1).taken_back());
    assert!(matches!(error(rows), StatisticsError::NegativeCount { .. }));
}

#[test]
fn a_reopened_case_whose_old_outcome_stays_is_an_error() {
    let mut rows = herne(2025);
    rows.push(row(2026, FactKind::CaseReopened, 1));
    let expected = StatisticsError::ReopenedWithoutTakingBack {
        reopened: 1,
        taken_back: 0,
    };
    assert_eq!(error(rows), expected);
}

#[test]
fn a_row_before_the_first_record_is_an_error() {
    let row = FactRow::new(month(2024, 6), Track::BenefitCheck, FactKind::CaseOpened);
    assert_eq!(
        error(vec![row]),
        StatisticsError::RowBeforeRecords(month(2024, 6))
    );
    let never = Scope {
        records_since: None,
        ..scope()
    };
    assert!(figures([row], &never).is_err());
}

#[test]
fn minutes_and_spending_need_to_say_whose() {
    let base = row(2025, FactKind::CostRecorded, 1);
    let minutes = FactRow { minutes: 1, ..base };
    assert_eq!(
        error(vec![minutes]),
        StatisticsError::MinutesWithoutBody(base.month)
    );
    let money = FactRow {
        money: Some(Money::new(MoneyKind::Spent, 1)),
        ..base
    };
    assert_eq!(
        error(vec![money]),
        StatisticsError::SpendingWithoutBearer(base.month)
    );
    let negative = FactRow {
        money: Some(Money::new(MoneyKind::Repaid, -1)),
        ..base
    };
    assert_eq!(
        error(vec![negative]),
        StatisticsError::NegativeAmount(base.month)
    );
}

#[test]
fn sums_that_do_not_fit_are_an_error() {
    let money = FactRow {
        money: Some(Money::new(MoneyKind::Repaid, i64::MAX)),
        ..row(2025, FactKind::CostRecorded, 1)
    };
    assert_eq!(error(vec![money, money]), StatisticsError::Overflow);
}

#[test]
fn a_scope_needs_years_and_a_beginning_before_its_end() {
    for years in [0, MOST_YEARS + 1] {
        let wrong = Scope { years, ..scope() };
        assert!(matches!(
            figures([], &wrong),
            Err(StatisticsError::Years { .. })
        ));
    }
    let late = Scope {
        records_since: Some(month(2026, 4)),
        ..scope()
    };
    assert!(matches!(
        figures([], &late),
        Err(StatisticsError::RecordsBeginAfterCutOff { .. })
    ));
}

#[test]
fn rows_after_the_cut_off_month_do_not_count() {
    let mut rows = herne(2025);
    let late = FactRow {
        count: 9,
        ..FactRow::new(month(2026, 4), Track::BenefitCheck, FactKind::CaseOpened)
    };
    let before = figures(rows.clone(), &scope()).unwrap();
    rows.push(late);
    assert_eq!(figures(rows, &scope()).unwrap(), before);
}
