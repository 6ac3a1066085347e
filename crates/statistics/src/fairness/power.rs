//! What cannot be seen at a given size (section 3.6 of the reference): printed with every status.

use crate::error::StatisticsError;
use crate::root::crossing;
use crate::two_groups::Margins;
use crate::unit::Ratio;
use serde::Serialize;

/// Largest group of a power table; the work grows with its square.
const LARGEST: u64 = 2_000;
/// Values of p are taken as equal within this relative difference.
const TIE: f64 = 1e-7;

/// Which shares of group A would be noticed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Detectable {
    /// Smallest higher share; `None` if none is ever noticed often enough.
    pub above: Option<f64>,
    /// Largest lower share; `None` if none is ever noticed often enough.
    pub below: Option<f64>,
}

/// Shares of A that Fisher's two-sided test at `error` finds with probability `power`, if both groups
/// have `per_group` households and B has the share `share_b`. Exact, by counting all tables.
pub fn detectable_shares(
    per_group: u64,
    share_b: f64,
    error: f64,
    power: f64,
) -> Result<Detectable, StatisticsError> {
    check(per_group, share_b)?;
    let rejected = rejected_tables(per_group, error);
    let in_b = binomial(per_group, share_b);
    let power_at = |share_a: f64| -> f64 {
        let in_a = binomial(per_group, share_a);
        rejected
            .iter()
            .map(|(a, b)| in_a[*a as usize] * in_b[*b as usize])
            .sum()
    };
    Ok(detectable(share_b, power, power_at))
}

/// Shares that the two-sided exact binomial test at `error` finds against `benchmark` with
/// probability `power`, among `trials`.
pub fn detectable_share(
    trials: u64,
    benchmark: f64,
    error: f64,
    power: f64,
) -> Result<Detectable, StatisticsError> {
    check(trials, benchmark)?;
    let expected = binomial(trials, benchmark);
    let rejected: Vec<usize> = (0..expected.len())
        .filter(|x| rarer(&expected, *x) <= error)
        .collect();
    let power_at = |share: f64| -> f64 {
        let mass = binomial(trials, share);
        rejected.iter().map(|x| mass[*x]).sum()
    };
    Ok(detectable(benchmark, power, power_at))
}

/// Two-sided exact binomial test of a share against a benchmark: probability of all counts that are
/// at most as probable. Errors for a benchmark outside 0 to 1 or more successes than trials.
pub fn share_test(share: Ratio, benchmark: f64) -> Result<f64, StatisticsError> {
    let (successes, trials) = (share.numerator(), share.denominator());
    check(trials, benchmark)?;
    if successes > trials {
        return Err(StatisticsError::NoInterval { successes, trials });
    }
    Ok(rarer(&binomial(trials, benchmark), successes as usize))
}

const fn check(size: u64, share: f64) -> Result<(), StatisticsError> {
    if size > LARGEST {
        return Err(StatisticsError::TooMany {
            count: size,
            most: LARGEST,
        });
    }
    if size == 0 {
        return Err(StatisticsError::NothingToCompare);
    }
    if share > 0.0 && share < 1.0 {
        Ok(())
    } else {
        Err(StatisticsError::NoShare)
    }
}

fn rarer(probabilities: &[f64], seen: usize) -> f64 {
    let here = probabilities[seen] * (1.0 + TIE);
    let sum: f64 = probabilities.iter().filter(|p| **p <= here).sum();
    sum.min(1.0)
}

/// Probabilities of 0 to `trials` successes, from ratios of neighbours around the largest.
pub(super) fn binomial(trials: u64, share: f64) -> Vec<f64> {
    let odds = (share / (1.0 - share)).ln();
    let mut weights = vec![0.0];
    let mut sum = 0.0;
    for k in 1..=trials {
        sum += ((trials - k + 1) as f64 / k as f64).ln() + odds;
        weights.push(sum);
    }
    let top = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut mass: Vec<f64> = weights.iter().map(|w| (w - top).exp()).collect();
    let all: f64 = mass.iter().sum();
    for p in &mut mass {
        *p /= all;
    }
    mass
}

/// All tables (a, b) that Fisher's two-sided test rejects.
fn rejected_tables(per_group: u64, error: f64) -> Vec<(u64, u64)> {
    let mut rejected = Vec::new();
    for passed in 0..=2 * per_group {
        let margins = Margins::new(per_group, per_group, passed);
        let probabilities = margins.probabilities(0.0);
        for (index, a) in (margins.least()..=margins.most()).enumerate() {
            if rarer(&probabilities, index) <= error {
                rejected.push((a, passed - a));
            }
        }
    }
    rejected
}

/// Power grows with the distance from `centre` on either side.
fn detectable(centre: f64, power: f64, power_at: impl Fn(f64) -> f64) -> Detectable {
    // As near to 0 and 1 as logarithms allow.
    let (least, most) = (1e-12, 1.0 - 1e-12);
    let above = crossing(centre, most, |share| power_at(share) < power);
    let below = crossing(least, centre, |share| power_at(share) >= power);
    Detectable {
        above: (power_at(most) >= power).then_some(above),
        below: (power_at(least) >= power).then_some(below),
    }
}
