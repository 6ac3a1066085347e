//! Masked and clear review beside each other (M-6): what second persons decided with and without the name, counted
//! from the first record to the cut-off, and how far the two differ. Descriptive and named in the plan before the
//! first case; no rule of the monitor looks at it.

use crate::cell::Cell;
use crate::error::StatisticsError;
use crate::fact::Arm;
use crate::figure::{FigureName, Figures};
use crate::interval::Level;
use crate::measure::Measure;
use crate::recipe::{Parts, Recipe};
use crate::two_groups::{Comparison, FisherTest, TwoGroups};
use crate::unit::{Ratio, Value};

/// What is counted of each way of the draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reviewed {
    /// First decisions.
    Screened,
    /// Those that put the indication forward.
    PassedOn,
    /// Those that dropped it; derived after the pass.
    Dropped,
}

/// The parts of a figure about masked review, in the order of publication.
pub(crate) fn parts_of(measure: Measure) -> Parts {
    let of = |recipe: fn(Arm) -> Recipe| {
        let arms = Arm::ALL.iter();
        arms.map(|arm| (Some(arm.name()), recipe(*arm))).collect()
    };
    match measure {
        Measure::ScreenedByReview => of(|arm| Recipe::Count(Cell::Drawn(arm, Reviewed::Screened))),
        Measure::PassedOnByReview => of(|arm| Recipe::Ratio {
            above: Cell::Drawn(arm, Reviewed::PassedOn),
            below: Cell::Drawn(arm, Reviewed::Screened),
        }),
        _ => Vec::new(),
    }
}

/// Masked and clear review beside each other, as far as both shares are printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReviewComparison {
    /// Passed on and all, masked (A) and in clear (B). Unit: decisions.
    pub counts: TwoGroups,
    /// Odds of being passed on masked, over those in clear, with the exact interval at 95 %.
    pub odds_ratio: Comparison,
    /// Fisher's two-sided probability with mid-p. Unit: probability.
    pub mid_p: f64,
}

impl ReviewComparison {
    /// From printed figures: whoever has them gets the same.
    ///
    /// `None` where a share is not printed, or nothing is left to compare because all were decided alike.
    ///
    /// # Errors
    /// Where the counts are none of this world.
    pub fn of(figures: &Figures) -> Result<Option<Self>, StatisticsError> {
        let share = |arm: Arm| -> Option<Ratio> {
            let name = FigureName::compared(Measure::PassedOnByReview, arm.name());
            match figures.get(name.as_str())?.value {
                Some(Value::Ratio(ratio)) => Some(ratio),
                _ => None,
            }
        };
        let (Some(masked), Some(clear)) = (share(Arm::Masked), share(Arm::Clear)) else {
            return Ok(None);
        };
        let counts = TwoGroups::new(
            masked.numerator(),
            masked.denominator(),
            clear.numerator(),
            clear.denominator(),
        )?;
        let odds_ratio = match counts.odds_ratio(Level::P95) {
            Ok(ratio) => ratio,
            Err(StatisticsError::NothingToCompare) => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(Some(Self {
            counts,
            odds_ratio,
            mid_p: FisherTest::of(counts).two_sided_mid,
        }))
    }

    /// Whether the data tell the two ways apart: the interval does not hold 1. If not, that is no sign that they
    /// are alike.
    #[must_use]
    pub fn tells_apart(&self) -> bool {
        self.odds_ratio.lower > 1.0 || self.odds_ratio.upper.is_some_and(|upper| upper < 1.0)
    }
}
