//! Intervals of one share (F-28). Each method is one function that takes a share and a level.
//!
//! | Method | Source | Use |
//! |---|---|---|
//! | Clopper–Pearson | Clopper & Pearson 1934 | the public number: never covers less than it says |
//! | Jeffreys | Brown, Cai & DasGupta 2001 | companion: posterior under Beta(½, ½) |
//! | Wilson | Wilson 1927 | companion: score test turned round |
//! | mid-P | Lancaster 1961; Berry & Armitage 1995 | companion: less conservative, not guaranteed |
//! | anytime | Robbins 1970 | may be looked at after each case, as often as one likes |
//!
//! The limits agree with 40-digit values to 11 digits.

mod binomial;
mod confidence_sequence;
mod population;

pub use binomial::{clopper_pearson, jeffreys, mid_p, wilson};
pub(crate) use binomial::{clopper_pearson_at, normal_quantile};
pub use confidence_sequence::confidence_sequence;
pub use population::{
    CountInterval, LARGEST_POPULATION, count_in_population, no_finding_bound,
    sample_without_finding,
};

use crate::error::StatisticsError;
use crate::named::named;
use crate::unit::Ratio;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

named! {
    /// Confidence level, two-sided.
    Level {
        /// 90 %.
        P90 = "90",
        /// 95 %, used for everything that is published.
        P95 = "95",
        /// 99 %.
        P99 = "99",
    }
}

impl Level {
    /// Probability in one tail.
    pub(crate) const fn tail(self) -> f64 {
        match self {
            Self::P90 => 0.05,
            Self::P95 => 0.025,
            Self::P99 => 0.005,
        }
    }

    /// Probability of an error on either side, usually written α.
    pub(crate) const fn error(self) -> f64 {
        2.0 * self.tail()
    }
}

impl FromStr for Level {
    type Err = StatisticsError;

    /// Reads `0.95` or `95`; other levels do not exist.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "0.90" | "0.9" | "90" => Ok(Self::P90),
            "0.95" | "95" => Ok(Self::P95),
            "0.99" | "99" => Ok(Self::P99),
            _ => Err(StatisticsError::NoSuchLevel),
        }
    }
}

named! {
    /// How an interval was computed.
    Method {
        /// Clopper–Pearson: exact, conservative, from the beta distribution.
        ClopperPearson = "clopper-pearson",
        /// A Clopper–Pearson interval turned round, for "visits per result".
        ClopperPearsonInverted = "clopper-pearson-inverted",
        /// Jeffreys: quantiles of the posterior under Beta(½, ½).
        Jeffreys = "jeffreys",
        /// Wilson: the score test turned round.
        Wilson = "wilson",
        /// mid-P: as Clopper–Pearson, but the observed count is counted half in each tail.
        MidP = "mid-p",
        /// Valid at every look at once: Robbins' beta-binomial mixture.
        ConfidenceSequence = "confidence-sequence",
    }
}

/// Lower and upper limit of a rate. Unit: the unit of the rate (share, or events per result).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Interval {
    /// Confidence level.
    pub level: Level,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Method.
    pub method: Method,
}

impl Interval {
    /// Both limits rounded to six digits, as published: the same digits on every machine.
    #[must_use]
    pub fn rounded(self) -> Self {
        let six = |x: f64| (x * 1e6).round() / 1e6;
        Self {
            lower: six(self.lower),
            upper: six(self.upper),
            ..self
        }
    }

    /// Trials per success, from an interval of successes per trial: "3.1 visits per result".
    /// `None` if the lower limit is 0: then there is no upper limit. `None` for other methods than
    /// Clopper–Pearson.
    #[must_use]
    pub fn inverted(self) -> Option<Self> {
        (self.lower > 0.0 && self.method == Method::ClopperPearson).then(|| Self {
            level: self.level,
            lower: self.upper.recip(),
            upper: self.lower.recip(),
            method: Method::ClopperPearsonInverted,
        })
    }
}

/// Numerator and denominator of a share. More successes than trials have no interval, nor have more
/// trials than anybody counts: there the functions below lose their digits.
fn successes_of(share: Ratio) -> Result<(f64, f64), StatisticsError> {
    let (successes, trials) = (share.numerator(), share.denominator());
    if successes > trials {
        return Err(StatisticsError::NoInterval { successes, trials });
    }
    if trials > LARGEST_POPULATION {
        return Err(StatisticsError::TooMany {
            count: trials,
            most: LARGEST_POPULATION,
        });
    }
    Ok((to_float(successes), to_float(trials)))
}

/// Counts of a city are far below 2^53.
pub(crate) const fn to_float(count: u64) -> f64 {
    count as f64
}
