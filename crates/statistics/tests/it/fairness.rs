//! The fairness monitor: reference streams, exact means, false stops.

use crate::facts::{close, near};
use augenmass_statistics::fairness::*;
use augenmass_statistics::*;
use statrs::function::beta::beta_reg;
use std::collections::BTreeMap;

fn table(a: u64, of_a: u64, b: u64, of_b: u64) -> TwoGroups {
    TwoGroups::new(a, of_a, b, of_b).unwrap()
}

fn plan() -> FairnessPlan {
    FairnessPlan::embedded().unwrap()
}

fn two_sided() -> Grid {
    plan().grid().unwrap()
}

type Stream = [(u64, u64, u64, u64); 6];
const UNEQUAL: Stream = [
    (4, 20, 2, 30),
    (5, 22, 2, 31),
    (3, 18, 3, 29),
    (6, 21, 1, 28),
    (5, 20, 2, 33),
    (4, 19, 2, 30),
];
const FAIR: Stream = [
    (2, 20, 3, 30),
    (2, 22, 3, 31),
    (3, 18, 3, 29),
    (2, 21, 3, 28),
    (1, 20, 4, 33),
    (2, 19, 3, 30),
];

fn values(grid: Grid, stream: Stream) -> Vec<f64> {
    let mut process = EProcess::new(grid);
    stream
        .iter()
        .map(|(a, of_a, b, of_b)| {
            process.observe(table(*a, *of_a, *b, *of_b));
            process.value()
        })
        .collect()
}

#[test]
fn the_embedded_plan_is_the_recommended_one() {
    let plan = plan();
    assert_eq!((plan.error, plan.watch, plan.stop), (0.05, 5.0, 20.0));
    assert_eq!(plan.odds_ratios, [1.5, 2.0, 3.0, 5.0]);
    assert_eq!((plan.smallest_group, plan.retire_below), (10, 0.1));
}

#[test]
fn a_plan_that_promises_more_than_it_keeps_is_refused() {
    let text = include_str!("../../../../policies/fairness.toml");
    for (from, to) in [
        ("stop = 20", "stop = 19"),
        ("error = 0.05", "error = 0"),
        ("watch = 5", "watch = 25"),
        ("[1.5, 2.0, 3.0, 5.0]", "[]"),
        ("[1.5, 2.0, 3.0, 5.0]", "[1.0]"),
        ("watch = 5", "watch = 5\nsurprise = 1"),
    ] {
        assert!(text.contains(from));
        assert!(
            FairnessPlan::parse(&text.replace(from, to)).is_err(),
            "{to}"
        );
    }
}

#[test]
fn one_table_has_its_reference_values() {
    let seen = table(18, 120, 9, 180);
    for (odds_ratio, value) in [(1.5, 11.297051), (2.0, 34.327134), (3.0, 70.584493)] {
        close(e_value(seen, odds_ratio).unwrap(), value, 6);
    }
    close(e_value(seen, 5.0).unwrap(), 47.395, 3);
    let mut process = EProcess::new(two_sided());
    process.observe(seen);
    close(process.value(), 20.454884, 6);
    assert!(e_value(seen, 0.0).is_err() && e_value(seen, f64::NAN).is_err());
}

#[test]
fn reference_streams_have_their_values_after_each_look() {
    for (grid, stream, reference) in [
        (
            two_sided(),
            UNEQUAL,
            [
                1.222026, 3.849388, 3.528364, 34.305329, 183.657576, 499.443740,
            ],
        ),
        (
            Grid::over_selection(&plan().odds_ratios).unwrap(),
            UNEQUAL,
            [
                2.239242, 7.643006, 7.021455, 68.602267, 367.312365, 998.886217,
            ],
        ),
        (
            two_sided(),
            FAIR,
            [0.619072, 0.443947, 0.354847, 0.281416, 0.239061, 0.203361],
        ),
    ] {
        for (value, expected) in values(grid, stream).into_iter().zip(reference) {
            close(value, expected, 6);
        }
    }
}

#[test]
fn a_table_that_its_margins_settle_says_exactly_nothing() {
    for settled in [
        table(0, 9, 0, 7),
        table(9, 9, 7, 7),
        table(0, 0, 3, 7),
        table(4, 9, 0, 0),
    ] {
        for odds_ratio in [0.2, 1.5, 5.0] {
            assert_eq!(
                e_value(settled, odds_ratio).unwrap().to_bits(),
                1.0_f64.to_bits()
            );
        }
    }
}

