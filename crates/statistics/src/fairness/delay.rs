//! How long unequal treatment goes on before the monitor stops it, and how often it stops for
//! nothing: exact for given volumes, by following the distribution of all counts.

use super::e_process::Grid;
use super::plan::FairnessPlan;
use crate::error::StatisticsError;
use crate::two_groups::Margins;
use serde::Serialize;

/// Looks that are followed at most.
const MOST_LOOKS: u32 = 400;
/// Households of one look that are followed at most.
const LARGEST: u64 = 1_000;

/// What a city decides between two looks, and how much is watched. Unit: households.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Volume {
    /// Decisions about group A per look.
    pub of_a: u64,
    /// Decisions about group B per look.
    pub of_b: u64,
    /// Share of B that is passed on.
    pub base_share: f64,
    /// Components of the plan (stages × splits). The mean over all must reach the bound; all but
    /// one are taken as 0 here, so the true delay is at most this long.
    pub components: u32,
}

/// Looks until the monitor stops visits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Delay {
    /// The true odds ratio.
    pub odds_ratio: f64,
    /// After how many looks it has stopped in half of all courses; `None`: not within 400.
    pub median: Option<u32>,
    /// Mean number of looks; `None` if more than 1 in 10 000 courses is longer than 400.
    pub mean: Option<f64>,
}

impl Volume {
    /// The margins of each look: sizes as given, passed on as many as expected (rounded).
    fn margins(&self, odds_ratio: f64) -> Result<Margins, StatisticsError> {
        let is_share = self.base_share > 0.0 && self.base_share < 1.0;
        if !(is_share && odds_ratio > 0.0 && odds_ratio.is_finite()) {
            return Err(StatisticsError::NoShare);
        }
        if self.of_a == 0 || self.of_b == 0 || self.components == 0 {
            return Err(StatisticsError::NothingToCompare);
        }
        let largest = self.of_a.max(self.of_b);
        if largest > LARGEST {
            return Err(StatisticsError::TooMany {
                count: largest,
                most: LARGEST,
            });
        }
        let odds = odds_ratio * self.base_share / (1.0 - self.base_share);
        let share_a = odds / (1.0 + odds);
        let passed = self.of_a as f64 * share_a + self.of_b as f64 * self.base_share;
        Ok(Margins::new(self.of_a, self.of_b, passed.round() as u64))
    }
}

/// Delay until the monitor of `plan` stops, if the odds of A are `odds_ratio` times those of B in one
/// component. Errors for empty or too large volumes.
pub fn delay_to_stop(
    plan: &FairnessPlan,
    volume: Volume,
    odds_ratio: f64,
) -> Result<Delay, StatisticsError> {
    let mut course = Course::new(plan, volume, odds_ratio)?;
    let (mut median, mut mean) = (None, 0.0);
    for look in 1..=MOST_LOOKS {
        mean += course.going;
        course.step();
        if median.is_none() && course.going <= 0.5 {
            median = Some(look);
        }
        if course.going <= 1e-9 {
            break;
        }
    }
    Ok(Delay {
        odds_ratio,
        median,
        mean: (course.going <= 1e-4).then_some(mean),
    })
}

/// Probability that the monitor stops within `looks` although the odds are equal, at fixed margins.
/// At most `plan.error`, whatever the volume; with more than one component far less.
pub fn false_stop_probability(
    plan: &FairnessPlan,
    volume: Volume,
    looks: u32,
) -> Result<f64, StatisticsError> {
    let mut course = Course::new(plan, volume, 1.0)?;
    for _ in 0..looks.min(MOST_LOOKS) {
        course.step();
    }
    Ok((1.0 - course.going).max(0.0))
}

/// The distribution of A's count so far, over all courses that have not been stopped.
struct Course {
    grid: Grid,
    /// Logarithm of the bound that the one component must reach.
    ln_bound: f64,
    /// Per odds ratio of the grid: logarithm of the mean of ψ^K in one look.
    ln_means: Vec<f64>,
    /// Probabilities of one look, from `least` on.
    one_look: Vec<f64>,
    least: u64,
    looks: u32,
    /// Probability of `looks · least + i` so far and still going.
    mass: Vec<f64>,
    going: f64,
}

impl Course {
    fn new(plan: &FairnessPlan, volume: Volume, odds_ratio: f64) -> Result<Self, StatisticsError> {
        let margins = volume.margins(odds_ratio)?;
        let grid = plan.grid()?;
        let ln_means = grid.ln_odds_ratios().iter();
        Ok(Self {
            ln_means: ln_means.map(|ln| margins.ln_mean_power(*ln)).collect(),
            ln_bound: (plan.stop * f64::from(volume.components)).ln(),
            one_look: margins.probabilities(odds_ratio.ln()),
            least: margins.least(),
            looks: 0,
            mass: vec![1.0],
            going: 1.0,
            grid,
        })
    }

    fn step(&mut self) {
        let mut next = vec![0.0; self.mass.len() + self.one_look.len() - 1];
        for (i, so_far) in self.mass.iter().enumerate() {
            if *so_far > 0.0 {
                for (j, now) in self.one_look.iter().enumerate() {
                    next[i + j] += so_far * now;
                }
            }
        }
        self.looks += 1;
        for (i, mass) in next.iter_mut().enumerate() {
            if *mass > 0.0 && self.ln_value(i as u64) >= self.ln_bound {
                *mass = 0.0;
            }
        }
        self.going = next.iter().sum();
        self.mass = next;
    }

    fn ln_value(&self, above_least: u64) -> f64 {
        let count = (self.least * u64::from(self.looks) + above_least) as f64;
        let looks = f64::from(self.looks);
        let products: Vec<f64> = self
            .grid
            .ln_odds_ratios()
            .iter()
            .zip(&self.ln_means)
            .map(|(ln, mean)| count * ln - looks * mean)
            .collect();
        self.grid.ln_mean(&products)
    }
}
