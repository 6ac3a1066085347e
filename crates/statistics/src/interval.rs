//! Exact intervals (section 3.2 of the reference on statistics; F-28).

use crate::error::StatisticsError;
use crate::named::named;
use crate::unit::Ratio;
use serde::{Deserialize, Serialize};
use statrs::function::beta::inv_beta_reg;

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
    const fn tail(self) -> f64 {
        match self {
            Self::P90 => 0.05,
            Self::P95 => 0.025,
            Self::P99 => 0.005,
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
    /// `None` if the lower limit is 0: then there is no upper limit.
    #[must_use]
    pub fn inverted(self) -> Option<Self> {
        (self.lower > 0.0).then(|| Self {
            level: self.level,
            lower: self.upper.recip(),
            upper: self.lower.recip(),
            method: Method::ClopperPearsonInverted,
        })
    }
}

/// Clopper–Pearson interval for a share. The limits are quantiles of the beta distribution; for
/// 0 of n the lower limit is exactly 0, for n of n the upper limit is exactly 1.
pub fn clopper_pearson(share: Ratio, level: Level) -> Result<Interval, StatisticsError> {
    let (successes, trials) = (share.numerator(), share.denominator());
    if successes > trials {
        return Err(StatisticsError::NoInterval { successes, trials });
    }
    let (x, n) = (to_float(successes), to_float(trials));
    let lower = if successes == 0 {
        0.0
    } else {
        inv_beta_reg(x, n - x + 1.0, level.tail())
    };
    let upper = if successes == trials {
        1.0
    } else {
        inv_beta_reg(x + 1.0, n - x, 1.0 - level.tail())
    };
    Ok(Interval {
        level,
        lower,
        upper,
        method: Method::ClopperPearson,
    })
}

/// Counts of a city are far below 2^53.
fn to_float(count: u64) -> f64 {
    count as f64
}
