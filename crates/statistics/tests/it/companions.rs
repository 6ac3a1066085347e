//! Reference numbers for all other intervals of one share, six digits as printed.

use crate::facts::{close, near};
use augenmass_statistics::*;

fn share(x: u64, n: u64) -> Ratio {
    Ratio::new(x, n).unwrap()
}

fn limits(interval: Interval) -> (f64, f64) {
    let rounded = interval.rounded();
    (rounded.lower, rounded.upper)
}

#[test]
fn published_results_have_their_reference_companions() {
    // x, n, share, Jeffreys, Wilson, mid-P.
    #[rustfmt::skip]
    let reference = [
        (11, 34, 0.323529, (0.185590, 0.490105), (0.191316, 0.491571), (0.183345, 0.492670)),
        (11, 33, 0.333333, (0.191718, 0.502775), (0.197502, 0.503921), (0.189386, 0.505425)),
        (11, 35, 0.314286, (0.179843, 0.478041), (0.185508, 0.479798), (0.177681, 0.480526)),
        (22, 34, 0.647059, (0.479733, 0.790515), (0.479140, 0.785121), (0.477245, 0.792747)),
        (34, 35, 0.971429, (0.874130, 0.996900), (0.854669, 0.994939), (0.867060, 0.998571)),
        (22, 80, 0.275000, (0.186387, 0.379559), (0.189178, 0.381441), (0.185694, 0.380335)),
        (14, 58, 0.241379, (0.145598, 0.362236), (0.149589, 0.365300), (0.144478, 0.363551)),
        (86, 300, 0.286667, (0.237724, 0.339703), (0.238446, 0.340282), (0.237623, 0.339809)),
        (0, 34, 0.000000, (0.0, 0.070712), (0.0, 0.101515), (0.0, 0.084340)),
        (1, 34, 0.029412, (0.003192, 0.129348), (0.005211, 0.149156), (0.001471, 0.136617)),
        (5, 5, 1.000000, (0.620623, 1.0), (0.565518, 1.0), (0.549280, 1.0)),
    ];
    for (x, n, seen, by_jeffreys, by_wilson, by_mid_p) in reference {
        close(share(x, n).quotient(), seen, 6);
        let found = [jeffreys, wilson, mid_p].map(|f| limits(f(share(x, n), Level::P95).unwrap()));
        assert_eq!(found, [by_jeffreys, by_wilson, by_mid_p], "{x}/{n}");
    }
}

/// Section 0 of the reference: 20 endangered children among 26,371 notices of missed examinations.
#[test]
fn a_rare_share_of_many_has_its_reference_interval() {
    let found = clopper_pearson(share(20, 26_371), Level::P95).unwrap();
    close(100.0 * 20.0 / 26_371.0, 0.075841, 6);
    close(100.0 * found.lower, 0.046332, 6);
    close(100.0 * found.upper, 0.117106, 6);
}

#[test]
fn the_confidence_sequence_has_its_reference_limits() {
    for (x, n, lower, upper) in [
        (11, 34, 0.117999, 0.592260),
        (22, 80, 0.134962, 0.453988),
        (14, 58, 0.095353, 0.446448),
        (0, 20, 0.0, 0.224006),
        (86, 300, 0.202178, 0.382531),
    ] {
        let found = confidence_sequence(share(x, n), Level::P95).unwrap();
        assert_eq!(limits(found), (lower, upper), "{x}/{n}");
    }
}

#[test]
fn without_any_finding_looking_always_costs_a_known_number_of_cases() {
    let upper = |f: fn(Ratio, Level) -> Result<Interval, StatisticsError>, n| {
        f(share(0, n), Level::P95).unwrap().upper
    };
    for (bound, always, once) in [(0.2, 24, 17), (0.1, 53, 36), (0.05, 116, 72)] {
        assert!(upper(confidence_sequence, always) < bound);
        assert!(upper(confidence_sequence, always - 1) >= bound);
        assert!(upper(clopper_pearson, once) < bound);
        assert!(upper(clopper_pearson, once - 1) >= bound);
    }
}

