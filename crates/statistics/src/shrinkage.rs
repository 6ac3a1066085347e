//! Shares of small units, drawn towards the common share (beta-binomial model, moments after
//! Kleinman 1973; section 3.5 of the reference on statistics).
//!
//! For internal review and for deciding what is too little to publish. Units are never ranked by
//! these numbers (N-01): the result has the order of the input and no order of its own.

use crate::error::StatisticsError;
use crate::unit::Ratio;
use serde::Serialize;

/// Shares drawn towards the common share.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Shrunken {
    /// The share of all units together.
    pub common: f64,
    /// How much more the units differ than chance alone would let them; can be negative.
    pub overdispersion: f64,
    /// α of the beta distribution; `None` if chance alone explains the differences.
    pub alpha: Option<f64>,
    /// β of the beta distribution; `None` likewise.
    pub beta: Option<f64>,
    /// One share per unit, in the order of the input.
    pub shares: Vec<f64>,
}

/// Posterior means `(x + α) / (n + α + β)`, with α and β from the moments.
///
/// Where the units differ no more than by chance (overdispersion 0 or less) every unit gets the
/// common share: maximum likelihood has no finite solution there. Where the units differ as much as
/// they can (overdispersion 1 or more) every unit keeps its own. Errors for fewer than two units and
/// for a unit with more successes than trials.
pub fn shrink(units: &[Ratio]) -> Result<Shrunken, StatisticsError> {
    if units.len() < 2 {
        return Err(StatisticsError::NothingToCompare);
    }
    let mut pairs = Vec::with_capacity(units.len());
    for unit in units {
        let (successes, trials) = (unit.numerator(), unit.denominator());
        if successes > trials {
            return Err(StatisticsError::NoInterval { successes, trials });
        }
        pairs.push((successes as f64, trials as f64));
    }
    let all: f64 = pairs.iter().map(|(_, n)| n).sum();
    let common = pairs.iter().map(|(x, _)| x).sum::<f64>() / all;
    let overdispersion = overdispersion(&pairs, common, all);
    let own = |(x, n): &(f64, f64)| x / n;
    let (alpha, beta, shares) = if overdispersion <= 0.0 {
        (None, None, vec![common; pairs.len()])
    } else if overdispersion >= 1.0 {
        (Some(0.0), Some(0.0), pairs.iter().map(own).collect())
    } else {
        let strength = (1.0 - overdispersion) / overdispersion;
        let alpha = common * strength;
        let shares = pairs.iter().map(|(x, n)| (x + alpha) / (n + strength));
        (Some(alpha), Some(strength - alpha), shares.collect())
    };
    Ok(Shrunken {
        common,
        overdispersion,
        alpha,
        beta,
        shares,
    })
}

/// Intra-unit correlation by moments. 0 where no unit differs because nobody or everybody was found.
fn overdispersion(pairs: &[(f64, f64)], common: f64, all: f64) -> f64 {
    let chance = common * (1.0 - common);
    let more_units = pairs.len() as f64 - 1.0;
    let spread: f64 = pairs
        .iter()
        .map(|(x, n)| n * (x / n - common).powi(2))
        .sum();
    let squares: f64 = pairs.iter().map(|(_, n)| n * n).sum();
    let room = chance * (all - squares / all - more_units);
    if room > 0.0 {
        (spread - chance * more_units) / room
    } else {
        0.0
    }
}
