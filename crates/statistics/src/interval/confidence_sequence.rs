//! An interval that may be looked at after each case (Robbins 1970; Ville's inequality).

use super::{Interval, Level, Method, successes_of};
use crate::error::StatisticsError;
use crate::root::crossing;
use crate::unit::Ratio;
use statrs::function::beta::ln_beta;

/// Confidence sequence of a share: all p with
/// `B(x + ½, n − x + ½) / B(½, ½) < p^x (1 − p)^(n − x) / α`.
///
/// The probability that the true share is ever outside, at any of infinitely many looks, is at
/// most α. The price is width: compare 11 of 34 with [`super::clopper_pearson`].
pub fn confidence_sequence(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    let (x, n) = successes_of(share)?;
    let limit = ln_beta(x + 0.5, n - x + 0.5) - ln_beta(0.5, 0.5) + level.error().ln();
    let likelihood = |p: f64| power(x, p) + power(n - x, 1.0 - p);
    let top = x / n;
    let lower = if x > 0.0 {
        crossing(0.0, top, |p| likelihood(p) <= limit)
    } else {
        0.0
    };
    let upper = if x < n {
        crossing(top, 1.0, |p| likelihood(p) > limit)
    } else {
        1.0
    };
    Ok(Interval {
        level,
        lower,
        upper,
        method: Method::ConfidenceSequence,
    })
}

/// `x · ln p`, with 0 for x = 0 whatever p is.
fn power(x: f64, p: f64) -> f64 {
    if x > 0.0 { x * p.ln() } else { 0.0 }
}
