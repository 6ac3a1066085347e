//! Two groups compared: a of n_A against b of n_B (section 3.3 of the reference on statistics).
//!
//! All of it is exact and conditional on the margins: nothing here is drawn at random, so the same
//! counts give the same digits. Fisher 1935; Lancaster 1961 for mid-p; Cornfield 1956 for the
//! conditional odds ratio; Koopman 1984 for the ratio of rates.

mod fisher;
mod margins;
mod odds_ratio;
mod rate_ratio;

pub use fisher::FisherTest;
pub(crate) use margins::{Margins, ln_sum};

use crate::error::StatisticsError;
use crate::interval::Level;
use crate::unit::Ratio;
use serde::{Deserialize, Serialize};

/// Largest group that is computed with: more households than any city has.
pub const LARGEST_GROUP: u64 = 10_000_000;

/// A table of two groups: how many of each group, and how many of these were passed on.
/// Unit: households.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, try_from = "Counts", into = "Counts")]
pub struct TwoGroups {
    counts: Counts,
}

/// The four numbers of a table, not yet checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Counts {
    /// Passed on in group A.
    pub a: u64,
    /// All of group A.
    pub of_a: u64,
    /// Passed on in group B.
    pub b: u64,
    /// All of group B.
    pub of_b: u64,
}

impl TwoGroups {
    /// `a` of `of_a` against `b` of `of_b`. A group may be empty; then the table says nothing.
    /// Errors if a part exceeds its whole or a group is larger than any city's.
    pub const fn new(a: u64, of_a: u64, b: u64, of_b: u64) -> Result<Self, StatisticsError> {
        let larger = if of_a > of_b { of_a } else { of_b };
        if larger > LARGEST_GROUP {
            return Err(StatisticsError::TooMany {
                count: larger,
                most: LARGEST_GROUP,
            });
        }
        if a > of_a {
            return Err(StatisticsError::PartAboveWhole {
                part: a,
                whole: of_a,
            });
        }
        if b > of_b {
            return Err(StatisticsError::PartAboveWhole {
                part: b,
                whole: of_b,
            });
        }
        let counts = Counts { a, of_a, b, of_b };
        Ok(Self { counts })
    }

    /// The four numbers.
    #[must_use]
    pub const fn counts(self) -> Counts {
        self.counts
    }

    /// The same table with the groups changed over.
    #[must_use]
    pub const fn swapped(self) -> Self {
        let Counts { a, of_a, b, of_b } = self.counts;
        Self {
            counts: Counts {
                a: b,
                of_a: of_b,
                b: a,
                of_b: of_a,
            },
        }
    }

    /// All households of the table.
    #[must_use]
    pub const fn households(self) -> u64 {
        self.counts.of_a + self.counts.of_b
    }

    pub(crate) const fn margins(self) -> Margins {
        Margins::new(
            self.counts.of_a,
            self.counts.of_b,
            self.counts.a + self.counts.b,
        )
    }

    /// The shares of both groups; errors if a group is empty.
    pub fn shares(self) -> Result<(Ratio, Ratio), StatisticsError> {
        let Counts { a, of_a, b, of_b } = self.counts;
        Ok((Ratio::new(a, of_a)?, Ratio::new(b, of_b)?))
    }
}

impl TryFrom<Counts> for TwoGroups {
    type Error = StatisticsError;

    fn try_from(counts: Counts) -> Result<Self, Self::Error> {
        Self::new(counts.a, counts.of_a, counts.b, counts.of_b)
    }
}

impl From<TwoGroups> for Counts {
    fn from(table: TwoGroups) -> Self {
        table.counts
    }
}

/// A ratio of two groups with its interval; no limit and no estimate where the data allow none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comparison {
    /// Confidence level.
    pub level: Level,
    /// The ratio seen; `None` if it is infinite.
    pub estimate: Option<f64>,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit; `None` if there is none.
    pub upper: Option<f64>,
}
