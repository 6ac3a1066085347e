//! The figures of a measured run, and how they are counted.

use crate::keys::Rehearsed;
use serde::Serialize;

/// What is printed of a measured run, as one line of JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// `protocol`, or `plain` where the keys were compared without cryptography.
    pub mode: &'static str,
    /// Rows of A and B.
    pub rows: [usize; 2],
    /// Pairs that belong together, by the truth column.
    pub true_pairs: u64,
    /// Share of the accepted pairs that belong together.
    pub precision: f64,
    /// Share of the pairs that belong together which was accepted.
    pub recall: f64,
    /// Harmonic mean of both, at the default threshold.
    pub f1: f64,
    /// Greatest harmonic mean over all thresholds, every pair by itself.
    pub f1_best: f64,
    /// The same where each side has at most one partner.
    pub f1_one_to_one_best: f64,
    /// Pairs opened.
    pub candidates: usize,
    /// Share of the pairs that belong together which was opened.
    pub recall_opened: f64,
    /// Pairs left to an examiner.
    pub unsure: usize,
    /// Opened pairs that do not belong together, for each pair that does.
    pub needless_openings_per_true_pair: f64,
    /// Evaluations of the oblivious function, for each row of B.
    pub inputs_per_record: f64,
    /// Entries of each indication, dummies among them.
    pub entries_per_indication: usize,
    /// The kinds of key of this run, and what the rehearsal on B promised.
    pub rehearsed: Rehearsed,
    /// Keys of both sides, for each second of the whole run.
    pub keys_per_second: f64,
    /// Seconds of the whole run, reading the files not among them.
    pub seconds: f64,
    /// Greatest memory of the process, MiB (Linux; 0 elsewhere).
    pub peak_rss_mb: f64,
    /// Rows with a problem, A and B.
    pub rows_with_problems: [usize; 2],
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Share of what was found that is true.
    pub precision: f64,
    /// Share of what is true that was found.
    pub recall: f64,
    /// Harmonic mean.
    pub f1: f64,
}

/// A count as a real number; counts here are far below 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of pairs are far below 2^53"
)]
pub(super) const fn real(count: u64) -> f64 {
    count as f64
}

/// A ratio; nothing of nothing is 0.
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        real(part) / real(whole)
    }
}

/// The quality of a set of pairs: `right` of `found` are true, and there are `truth` true ones.
#[must_use]
pub fn quality(right: u64, found: u64, truth: u64) -> Quality {
    Quality {
        precision: ratio(right, found),
        recall: ratio(right, truth),
        f1: ratio(2 * right, found + truth),
    }
}

/// The greatest F1 over all thresholds that exist: pairs of equal evidence are taken together.
#[must_use]
pub fn best_f1(pairs: &mut [(f64, bool)], truth: u64) -> f64 {
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut best, mut right, mut found) = (0.0_f64, 0, 0);
    for (at, (evidence, is_true)) in pairs.iter().enumerate() {
        found += 1;
        right += u64::from(*is_true);
        let is_last_of_equals = pairs
            .get(at + 1)
            .is_none_or(|next| next.0.total_cmp(evidence).is_ne());
        if is_last_of_equals {
            best = best.max(quality(right, found, truth).f1);
        }
    }
    best
}

/// Greatest memory of the process, MiB; 0 where the system does not say.
#[must_use]
pub fn peak_memory_mb() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// Rounded to a number of places, for printing.
pub(super) fn rounded(value: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_threshold_takes_equals_together() {
        let mut pairs = vec![(5.0, true), (3.0, false), (3.0, true), (1.0, false)];
        // Above 5: 1 of 1, F1 2/3; above 3: 2 of 3, F1 4/5; all: 2 of 4, F1 4/6.
        assert!((best_f1(&mut pairs, 2) - 0.8).abs() < 1e-12);
        assert!(best_f1(&mut [], 0).abs() < 1e-12);
        assert!((quality(9, 10, 12).recall - 0.75).abs() < 1e-12);
    }
}
