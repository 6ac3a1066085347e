//! The plan that is fixed before the first case (M-1).

use super::e_process::Grid;
use crate::error::StatisticsError;
use crate::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// What the value of the monitor means (M-2).
    Band {
        /// Below 5: no statement is possible. Never printed as "fair".
        NoStatement = "no-statement",
        /// 5 to 20: masked review is mandatory; report within 14 days.
        Watch = "watch",
        /// 20 or more: no new visit orders; letters and help go on.
        Stop = "stop",
    }
}

/// The plan of a fairness monitor, from `policies/fairness.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FairnessPlan {
    /// Probability of ever stopping for nothing.
    pub error: f64,
    /// Value from which review is masked.
    pub watch: f64,
    /// Value that stops visits; `1 / error`.
    pub stop: f64,
    /// Odds ratios that are looked for, all above 1; their reciprocals belong to them.
    pub odds_ratios: Vec<f64>,
    /// Smallest group of a split about which anything is said. Unit: households.
    pub smallest_group: u64,
    /// Share of final decisions below which a ground retires (M-7).
    pub retire_below: f64,
}

impl FairnessPlan {
    /// The plan of this version.
    pub fn embedded() -> Result<Self, StatisticsError> {
        Self::parse(include_str!("../../../../policies/fairness.toml"))
    }

    /// Reads a plan. Errors if an entry is missing, unknown or out of its range, or if `stop` is
    /// less than `1 / error`.
    pub fn parse(text: &str) -> Result<Self, StatisticsError> {
        let plan: Self = toml::from_str(text)
            .map_err(|e| StatisticsError::FairnessPlan(e.message().to_owned()))?;
        let wrong = |what: &str| Err(StatisticsError::FairnessPlan(what.to_owned()));
        if !(plan.error > 0.0 && plan.error < 1.0) {
            return wrong("error lies between 0 and 1");
        }
        if !(plan.stop.is_finite() && plan.stop * plan.error >= 1.0 - 1e-12) {
            return wrong("stop is at least 1 / error");
        }
        if !(plan.watch > 1.0 && plan.watch < plan.stop) {
            return wrong("watch lies between 1 and stop");
        }
        if !(plan.retire_below > 0.0 && plan.retire_below < 1.0) {
            return wrong("retire-below lies between 0 and 1");
        }
        Grid::two_sided(&plan.odds_ratios)?;
        Ok(plan)
    }

    /// The grid that looks in both directions.
    pub fn grid(&self) -> Result<Grid, StatisticsError> {
        Grid::two_sided(&self.odds_ratios)
    }

    /// The band of a value. What is not a number stops: a broken monitor must not let visits pass.
    #[must_use]
    pub fn band(&self, value: f64) -> Band {
        if value < self.watch {
            Band::NoStatement
        } else if value < self.stop {
            Band::Watch
        } else {
            Band::Stop
        }
    }
}
