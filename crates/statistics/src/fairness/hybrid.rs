//! The hybrid outcome test (Gaebler & Goel 2025; M-4): yearly, descriptive, both directions.
//!
//! A lower share of final decisions alone can come from the same bar (infra-marginality); a higher
//! share passed on alone can come from different cases. If a group is passed on **more** often
//! **and** confirmed **less** often, both tests agree. Otherwise the answer is "inconclusive", and
//! it is printed as such.

use crate::error::StatisticsError;
use crate::named::named;
use crate::two_groups::{FisherTest, TwoGroups};
use serde::Serialize;

named! {
    /// What both tests together say.
    HybridVerdict {
        /// Group A is passed on more often and confirmed less often.
        LowerBarForA = "lower-bar-for-a",
        /// Group B is passed on more often and confirmed less often.
        LowerBarForB = "lower-bar-for-b",
        /// The tests do not agree, or say too little.
        Inconclusive = "inconclusive",
    }
}

/// The test of one stage. Unit: probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HybridTest {
    /// Intersection–union p for a lower bar for A: the larger of both one-sided Fisher values.
    pub against_a: f64,
    /// The same for a lower bar for B.
    pub against_b: f64,
    /// Verdict at the given error.
    pub verdict: HybridVerdict,
}

impl HybridTest {
    /// `selection`: passed on of all, per group. `outcome`: finally confirmed of those passed on.
    /// Errors if the two tables do not belong together.
    pub fn of(
        selection: TwoGroups,
        outcome: TwoGroups,
        error: f64,
    ) -> Result<Self, StatisticsError> {
        let (chosen, confirmed) = (selection.counts(), outcome.counts());
        if (chosen.a, chosen.b) != (confirmed.of_a, confirmed.of_b) {
            return Err(StatisticsError::TablesDiffer);
        }
        Ok(Self::so_far(selection, outcome, error))
    }

    /// The same while some outcomes are still open, or belong to a selection of the year before: the two
    /// tests stand side by side, and each holds for its own table.
    #[must_use]
    pub fn so_far(selection: TwoGroups, outcome: TwoGroups, error: f64) -> Self {
        let (chosen, confirmed) = (FisherTest::of(selection), FisherTest::of(outcome));
        let against_a = chosen.greater.max(confirmed.less);
        let against_b = chosen.less.max(confirmed.greater);
        let verdict = if against_a < error {
            HybridVerdict::LowerBarForA
        } else if against_b < error {
            HybridVerdict::LowerBarForB
        } else {
            HybridVerdict::Inconclusive
        };
        Self {
            against_a,
            against_b,
            verdict,
        }
    }
}
