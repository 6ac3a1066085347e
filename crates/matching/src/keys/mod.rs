//! Match keys: long conjunctions under which an indication and a record meet. The receiver, who holds
//! many records, computes one canonical key of each kind; the sender, who holds few indications, writes
//! each in many variants.

mod configuration;
mod form;
mod offer;
mod prepared;
mod rehearsal;
mod variants;

pub use configuration::{
    Configuration, ConfigurationError, Costs, ENTRIES_LIMIT, FORMS_LIMIT, KINDS_LIMIT, Kind,
    NAMED_LIMIT,
};
pub use form::{Form, Group};
pub use offer::Offer;
pub use prepared::Prepared;
pub use rehearsal::{Damage, Rehearsed, Rules};

use crate::record::Record;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Between the forms of a key.
const BETWEEN: u8 = 0x1F;

/// A match key: what the oblivious function is evaluated on.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Zeroize, ZeroizeOnDrop)]
pub struct Key {
    kind: u16,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    fn of(kind: u16, forms: &[&str]) -> Self {
        let mut bytes = Vec::with_capacity(32);
        for (at, form) in forms.iter().enumerate() {
            if at > 0 {
                bytes.push(BETWEEN);
            }
            bytes.extend_from_slice(form.as_bytes());
        }
        Self { kind, bytes }
    }

    /// The kind's place in the configuration.
    #[must_use]
    pub const fn kind(&self) -> u16 {
        self.kind
    }

    /// Its forms.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Configuration {
    /// The receiver's keys of a record: one canonical key for each kind, in the order of the kinds.
    /// `None` where the record lacks a feature: the protocol then evaluates a value that nobody knows, never
    /// a shorter key, so that every record has exactly as many evaluations as there are kinds.
    #[must_use]
    pub fn keys_of_record(&self, record: &Record) -> Vec<Option<Vec<u8>>> {
        let prepared = Prepared::of(record);
        self.canonical(&prepared)
            .map(|key| key.map(|key| key.bytes.clone()))
            .collect()
    }

    /// The sender's keys of an indication with their kinds, all variants; the protocol fills them up to
    /// [`Configuration::entries`].
    #[must_use]
    pub fn keys_of_indication(&self, record: &Record) -> Vec<(u16, Vec<u8>)> {
        self.variants(record)
            .iter()
            .map(|key| (key.kind, key.bytes.clone()))
            .collect()
    }

    /// The kinds of key as the sides agree on them: their numbers.
    #[must_use]
    pub fn kind_numbers(&self) -> Vec<u16> {
        self.kinds.iter().map(|kind| kind.number).collect()
    }

    /// The canonical key of each kind, `None` where the record lacks a feature.
    pub fn canonical<'a>(&'a self, record: &'a Prepared) -> impl Iterator<Item = Option<Key>> + 'a {
        self.kinds.iter().map(|kind| {
            let forms: Option<Vec<String>> = kind
                .forms
                .iter()
                .map(|form| variants::canonical(*form, record))
                .collect();
            let forms = zeroize::Zeroizing::new(forms?);
            Some(Key::of(
                kind.number,
                &forms.iter().map(String::as_str).collect::<Vec<_>>(),
            ))
        })
    }

    /// The variants of an indication, at most [`Configuration::entries`]: the nearest to
    /// the record first, then in the order of the kinds.
    #[must_use]
    pub fn variants(&self, record: &Record) -> Vec<Key> {
        let readings: Vec<Reading> = readings(Prepared::of(record), &self.costs)
            .into_iter()
            .map(|(cost, record)| Reading::of(self, cost, &record))
            .collect();
        let mut choices: Vec<Choice> = Vec::new();
        for (at, reading) in readings.iter().enumerate() {
            for (number, kind) in self.kinds.iter().enumerate() {
                let reach = self.reach_of(kind);
                reading.choose(at, number, reach, &mut choices);
            }
        }
        choices.sort_by_key(|choice| (choice.cost, choice.kind));
        let mut seen = HashSet::new();
        let keys = choices
            .iter()
            .map(|choice| readings[choice.reading].key(choice, self.kinds[choice.kind].number));
        let unique = keys.filter(|key| seen.insert(key.clone()));
        unique.take(self.entries).collect()
    }
}

/// One variant of one kind of key: which reading of the record, and which variant of each form.
struct Choice {
    cost: u8,
    kind: usize,
    reading: usize,
    places: [u16; FORMS_LIMIT],
}

/// The variants of one form with their costs, shared by the kinds that use it.
type Values = Rc<Vec<(u8, String)>>;

/// One way to mean a record, with the variants of every form of every kind.
struct Reading {
    cost: u8,
    variants: Vec<Vec<Values>>,
}

impl Reading {
    fn of(configuration: &Configuration, cost: u8, record: &Prepared) -> Self {
        let mut known: HashMap<(Form, bool), Values> = HashMap::new();
        let mut variants = |form: Form, slip: bool| {
            let values = known
                .entry((form, slip))
                .or_insert_with(|| Rc::new(variants::of(form, slip, record, &configuration.costs)));
            Rc::clone(values)
        };
        let variants = configuration
            .kinds
            .iter()
            .map(|kind| {
                kind.forms
                    .iter()
                    .map(|form| variants(*form, kind.slips.contains(form)))
                    .collect()
            })
            .collect();
        Self { cost, variants }
    }

    /// Every combination of the forms' variants within the reach.
    fn choose(&self, reading: usize, kind: usize, reach: u8, choices: &mut Vec<Choice>) {
        if self.cost > reach {
            return;
        }
        let mut partial = vec![Choice {
            cost: self.cost,
            kind,
            reading,
            places: [0; FORMS_LIMIT],
        }];
        for (form, values) in self.variants[kind].iter().enumerate() {
            let mut longer = Vec::with_capacity(partial.len());
            for choice in &partial {
                for (place, (more, _)) in (0_u16..).zip(values.iter()) {
                    let cost = choice.cost + more;
                    if cost > reach {
                        break;
                    }
                    let mut places = choice.places;
                    places[form] = place;
                    longer.push(Choice {
                        cost,
                        places,
                        ..*choice
                    });
                }
            }
            partial = longer;
        }
        choices.append(&mut partial);
    }

    fn key(&self, choice: &Choice, number: u16) -> Key {
        let forms = self.variants[choice.kind].iter().zip(choice.places);
        let values: Vec<&str> = forms
            .map(|(values, place)| values[usize::from(place)].1.as_str())
            .collect();
        Key::of(number, &values)
    }
}

/// The ways in which a record's names may be meant: as written, given and family name exchanged, and
/// with the other family name.
fn readings(record: Prepared, costs: &Costs) -> Vec<(u8, Prepared)> {
    let mut all = Vec::new();
    if !record.given.is_empty() || !record.family.is_empty() {
        let mut exchanged = record.clone();
        std::mem::swap(&mut exchanged.given, &mut exchanged.family);
        all.push((costs.exchanged, exchanged));
    }
    if !record.birth_name.is_empty() {
        let mut other = record.clone();
        other.family = std::mem::take(&mut other.birth_name);
        all.push((costs.exchanged, other));
    }
    all.insert(0, (0, record));
    all
}

#[cfg(test)]
mod tests;
