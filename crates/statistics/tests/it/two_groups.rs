//! Two groups compared: reference vectors and exact properties.

use crate::facts::close;
use augenmass_statistics::*;
use proptest::prelude::*;

fn table(a: u64, of_a: u64, b: u64, of_b: u64) -> TwoGroups {
    TwoGroups::new(a, of_a, b, of_b).unwrap()
}

#[test]
fn the_ratio_of_rates_has_its_reference_interval() {
    let found = table(18, 120, 9, 180).rate_ratio(Level::P95).unwrap();
    close(found.estimate.unwrap(), 3.0, 6);
    close(found.lower, 1.422054, 6);
    close(found.upper.unwrap(), 6.354696, 6);
}

#[test]
fn fishers_test_has_its_reference_values() {
    let found = FisherTest::of(table(18, 120, 9, 180));
    close(found.two_sided, 0.00383002, 8);
    close(found.two_sided_mid, 0.00267385, 8);
    close(found.greater, 0.00314771, 8);
    let outcome = FisherTest::of(table(4, 18, 6, 9));
    close(outcome.less, 0.03411585, 8);
}

#[test]
fn the_conditional_odds_ratio_has_all_eleven_digits_of_its_reference() {
    let first = table(18, 120, 9, 180).odds_ratio(Level::P95).unwrap();
    close(first.estimate.unwrap(), 3.338_919_098_36, 11);
    close(first.lower, 1.363_914_790_41, 11);
    close(first.upper.unwrap(), 8.771_576_042_3, 10);
    let second = table(7, 17, 4, 17).odds_ratio(Level::P95).unwrap();
    close(second.estimate.unwrap(), 2.219_778_102_63, 11);
    close(second.lower, 0.419_487_698_585, 12);
    close(second.upper.unwrap(), 13.484_355_146_4, 10);
}

#[test]
fn where_one_group_has_none_the_ratios_have_one_limit_only() {
    let none = table(0, 10, 4, 10);
    let odds = none.odds_ratio(Level::P95).unwrap();
    assert_eq!((odds.estimate, odds.lower), (Some(0.0), 0.0));
    assert!(odds.upper.unwrap() < 2.0);
    let rates = none.rate_ratio(Level::P95).unwrap();
    assert_eq!((rates.estimate, rates.lower), (Some(0.0), 0.0));
    let all = none.swapped();
    assert_eq!(all.odds_ratio(Level::P95).unwrap().upper, None);
    assert_eq!(all.odds_ratio(Level::P95).unwrap().estimate, None);
    assert_eq!(all.rate_ratio(Level::P95).unwrap().upper, None);
}

#[test]
fn a_table_that_says_nothing_has_no_ratio() {
    for (a, of_a, b, of_b) in [(0, 0, 3, 9), (0, 8, 0, 9), (8, 8, 9, 9)] {
        assert_eq!(
            table(a, of_a, b, of_b).odds_ratio(Level::P95),
            Err(StatisticsError::NothingToCompare)
        );
    }
    assert!(table(0, 0, 3, 9).rate_ratio(Level::P95).is_err());
    assert!(table(0, 8, 0, 9).rate_ratio(Level::P95).is_err());
}

#[test]
fn a_part_is_never_larger_than_its_whole() {
    assert!(TwoGroups::new(3, 2, 0, 5).is_err());
    assert!(TwoGroups::new(0, 2, 6, 5).is_err());
    assert!(TwoGroups::new(0, 10_000_001, 6, 10).is_err());
    let wrong = r#"{"a":3,"of-a":2,"b":0,"of-b":5}"#;
    assert!(serde_json::from_str::<TwoGroups>(wrong).is_err());
    let right = serde_json::to_string(&table(1, 2, 0, 5)).unwrap();
    assert_eq!(
        serde_json::from_str::<TwoGroups>(&right).unwrap(),
        table(1, 2, 0, 5)
    );
}

#[test]
fn large_tables_neither_overflow_nor_lose_their_tails() {
    let found = FisherTest::of(table(5_100, 10_000, 4_900, 10_000));
    assert!(found.two_sided > 0.0 && found.two_sided < 0.01);
    close(
        found.less + found.greater - 2.0 * (found.greater - found.greater_mid),
        1.0,
        9,
    );
}

/// Small tables, where everything can be counted.
fn small() -> impl Strategy<Value = TwoGroups> {
    (1_u64..12, 1_u64..12)
        .prop_flat_map(|(of_a, of_b)| (0..=of_a, Just(of_a), 0..=of_b, Just(of_b)))
        .prop_map(|(a, of_a, b, of_b)| table(a, of_a, b, of_b))
}

proptest! {
    #[test]
    fn fishers_tails_are_counted_ways(t in small()) {
        let Counts { a, of_a, b, of_b } = t.counts();
        let ways = |n: u64, k: u64| -> u64 {
            if k > n { 0 } else { (0..k).fold(1, |w, i| w * (n - i) / (i + 1)) }
        };
        let passed = a + b;
        let all = ways(of_a + of_b, passed) as f64;
        let greater: u64 = (a..=passed).map(|k| ways(of_a, k) * ways(of_b, passed - k)).sum();
        let test = FisherTest::of(t);
        prop_assert!((test.greater - greater as f64 / all).abs() < 1e-12);
        prop_assert!(test.two_sided >= test.greater.min(test.less) - 1e-12);
    }

    #[test]
    fn changing_the_groups_over_turns_the_ratios_round(t in small()) {
        if let (Ok(one), Ok(other)) = (t.odds_ratio(Level::P95), t.swapped().odds_ratio(Level::P95)) {
            let turned = other.upper.map_or(0.0, f64::recip);
            prop_assert!((one.lower - turned).abs() <= 1e-9 * one.lower.max(1e-9));
        }
        if let (Ok(one), Ok(other)) = (t.rate_ratio(Level::P95), t.swapped().rate_ratio(Level::P95)) {
            let turned = other.upper.map_or(0.0, f64::recip);
            prop_assert!((one.lower - turned).abs() <= 1e-9 * one.lower.max(1e-9));
        }
    }

    #[test]
    fn an_interval_of_odds_contains_one_unless_fisher_says_otherwise(t in small()) {
        if let Ok(odds) = t.odds_ratio(Level::P95) {
            let test = FisherTest::of(t);
            prop_assert_eq!(odds.lower > 1.0, test.greater < 0.025);
            prop_assert_eq!(odds.upper.is_some_and(|upper| upper < 1.0), test.less < 0.025);
        }
    }
}
