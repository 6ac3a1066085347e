//! Reference numbers for Clopper–Pearson, to all digits that are published for them.

use augenmass_statistics::*;

fn interval(x: u64, n: u64, level: Level) -> Interval {
    clopper_pearson(Ratio::new(x, n).unwrap(), level).unwrap()
}

fn agrees(x: u64, n: u64, level: Level, lower: f64, upper: f64, tolerance: f64) {
    let found = interval(x, n, level);
    assert!(
        (found.lower - lower).abs() < tolerance,
        "{x}/{n} lower {}",
        found.lower
    );
    assert!(
        (found.upper - upper).abs() < tolerance,
        "{x}/{n} upper {}",
        found.upper
    );
}

#[test]
fn published_results_have_their_reference_intervals() {
    let reference = [
        (11, 34, 0.173883, 0.505265),
        (11, 33, 0.179605, 0.518267),
        (11, 35, 0.168517, 0.492880),
        (22, 34, 0.464886, 0.802541),
        (34, 35, 0.850828, 0.999277),
        (22, 80, 0.181038, 0.386243),
        (14, 58, 0.138701, 0.371690),
        (86, 300, 0.236162, 0.341442),
        (0, 34, 0.0, 0.102818),
        (1, 34, 0.000744, 0.153268),
        (5, 5, 0.478176, 1.0),
    ];
    for (x, n, lower, upper) in reference {
        let found = interval(x, n, Level::P95).rounded();
        assert_eq!((found.lower, found.upper), (lower, upper), "{x}/{n}");
    }
}

#[test]
fn twelve_digit_anchors_are_met_to_eleven_digits() {
    for (x, n, lower, upper) in [
        (11, 34, 0.173883427494, 0.505265300899),
        (22, 80, 0.181037638557, 0.386243420844),
        (14, 58, 0.138701199992, 0.371689716192),
    ] {
        agrees(x, n, Level::P95, lower, upper, 1e-11);
    }
}

/// Found by adding up the binomial distribution with 30 digits.
#[test]
fn large_counts_keep_their_digits() {
    for (x, n, lower, upper) in [
        (3_000, 10_000, 0.291_027_611_309, 0.309_088_996_976),
        (30_000, 100_000, 0.297_160_575_400, 0.302_851_028_681),
    ] {
        agrees(x, n, Level::P95, lower, upper, 2e-11);
    }
}

#[test]
fn other_levels_have_their_reference_intervals() {
    let ninety = [
        (11, 34, 0.193195, 0.478190),
        (22, 80, 0.194094, 0.368865),
        (14, 58, 0.152228, 0.351340),
    ];
    for (x, n, lower, upper) in ninety {
        agrees(x, n, Level::P90, lower, upper, 5.1e-7);
    }
    let ninety_nine = [
        (11, 34, 0.139496, 0.557780),
        (22, 80, 0.156967, 0.420669),
        (14, 58, 0.114420, 0.412178),
    ];
    for (x, n, lower, upper) in ninety_nine {
        agrees(x, n, Level::P99, lower, upper, 5.1e-7);
    }
}

#[test]
fn none_of_n_begins_at_zero_and_n_of_n_ends_at_one_exactly() {
    for n in [1, 2, 5, 34, 1_000, 100_000] {
        for level in Level::ALL {
            // The closed form of the edges: 1 - tail^(1/n).
            let tail = match level {
                Level::P90 => 0.05,
                Level::P95 => 0.025,
                Level::P99 => 0.005_f64,
            };
            let limit = 1.0 - tail.powf(1.0 / n as f64);
            let (none, all) = (interval(0, n, *level), interval(n, n, *level));
            assert_eq!((none.lower, all.upper), (0.0, 1.0));
            assert!((none.upper - limit).abs() < 1e-10, "{n} {level}");
            assert!((all.lower - (1.0 - limit)).abs() < 1e-10, "{n} {level}");
        }
    }
}

#[test]
fn all_small_intervals_keep_the_promise_of_the_binomial_distribution() {
    // At the limits the tail of the binomial distribution is exactly 2.5 %: no beta function here.
    let tail = |n: u64, p: f64, from: u64, to: u64| -> f64 {
        (from..=to)
            .map(|k| binomial(n, k) * p.powi(k as i32) * (1.0 - p).powi((n - k) as i32))
            .sum()
    };
    for n in 1..=30 {
        for x in 0..=n {
            let found = interval(x, n, Level::P95);
            if x > 0 {
                assert!((tail(n, found.lower, x, n) - 0.025).abs() < 1e-9, "{x}/{n}");
            }
            if x < n {
                assert!((tail(n, found.upper, 0, x) - 0.025).abs() < 1e-9, "{x}/{n}");
            }
        }
    }
}

fn binomial(n: u64, k: u64) -> f64 {
    (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
}

#[test]
fn wider_levels_contain_narrower_ones_and_the_share() {
    for (x, n) in [(1, 34), (11, 34), (22, 80), (299, 300)] {
        let [a, b, c] = [Level::P90, Level::P95, Level::P99].map(|l| interval(x, n, l));
        let share = x as f64 / n as f64;
        assert!(c.lower < b.lower && b.lower < a.lower && a.lower < share);
        assert!(share < a.upper && a.upper < b.upper && b.upper < c.upper);
    }
}

#[test]
fn visits_per_result_are_the_interval_turned_round() {
    // Herne: 34 visits for 11 results, 3.090909 [1.979158, 5.750979]; Hagen 58 for 14.
    let herne = interval(11, 34, Level::P95).inverted().unwrap().rounded();
    assert_eq!((herne.lower, herne.upper), (1.979158, 5.750979));
    assert_eq!(herne.method, Method::ClopperPearsonInverted);
    let hagen = interval(14, 58, Level::P95).inverted().unwrap().rounded();
    assert_eq!((hagen.lower, hagen.upper), (2.690416, 7.209743));
    assert_eq!(interval(0, 34, Level::P95).inverted(), None);
}

#[test]
fn more_than_all_has_no_interval() {
    let error = clopper_pearson(Ratio::new(35, 34).unwrap(), Level::P95).unwrap_err();
    assert_eq!(
        error,
        StatisticsError::NoInterval {
            successes: 35,
            trials: 34
        }
    );
}
