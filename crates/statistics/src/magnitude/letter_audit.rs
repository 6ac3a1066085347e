//! The planner of a letter audit. It takes sizes of strata only: no address, no attribute, no guess of
//! where more will be found.

use crate::error::StatisticsError;
use crate::interval::{Level, clopper_pearson_at, count_in_population};
use crate::unit::Ratio;
use serde::Serialize;

/// Letters for one stratum. Unit: households.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StratumPlan {
    /// Households in the frame.
    pub frame: u64,
    /// Letters.
    pub letters: u64,
    /// Chance of each household.
    pub inclusion_probability: f64,
    /// Exact upper limit for this stratum alone if nothing is found.
    pub most_if_none_is_found: u64,
}

/// A plan, with what it can show at best.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LetterAudit {
    /// Confidence level.
    pub level: Level,
    /// The strata in the order of the input.
    pub strata: Vec<StratumPlan>,
    /// The public upper limit for all strata together if nothing is found anywhere.
    pub most_if_none_is_found: f64,
}

impl LetterAudit {
    /// Divides `letters` among strata of these sizes in proportion to them (largest remainders), at
    /// least one each. Errors if there are fewer letters than strata or more than households.
    pub fn plan(sizes: &[u64], letters: u64, level: Level) -> Result<Self, StatisticsError> {
        let shares = divided(sizes, letters)?;
        let tail = level.tail() / sizes.len() as f64;
        let mut strata = Vec::with_capacity(sizes.len());
        let mut most = 0.0;
        for (frame, letters) in sizes.iter().copied().zip(shares) {
            let none = count_in_population(Ratio::new(0, letters)?, frame, level)?;
            most += frame as f64 * clopper_pearson_at(0, letters, tail).1;
            strata.push(StratumPlan {
                frame,
                letters,
                inclusion_probability: letters as f64 / frame as f64,
                most_if_none_is_found: none.upper,
            });
        }
        Ok(Self {
            level,
            strata,
            most_if_none_is_found: most,
        })
    }
}

/// Largest remainders after one letter each; a stratum never gets more letters than households.
fn divided(sizes: &[u64], letters: u64) -> Result<Vec<u64>, StatisticsError> {
    let all: u64 = sizes
        .iter()
        .try_fold(0_u64, |sum, size| sum.checked_add(*size))
        .ok_or(StatisticsError::Overflow)?;
    if sizes.is_empty() || sizes.contains(&0) || letters < sizes.len() as u64 {
        return Err(StatisticsError::EmptyStratum);
    }
    if letters > all {
        return Err(StatisticsError::PartAboveWhole {
            part: letters,
            whole: all,
        });
    }
    let exact = |size: u64| u128::from(size) * u128::from(letters);
    let floor = |size: u64| (exact(size) / u128::from(all)) as u64;
    let mut shares: Vec<u64> = sizes.iter().map(|size| floor(*size).max(1)).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact(sizes[*i]) % u128::from(all)));
    let mut sum: u64 = shares.iter().sum();
    for i in order.iter().copied().cycle() {
        if sum >= letters {
            break;
        }
        if shares[i] < sizes[i] {
            shares[i] += 1;
            sum += 1;
        }
    }
    // The letter that each small stratum got came from the largest ones.
    while sum > letters {
        if let Some(largest) = (0..shares.len()).max_by_key(|i| shares[*i]) {
            shares[largest] -= 1;
            sum -= 1;
        }
    }
    Ok(shares)
}
