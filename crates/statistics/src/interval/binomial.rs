//! Intervals of a share when the number of trials was fixed beforehand.

use super::{Interval, Level, Method, successes_of, to_float};
use crate::beta::{beta_quantile, beta_regularised};
use crate::error::StatisticsError;
use crate::root::crossing;
use crate::unit::Ratio;
use statrs::function::erf::erfc_inv;

/// Clopper–Pearson interval for a share. The limits are quantiles of the beta distribution; for
/// 0 of n the lower limit is exactly 0, for n of n the upper limit is exactly 1.
pub fn clopper_pearson(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    successes_of(share)?;
    let (lower, upper) = clopper_pearson_at(share.numerator(), share.denominator(), level.tail());
    Ok(Interval {
        level,
        lower,
        upper,
        method: Method::ClopperPearson,
    })
}

/// Clopper–Pearson limits with `tail` on each side, for bounds that share their error.
/// Needs `successes <= trials` and a trial.
pub(crate) fn clopper_pearson_at(successes: u64, trials: u64, tail: f64) -> (f64, f64) {
    let (x, n) = (to_float(successes), to_float(trials));
    let lower = if successes == 0 {
        0.0
    } else {
        beta_quantile(x, n - x + 1.0, tail)
    };
    let upper = if successes == trials {
        1.0
    } else {
        beta_quantile(x + 1.0, n - x, 1.0 - tail)
    };
    (lower, upper)
}

/// Jeffreys interval: quantiles of Beta(x + ½, n − x + ½). By convention the lower limit is 0 for
/// none of n and the upper limit is 1 for n of n.
pub fn jeffreys(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    let (x, n) = successes_of(share)?;
    let (a, b) = (x + 0.5, n - x + 0.5);
    let lower = if share.numerator() == 0 {
        0.0
    } else {
        beta_quantile(a, b, level.tail())
    };
    let upper = if share.numerator() == share.denominator() {
        1.0
    } else {
        beta_quantile(a, b, 1.0 - level.tail())
    };
    Ok(Interval {
        level,
        lower,
        upper,
        method: Method::Jeffreys,
    })
}

/// Wilson interval: all shares that the score test does not reject.
pub fn wilson(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    let (x, n) = successes_of(share)?;
    let z = normal_quantile(level);
    let share_seen = x / n;
    let weight = z * z / n;
    let middle = (share_seen + weight / 2.0) / (1.0 + weight);
    let spread = (share_seen * (1.0 - share_seen) / n + weight / (4.0 * n)).sqrt();
    let reach = z / (1.0 + weight) * spread;
    Ok(Interval {
        level,
        lower: (middle - reach).clamp(0.0, share_seen),
        upper: (middle + reach).clamp(share_seen, 1.0),
        method: Method::Wilson,
    })
}

/// Mid-P interval: as Clopper–Pearson, but in each tail the observed count is counted half.
pub fn mid_p(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    successes_of(share)?;
    let (x, n) = (share.numerator(), share.denominator());
    let above = |p: f64| f64::midpoint(at_least(x, n, p), at_least(x + 1, n, p));
    let lower = if x == 0 {
        0.0
    } else {
        crossing(0.0, 1.0, |p| above(p) < level.tail())
    };
    let upper = if x == n {
        1.0
    } else {
        crossing(0.0, 1.0, |p| above(p) < 1.0 - level.tail())
    };
    Ok(Interval {
        level,
        lower,
        upper,
        method: Method::MidP,
    })
}

/// Probability of at least `successes` of `trials` at share `p`.
fn at_least(successes: u64, trials: u64, p: f64) -> f64 {
    if successes == 0 {
        1.0
    } else if successes > trials {
        0.0
    } else {
        beta_regularised(to_float(successes), to_float(trials - successes + 1), p)
    }
}

/// The two-sided quantile of the normal distribution, 1.96 at 95 %.
pub(crate) fn normal_quantile(level: Level) -> f64 {
    std::f64::consts::SQRT_2 * erfc_inv(level.error())
}
