//! The choice of kinds after a trial: one after the other, each time the one that is worth most, then
//! exchanging single ones while that is worth more.

use super::super::configuration::{Configuration, KINDS_LIMIT};
use super::trial::{Trial, Tried};
use super::{Rehearsed, Rules, real};
use std::collections::HashMap;

/// The prices at which is chosen, times that of the rules: where openings are scarce, a choice that was careful
/// from the beginning is the better one in the end.
const DEARER: [f64; 4] = [1.0, 2.0, 4.0, 10.0];

/// A set of numbered things.
#[derive(Clone)]
struct Set(Vec<u64>);

impl Set {
    fn with(size: usize, members: impl Iterator<Item = usize>) -> Self {
        let mut set = Self(vec![0; size.div_ceil(64)]);
        for member in members {
            set.0[member / 64] |= 1 << (member % 64);
        }
        set
    }
}

/// One kind, tried.
struct Candidate {
    number: u16,
    found: Set,
    needless: Set,
    variants: f64,
}

/// What a choice does.
#[derive(Clone, Copy, Default)]
struct Worth {
    found: f64,
    needless: f64,
    variants: f64,
    value: f64,
}

#[derive(Clone, Copy)]
struct Choice<'a> {
    candidates: &'a [Candidate],
    rules: Rules,
    entries: f64,
    copies: f64,
    scale: f64,
}

/// Chooses at most [`KINDS_LIMIT`] kinds.
pub(super) fn choose(configuration: &Configuration, trial: &Trial) -> Rehearsed {
    let candidates = candidates(configuration, trial, trial.try_all(configuration));
    let choice = Choice {
        candidates: &candidates,
        rules: configuration.rehearsal,
        entries: real(configuration.entries),
        copies: real(trial.copies().max(1)),
        scale: trial.scale(),
    };
    let mut best: Vec<usize> = Vec::new();
    for dearer in DEARER {
        let dear = choice.at_price(choice.rules.price * dearer);
        let chosen = dear.chosen();
        if choice.value(&chosen) > choice.value(&best) {
            best = chosen;
        }
    }
    let chosen = best;
    let worth = choice.worth(&chosen).unwrap_or_default();
    Rehearsed {
        kinds: chosen
            .iter()
            .map(|at| choice.candidates[*at].number)
            .collect(),
        found: worth.found,
        needless: worth.needless,
        variants: worth.variants,
    }
}

/// The kinds that may be chosen. Openings get numbers, so that they are sets, too; a kind that alone opens too
/// many is none.
fn candidates(
    configuration: &Configuration,
    trial: &Trial,
    tried: Vec<Option<Tried>>,
) -> Vec<Candidate> {
    let limit = configuration.rehearsal.needless * real(trial.copies()) / trial.scale();
    let kept: Vec<(u16, Tried)> = configuration
        .kinds
        .iter()
        .zip(tried)
        .filter_map(|(kind, tried)| Some((kind.number, tried?)))
        .filter(|(_, tried)| real(tried.needless.len()) <= limit)
        .collect();
    let mut numbers: HashMap<(u32, u32), usize> = HashMap::new();
    for pair in kept.iter().flat_map(|(_, tried)| &tried.needless) {
        let next = numbers.len();
        numbers.entry(*pair).or_insert(next);
    }
    kept.into_iter()
        .map(|(number, tried)| {
            let found = tried.found.iter().enumerate();
            let found = found.filter_map(|(copy, found)| found.then_some(copy));
            let needless = tried.needless.iter().filter_map(|pair| numbers.get(pair));
            Candidate {
                number,
                found: Set::with(trial.copies(), found),
                needless: Set::with(numbers.len(), needless.copied()),
                variants: tried.variants,
            }
        })
        .collect()
}

impl Choice<'_> {
    const fn at_price(self, price: f64) -> Self {
        let rules = Rules {
            price,
            ..self.rules
        };
        Self { rules, ..self }
    }

    /// The kinds that are worth most together, as far as one after the other finds them.
    fn chosen(&self) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < KINDS_LIMIT {
            let Some(next) = self.best(&chosen, self.value(&chosen)) else {
                break;
            };
            chosen.push(next);
        }
        self.exchange(&mut chosen);
        chosen
    }

    fn value(&self, chosen: &[usize]) -> f64 {
        self.worth(chosen).map_or(0.0, |worth| worth.value)
    }

    /// What kinds do together; `None` where they open too many or need more entries than there are.
    fn worth(&self, chosen: &[usize]) -> Option<Worth> {
        let of = |side: fn(&Candidate) -> &Set| {
            let words = self.candidates.first().map_or(0, |one| side(one).0.len());
            let (mut once, mut twice) = (0, 0);
            for word in 0..words {
                let (mut one, mut two) = (0_u64, 0_u64);
                for at in chosen {
                    let set = side(&self.candidates[*at]).0[word];
                    two |= one & set;
                    one |= set;
                }
                once += one.count_ones();
                twice += two.count_ones();
            }
            (f64::from(once), f64::from(twice))
        };
        let (found, again) = of(|one| &one.found);
        let (opened, _) = of(|one| &one.needless);
        let needless = opened * self.scale / self.copies;
        let variants: f64 = chosen.iter().map(|at| self.candidates[*at].variants).sum();
        let value = (found + self.rules.second * again) / self.copies
            - self.rules.price * needless
            - self.rules.entry_price * variants;
        (needless <= self.rules.needless && variants <= self.entries).then_some(Worth {
            found: found / self.copies,
            needless,
            variants,
            value,
        })
    }

    /// The kind that is worth most beside those chosen, where it is worth more than `now`.
    fn best(&self, chosen: &[usize], now: f64) -> Option<usize> {
        let mut trying = chosen.to_vec();
        let mut best = None;
        let mut most = now;
        for at in (0..self.candidates.len()).filter(|at| !chosen.contains(at)) {
            trying.push(at);
            if let Some(worth) = self.worth(&trying).filter(|worth| worth.value > most) {
                most = worth.value;
                best = Some(at);
            }
            trying.pop();
        }
        best
    }

    /// Leaves out single kinds, or exchanges them for better ones, as long as that is worth more.
    fn exchange(&self, chosen: &mut Vec<usize>) {
        let mut value = self.value(chosen);
        let mut better = true;
        while better {
            better = false;
            for place in (0..chosen.len()).rev() {
                let mut other = chosen.clone();
                other.remove(place);
                if let Some(next) = self.best(&other, value.max(self.value(&other))) {
                    other.insert(place, next);
                }
                let more = self.value(&other);
                if more > value {
                    *chosen = other;
                    value = more;
                    better = true;
                }
            }
        }
    }
}
