//! The cell-key method for wide breakdowns (Fraser & Wooton 2006; Marley & Leaver 2011; Giessing
//! 2016; section 4.4 of the reference on statistics).
//!
//! Each record has a random key; the key of a cell is the sum of its records' keys, so that the same
//! cell always gets the same noise, in whatever table it stands. The noise comes from a table of
//! probabilities with largest entropy under a limit of size and of variance.
//!
//! Only for breakdowns with 500 records or more ([`WideBreakdown`]): on small tables it misleads (a
//! true 12 came out as 14) and suppression is used instead. Published cells do not add up, and that
//! must be said. Keys are whole numbers of 64 bits: sums of floating-point numbers depend on their
//! order.

mod entropy;

use crate::error::StatisticsError;
use entropy::{Offer, most_open};
use serde::{Deserialize, Serialize};

/// Fewest records of a breakdown that may be perturbed.
pub const SMALLEST_WIDE_BREAKDOWN: u64 = 500;

/// Noise that is rarer never occurs.
const NEVER: f64 = 1e-10;

/// Parameters of the noise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NoisePlan {
    /// Largest noise, written D. Unit: records.
    pub most: u8,
    /// Largest variance, written V.
    pub variance: f64,
    /// Counts from 1 to this are never printed, written js; 0: all may be.
    pub never_up_to: u8,
    /// Per row: whether smaller noise must not be rarer (on the lower side). The last entry holds
    /// for all further rows; empty means always.
    pub monotone: Vec<bool>,
}

/// Probabilities of the noise for each true count.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NoiseTable {
    rows: Vec<NoiseRow>,
}

/// The noise of one true count.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NoiseRow {
    /// Possible noise, ascending.
    pub noise: Vec<i64>,
    /// Its probabilities.
    pub probabilities: Vec<f64>,
}

impl NoiseRow {
    /// Variance of the noise; its mean is 0.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let squares = self.noise.iter().map(|v| (v * v) as f64);
        squares.zip(&self.probabilities).map(|(v, p)| v * p).sum()
    }
}

impl NoiseTable {
    /// The table of a plan. Zeros stay zeros. Errors if a row has no solution, e.g. because the
    /// variance is too small for the counts that are left out, or so close to it that some noise
    /// would never occur.
    pub fn of(plan: &NoisePlan) -> Result<Self, StatisticsError> {
        let most = i64::from(plan.most);
        let gap = i64::from(plan.never_up_to);
        let has_variance = plan.variance > 0.0;
        if most == 0 || most > 20 || gap >= most || !has_variance {
            return Err(StatisticsError::NoisePlan);
        }
        let last = if gap == 0 { most } else { most + gap + 1 };
        let zero = NoiseRow {
            noise: vec![0],
            probabilities: vec![1.0],
        };
        let mut rows = vec![zero];
        for count in 1..=last {
            let noise: Vec<i64> = (-count.min(most)..=most)
                .filter(|v| !(1..=gap).contains(&(count + v)))
                .collect();
            let index = (count - 1) as usize;
            let monotone = plan.monotone.get(index).or(plan.monotone.last());
            let offer = Offer {
                noise: &noise,
                variance: plan.variance,
                monotone: monotone.copied().unwrap_or(true),
            };
            let probabilities = most_open(&offer)
                .filter(|found| found.iter().all(|p| *p > NEVER))
                .ok_or(StatisticsError::NoisePlan)?;
            rows.push(NoiseRow {
                noise,
                probabilities,
            });
        }
        Ok(Self { rows })
    }

    /// The rows, for the counts 0, 1, 2, …; the last one holds for all larger counts.
    #[must_use]
    pub fn rows(&self) -> &[NoiseRow] {
        &self.rows
    }

    /// What is printed for a cell.
    #[must_use]
    pub fn perturbed(&self, cell: KeyedCount) -> u64 {
        let last = self.rows.len() - 1;
        let row = &self.rows[usize::try_from(cell.count).unwrap_or(last).min(last)];
        // The key as a share of its range; 53 bits are exact.
        let share = (cell.key >> 11) as f64 / (1_u64 << 53) as f64;
        let mut reached = 0.0;
        let mut noise = row.noise.last().copied().unwrap_or(0);
        for (v, probability) in row.noise.iter().zip(&row.probabilities) {
            reached += probability;
            if share < reached {
                noise = *v;
                break;
            }
        }
        cell.count.saturating_add_signed(noise)
    }
}

/// A count with the key of its cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyedCount {
    /// Records in the cell.
    pub count: u64,
    /// Sum of their keys, modulo 2^64.
    pub key: u64,
}

impl KeyedCount {
    /// A cell of one record with this random key.
    #[must_use]
    pub const fn of_record(key: u64) -> Self {
        Self { count: 1, key }
    }

    /// Both cells together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            count: self.count.saturating_add(other.count),
            key: self.key.wrapping_add(other.key),
        }
    }
}

/// A breakdown with enough records to be perturbed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideBreakdown {
    cells: Vec<KeyedCount>,
}

impl WideBreakdown {
    /// Cells that share no record. Errors with fewer than 500 records in all.
    pub fn new(cells: Vec<KeyedCount>) -> Result<Self, StatisticsError> {
        let all = cells
            .iter()
            .copied()
            .fold(KeyedCount::default(), KeyedCount::plus);
        if all.count < SMALLEST_WIDE_BREAKDOWN {
            return Err(StatisticsError::TooFewForNoise {
                count: all.count,
                least: SMALLEST_WIDE_BREAKDOWN,
            });
        }
        Ok(Self { cells })
    }

    /// The printed counts, and the printed total; they do not add up.
    #[must_use]
    pub fn published(&self, noise: &NoiseTable) -> (Vec<u64>, u64) {
        let all = self
            .cells
            .iter()
            .copied()
            .fold(KeyedCount::default(), KeyedCount::plus);
        let cells = self.cells.iter().map(|cell| noise.perturbed(*cell));
        (cells.collect(), noise.perturbed(all))
    }
}
