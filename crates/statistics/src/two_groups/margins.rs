//! The noncentral hypergeometric distribution of Fisher: how many of the `passed` fall into group
//! A, given the sizes of both groups, if the odds of A are `psi` times the odds of B.

/// The margins of a table: what the test takes as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Margins {
    of_a: u64,
    of_b: u64,
    passed: u64,
}

impl Margins {
    /// `passed` must not exceed `of_a + of_b`.
    pub(crate) const fn new(of_a: u64, of_b: u64, passed: u64) -> Self {
        Self { of_a, of_b, passed }
    }

    /// Fewest of group A that the margins allow.
    pub(crate) const fn least(self) -> u64 {
        self.passed.saturating_sub(self.of_b)
    }

    /// Most of group A that the margins allow.
    pub(crate) fn most(self) -> u64 {
        self.passed.min(self.of_a)
    }

    /// Whether the margins leave only one table, which then says nothing.
    pub(crate) fn is_settled(self) -> bool {
        self.least() == self.most()
    }

    /// Probabilities of `least()..=most()` in group A at odds ratio `exp(ln_psi)`.
    pub(crate) fn probabilities(self, ln_psi: f64) -> Vec<f64> {
        let weights = self.ln_weights(ln_psi);
        let top = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut probabilities: Vec<f64> = weights.iter().map(|w| (w - top).exp()).collect();
        let sum: f64 = probabilities.iter().sum();
        for probability in &mut probabilities {
            *probability /= sum;
        }
        probabilities
    }

    /// Logarithms of the weights, the first one 0: each follows from the one before, so that no
    /// large factorials cancel.
    fn ln_weights(self, ln_psi: f64) -> Vec<f64> {
        let mut weights = Vec::new();
        let mut sum = 0.0_f64;
        let least = self.least();
        for k in least..=self.most() {
            if k > least {
                // From k - 1 to k in group A, so from passed - k + 1 to passed - k in group B.
                let up = (self.of_a - (k - 1)) as f64 * (self.passed - (k - 1)) as f64;
                let down = k as f64 * (self.of_b + k - self.passed) as f64;
                sum += (up / down).ln() + ln_psi;
            }
            weights.push(sum);
        }
        weights
    }

    /// Mean number of group A at odds ratio `exp(ln_psi)`.
    pub(crate) fn mean(self, ln_psi: f64) -> f64 {
        let counts = self.least()..=self.most();
        counts
            .zip(self.probabilities(ln_psi))
            .map(|(k, probability)| k as f64 * probability)
            .sum()
    }

    /// Logarithm of the mean of `psi^K` at equal odds.
    pub(crate) fn ln_mean_power(self, ln_psi: f64) -> f64 {
        let terms: Vec<f64> = (self.least()..=self.most())
            .zip(self.probabilities(0.0))
            .map(|(k, probability)| k as f64 * ln_psi + probability.ln())
            .collect();
        ln_sum(&terms)
    }
}

/// Logarithm of the sum of exponentials, without overflow.
pub(crate) fn ln_sum(terms: &[f64]) -> f64 {
    let top = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top.is_infinite() {
        return top;
    }
    top + terms.iter().map(|t| (t - top).exp()).sum::<f64>().ln()
}
