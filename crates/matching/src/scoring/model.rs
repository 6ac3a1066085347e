//! Weights of the levels, published and learnt (Fellegi and Sunter 1969; EM without labels: Winkler 1988;
//! term frequencies: Winkler 2000).

use super::compare::{Comparison, Level, level};
use crate::keys::Prepared;
use rand::Rng;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Random pairs from which the agreement of different persons is learnt.
const RANDOM_PAIRS: usize = 200_000;
/// Rounds of EM at most, and the change at which it ends.
const ROUNDS: usize = 50;
const ENOUGH: f64 = 1e-6;

static DECLARED: LazyLock<Published> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded file is checked by a test")]
    toml::from_str(include_str!("../../scoring.toml")).expect("scoring.toml is checked by a test")
});

/// The published starting weights and thresholds (`scoring.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Version of the file's meaning.
    pub version: u8,
    /// For how many pairs a starting weight counts.
    pub strength: f64,
    /// Probability from which a pair is accepted.
    pub accept: f64,
    /// Probability from which an examiner decides.
    pub unsure: f64,
    /// Share of the indications that concern a child in the list, before anything is known.
    pub expected_share: f64,
    /// No value counts as rarer than in this many records.
    pub rarest: f64,
    /// The comparisons.
    #[serde(rename = "field")]
    pub fields: Vec<PublishedField>,
}

/// The starting weights of one comparison.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedField {
    /// What is compared.
    pub name: Comparison,
    /// Its levels.
    pub levels: Vec<Odds>,
}

/// How often a level occurs among pairs of the same person (m) and of different persons (u).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Odds {
    /// The level.
    pub level: Level,
    /// Share among the same person.
    pub m: f64,
    /// Share among different persons.
    pub u: f64,
}

impl Published {
    /// The weights of the product.
    #[must_use]
    pub fn declared() -> &'static Self {
        &DECLARED
    }
}

/// How often names occur in the receiver's list.
#[derive(Clone, Default)]
struct Frequencies {
    given: HashMap<String, u32>,
    family: HashMap<String, u32>,
    records: f64,
}

/// The weights with which candidates are compared.
#[derive(Clone)]
pub struct Model {
    odds: BTreeMap<Comparison, Vec<Odds>>,
    /// Probability that an indication and a record taken at random are the same person.
    prior: f64,
    frequencies: Frequencies,
    rarest: f64,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("odds", &self.odds)
            .field("prior", &self.prior)
            .finish_non_exhaustive()
    }
}

/// The levels of a pair, one for each comparison.
pub type Levels = [Level; Comparison::ALL.len()];

/// Compares two records in all fields.
#[must_use]
pub fn levels(one: &Prepared, other: &Prepared) -> Levels {
    Comparison::ALL.map(|comparison| level(comparison, one, other))
}

