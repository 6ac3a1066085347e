//! The plan that is fixed before the first case (M-1).

use super::e_process::Grid;
use super::monitor::{Component, Split, Stage};
use crate::error::StatisticsError;
use crate::named::named;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// For how many days a signed status lets visits be ordered (M-2). Unit: days, the day of issue is
    /// the first.
    pub status_days: u16,
    /// Share of the files that a second person sees masked (M-6): which ones, a draw decides. At least a fifth.
    pub masked_share: f64,
    /// Which plan of this installation it is: 1 before the first case, one more after each stop (M-3).
    pub number: u32,
    /// Stages that are watched.
    pub stages: Vec<Stage>,
    /// Splits that are watched, by number. What each stands for is written in the paper of the
    /// statistics office.
    pub splits: Vec<Split>,
}

impl FairnessPlan {
    /// The text of the plan of this version.
    pub const EMBEDDED: &str = include_str!("../../../../policies/fairness.toml");

    /// The plan of this version.
    pub fn embedded() -> Result<Self, StatisticsError> {
        Self::parse(Self::EMBEDDED)
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
        if !(1..=366).contains(&plan.status_days) || plan.number == 0 {
            return wrong("status-days lies between 1 and 366, and plans are numbered from 1");
        }
        if !(plan.masked_share >= 0.2 && plan.masked_share <= 1.0) {
            return wrong("masked-share lies between 0.2 and 1");
        }
        let components: BTreeSet<Component> = plan.components().into_iter().collect();
        if components.is_empty() || components.len() != plan.stages.len() * plan.splits.len() {
            return wrong("stages and splits name each one once, and at least one");
        }
        Grid::two_sided(&plan.odds_ratios)?;
        Ok(plan)
    }

    /// How many of a thousand files are drawn for masked review, in the mean; rounded up.
    #[must_use]
    pub fn masked_per_mille(&self) -> u16 {
        // Between 200 and 1000, as a plan is read.
        (self.masked_share * 1000.0 - 1e-9).ceil() as u16
    }

    /// What is watched: every stage with every split.
    #[must_use]
    pub fn components(&self) -> Vec<Component> {
        let with = |stage: &Stage| {
            let stage = *stage;
            self.splits.iter().map(move |split| Component {
                stage,
                split: *split,
            })
        };
        self.stages.iter().flat_map(with).collect()
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
