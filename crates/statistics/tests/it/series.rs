//! Series of publications: protected one after the other, audited together.

use crate::facts::*;
use crate::tables::{count_until, printed};
use augenmass_statistics::tables::{PrintedPublication, audit};
use augenmass_statistics::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// What happens between two publications: cases opened, closed by outcome, declined, taken back.
#[derive(Debug, Clone)]
struct Month {
    opened: u32,
    closed: [u32; 3],
    declined: u32,
    taken_back: u32,
    run: Option<u16>,
}

fn a_month() -> impl Strategy<Value = Month> {
    let few = || prop_oneof![3 => Just(0_u32), 3 => 1_u32..5, 2 => 5_u32..12];
    let rarely = prop_oneof![4 => Just(0_u32), 1 => 1_u32..4];
    (
        few(),
        [few(), few(), few()],
        few(),
        rarely,
        (1_u16..3).prop_map(Some),
    )
        .prop_map(|(opened, closed, declined, taken_back, run)| Month {
            opened,
            closed,
            declined,
            taken_back,
            run,
        })
}

const OUTCOMES: [ClosedOutcome; 3] = [
    ClosedOutcome::Unremarkable,
    ClosedOutcome::Decided,
    ClosedOutcome::RegisterCorrected,
];

/// Two months of the year before, and one for each publication.
fn rows(months: &[Month]) -> Vec<FactRow> {
    // The records begin in 2024, whatever happened.
    let mut rows = vec![row(2024, FactKind::CommandRefused, 1)];
    for (place, happened) in months.iter().enumerate() {
        let at = if place < 2 {
            month(2024, 6 + place as i8)
        } else {
            month(2025, place as i8)
        };
        let mut add = |row: FactRow| {
            let run = happened.run.map(RunNumber);
            rows.push(FactRow {
                month: at,
                run,
                ..row
            });
        };
        // Enough to close, decline and take back.
        let ends = happened.closed.iter().sum::<u32>() + happened.declined;
        add(row(2025, FactKind::CaseOpened, happened.opened + ends));
        for (outcome, closed_now) in OUTCOMES.iter().zip(happened.closed) {
            add(FactRow {
                children: closed_now,
                ..closed(2025, *outcome, true, closed_now)
            });
        }
        add(row(2025, FactKind::CaseDeclined, happened.declined));
        let back = happened.taken_back.min(happened.closed[0]);
        add(row(2025, FactKind::CaseReopened, back));
        add(FactRow {
            children: back,
            ..closed(2025, OUTCOMES[0], true, back)
        }
        .taken_back());
    }
    rows.retain(|row| row.count > 0);
    rows
}

/// The day of each publication: the end of the year before, then one for each month.
fn days(months: &[Month]) -> Vec<Date> {
    let of_the_year = (2..months.len()).map(|place| date(2025, place as i8, 28));
    [date(2024, 12, 31)]
        .into_iter()
        .chain(of_the_year)
        .collect()
}

/// Made in the order of `days`, each after those before it.
fn series(months: &[Month], days: &[Date]) -> Vec<(Publication, PrintedPublication)> {
    let rows = rows(months);
    let made = publish_series(days.iter().map(|day| count_until(&rows, *day))).unwrap();
    let as_printed = |(place, made): (usize, &Publication)| PrintedPublication {
        earlier: Some(days[..place].to_vec()),
        ..printed(made, &days[place].to_string())
    };
    let printed: Vec<_> = made.iter().enumerate().map(as_printed).collect();
    made.into_iter().zip(printed).collect()
}

/// Numbers of 2024, which was over on all days, that are not printed although one that was made before prints them.
fn lost<'a>(
    this: &'a PrintedPublication,
    before: &[(Publication, PrintedPublication)],
) -> Vec<&'a str> {
    let is_printed = |figure: &str| {
        let mut lines = before.iter().flat_map(|(_, before)| &before.lines);
        lines.any(|line| line.figure == figure && line.status == Status::Exact)
    };
    let suppressed = this.lines.iter().filter(|line| {
        line.year == 2024 && line.status == Status::Suppressed && is_printed(&line.figure)
    });
    suppressed.map(|line| line.figure.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_series_of_publications_withstands_the_audit(
        months in proptest::collection::vec(a_month(), 5..8),
    ) {
        let days = days(&months);
        let made = series(&months, &days);
        let printed: Vec<PrintedPublication> = made.iter().map(|made| made.1.clone()).collect();
        let report = audit(&printed).unwrap();
        let open: Vec<_> = report.open().collect();
        prop_assert!(open.is_empty(), "{open:?}");
        // The same rows give the same tables, and what is made later changes nothing.
        let shorter = series(&months, &days[..days.len() - 1]);
        prop_assert!(shorter.iter().zip(&made).all(|(one, other)| one.0 == other.0));
    }

    #[test]
    fn publications_made_in_any_order_of_their_days_withstand_the_audit(
        months in proptest::collection::vec(a_month(), 5..8),
        order in Just((0_usize..7).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let all = days(&months);
        let days: Vec<Date> = order.iter().filter_map(|place| all.get(*place).copied()).collect();
        let made = series(&months, &days);
        let printed: Vec<PrintedPublication> = made.iter().map(|made| made.1.clone()).collect();
        let report = audit(&printed).unwrap();
        let open: Vec<_> = report.open().collect();
        prop_assert!(open.is_empty(), "{days:?}: {open:?}");
    }

    #[test]
    fn a_publication_for_an_earlier_day_prints_what_is_public_of_a_year_that_is_over(
        months in proptest::collection::vec(a_month(), 5..8),
        order in Just((2_i8..8).collect::<Vec<i8>>()).prop_shuffle(),
    ) {
        // Runs cut the same cases in another way: what is new in one is part of what the years say.
        let months: Vec<Month> = months.into_iter().map(|month| Month { run: None, ..month }).collect();
        let all = days(&months);
        let later = order.iter().filter_map(|month| all.iter().find(|day| day.year() == 2025 && day.month() == *month));
        let days: Vec<Date> = later.copied().chain([all[0]]).collect();
        let made = series(&months, &days);
        let (last, before) = made.split_last().unwrap();
        let lost = lost(&last.1, before);
        prop_assert!(lost.is_empty(), "{days:?}: {lost:?}");
    }
}

/// Publications that name each other, or go round in a circle, would excuse each other's numbers.
#[test]
fn an_order_that_is_none_is_refused() {
    let quiet = Month {
        opened: 6,
        closed: [6, 0, 0],
        declined: 0,
        taken_back: 0,
        run: None,
    };
    let months = vec![quiet; 5];
    let days = days(&months);
    let printed: Vec<PrintedPublication> = series(&months, &days)
        .into_iter()
        .map(|made| made.1)
        .take(3)
        .collect();
    let said = |names: [Vec<Date>; 3]| {
        let mut printed = printed.clone();
        for (publication, earlier) in printed.iter_mut().zip(names) {
            publication.earlier = Some(earlier);
        }
        audit(&printed).map(drop)
    };
    let [a, b, c] = [days[0], days[1], days[2]];
    assert_eq!(said([vec![], vec![a], vec![a, b]]), Ok(()));
    assert_eq!(said([vec![c, b], vec![c], vec![]]), Ok(()));
    for none in [
        [vec![b], vec![a], vec![a, b]],
        [vec![c], vec![a], vec![b]],
        [vec![], vec![], vec![a, b]],
    ] {
        assert_eq!(said(none), Err(StatisticsError::OrderUnclear));
    }
}
