//! One measured run: who meets whom, compared and assigned, and the figures.

use super::figures::{Figures, best_f1, peak_memory_mb, quality, ratio, real, rounded};
use super::meeting::{Met, meet};
use super::protocol;
use super::table::Table;
use crate::cores::{at, on_all_cores};
use crate::exchange::Progress;
use crate::keys::{Configuration, ConfigurationError, Prepared, Rehearsed};
use crate::scoring::{Levels, Model, Verdict, levels, one_to_one, verdict};
use crate::{MessageError, Shard};
use rand::{CryptoRng, RngCore, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use std::collections::HashMap;
use std::time::Instant;

/// How the keys meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The whole protocol.
    Protocol,
    /// The keys themselves, for lists for which the protocol takes too long. It finds the same.
    Plain,
}

/// What a measured run is doing, in this order; the steps of the protocol once for each 4,000 indications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The kinds of key are chosen on B.
    Rehearsal,
    /// `commit`: the receiver binds itself to its list.
    Commit,
    /// `sealed`: the sender seals its indications.
    Seal,
    /// `request`: the receiver hides its keys.
    Request,
    /// `response`: the sender evaluates them.
    Respond,
    /// The receiver opens what it finds.
    Open,
    /// What was opened is compared.
    Comparison,
}

/// Hears what a measured run is doing, and how far it is where that is known.
pub type Told<'a> = dyn Fn(Stage, Progress) + 'a;

/// A candidate, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Who met whom, under which kinds of key.
    pub met: Met,
    /// The levels of agreement.
    pub levels: Levels,
    /// The evidence that both are the same person, bits.
    pub evidence: f64,
    /// What follows.
    pub verdict: Verdict,
    /// Accepted pairs, each side at most once.
    pub assigned: bool,
}

/// Compares what was opened: learns the weights from it and from the receiver's list, without labels, and
/// assigns at most one partner to each side.
#[must_use]
pub fn compare(
    met: &[Met],
    few: &[Prepared],
    many: &[Prepared],
    chance: &mut impl RngCore,
) -> Vec<Candidate> {
    let mut model = Model::published(few.len(), many.iter());
    let compared: Vec<Levels> = on_all_cores(met, |_, met, found| {
        let (indication, record) = pair(*met);
        found.push(levels(&few[indication], &many[record]));
    });
    let mut opened: Vec<usize> = met.iter().map(|met| pair(*met).0).collect();
    opened.dedup();
    let opened: Vec<&Prepared> = opened
        .into_iter()
        .map(|indication| &few[indication])
        .collect();
    let list: Vec<&Prepared> = many.iter().collect();
    model.learn_from_random_pairs(&opened, &list, chance);
    model.learn_from_candidates(&compared, few.len());
    let mut candidates: Vec<Candidate> = met
        .iter()
        .zip(compared)
        .map(|(met, levels)| {
            let evidence = model.evidence(&levels, &many[pair(*met).1]);
            let verdict = verdict(&levels, evidence);
            Candidate {
                met: *met,
                levels,
                evidence,
                verdict,
                assigned: false,
            }
        })
        .collect();
    let pairs: Vec<(u32, u32, f64)> = candidates
        .iter()
        .map(|one| (one.met.indication, one.met.record, one.evidence))
        .collect();
    for at in one_to_one(&pairs) {
        candidates[at].assigned = true;
    }
    candidates
}

/// The places of a pair in both lists.
fn pair(met: Met) -> (usize, usize) {
    (at(met.indication), at(met.record))
}

/// A measured run.
#[derive(Debug)]
pub struct Measured {
    /// The candidates.
    pub candidates: Vec<Candidate>,
    /// The figures.
    pub figures: Figures,
}

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// What a message of the protocol says.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// The kinds of key do not hold.
    #[error(transparent)]
    Kinds(#[from] ConfigurationError),
}

/// Runs the reconciliation of A, the few, with B, the many, and measures it: the kinds of key are chosen on B
/// without labels, from those that the configuration offers. Where both are the same list its records are
/// compared with each other, each pair once.
///
/// `told` hears how far it is.
///
/// # Errors
/// [`EvaluateError`].
pub fn evaluate(
    few: &Table,
    many: &Table,
    same_list: bool,
    offered: &Configuration,
    mode: Mode,
    told: &Told<'_>,
    chance: &mut (impl RngCore + CryptoRng),
) -> Result<Measured, EvaluateError> {
    let start = Instant::now();
    let begun = Progress { done: 0, of: 0 };
    told(Stage::Rehearsal, begun);
    let rehearsed = offered.rehearse(&many.records, chance);
    let configuration = offered.of_kinds(&rehearsed.kinds)?;
    // Drawn before the protocol draws its keys, so that the weights learn from the same random pairs in both modes.
    let mut seed = [0; 32];
    chance.fill_bytes(&mut seed);
    let mut met = match mode {
        Mode::Plain => meet(&few.records, &many.records, &configuration),
        Mode::Protocol => {
            let lists = (few.records.as_slice(), many.records.as_slice());
            protocol::opened(lists, Shard::WHOLE, &configuration, told, chance)?
        }
    };
    told(Stage::Comparison, begun);
    if same_list {
        met.retain(|met| met.indication < met.record);
    }
    let prepared = |table: &Table| {
        on_all_cores(&table.records, |_, record, found| {
            found.push(Prepared::of(record))
        })
    };
    let mut pairs = ChaCha20Rng::from_seed(seed);
    let candidates = compare(&met, &prepared(few), &prepared(many), &mut pairs);
    let seconds = start.elapsed().as_secs_f64();
    let figures = figures(
        few,
        many,
        same_list,
        (&configuration, rehearsed),
        (mode, seconds),
        &candidates,
    );
    Ok(Measured {
        candidates,
        figures,
    })
}