impl Model {
    /// The published weights, for a list of `records` and `indications` that are looked for in it. The
    /// frequencies of names are those of the list.
    pub fn published<'a>(indications: usize, records: impl Iterator<Item = &'a Prepared>) -> Self {
        let published = Published::declared();
        let mut frequencies = Frequencies::default();
        let mut count = 0_u32;
        for record in records {
            count += 1;
            *frequencies.given.entry(record.given.joined()).or_default() += 1;
            *frequencies
                .family
                .entry(record.family.joined())
                .or_default() += 1;
        }
        frequencies.records = f64::from(count.max(1));
        let odds = published
            .fields
            .iter()
            .map(|field| (field.name, field.levels.clone()))
            .collect();
        // The list may be shorter than the indications are many.
        let indications = f64::from(u32::try_from(indications.max(1)).unwrap_or(u32::MAX));
        let matches = published.expected_share * indications.min(frequencies.records);
        let prior = matches / (indications * frequencies.records);
        Self {
            odds,
            prior: prior.min(0.5),
            frequencies,
            rarest: published.rarest,
        }
    }

    /// Learns how often different persons agree, from pairs taken at random: opened indications with
    /// records of the list, hardly any of which belong together.
    pub fn learn_from_random_pairs(
        &mut self,
        few: &[&Prepared],
        many: &[&Prepared],
        chance: &mut impl Rng,
    ) {
        if few.is_empty() || many.is_empty() {
            return;
        }
        let mut counts: BTreeMap<(Comparison, Level), f64> = BTreeMap::new();
        for _ in 0..RANDOM_PAIRS.min(few.len().saturating_mul(many.len())) {
            let one = few[chance.gen_range(0..few.len())];
            let other = many[chance.gen_range(0..many.len())];
            for (comparison, level) in Comparison::ALL.into_iter().zip(levels(one, other)) {
                *counts.entry((comparison, level)).or_default() += 1.0;
            }
        }
        self.update(&counts, |odds| &mut odds.u);
    }

    /// Learns from the candidates how often the same person agrees, without labels (EM): each candidate
    /// counts for as much as it is probable.
    pub fn learn_from_candidates(&mut self, candidates: &[Levels], indications: usize) {
        let published = Self {
            frequencies: self.frequencies.clone(),
            ..self.clone()
        };
        let pairs =
            f64::from(u32::try_from(indications).unwrap_or(u32::MAX)) * self.frequencies.records;
        for _ in 0..ROUNDS {
            let mut counts: BTreeMap<(Comparison, Level), f64> = BTreeMap::new();
            let mut matches = 0.0;
            for levels in candidates {
                let probability = probability(self.weight_of(levels));
                matches += probability;
                for (comparison, level) in Comparison::ALL.into_iter().zip(levels) {
                    *counts.entry((comparison, *level)).or_default() += probability;
                }
            }
            let before = self.prior;
            self.odds.clone_from(&published.odds);
            self.update(&counts, |odds| &mut odds.m);
            self.prior = ((matches + 1.0) / pairs.max(2.0)).min(0.5);
            if ((self.prior - before) / before).abs() < ENOUGH {
                break;
            }
        }
    }

    /// Mixes counts with the weights that are there.
    fn update(
        &mut self,
        counts: &BTreeMap<(Comparison, Level), f64>,
        side: fn(&mut Odds) -> &mut f64,
    ) {
        let strength = Published::declared().strength;
        for (comparison, odds) in &mut self.odds {
            let count = |level| {
                counts
                    .get(&(*comparison, level))
                    .copied()
                    .unwrap_or_default()
            };
            let total: f64 = odds.iter().map(|odds| count(odds.level)).sum();
            for odds in odds {
                let counted = count(odds.level);
                let share = side(odds);
                *share = (counted + *share * strength) / (total + strength);
            }
        }
    }

    /// The weight of one level, bits: what it adds to the evidence for the same person.
    #[must_use]
    pub fn weight(&self, comparison: Comparison, level: Level) -> f64 {
        let odds = self
            .odds
            .get(&comparison)
            .and_then(|odds| odds.iter().find(|odds| odds.level == level));
        odds.map_or(0.0, |odds| (odds.m / odds.u).log2())
    }

    /// What an equal name adds or takes away because it is rarer or more frequent than names are on
    /// average, bits.
    #[must_use]
    pub fn rarity(&self, comparison: Comparison, level: Level, held: &Prepared) -> f64 {
        let count = match comparison {
            Comparison::GivenName if level == Level::Equal => {
                self.frequencies.given.get(&held.given.joined())
            }
            Comparison::FamilyName if level == Level::Equal => {
                self.frequencies.family.get(&held.family.joined())
            }
            _ => return 0.0,
        };
        let count = count
            .map_or(1.0, |count| f64::from(*count))
            .max(self.rarest);
        let odds = self
            .odds
            .get(&comparison)
            .and_then(|odds| odds.iter().find(|odds| odds.level == level));
        odds.map_or(0.0, |odds| {
            (odds.u * self.frequencies.records / count).log2()
        })
    }

    /// The evidence before any field is compared, bits.
    #[must_use]
    pub fn prior_weight(&self) -> f64 {
        (self.prior / (1.0 - self.prior)).log2()
    }

    fn weight_of(&self, levels: &Levels) -> f64 {
        let fields = Comparison::ALL.into_iter().zip(levels);
        self.prior_weight()
            + fields
                .map(|(comparison, level)| self.weight(comparison, *level))
                .sum::<f64>()
    }

    /// The evidence that an opened indication and a record are the same person, bits (the logarithm of
    /// the odds to base 2).
    #[must_use]
    pub fn evidence(&self, levels: &Levels, held: &Prepared) -> f64 {
        let fields = Comparison::ALL.into_iter().zip(levels);
        let rarity: f64 = fields
            .map(|(comparison, level)| self.rarity(comparison, *level, held))
            .sum();
        self.weight_of(levels) + rarity
    }
}

/// The probability that belongs to evidence in bits.
#[must_use]
pub fn probability(evidence: f64) -> f64 {
    1.0 / (1.0 + (-evidence).exp2())
}
