//! Properties that hold for all rows.

use crate::facts::*;
use augenmass_statistics::*;
use proptest::prelude::*;

fn kinds() -> impl Strategy<Value = FactKind> {
    let letters = (
        proptest::sample::select(Letter::ALL),
        any::<Option<bool>>(),
        proptest::option::of(0_u32..90),
    )
        .prop_map(|(letter, in_time, days)| FactKind::LetterSent {
            letter,
            in_time,
            days,
        });
    let visits = (proptest::sample::select(VisitOutcome::ALL), any::<bool>()).prop_map(
        |(outcome, accompanied)| FactKind::VisitRecorded {
            outcome,
            accompanied,
        },
    );
    let closings = (proptest::sample::select(ClosedOutcome::ALL), any::<bool>())
        .prop_map(|(outcome, visited)| FactKind::CaseClosed { outcome, visited });
    prop_oneof![
        Just(FactKind::IndicationRecorded),
        Just(FactKind::NoticeGiven),
        Just(FactKind::CaseDeclined),
        Just(FactKind::CaseExpired),
        Just(FactKind::SupportOffered),
        Just(FactKind::SupportAccepted),
        Just(FactKind::ComplaintReceived),
        Just(FactKind::CostRecorded),
        Just(FactKind::CostPlanned),
        letters,
        visits,
        closings,
    ]
}

fn any_row() -> impl Strategy<Value = FactRow> {
    let months = (2024_i16..=2026, 1_i8..=12)
        .prop_map(|(y, m)| month(y, m))
        .prop_filter("in scope", |m| *m >= month(2024, 7) && *m <= month(2026, 3));
    let classes = proptest::option::of(proptest::sample::select(GroundClass::ALL));
    let money = proptest::option::of(
        (proptest::sample::select(MoneyKind::ALL), 0_i64..100_000)
            .prop_map(|(k, c)| Money::new(k, c)),
    );
    (
        months,
        kinds(),
        classes,
        1_u32..12,
        0_u32..9,
        0_u32..600,
        money,
    )
        .prop_map(
            |(month, kind, ground_class, count, children, minutes, money)| FactRow {
                ground_class,
                count,
                children,
                minutes,
                body: Some(Body::Registry),
                money,
                bearer: Some(Bearer::City),
                ..FactRow::new(month, Track::BenefitCheck, kind)
            },
        )
}

/// Rows that add up: whatever ends was opened in the first month.
fn any_rows() -> impl Strategy<Value = Vec<FactRow>> {
    (proptest::collection::vec(any_row(), 0..40), 0_u32..30).prop_map(|(mut rows, open)| {
        let ended: u32 = rows
            .iter()
            .filter(|row| ends(row))
            .map(|row| row.count)
            .sum();
        if ended + open > 0 {
            rows.push(row(2024, FactKind::CaseOpened, ended + open));
        }
        rows
    })
}

fn ends(row: &FactRow) -> bool {
    matches!(
        row.kind,
        FactKind::CaseClosed { .. } | FactKind::CaseDeclined | FactKind::CaseExpired
    )
}

fn json(rows: Vec<FactRow>) -> String {
    serde_json::to_string(&figures(rows, &scope()).unwrap()).unwrap()
}

/// One row as two rows that say the same.
fn split(row: FactRow, at: u32) -> [FactRow; 2] {
    let first = |n: u32| n * (at % 3) / 3;
    let money = |part: bool| {
        row.money.map(|money| {
            let cents = serde_json::to_value(money).unwrap()["cents"]
                .as_i64()
                .unwrap();
            let here = cents / 3;
            Money::new(money.kind(), if part { here } else { cents - here })
        })
    };
    let kind = |part: bool| match row.kind {
        FactKind::LetterSent {
            letter,
            in_time,
            days: Some(days),
        } => FactKind::LetterSent {
            letter,
            in_time,
            days: Some(if part { days / 3 } else { days - days / 3 }),
        },
        kind => kind,
    };
    let one = FactRow {
        kind: kind(true),
        count: first(row.count),
        children: first(row.children),
        minutes: first(row.minutes),
        money: money(true),
        ..row
    };
    let two = FactRow {
        kind: kind(false),
        count: row.count - one.count,
        children: row.children - one.children,
        minutes: row.minutes - one.minutes,
        money: money(false),
        ..row
    };
    [one, two]
}

