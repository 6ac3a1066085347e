//! A share after removing what a test of known quality gets wrong (Rogan & Gladen 1978).

use crate::error::StatisticsError;
use serde::Serialize;

/// A share without misclassification.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Adjusted {
    /// The share, within 0 and 1.
    pub share: f64,
    /// The formula before it was limited to 0 and 1.
    pub unlimited: f64,
    /// Whether it can be told from 0: if not, say so and print no number.
    pub differs_from_zero: bool,
}

/// `(apparent + specificity − 1) / (sensitivity + specificity − 1)`. Errors if a number lies outside 0
/// to 1, or if the test is no better than chance.
pub fn without_misclassified(
    apparent: f64,
    sensitivity: f64,
    specificity: f64,
) -> Result<Adjusted, StatisticsError> {
    let all = [apparent, sensitivity, specificity];
    let informed = sensitivity + specificity - 1.0;
    if !all.iter().all(|share| (0.0..=1.0).contains(share)) || informed <= 0.0 {
        return Err(StatisticsError::NoShare);
    }
    let unlimited = (apparent + specificity - 1.0) / informed;
    Ok(Adjusted {
        share: unlimited.clamp(0.0, 1.0),
        unlimited,
        differs_from_zero: unlimited > 0.0,
    })
}
