//! How many there are in a population of known size, from a simple random sample without
//! replacement (hypergeometric distribution), and what a sample without any finding shows.

use super::{Level, successes_of, to_float};
use crate::error::StatisticsError;
use crate::unit::Ratio;
use serde::{Deserialize, Serialize};
use statrs::function::factorial::ln_binomial;

/// Lower and upper limit of a count. Unit: members of the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CountInterval {
    /// Confidence level.
    pub level: Level,
    /// Lower limit.
    pub lower: u64,
    /// Upper limit.
    pub upper: u64,
}

/// Largest population that is computed with: more than the Federal Republic has people.
pub const LARGEST_POPULATION: u64 = 100_000_000;

/// Exact interval for the number of members with the property, from `found` (x of n drawn): all
/// counts under which neither x or more nor x or fewer is rarer than one tail.
///
/// Narrower than a binomial interval times the population, because nobody is drawn twice. Errors if
/// the sample is larger than the population, or the population than any.
pub fn count_in_population(
    found: Ratio,
    population: u64,
    level: Level,
) -> Result<CountInterval, StatisticsError> {
    successes_of(found)?;
    let (x, drawn) = (found.numerator(), found.denominator());
    if population > LARGEST_POPULATION {
        return Err(StatisticsError::TooMany {
            count: population,
            most: LARGEST_POPULATION,
        });
    }
    if drawn > population {
        return Err(StatisticsError::PartAboveWhole {
            part: drawn,
            whole: population,
        });
    }
    let draw = Draw { population, drawn };
    let (least, most) = (x, population - (drawn - x));
    let lower = first(least, most, |count| draw.at_least(x, count) > level.tail());
    let beyond = first(least, most + 1, |count| {
        count > most || draw.at_most(x, count) <= level.tail()
    });
    Ok(CountInterval {
        level,
        lower,
        upper: beyond.saturating_sub(1).max(least),
    })
}

/// The first count of `low..=high` for which `holds`; it holds for all that follow, and for `high`.
fn first(low: u64, high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// A simple random sample without replacement.
struct Draw {
    population: u64,
    drawn: u64,
}

impl Draw {
    /// Probability of exactly `x` among the drawn, if `count` have the property.
    fn exactly(&self, x: u64, count: u64) -> f64 {
        let others = self.population - count;
        if x > count || x > self.drawn || self.drawn - x > others {
            return 0.0;
        }
        (ln_binomial(count, x) + ln_binomial(others, self.drawn - x)
            - ln_binomial(self.population, self.drawn))
        .exp()
    }

    /// Where the distribution is highest.
    fn mode(&self, count: u64) -> u64 {
        let product = u128::from(self.drawn + 1) * u128::from(count + 1);
        // At most `drawn`, which is a u64.
        (product / u128::from(self.population + 2)) as u64
    }

    fn at_most(&self, x: u64, count: u64) -> f64 {
        if x <= self.mode(count) {
            self.downwards(x, count)
        } else {
            1.0 - self.upwards(x + 1, count)
        }
    }

    fn at_least(&self, x: u64, count: u64) -> f64 {
        if x >= self.mode(count) {
            self.upwards(x, count)
        } else if x == 0 {
            1.0
        } else {
            1.0 - self.downwards(x - 1, count)
        }
    }

    /// `x` or fewer, for an `x` up to the mode: below it each term is smaller than the one before.
    fn downwards(&self, x: u64, count: u64) -> f64 {
        let others = self.population - count;
        summed(self.exactly(x, count), (0..x).rev(), |k| {
            // From k + 1 to k of the drawn.
            let less = to_float(k + 1) * to_float(others + k + 1 - self.drawn);
            less / (to_float(count - k) * to_float(self.drawn - k))
        })
    }

    /// `x` or more, for an `x` from the mode on.
    fn upwards(&self, x: u64, count: u64) -> f64 {
        let others = self.population - count;
        summed(self.exactly(x, count), x + 1..=self.drawn.min(count), |k| {
            // From k - 1 to k of the drawn.
            let more = to_float(count - k + 1) * to_float(self.drawn - k + 1);
            more / (to_float(k) * to_float(others + k - self.drawn))
        })
    }
}

/// A sum of terms that fall from the first on, each a multiple of the one before, until the rest is lost in
/// rounding: of the 50 million terms of a large population some thousands count.
fn summed(first: f64, rest: impl Iterator<Item = u64>, ratio: impl Fn(u64) -> f64) -> f64 {
    // Nothing is there, or it is too small to be written; what follows is smaller.
    if first <= 0.0 {
        return 0.0;
    }
    let (mut term, mut sum) = (first, first);
    for k in rest {
        term *= ratio(k);
        sum += term;
        if term <= sum * f64::EPSILON * 1e-3 {
            break;
        }
    }
    sum
}

/// One-sided upper limit of a share after `drawn` independent draws without any finding:
/// `1 − α^(1/n)`. 59 without finding do not show less than 5 %.
pub fn no_finding_bound(drawn: u64, level: Level) -> Result<f64, StatisticsError> {
    if drawn == 0 {
        return Err(StatisticsError::NoDenominator);
    }
    Ok(1.0 - level.error().powf(to_float(drawn).recip()))
}

/// How many must be drawn without any finding to say that the share is below `bound`: the inverse
/// of [`no_finding_bound`]. Errors unless `0 < bound < 1`.
pub fn sample_without_finding(bound: f64, level: Level) -> Result<u64, StatisticsError> {
    if !(bound > 0.0 && bound < 1.0) {
        return Err(StatisticsError::NoShare);
    }
    Ok((level.error().ln() / (1.0 - bound).ln()).ceil() as u64)
}
