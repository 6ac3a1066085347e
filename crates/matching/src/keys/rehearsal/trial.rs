//! The rehearsed run: damaged copies of some records against the list.

use super::super::configuration::{Configuration, Kind};
use super::super::prepared::Prepared;
use super::bits::Bits;
use super::damage::Lacking;
use super::hashed::{Canonical, Costs, Sent};
use super::real;
use crate::cores::{at, on_all_cores, place};
use crate::record::Record;
use crate::scoring::{Model, clearly_differ, levels};
use rand::{Rng, RngCore};
use std::collections::HashMap;

/// Copies for each record of a short list.
const COPIES: usize = 10;

/// A record of the list as a sender would hold it: whom it meets without damage, because that opens most
/// others, and what it costs to meet it when it is damaged.
struct Copy {
    own: u32,
    sent: Sent,
    costs: Vec<Costs>,
}

/// What one kind of key does in the trial.
pub(super) struct Tried {
    /// Which copies it finds again.
    pub(super) found: Vec<bool>,
    /// Which copy opens whom else.
    pub(super) needless: Vec<(u32, u32)>,
    /// Variants of a copy on average.
    pub(super) variants: f64,
}

/// A trial.
pub(super) struct Trial {
    copies: Vec<Copy>,
    list: Vec<Prepared>,
    canonical: Vec<Canonical>,
    /// Records of the whole list for each one that it was tried against.
    scale: f64,
    floor: f64,
    model: Model,
}

impl Trial {
    pub(super) fn new(
        configuration: &Configuration,
        (kept, length): (&[Record], usize),
        chance: &mut impl RngCore,
    ) -> Self {
        let rules = &configuration.rehearsal;
        let list: Vec<&Record> = kept.iter().collect();
        let lacking = Lacking::in_list(&list);
        let copies = if list.is_empty() {
            0
        } else {
            rules.sample.min(list.len() * COPIES)
        };
        let damaged: Vec<(u32, Record)> = (0..copies)
            .map(|copy| {
                let own = copy % list.len();
                let stranger = list[chance.gen_range(0..list.len())];
                let record = configuration
                    .damage
                    .copy(list[own], stranger, &lacking, chance);
                (place(own), record)
            })
            .collect();
        let prepared = on_all_cores(&list, |_, record, found| found.push(Prepared::of(record)));
        let canonical = on_all_cores(&prepared, |_, record, found| {
            found.push(Canonical::of(record));
        });
        let copies = on_all_cores(&damaged, |_, (own, record), found| {
            let own_place = at(*own);
            found.push(Copy {
                own: *own,
                sent: Sent::of(list[own_place], configuration),
                costs: Sent::of(record, configuration).costs(&canonical[own_place]),
            });
        });
        let model = Model::published(copies.len(), prepared.iter());
        Self {
            copies,
            scale: real(length) / real(list.len().max(1)),
            floor: real(length.max(1)).log2() + rules.margin_bits,
            list: prepared,
            canonical,
            model,
        }
    }

    /// How many copies there are.
    pub(super) fn copies(&self) -> usize {
        self.copies.len()
    }

    /// Records of the whole list for each one that was tried.
    pub(super) const fn scale(&self) -> f64 {
        self.scale
    }

    /// Tries the kinds that are long enough for this list; `None` for the others.
    pub(super) fn try_all(&self, configuration: &Configuration) -> Vec<Option<Tried>> {
        let mut bits = Bits::of(&self.canonical);
        let long: Vec<(&Kind, bool)> = configuration
            .kinds
            .iter()
            .map(|kind| (kind, bits.told(kind) >= self.floor))
            .collect();
        on_all_cores(&long, |_, (kind, long), tried| {
            tried.push(long.then(|| self.tried(kind, configuration.reach_of(kind))));
        })
    }

    fn tried(&self, kind: &Kind, reach: u8) -> Tried {
        let found = self
            .copies
            .iter()
            .map(|copy| copy.costs.iter().any(|costs| costs.meets(kind, reach)))
            .collect();
        let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
        let mut count = 0;
        let mut keys = Vec::new();
        for (number, copy) in (0_u32..).zip(&self.copies) {
            keys.clear();
            copy.sent.keys(kind, reach, &mut keys);
            keys.sort_unstable();
            keys.dedup();
            count += keys.len();
            for key in &keys {
                places.entry(*key).or_default().push(number);
            }
        }
        let mut needless = Vec::new();
        for (number, record) in (0_u32..).zip(&self.canonical) {
            let met = record
                .joined(&kind.forms)
                .and_then(|key| places.get(&key))
                .into_iter()
                .flatten();
            let others = met.filter(|copy| !self.is_the_same(**copy, number));
            needless.extend(others.map(|copy| (*copy, number)));
        }
        Tried {
            found,
            needless,
            variants: real(count) / real(self.copies.len().max(1)),
        }
    }

    /// The own record, or one that is rather the same child than not, because a list may hold a child
    /// twice: that is no needless opening. Twins are two children, whatever else agrees.
    fn is_the_same(&self, copy: u32, number: u32) -> bool {
        let copy = &self.copies[at(copy)];
        if copy.own == number {
            return true;
        }
        let held = &self.list[at(number)];
        let levels = levels(&self.list[at(copy.own)], held);
        !clearly_differ(&levels) && self.model.evidence(&levels, held) >= 0.0
    }
}
