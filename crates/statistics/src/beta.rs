//! The incomplete beta function for large counts, and its quantiles.
//!
//! `statrs` stops its continued fraction after 140 steps. That is enough up to some 10 000 trials; above,
//! its values drift and its quantile function (Newton's method on them) may never return. Here the same
//! fraction (Lentz 1976; DLMF 8.17.22) goes on until it stands still, and quantiles are found by halving,
//! which always ends.

use crate::root::crossing;
use statrs::function::beta::ln_beta;

/// Stands for 0 in a denominator.
const TINY: f64 = 1e-300;

/// Regularised incomplete beta function I_x(a, b) for positive a and b.
pub(crate) fn beta_regularised(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let factor = (a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b)).exp();
    // On the other side of the mean the fraction converges slowly.
    if x < (a + 1.0) / (a + b + 2.0) {
        (factor * fraction(a, b, x) / a).min(1.0)
    } else {
        (1.0 - factor * fraction(b, a, 1.0 - x) / b).max(0.0)
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = away(1.0 - (a + b) * x / (a + 1.0)).recip();
    let mut product = d;
    // It needs some √(a + b) steps.
    let most = 200 + (20.0 * (a + b).sqrt()) as u64;
    for step in 1..=most {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = product;
        for term in [even, odd] {
            d = away(1.0 + term * d).recip();
            c = away(1.0 + term / c);
            product *= c * d;
        }
        if (product - before).abs() <= f64::EPSILON * product.abs() {
            break;
        }
    }
    product
}

/// The x at which I_x(a, b) is `p`.
pub(crate) fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    crossing(0.0, 1.0, |x| beta_regularised(a, b, x) < p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::function::beta::{beta_reg, inv_beta_reg};

    #[test]
    fn small_arguments_agree_with_the_library() {
        for (a, b) in [
            (0.5, 0.5),
            (1.0, 5.0),
            (11.0, 24.0),
            (12.5, 0.5),
            (300.0, 87.0),
        ] {
            for i in 1..20 {
                let x = f64::from(i) / 20.0;
                assert!(
                    (beta_regularised(a, b, x) - beta_reg(a, b, x)).abs() < 1e-12,
                    "{a} {b} {x}"
                );
            }
            for p in [0.005, 0.025, 0.5, 0.975] {
                assert!(
                    (beta_quantile(a, b, p) - inv_beta_reg(a, b, p)).abs() < 1e-10,
                    "{a} {b} {p}"
                );
            }
        }
    }

    #[test]
    fn large_arguments_agree_with_the_normal_distribution() {
        // At a million trials the quantiles of a symmetric beta distribution are normal to 9 digits.
        let a = 500_000.0_f64;
        let spread = (0.25 / (2.0 * a + 1.0)).sqrt();
        let upper = beta_quantile(a, a, 0.975);
        assert!(
            (upper - (0.5 + 1.959_963_984_540_054 * spread)).abs() < 1e-8,
            "{upper}"
        );
        assert!((beta_regularised(a, a, 0.5) - 0.5).abs() < 1e-9);
    }
}
