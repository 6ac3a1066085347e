//! The public number of a letter audit.

use super::sample::{ProbabilitySample, Stratum};
use crate::interval::{Level, clopper_pearson_at};
use serde::Serialize;

/// How many households of the frame received benefit without entitlement. Unit: households.
///
/// The public number is the interval: Clopper–Pearson per stratum, the error divided among the strata
/// (Bonferroni), added up. It holds for every distribution over the strata. A Wald interval is not
/// given: at such counts it is too narrow.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Estimate {
    /// Confidence level of the interval.
    pub level: Level,
    /// Lower limit, all who did not answer taken as entitled.
    pub lower: f64,
    /// Upper limit, all who did not answer taken as not entitled.
    pub upper: f64,
    /// Households found, each weighted with the inverse of its chance (Horvitz & Thompson 1952).
    pub found: f64,
    /// The same as a share of the frame.
    pub share: f64,
    /// Companion: mean of the posterior under Beta(½, ½) per stratum, of those who answered.
    pub companion: f64,
    /// Letters sent.
    pub drawn: u64,
    /// Letters without a final answer.
    pub missing: u64,
    /// Households of the frame.
    pub frame: u64,
}

impl ProbabilitySample {
    /// The estimate for the frame, and for nothing else.
    #[must_use]
    pub fn estimate(&self, level: Level) -> Estimate {
        let strata = self.strata();
        let tail = level.tail() / strata.len() as f64;
        let total = |f: &dyn Fn(&Stratum) -> f64| -> f64 { strata.iter().map(f).sum() };
        let found = total(&|s| s.confirmed as f64 / s.inclusion_probability());
        Estimate {
            level,
            lower: total(&|s| s.frame as f64 * clopper_pearson_at(s.confirmed, s.drawn, tail).0),
            upper: total(&|s| {
                let most = s.confirmed + s.missing();
                s.frame as f64 * clopper_pearson_at(most, s.drawn, tail).1
            }),
            found,
            share: found / self.frame() as f64,
            companion: total(&|s| {
                s.frame as f64 * (s.confirmed as f64 + 0.5) / (s.answered as f64 + 1.0)
            }),
            drawn: strata.iter().map(|s| s.drawn).sum(),
            missing: strata.iter().map(Stratum::missing).sum(),
            frame: self.frame(),
        }
    }
}