#[test]
fn a_count_in_a_population_has_its_reference_limits() {
    for (x, n, population, lower, upper) in [
        (2, 400, 20_000, 13, 356),
        (0, 300, 20_000, 0, 242),
        (3, 600, 20_000, 22, 287),
        (5, 400, 2_000, 10, 54),
        (0, 59, 500, 0, 28),
    ] {
        let found = count_in_population(share(x, n), population, Level::P95).unwrap();
        assert_eq!(
            (found.lower, found.upper),
            (lower, upper),
            "{x}/{n} of {population}"
        );
    }
    // The binomial interval times the population is wider.
    let naive = clopper_pearson(share(2, 400), Level::P95).unwrap();
    close(naive.lower, 0.000606, 6);
    close(naive.upper, 0.017944, 6);
    near(20_000.0 * naive.lower, 12.12, 0.005);
    near(20_000.0 * naive.upper, 358.88, 0.005);
}

#[test]
fn a_count_in_the_largest_population_has_limits_too() {
    // The normal distribution of the count: half of 10^8, of which half were drawn; 1.96 · 5 000.
    let half = count_in_population(share(25_000_000, 50_000_000), 100_000_000, Level::P95).unwrap();
    for reach in [50_000_000 - half.lower, half.upper - 50_000_000] {
        near(reach as f64, 9_799.8, 2.0);
    }
    // Added up term by term elsewhere.
    let rare = count_in_population(share(10, 1_000_000), 100_000_000, Level::P95).unwrap();
    assert_eq!((rare.lower, rare.upper), (482, 1_834));
}

#[test]
fn who_asks_everybody_knows_the_count() {
    for x in [0, 1, 7, 50] {
        let found = count_in_population(share(x, 50), 50, Level::P95).unwrap();
        assert_eq!((found.lower, found.upper), (x, x));
    }
    assert!(count_in_population(share(1, 51), 50, Level::P95).is_err());
}

#[test]
fn an_interval_of_a_count_keeps_its_promise_in_every_small_population() {
    // Enumerated with exact counts, no logarithms: the true count is inside with at least 95 %.
    for population in [1_u64, 5, 12, 20] {
        for drawn in 1..=population {
            for count in 0..=population {
                let covered: u128 = (0..=drawn)
                    .filter(|x| {
                        let found =
                            count_in_population(share(*x, drawn), population, Level::P95).unwrap();
                        (found.lower..=found.upper).contains(&count)
                    })
                    .map(|x| ways(count, x) * ways(population - count, drawn - x))
                    .sum();
                let all = ways(population, drawn);
                assert!(
                    covered * 20 >= all * 19,
                    "{count} of {population}, {drawn} drawn"
                );
            }
        }
    }
}

/// In how many ways `k` can be chosen from `n`.
fn ways(n: u64, k: u64) -> u128 {
    if k > n {
        return 0;
    }
    (0..k).fold(1, |product, i| {
        product * u128::from(n - i) / u128::from(i + 1)
    })
}

#[test]
fn a_sample_without_finding_shows_no_less_than_its_bound() {
    for (n, bound) in [
        (59, 0.049508),
        (149, 0.019905),
        (299, 0.009969),
        (598, 0.004997),
    ] {
        close(no_finding_bound(n, Level::P95).unwrap(), bound, 6);
    }
    close(no_finding_bound(59, Level::P95).unwrap(), 0.04950761, 8);
    close(no_finding_bound(149, Level::P95).unwrap(), 0.01990482, 8);
    close(no_finding_bound(299, Level::P95).unwrap(), 0.00996915, 8);
    close(no_finding_bound(598, Level::P95).unwrap(), 0.00499706, 8);
    assert_eq!(sample_without_finding(0.002, Level::P95).unwrap(), 1_497);
    assert!(sample_without_finding(0.0, Level::P95).is_err());
    assert!(no_finding_bound(0, Level::P95).is_err());
}

