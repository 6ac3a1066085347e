//! Series of publications: protected one after the other, audited together.

use crate::facts::*;
use crate::tables::{count, printed};
use augenmass_statistics::tables::{PrintedPublication, audit};
use augenmass_statistics::*;
use proptest::prelude::*;

/// What happens between two publications: cases opened, closed by outcome, declined, taken back.
#[derive(Debug, Clone)]
struct Month {
    opened: u32,
    closed: [u32; 3],
    declined: u32,
    taken_back: u32,
    run: u16,
}

fn a_month() -> impl Strategy<Value = Month> {
    let few = || prop_oneof![3 => Just(0_u32), 3 => 1_u32..5, 2 => 5_u32..12];
    let rarely = prop_oneof![4 => Just(0_u32), 1 => 1_u32..4];
    (few(), [few(), few(), few()], few(), rarely, 1_u16..3).prop_map(
        |(opened, closed, declined, taken_back, run)| Month {
            opened,
            closed,
            declined,
            taken_back,
            run,
        },
    )
}

const OUTCOMES: [ClosedOutcome; 3] = [
    ClosedOutcome::Unremarkable,
    ClosedOutcome::Decided,
    ClosedOutcome::RegisterCorrected,
];

/// Two months of the year before, and one for each publication.
fn rows(months: &[Month]) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for (place, happened) in months.iter().enumerate() {
        let at = if place < 2 {
            month(2024, 6 + place as i8)
        } else {
            month(2025, place as i8)
        };
        let mut add = |row: FactRow| {
            let run = Some(RunNumber(happened.run));
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

fn series(months: &[Month]) -> Vec<(Publication, PrintedPublication)> {
    let rows = rows(months);
    let ends = (2..months.len()).map(|place| place as i8);
    let made = publish_series(ends.clone().map(|end| count(&rows, end))).unwrap();
    let printed = ends
        .zip(&made)
        .map(|(end, made)| printed(made, &format!("{end}")));
    let printed: Vec<PrintedPublication> = printed.collect();
    made.into_iter().zip(printed).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_series_of_publications_withstands_the_audit(
        months in proptest::collection::vec(a_month(), 5..8),
    ) {
        let made = series(&months);
        let printed: Vec<PrintedPublication> = made.iter().map(|made| made.1.clone()).collect();
        let report = audit(&printed).unwrap();
        let open: Vec<_> = report.open().collect();
        prop_assert!(open.is_empty(), "{open:?}");
        // The same rows give the same tables, and what is made later changes nothing.
        let shorter = series(&months[..months.len() - 1]);
        prop_assert!(shorter.iter().zip(&made).all(|(one, other)| one.0 == other.0));
    }
}