fn ways(n: u64, k: u64) -> f64 {
    (0..k).fold(1.0, |w, i| w * (n - i) as f64 / (i + 1) as f64)
}

/// All tables of the margins with their probabilities under equal odds, by counting.
fn all_tables(of_a: u64, of_b: u64, passed: u64) -> Vec<(TwoGroups, f64)> {
    (passed.saturating_sub(of_b)..=passed.min(of_a))
        .map(|a| {
            let weight = ways(of_a, a) * ways(of_b, passed - a) / ways(of_a + of_b, passed);
            (table(a, of_a, passed - a, of_b), weight)
        })
        .collect()
}

#[test]
fn under_equal_odds_the_mean_is_one_for_all_small_margins() {
    for of_a in 0..=7 {
        for of_b in 0..=7 {
            for passed in 0..=of_a + of_b {
                let mean: f64 = all_tables(of_a, of_b, passed)
                    .into_iter()
                    .map(|(seen, weight)| {
                        let mut process = EProcess::new(two_sided());
                        process.observe(seen);
                        weight * process.value()
                    })
                    .sum();
                assert!((mean - 1.0).abs() < 1e-12, "{of_a} {of_b} {passed}: {mean}");
            }
        }
    }
}

#[test]
fn the_mean_stays_one_over_strata_and_looks_and_when_one_stops_by_what_one_sees() {
    let margins = [(4, 5, 4), (3, 6, 3), (5, 4, 5)];
    let (mut at_the_end, mut when_stopped) = (0.0, 0.0);
    for (first, p) in all_tables(margins[0].0, margins[0].1, margins[0].2) {
        for (second, q) in all_tables(margins[1].0, margins[1].1, margins[1].2) {
            for (third, r) in all_tables(margins[2].0, margins[2].1, margins[2].2) {
                let mut process = EProcess::new(two_sided());
                let mut seen = Vec::new();
                for stratum in [first, second, third] {
                    process.observe(stratum);
                    seen.push(process.value());
                }
                at_the_end += p * q * r * seen[2];
                let stopped = seen.iter().find(|value| **value > 1.5).unwrap_or(&seen[2]);
                when_stopped += p * q * r * stopped;
            }
        }
    }
    assert!((at_the_end - 1.0).abs() < 1e-12, "{at_the_end}");
    assert!((when_stopped - 1.0).abs() < 1e-12, "{when_stopped}");
}

/// A small generator with a fixed seed (SplitMix64), so that a run repeats.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn successes(&mut self, trials: u64, share: f64) -> u64 {
        (0..trials).filter(|_| self.next() < share).count() as u64
    }
}

#[test]
fn twelve_looks_stop_for_nothing_in_fewer_than_five_of_a_hundred_courses() {
    let (mut chance, mut stopped, mut naive) = (Chance(20_261_123), 0, 0);
    let runs = 2_000;
    for _ in 0..runs {
        let mut process = EProcess::new(two_sided());
        let (mut a, mut b, mut stop, mut alarm) = (0, 0, false, false);
        for look in 1..=12 {
            let (now_a, now_b) = (chance.successes(20, 0.3), chance.successes(40, 0.3));
            process.observe(table(now_a, 20, now_b, 40));
            stop |= process.value() >= 20.0;
            a += now_a;
            b += now_b;
            alarm |= FisherTest::of(table(a, 20 * look, b, 40 * look)).two_sided <= 0.05;
        }
        stopped += u32::from(stop);
        naive += u32::from(alarm);
    }
    let share = |count: u32| f64::from(count) / f64::from(runs);
    println!(
        "12 looks, 20 + 40 households, equal odds: stopped {:.1} %, repeated Fisher {:.1} %",
        100.0 * share(stopped),
        100.0 * share(naive)
    );
    assert!(share(stopped) <= 0.05);
    // The reference: 1.5 % against 16.7 %.
    near(share(stopped), 0.015, 0.012);
    near(share(naive), 0.167, 0.05);
}

fn volume(of_a: u64, of_b: u64, components: u32) -> Volume {
    Volume {
        of_a,
        of_b,
        base_share: 0.3,
        components,
    }
}

