use super::*;
use jiff::civil::date;
use uuid::Uuid;

const DAYS: u16 = 100;

fn account(n: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(n))
}

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

#[test]
fn a_quarter_knows_its_days_and_neighbours_and_is_written_in_one_way() {
    let first = quarter("2026-Q1");
    assert_eq!(
        (first.first(), first.last()),
        (date(2026, 1, 1), date(2026, 3, 31))
    );
    assert_eq!(first.before(), quarter("2025-Q4"));
    assert_eq!(quarter("2025-Q4").after(), first);
    assert!(first.holds(date(2026, 3, 31)) && !first.holds(date(2026, 4, 1)));
    assert!(quarter("2025-Q4") < first);
    for text in [
        "2026-Q0", "2026-Q5", "2026-Q01", "26-Q1", "2026-q1", " 2026-Q1", "2026Q1", "",
    ] {
        assert_eq!(text.parse::<Quarter>(), Err(NotAQuarter), "{text}");
    }
}

#[test]
fn a_status_counts_for_less_than_a_hundred_days() {
    let status = StatusDays {
        quarter: quarter("2025-Q4"),
        issued: date(2026, 1, 10),
    };
    let until = date(2026, 4, 19);
    assert_eq!(status.counts_until(DAYS), until);
    let hundredth = status.issued.saturating_add(i32::from(DAYS).days());
    assert_eq!(until.saturating_add(1.days()), hundredth);
    for (today, before, expected) in [
        (date(2026, 1, 10), None, Ok(until)),
        (until, Some("2025-Q3"), Ok(until)),
        (date(2026, 4, 20), None, Err(FairnessRejection::TooOld)),
        (
            date(2026, 1, 9),
            None,
            Err(FairnessRejection::IssuedTooEarly),
        ),
        (
            date(2026, 1, 12),
            Some("2025-Q4"),
            Err(FairnessRejection::NotNewer),
        ),
        (
            date(2026, 1, 12),
            Some("2026-Q1"),
            Err(FairnessRejection::NotNewer),
        ),
    ] {
        assert_eq!(
            status.may_be_filed(today, before.map(quarter), DAYS),
            expected,
            "{today} {before:?}"
        );
    }
}

#[test]
fn a_status_is_not_signed_before_its_quarter_ends_nor_long_after() {
    let of = |issued| StatusDays {
        quarter: quarter("2025-Q4"),
        issued,
    };
    let filed = |issued| of(issued).may_be_filed(date(2026, 6, 30), None, DAYS);
    assert_eq!(
        filed(date(2025, 12, 31)),
        Err(FairnessRejection::IssuedTooEarly)
    );
    assert_eq!(filed(date(2026, 4, 9)), Ok(date(2026, 7, 17)));
    assert_eq!(
        filed(date(2026, 4, 10)),
        Err(FairnessRejection::TooOld),
        "counts of last year, signed anew"
    );
}

#[test]
fn a_stop_is_released_by_three_people() {
    use StatementKind::{CauseAnalysis, PanelStatement};
    let said = |kind, by| Statement {
        kind,
        by: account(by),
    };
    let both = [said(CauseAnalysis, 1), said(PanelStatement, 2)];
    let release = |fairness, plan, by, made: &[Statement]| {
        may_release(true, fairness, plan, account(by), made)
    };
    assert_eq!(release(true, true, 3, &both), Ok(()));
    assert_eq!(release(false, false, 3, &both), Ok(()));
    assert_eq!(
        release(true, false, 3, &both),
        Err(FairnessRejection::NewPlanNeeded)
    );
    for by in [1, 2] {
        let refused = release(true, true, by, &both);
        assert_eq!(refused, Err(FairnessRejection::OnePersonOneStatement));
    }
    for missing in [&both[..1], &both[1..], &[]] {
        let refused = release(true, true, 3, missing);
        assert_eq!(refused, Err(FairnessRejection::StatementsMissing));
    }
    let alone = [said(CauseAnalysis, 1), said(PanelStatement, 1)];
    assert_eq!(
        release(true, true, 3, &alone),
        Err(FairnessRejection::OnePersonOneStatement)
    );
    assert_eq!(
        may_release(false, true, true, account(3), &both),
        Err(FairnessRejection::NoStop)
    );
}

#[test]
fn who_analysed_the_cause_does_not_speak_for_the_panel() {
    use StatementKind::{CauseAnalysis, PanelStatement};
    let made = [Statement {
        kind: CauseAnalysis,
        by: account(1),
    }];
    assert_eq!(may_state(true, PanelStatement, account(2), &made), Ok(()));
    assert_eq!(
        may_state(true, CauseAnalysis, account(1), &made),
        Ok(()),
        "a better analysis"
    );
    assert_eq!(
        may_state(true, PanelStatement, account(1), &made),
        Err(FairnessRejection::OnePersonOneStatement)
    );
    assert_eq!(
        may_state(false, CauseAnalysis, account(1), &[]),
        Err(FairnessRejection::NoStop)
    );
}
