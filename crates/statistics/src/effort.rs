//! Effort per final decision, by turning the interval of the share round (F-28, P-13).

use crate::error::StatisticsError;
use crate::interval::{Level, clopper_pearson};
use crate::money::{Amount, Spent};
use crate::unit::Ratio;
use serde::Serialize;

/// How much work or money one final decision took, with its interval.
///
/// The unit is what was put in: visits, letters, or cents spent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Effort {
    /// Confidence level.
    pub level: Level,
    /// Per decision; `None` without any decision.
    pub per_decision: Option<f64>,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit; `None` without any decision: it may never end.
    pub upper: Option<f64>,
}

/// Checks per final decision: `n / x`, limits by turning Clopper–Pearson round.
pub fn effort_per_decision(decided: Ratio, level: Level) -> Result<Effort, StatisticsError> {
    scaled(decided, level, 1.0)
}

/// Cents spent per final decision: `C / x`, limits `C / (n · p)`.
pub fn cost_per_decision(
    spent: Amount<Spent>,
    decided: Ratio,
    level: Level,
) -> Result<Effort, StatisticsError> {
    scaled(
        decided,
        level,
        spent.cents() as f64 / decided.denominator() as f64,
    )
}

/// `per_check` is what one check took.
fn scaled(decided: Ratio, level: Level, per_check: f64) -> Result<Effort, StatisticsError> {
    let interval = clopper_pearson(decided, level)?;
    let per = |share: f64| (share > 0.0).then(|| per_check / share);
    Ok(Effort {
        level,
        per_decision: per(decided.quotient()),
        lower: per_check / interval.upper,
        upper: per(interval.lower),
    })
}