#[test]
fn false_stops_stay_below_five_per_cent_for_all_volumes_and_looks() {
    for (of_a, of_b) in [(6, 12), (20, 40), (50, 50), (3, 90)] {
        let mut before = 0.0;
        for looks in [1, 4, 12, 60] {
            let found = false_stop_probability(&plan(), volume(of_a, of_b, 1), looks).unwrap();
            assert!(
                before <= found && found <= 0.05,
                "{of_a} {of_b} {looks}: {found}"
            );
            before = found;
        }
    }
    let many = false_stop_probability(&plan(), volume(20, 40, 12), 60).unwrap();
    let one = false_stop_probability(&plan(), volume(20, 40, 1), 60).unwrap();
    assert!(many < one);
}

#[test]
fn the_delay_is_as_long_as_the_simulations_of_the_reference_say() {
    // Quarters until the stop in half of all courses.
    for (of_a, of_b, odds_ratio, quarters) in [
        (20, 40, 1.5, 17),
        (20, 40, 2.0, 6),
        (20, 40, 3.0, 3),
        (20, 40, 5.0, 2),
        (6, 12, 2.0, 18),
        (6, 12, 3.0, 7),
        (6, 12, 5.0, 4),
    ] {
        let found = delay_to_stop(&plan(), volume(of_a, of_b, 1), odds_ratio).unwrap();
        // The reference has 600 courses per line, so its medians are off by a tenth at times.
        let reach = (f64::from(quarters) / 8.0).max(1.0);
        near(f64::from(found.median.unwrap()), f64::from(quarters), reach);
    }
}

#[test]
fn watching_more_takes_longer() {
    let median = |components| {
        delay_to_stop(&plan(), volume(20, 40, components), 2.0)
            .unwrap()
            .median
            .unwrap()
    };
    assert!(median(1) < median(6) && median(6) < median(30));
    assert!(delay_to_stop(&plan(), volume(20, 40, 0), 2.0).is_err());
    assert!(delay_to_stop(&plan(), volume(0, 40, 1), 2.0).is_err());
}

#[test]
fn what_cannot_be_seen_has_its_reference_values() {
    for (per_group, above, below) in [
        (17, 0.849537, None),
        (34, 0.712981, Some(0.063279)),
        (50, 0.640257, Some(0.104625)),
        (100, 0.552892, Some(0.168654)),
        (200, 0.493403, Some(0.219591)),
        (400, 0.449569, Some(0.256703)),
    ] {
        let found = detectable_shares(per_group, 0.35, 0.05, 0.8).unwrap();
        close(found.above.unwrap(), above, 6);
        match below {
            Some(below) => close(found.below.unwrap(), below, 6),
            None => assert_eq!(found.below, None),
        }
    }
}

#[test]
fn a_share_test_has_its_reference_values() {
    for (x, p) in [(17, 0.01451700), (20, 0.00053789), (14, 0.18878400)] {
        close(share_test(Ratio::new(x, 34).unwrap(), 0.3).unwrap(), p, 8);
    }
    for (n, share, odds_ratio) in [
        (34, 0.528, 2.61),
        (80, 0.453, 1.94),
        (160, 0.405, 1.59),
        (320, 0.374, 1.40),
    ] {
        let found = detectable_share(n, 0.3, 0.05, 0.8).unwrap().above.unwrap();
        near(found, share, 0.0011);
        near(found / (1.0 - found) / (0.3 / 0.7), odds_ratio, 0.011);
    }
}

#[test]
fn a_ground_retires_after_fifty_three_cases_without_any_decision() {
    let status = |x, n| ground_status(Ratio::new(x, n).unwrap(), &plan()).unwrap().0;
    assert_eq!(status(0, 52), GroundStatus::InUse);
    assert_eq!(status(0, 53), GroundStatus::Retired);
    assert_eq!(status(1, 53), GroundStatus::InUse);
    assert_eq!(status(11, 34), GroundStatus::InUse);
    assert_eq!(status(5, 200), GroundStatus::Retired);
}

#[test]
fn the_hybrid_test_has_its_reference_value() {
    let found = HybridTest::of(table(18, 120, 9, 180), table(4, 18, 6, 9), 0.05).unwrap();
    close(found.against_a, 0.03411585, 8);
    assert_eq!(found.verdict, HybridVerdict::LowerBarForA);
    let turned = HybridTest::of(
        table(18, 120, 9, 180).swapped(),
        table(4, 18, 6, 9).swapped(),
        0.05,
    );
    assert_eq!(turned.unwrap().verdict, HybridVerdict::LowerBarForB);
    assert_eq!(
        HybridTest::of(table(18, 120, 9, 180), table(4, 17, 6, 9), 0.05),
        Err(StatisticsError::TablesDiffer)
    );
}