/// How many pairs belong together.
fn true_pairs(few: &Table, many: &Table, same_list: bool) -> u64 {
    let mut sizes: HashMap<&str, u64> = HashMap::new();
    for truth in &many.truth {
        *sizes.entry(truth).or_default() += 1;
    }
    if same_list {
        sizes.values().map(|size| size * (size - 1) / 2).sum()
    } else {
        few.truth
            .iter()
            .filter_map(|truth| sizes.get(truth.as_str()))
            .sum()
    }
}

/// True where a candidate belongs together.
#[must_use]
pub fn is_true(few: &Table, many: &Table, met: Met) -> bool {
    let (indication, record) = pair(met);
    few.truth[indication] == many.truth[record]
}

fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}

fn figures(
    few: &Table,
    many: &Table,
    same_list: bool,
    (configuration, rehearsed): (&Configuration, Rehearsed),
    (mode, seconds): (Mode, f64),
    candidates: &[Candidate],
) -> Figures {
    let truth = true_pairs(few, many, same_list);
    let right = |one: &&Candidate| is_true(few, many, one.met);
    let of_verdict = |wanted: Verdict| candidates.iter().filter(move |one| one.verdict == wanted);
    // A list compared with itself has groups of records, not partners.
    let accepted: Vec<&Candidate> = of_verdict(Verdict::Accepted)
        .filter(|one| same_list || one.assigned)
        .collect();
    let found = quality(
        count(accepted.iter().copied().filter(right).count()),
        count(accepted.len()),
        truth,
    );
    let mut all: Vec<(f64, bool)> = candidates
        .iter()
        .map(|one| (one.evidence, right(&one)))
        .collect();
    let assigned = candidates.iter().filter(|one| one.assigned);
    let mut once: Vec<(f64, bool)> = assigned.map(|one| (one.evidence, right(&one))).collect();
    let opened = count(candidates.iter().filter(right).count());
    let needless = count(candidates.len()) - opened;
    let evaluations = count(many.records.len()) * count(configuration.kinds.len());
    let entries = count(few.records.len()) * count(configuration.entries);
    Figures {
        mode: match mode {
            Mode::Protocol => "protocol",
            Mode::Plain => "plain",
        },
        rows: [few.records.len(), many.records.len()],
        true_pairs: truth,
        precision: rounded(found.precision, 5),
        recall: rounded(found.recall, 5),
        f1: rounded(found.f1, 5),
        f1_best: rounded(best_f1(&mut all, truth), 5),
        f1_one_to_one_best: rounded(best_f1(&mut once, truth), 5),
        candidates: candidates.len(),
        recall_opened: rounded(ratio(opened, truth), 5),
        unsure: of_verdict(Verdict::Unsure).count(),
        needless_openings_per_true_pair: rounded(ratio(needless, truth), 5),
        inputs_per_record: rounded(ratio(evaluations, count(many.records.len())), 2),
        entries_per_indication: configuration.entries,
        rehearsed,
        keys_per_second: rounded(real(evaluations + entries) / seconds.max(1e-9), 0),
        seconds: rounded(seconds, 3),
        peak_rss_mb: rounded(peak_memory_mb(), 1),
        rows_with_problems: [few.rows_with_problems, many.rows_with_problems],
    }
}

/// One point of the frontier: what is opened when only the first kinds of key are used.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Point {
    /// Rows of A and B.
    pub rows: [usize; 2],
    /// Evaluations for each record of B.
    pub inputs_per_record: usize,
    /// Share of the pairs that belong together which was opened.
    pub recall: f64,
    /// Opened pairs that do not belong together, for each pair that does.
    pub needless_openings_per_true_pair: f64,
}

/// Recall against needless openings against inputs per record, on plain keys: a point for every number of
/// kinds of key, the most useful first, as they were chosen on B without labels.
///
/// # Errors
/// [`ConfigurationError`] where the offered kinds do not hold.
pub fn frontier(
    few: &Table,
    many: &Table,
    offered: &Configuration,
    chance: &mut impl RngCore,
) -> Result<Vec<Point>, ConfigurationError> {
    let configuration = offered.of_kinds(&offered.rehearse(&many.records, chance).kinds)?;
    let met = meet(&few.records, &many.records, &configuration);
    let truth = true_pairs(few, many, false);
    let points = (1..=configuration.kinds.len())
        .map(|kinds| {
            let used = u16::MAX >> (16 - kinds);
            let (mut opened, mut needless) = (0, 0);
            for met in met.iter().filter(|met| met.kinds & used != 0) {
                let count = if is_true(few, many, *met) {
                    &mut opened
                } else {
                    &mut needless
                };
                *count += 1;
            }
            Point {
                rows: [few.records.len(), many.records.len()],
                inputs_per_record: kinds,
                recall: rounded(ratio(opened, truth), 5),
                needless_openings_per_true_pair: rounded(ratio(needless, truth), 5),
            }
        })
        .collect();
    Ok(points)
}
