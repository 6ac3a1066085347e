//! Fisher's exact test with its mid-p values.

use super::TwoGroups;
use serde::Serialize;

/// Probabilities of a table at least as unequal, if the odds of both groups are equal and the
/// margins are given. Unit: probability.
///
/// mid-p counts the observed table half: less conservative, not guaranteed. Barnard's test is not
/// offered: common implementations search a grid and disagree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FisherTest {
    /// All tables that are at most as probable as this one.
    pub two_sided: f64,
    /// The same with this table counted half.
    pub two_sided_mid: f64,
    /// As many of group A or more.
    pub greater: f64,
    /// The same with this table counted half.
    pub greater_mid: f64,
    /// As many of group A or fewer.
    pub less: f64,
    /// The same with this table counted half.
    pub less_mid: f64,
}

/// Tables are taken as equally probable within this relative difference (as R does).
const TIE: f64 = 1e-7;

impl FisherTest {
    /// The test of one table. An empty group gives 1 everywhere (mid-p ½, two-sided ½).
    #[must_use]
    pub fn of(table: TwoGroups) -> Self {
        let margins = table.margins();
        let probabilities = margins.probabilities(0.0);
        let seen = (table.counts().a - margins.least()) as usize;
        let here = probabilities[seen];
        let sum = |part: &[f64]| part.iter().sum::<f64>().min(1.0);
        let two_sided = probabilities
            .iter()
            .filter(|p| **p <= here * (1.0 + TIE))
            .sum::<f64>()
            .min(1.0);
        let (less, greater) = (sum(&probabilities[..=seen]), sum(&probabilities[seen..]));
        let half = here / 2.0;
        Self {
            two_sided,
            two_sided_mid: two_sided - half,
            greater,
            greater_mid: greater - half,
            less,
            less_mid: less - half,
        }
    }
}