/// Share passed on and share confirmed, if all cases have a chance drawn from Beta(a, b) and all
/// above the bar are passed on.
fn with_a_bar(bar: f64, a: f64, b: f64) -> (f64, f64) {
    let passed = 1.0 - beta_reg(a, b, bar);
    (
        passed,
        a / (a + b) * (1.0 - beta_reg(a + 1.0, b, bar)) / passed,
    )
}

#[test]
fn the_same_bar_can_give_different_shares_and_is_not_accused() {
    let reference = [
        (0.30, 2.0, 18.0, 0.01042185, 0.34046875),
        (0.30, 0.4, 3.6, 0.09297561, 0.43476151),
        (0.30, 3.0, 17.0, 0.04622368, 0.34750629),
        (0.25, 2.0, 18.0, 0.03100741, 0.29431818),
        (0.20, 2.0, 18.0, 0.08286623, 0.24869565),
    ];
    for (bar, a, b, passed, confirmed) in reference {
        close(with_a_bar(bar, a, b).0, passed, 8);
        close(with_a_bar(bar, a, b).1, confirmed, 8);
    }
    let verdict = |one: usize, other: usize| {
        let n = 9_000.0;
        let count = |row: usize| {
            let passed = (n * reference[row].3).round();
            (passed as u64, (passed * reference[row].4).round() as u64)
        };
        let ((passed, confirmed), (passed_b, confirmed_b)) = (count(one), count(other));
        let selection = table(passed, 9_000, passed_b, 9_000);
        let outcome = table(confirmed, passed, confirmed_b, passed_b);
        HybridTest::of(selection, outcome, 0.05).unwrap().verdict
    };
    // Same bar, different cases: the outcome test alone would accuse; a double standard is found.
    assert_eq!(verdict(1, 0), HybridVerdict::Inconclusive);
    assert_eq!(verdict(0, 1), HybridVerdict::Inconclusive);
    assert_eq!(verdict(4, 0), HybridVerdict::LowerBarForA);
    assert_eq!(verdict(0, 4), HybridVerdict::LowerBarForB);
}

const ORDERED: Component = Component {
    stage: Stage::VisitOrdered,
    split: Split(1),
};
const APPROVED: Component = Component {
    stage: Stage::Approved,
    split: Split(1),
};

fn look(so_far: u64, strata: &[TwoGroups]) -> Look {
    let new_households = strata.iter().map(|t| t.households()).sum();
    Look {
        new_households,
        households_so_far: so_far + new_households,
        strata: strata.to_vec(),
    }
}

/// The monitor of one component after each look of a stream.
fn watch(components: &[Component], stream: Stream) -> Vec<FairnessStatus> {
    let mut monitor = Monitor::new(plan(), components).unwrap();
    let mut so_far = 0;
    stream
        .iter()
        .map(|(a, of_a, b, of_b)| {
            let now = look(so_far, &[table(*a, *of_a, *b, *of_b)]);
            so_far = now.households_so_far;
            monitor.look(&BTreeMap::from([(ORDERED, now)])).unwrap();
            monitor.status()
        })
        .collect()
}

#[test]
fn bands_begin_at_five_and_twenty_exactly() {
    let plan = plan();
    for (value, band) in [
        (0.0, Band::NoStatement),
        (4.999_999, Band::NoStatement),
        (5.0, Band::Watch),
        (19.999_999, Band::Watch),
        (20.0, Band::Stop),
        (f64::INFINITY, Band::Stop),
        (f64::NAN, Band::Stop),
    ] {
        assert_eq!(plan.band(value), band);
    }
}

#[test]
fn unequal_treatment_stops_at_the_fourth_look_and_stays_stopped() {
    let statuses = watch(&[ORDERED], UNEQUAL);
    let bands: Vec<Band> = statuses.iter().map(|s| s.band).collect();
    use Band::{NoStatement, Stop};
    assert_eq!(
        bands,
        [NoStatement, NoStatement, NoStatement, Stop, Stop, Stop]
    );
    // Two digits leave, not six.
    let values: Vec<f64> = statuses.iter().map(|s| s.value).collect();
    assert_eq!(values, [1.2, 3.8, 3.5, 34.0, 180.0, 500.0]);
    assert_eq!(statuses[5].households, HouseholdBand::From100);

    let mut monitor = Monitor::new(plan(), &[ORDERED]).unwrap();
    monitor
        .look(&BTreeMap::from([(
            ORDERED,
            look(0, &[table(30, 60, 5, 60)]),
        )]))
        .unwrap();
    assert_eq!(monitor.status().band, Stop);
    // What follows points the other way, and the value falls: no matter (M-3).
    monitor
        .look(&BTreeMap::from([(
            ORDERED,
            look(120, &[table(10, 60, 35, 60)]),
        )]))
        .unwrap();
    assert!(monitor.value() < 20.0);
    assert_eq!(monitor.status().band, Stop);
}

