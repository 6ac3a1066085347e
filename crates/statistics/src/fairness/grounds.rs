//! Grounds that retire themselves (M-7, F-23).

use super::plan::FairnessPlan;
use crate::error::StatisticsError;
use crate::interval::{Interval, Level, confidence_sequence};
use crate::named::named;
use crate::unit::Ratio;

named! {
    /// Whether a ground may still be used.
    GroundStatus {
        /// It may be used.
        InUse = "in-use",
        /// It so rarely ends in a final decision that it is disabled until approved again.
        Retired = "retired",
    }
}

/// Status of a ground after `decided` of its finished cases ended in a final decision, with the
/// anytime interval that it rests on: it may be asked after each case. 0 of 53 retires a ground at
/// the default of 10 %.
pub fn ground_status(
    decided: Ratio,
    plan: &FairnessPlan,
) -> Result<(GroundStatus, Interval), StatisticsError> {
    let interval = confidence_sequence(decided, Level::P95)?;
    let status = if interval.upper < plan.retire_below {
        GroundStatus::Retired
    } else {
        GroundStatus::InUse
    };
    Ok((status, interval))
}