#[test]
fn the_guaranteed_interval_contains_its_companions_in_the_middle() {
    for (x, n) in [(11, 34), (22, 80), (14, 58), (86, 300)] {
        let guaranteed = clopper_pearson(share(x, n), Level::P95).unwrap();
        let always = confidence_sequence(share(x, n), Level::P95).unwrap();
        assert!(always.lower < guaranteed.lower && guaranteed.upper < always.upper);
        for companion in [jeffreys, mid_p].map(|f| f(share(x, n), Level::P95).unwrap()) {
            assert!(guaranteed.lower < companion.lower && companion.upper < guaranteed.upper);
        }
    }
}

#[test]
fn a_sequence_of_looks_misses_the_true_share_no_more_often_than_it_says() {
    // All ways of 40 checks at a share of 30 %, looked at after each: exact, no simulation.
    let p: f64 = 0.3;
    let mut inside = vec![1.0_f64];
    for n in 1..=40_u64 {
        let mut next = vec![0.0; n as usize + 1];
        for (x, mass) in inside.iter().enumerate() {
            next[x] += mass * (1.0 - p);
            next[x + 1] += mass * p;
        }
        for (x, mass) in next.iter_mut().enumerate() {
            let limits = confidence_sequence(share(x as u64, n), Level::P95).unwrap();
            if p <= limits.lower || p >= limits.upper {
                *mass = 0.0;
            }
        }
        inside = next;
    }
    let missed = 1.0 - inside.iter().sum::<f64>();
    assert!(missed > 0.0 && missed <= 0.05, "{missed}");
}

#[test]
fn the_largest_counts_have_intervals_and_larger_ones_have_none() {
    let methods = [
        clopper_pearson,
        jeffreys,
        wilson,
        mid_p,
        confidence_sequence,
    ];
    let n = 100_000_000;
    for x in [0, 1, 12_345, n / 2, n - 1, n] {
        for method in methods {
            let found = method(share(x, n), Level::P99).unwrap();
            let seen = x as f64 / n as f64;
            assert!(found.lower <= seen && seen <= found.upper, "{x}: {found:?}");
            assert!(found.upper - found.lower < 0.002, "{x}: {found:?}");
        }
    }
    for method in methods {
        assert!(method(share(1, n + 1), Level::P95).is_err());
    }
}

#[test]
fn levels_are_read_from_a_closed_list() {
    assert_eq!("0.95".parse::<Level>().unwrap(), Level::P95);
    assert_eq!("99".parse::<Level>().unwrap(), Level::P99);
    for wrong in ["", "0.951", "1", "neunzig", "-0.9"] {
        assert_eq!(wrong.parse::<Level>(), Err(StatisticsError::NoSuchLevel));
    }
}

#[test]
fn only_a_guaranteed_interval_is_turned_round() {
    let companion = jeffreys(share(11, 34), Level::P95).unwrap();
    assert_eq!(companion.inverted(), None);
}

#[test]
fn effort_per_decision_is_the_share_turned_round() {
    for (x, n, per, lower, upper) in [
        (11, 34, 3.090909, 1.979158, 5.750979),
        (14, 58, 4.142857, 2.690416, 7.209743),
    ] {
        let effort = effort_per_decision(share(x, n), Level::P95).unwrap();
        close(effort.per_decision.unwrap(), per, 6);
        close(effort.lower, lower, 6);
        close(effort.upper.unwrap(), upper, 6);
    }
    let never = effort_per_decision(share(0, 34), Level::P95).unwrap();
    assert_eq!((never.per_decision, never.upper), (None, None));
    close(never.lower, 1.0 / 0.102818, 4);
}

#[test]
fn the_cost_of_a_decision_has_the_limits_of_the_share() {
    let spent = Amount::<Spent>::from_cents(3_400_000);
    let cost = cost_per_decision(spent, share(11, 34), Level::P95).unwrap();
    close(cost.per_decision.unwrap(), 3_400_000.0 / 11.0, 6);
    close(cost.lower, 100_000.0 * 1.979158, -1);
    close(cost.upper.unwrap(), 100_000.0 * 5.750979, -1);
}