#[test]
fn overwhelming_evidence_leaves_as_a_number_that_can_be_written() {
    let mut monitor = Monitor::new(plan(), &[ORDERED]).unwrap();
    let all_against_none = look(0, &[table(90_000, 100_000, 100, 100_000)]);
    monitor
        .look(&BTreeMap::from([(ORDERED, all_against_none)]))
        .unwrap();
    let status = monitor.status();
    assert_eq!((status.band, status.value), (Band::Stop, 1e6));
    let json = serde_json::to_string(&status).unwrap();
    assert_eq!(
        serde_json::from_str::<FairnessStatus>(&json).unwrap(),
        status
    );
    assert!(json.contains(r#""households":"500-or-more""#), "{json}");
}

#[test]
fn fair_treatment_gives_no_statement() {
    let statuses = watch(&[ORDERED], FAIR);
    assert!(statuses.iter().all(|s| s.band == Band::NoStatement));
    assert_eq!(statuses[5].value, 0.2);
}

#[test]
fn all_stages_and_splits_share_one_value() {
    let alone = watch(&[ORDERED], UNEQUAL);
    let shared = watch(&[ORDERED, APPROVED], UNEQUAL);
    // The other component has seen nothing and stays at 1: (34.3 + 1) / 2.
    assert_eq!((alone[3].band, shared[3].band), (Band::Stop, Band::Watch));
    assert_eq!(shared[3].value, 18.0);
    assert_eq!(shared[4].band, Band::Stop);
}

#[test]
fn a_household_counts_once_per_stage() {
    let mut monitor = Monitor::new(plan(), &[ORDERED]).unwrap();
    let strata = [table(4, 20, 2, 30), table(1, 6, 1, 9)];
    let twice_in_one_period = Look {
        new_households: 63,
        households_so_far: 63,
        strata: strata.to_vec(),
    };
    let refused = monitor.look(&BTreeMap::from([(ORDERED, twice_in_one_period)]));
    let twice = StatisticsError::HouseholdCountedTwice {
        counted: 65,
        different: 63,
    };
    assert_eq!(refused, Err(twice));
    assert_eq!((monitor.value(), monitor.status().looks), (1.0, 0));

    monitor
        .look(&BTreeMap::from([(ORDERED, look(0, &strata))]))
        .unwrap();
    let again_later = Look {
        new_households: 65,
        households_so_far: 66,
        strata: strata.to_vec(),
    };
    assert!(
        monitor
            .look(&BTreeMap::from([(ORDERED, again_later)]))
            .is_err()
    );
}

#[test]
fn what_the_plan_does_not_name_is_not_tested() {
    let mut monitor = Monitor::new(plan(), &[ORDERED]).unwrap();
    let surprise = BTreeMap::from([(APPROVED, look(0, &[table(4, 20, 2, 30)]))]);
    assert_eq!(monitor.look(&surprise), Err(StatisticsError::NotInThePlan));
    assert!(Monitor::new(plan(), &[]).is_err());
    assert!(Monitor::new(plan(), &[ORDERED, ORDERED]).is_err());
}

#[test]
fn nothing_is_said_about_a_group_of_fewer_than_ten() {
    let mut monitor = Monitor::new(plan(), &[ORDERED]).unwrap();
    let first = look(0, &[table(9, 9, 3, 60)]);
    let so_far = first.households_so_far;
    monitor.look(&BTreeMap::from([(ORDERED, first)])).unwrap();
    assert_eq!(monitor.value(), 1.0);
    monitor
        .look(&BTreeMap::from([(
            ORDERED,
            look(so_far, &[table(1, 1, 0, 2)]),
        )]))
        .unwrap();
    // With the tenth household all that was counted speaks.
    assert_eq!(monitor.status().band, Band::Stop);
}
