//! The ratio of two shares with Koopman's interval (Koopman 1984; Miettinen & Nurminen 1985).

use super::{Comparison, Counts, TwoGroups};
use crate::error::StatisticsError;
use crate::interval::{Level, normal_quantile};
use crate::root::crossing;

/// Ratios beyond e^±40 are 0 or without limit.
const FAR: f64 = 40.0;

impl TwoGroups {
    /// Share of A divided by share of B ("selection-rate ratio"), with all ratios that Koopman's
    /// score test does not reject.
    ///
    /// The statistic is `(p_A − θ p_B)² / (q_A (1 − q_A) / n_A + θ² q_B (1 − q_B) / n_B)`, where
    /// `q_A = θ q_B` are the shares most likely under the ratio θ. Errors if a group is empty or
    /// nobody was passed on.
    pub fn rate_ratio(self, level: Level) -> Result<Comparison, StatisticsError> {
        let (share_a, share_b) = self.shares()?;
        let (a, b) = (share_a.numerator(), share_b.numerator());
        if a + b == 0 {
            return Err(StatisticsError::NothingToCompare);
        }
        let critical = normal_quantile(level).powi(2);
        let counts = Shares::of(self.counts());
        let seen = counts.p_a / counts.p_b;
        let far_below = |ln: f64| counts.statistic(ln.exp()) > critical;
        let middle = if seen > 0.0 && seen.is_finite() {
            seen.ln()
        } else if a == 0 {
            -FAR
        } else {
            FAR
        };
        let lower = if a == 0 {
            0.0
        } else {
            crossing(-FAR, middle, far_below).exp()
        };
        let upper = (b > 0).then(|| crossing(middle, FAR, |ln| !far_below(ln)).exp());
        Ok(Comparison {
            level,
            estimate: (b > 0).then_some(seen),
            lower,
            upper,
        })
    }
}

struct Shares {
    n_a: f64,
    n_b: f64,
    p_a: f64,
    p_b: f64,
}

impl Shares {
    fn of(counts: Counts) -> Self {
        let (n_a, n_b) = (counts.of_a as f64, counts.of_b as f64);
        Self {
            n_a,
            n_b,
            p_a: counts.a as f64 / n_a,
            p_b: counts.b as f64 / n_b,
        }
    }

    /// Koopman's statistic at the ratio `theta`.
    fn statistic(&self, theta: f64) -> f64 {
        let (x, y) = (self.p_a * self.n_a, self.p_b * self.n_b);
        let a = (self.n_a + self.n_b) * theta;
        let b = self.n_a * theta + x + self.n_b + y * theta;
        let c = x + y;
        // The smaller root of a q² − b q + c, in the form that does not cancel.
        let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
        let q_b = 2.0 * c / (b + root);
        let q_a = (theta * q_b).min(1.0);
        let variance = q_a * (1.0 - q_a) / self.n_a + theta * theta * q_b * (1.0 - q_b) / self.n_b;
        let difference = self.p_a - theta * self.p_b;
        if variance > 0.0 {
            difference * difference / variance
        } else if difference.abs() < f64::EPSILON {
            0.0
        } else {
            f64::INFINITY
        }
    }
}
