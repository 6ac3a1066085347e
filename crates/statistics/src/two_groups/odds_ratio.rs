//! The conditional odds ratio with its exact interval (Cornfield 1956; Fisher 1935).

use super::{Comparison, TwoGroups};
use crate::error::StatisticsError;
use crate::interval::Level;
use crate::root::crossing;

/// Odds ratios beyond e^±40 are 0 or without limit.
const FAR: f64 = 40.0;

impl TwoGroups {
    /// Odds ratio of A against B, given the margins: the one under which the mean number of A is
    /// the observed one, and all those under which neither tail is rarer than the level allows.
    ///
    /// Roots are found to the last bits; R's `fisher.test` stops at about four digits. Errors if
    /// the margins leave only one table.
    pub fn odds_ratio(self, level: Level) -> Result<Comparison, StatisticsError> {
        let margins = self.margins();
        if margins.is_settled() {
            return Err(StatisticsError::NothingToCompare);
        }
        let a = self.counts().a;
        let (least, most) = (margins.least(), margins.most());
        let seen = (a - least) as usize;
        let solve = |is_below: &dyn Fn(f64) -> bool| crossing(-FAR, FAR, is_below).exp();
        let tail = |part: &[f64]| part.iter().sum::<f64>();
        let estimate = match a {
            _ if a == least => Some(0.0),
            _ if a == most => None,
            _ => Some(solve(&|ln_psi| margins.mean(ln_psi) < a as f64)),
        };
        let lower = if a == least {
            0.0
        } else {
            solve(&|ln_psi| tail(&margins.probabilities(ln_psi)[seen..]) < level.tail())
        };
        let upper = (a < most)
            .then(|| solve(&|ln_psi| tail(&margins.probabilities(ln_psi)[..=seen]) > level.tail()));
        Ok(Comparison {
            level,
            estimate,
            lower,
            upper,
        })
    }
}
