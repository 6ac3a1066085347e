//! The hypergeometric e-process of one stage and split.
//!
//! One table with margins (n_A, n_B, m), a of group A passed on:
//! `E(ψ) = ψ^a / Σ_k Hyp(k; n_A + n_B, n_A, m) ψ^k`. Over strata and looks the values of one ψ are
//! multiplied; over the grid of ψ they are averaged: `E_T = Σ_ψ w_ψ Π_t E_t(ψ)`.

use crate::error::StatisticsError;
use crate::two_groups::{TwoGroups, ln_sum};
use serde::Serialize;

/// Odds ratios that are looked for, with equal weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Grid {
    ln_odds_ratios: Vec<f64>,
}

/// Most odds ratios of a plan.
const MOST_POINTS: usize = 32;
/// Largest odds ratio of a plan.
const LARGEST: f64 = 1000.0;

impl Grid {
    /// The given odds ratios (all above 1) and their reciprocals: either group may be passed on
    /// more often.
    pub fn two_sided(odds_ratios: &[f64]) -> Result<Self, StatisticsError> {
        let over = Self::over_selection(odds_ratios)?.ln_odds_ratios;
        let under: Vec<f64> = over.iter().map(|ln| -ln).collect();
        Ok(Self {
            ln_odds_ratios: over.into_iter().chain(under).collect(),
        })
    }

    /// The given odds ratios (all above 1) only: group A may be passed on more often.
    pub fn over_selection(odds_ratios: &[f64]) -> Result<Self, StatisticsError> {
        let in_range = |ratio: &f64| *ratio > 1.0 && *ratio <= LARGEST;
        if odds_ratios.is_empty()
            || odds_ratios.len() > MOST_POINTS
            || !odds_ratios.iter().all(in_range)
        {
            return Err(StatisticsError::FairnessPlan(format!(
                "1 to {MOST_POINTS} odds ratios above 1 and up to {LARGEST} are needed"
            )));
        }
        Ok(Self {
            ln_odds_ratios: odds_ratios.iter().map(|ratio| ratio.ln()).collect(),
        })
    }

    /// Logarithms of all odds ratios.
    pub(super) fn ln_odds_ratios(&self) -> &[f64] {
        &self.ln_odds_ratios
    }

    /// Logarithm of the equally weighted mean of what each odds ratio reached.
    pub(super) fn ln_mean(&self, ln_products: &[f64]) -> f64 {
        ln_sum(ln_products) - (self.ln_odds_ratios.len() as f64).ln()
    }
}

/// E-value of one table against odds that are `odds_ratio` times as high in group A.
///
/// Exactly 1 where the margins leave only one table: an empty group, nobody or everybody passed on.
/// Errors unless the odds ratio is a positive number.
pub fn e_value(table: TwoGroups, odds_ratio: f64) -> Result<f64, StatisticsError> {
    if !(odds_ratio > 0.0 && odds_ratio.is_finite()) {
        return Err(StatisticsError::FairnessPlan(
            "an odds ratio is a positive number".to_owned(),
        ));
    }
    Ok(ln_e_value(table, odds_ratio.ln()).exp())
}

fn ln_e_value(table: TwoGroups, ln_odds_ratio: f64) -> f64 {
    let margins = table.margins();
    if margins.is_settled() {
        return 0.0;
    }
    table.counts().a as f64 * ln_odds_ratio - margins.ln_mean_power(ln_odds_ratio)
}

/// Evidence against equal odds, gathered over strata and looks. Begins at 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EProcess {
    grid: Grid,
    ln_products: Vec<f64>,
}

impl EProcess {
    /// A process that has seen nothing.
    #[must_use]
    pub fn new(grid: Grid) -> Self {
        let ln_products = vec![0.0; grid.ln_odds_ratios.len()];
        Self { grid, ln_products }
    }

    /// Takes one table in: one stratum of one look. The order does not matter.
    pub fn observe(&mut self, table: TwoGroups) {
        for (product, ln) in self.ln_products.iter_mut().zip(&self.grid.ln_odds_ratios) {
            *product += ln_e_value(table, *ln);
        }
    }

    /// The value: mean 1 under equal odds, at every look.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.grid.ln_mean(&self.ln_products).exp()
    }
}