fn count(figures: &Figures, name: &str) -> Option<i64> {
    figures
        .get(name)
        .and_then(|f| f.quantity())
        .map(|q| q.amount)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_rows_does_not_matter(rows in any_rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        let key = |i: usize| (i as u64 + 1).wrapping_mul(seed | 1).rotate_left(17);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|i| key(*i));
        for (to, from) in order.iter().enumerate() {
            shuffled[to] = rows[*from];
        }
        prop_assert_eq!(json(rows), json(shuffled));
    }

    #[test]
    fn splitting_rows_does_not_matter(rows in any_rows(), at in any::<u32>()) {
        let halves = rows.iter().flat_map(|row| split(*row, at)).collect();
        prop_assert_eq!(json(rows), json(halves));
    }

    #[test]
    fn a_row_taken_back_leaves_no_trace(rows in any_rows(), extra in any_row()) {
        let mut with = rows.clone();
        with.extend([extra, extra.taken_back()]);
        prop_assert_eq!(json(rows), json(with));
    }

    #[test]
    fn no_printed_person_count_is_small(rows in any_rows()) {
        let figures = figures(rows, &scope()).unwrap();
        for figure in &figures {
            let layer = Catalogue::embedded().unwrap().entry(figure.measure).unwrap().layer;
            if let (Layer::Person, Some(Value::Count(n))) = (layer, figure.value) {
                prop_assert!(!(1..MINIMUM_FREQUENCY).contains(&n), "{}", figure.name);
            }
            if let (Layer::Person, Some(Value::Ratio(r)), Unit::Share, true) =
                (layer, figure.value, figure.unit, figure.interval.is_some())
            {
                // Whether a letter was late says something about the office, not about a person: of that share only
                // the whole, how many people were cleared, is about persons.
                let about_the_office =
                    [Measure::ClearingLettersInTime, Measure::ComparedLettersInTime];
                let parts = if about_the_office.contains(&figure.measure) {
                    vec![r.denominator()]
                } else {
                    vec![r.numerator(), r.denominator() - r.numerator()]
                };
                for part in parts {
                    prop_assert!(part == 0 || part >= 5, "{}", figure.name);
                }
            }
        }
    }

    #[test]
    fn printed_cases_add_up(rows in any_rows()) {
        let figures = figures(rows, &scope()).unwrap();
        let mut before = Some(0);
        for year in 2024..=2026 {
            let get = |name: &str| count(&figures, &format!("{name}-{year}"));
            let parts: Option<i64> =
                ClosedOutcome::ALL.iter().map(|o| count(&figures, &format!("cases-closed-{year}-{o}"))).sum();
            let all = count(&figures, &format!("cases-closed-{year}-all"));
            if let (Some(parts), Some(all)) = (parts, all) {
                prop_assert_eq!(parts, all);
            }
            let sum = (before, get("cases-opened"), get("cases-open"), all, get("cases-declined"), get("cases-expired"));
            if let (Some(before), Some(opened), Some(open), Some(closed), Some(declined), Some(expired)) = sum {
                prop_assert_eq!(before + opened, open + closed + declined + expired);
            }
            before = get("cases-open");
        }
    }

    #[test]
    fn no_single_hidden_part_can_be_recomputed_from_its_total(rows in any_rows()) {
        let figures = figures(rows, &scope()).unwrap();
        for measure in [Measure::CasesClosed, Measure::ChildrenInClosedCases] {
            for year in 2024..=2026 {
                let cells: Vec<&Figure> = figures.iter().filter(|f| f.measure == measure && f.year == year).collect();
                let hidden = cells.iter().filter(|f| f.status == Status::Suppressed).count();
                prop_assert!(hidden != 1, "{measure} {year}");
            }
        }
    }
}
