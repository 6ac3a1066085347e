//! What the kinds of key tell in a list, by the list's own frequencies.

use super::super::configuration::Kind;
use super::super::form::{Form, Group};
use super::hashed::Canonical;
use super::real;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use std::collections::{BTreeMap, HashMap};

/// Pairs that agree which are looked at for each conjunction: are they two children, or one that stands there twice?
const LOOKED_AT: u32 = 300;

/// The list, and what was already counted in it.
pub(super) struct Bits<'a> {
    list: &'a [Canonical],
    /// True where the records at two places are rather the same child than not.
    same: &'a dyn Fn(u32, u32) -> bool,
    counted: BTreeMap<Vec<Form>, f64>,
}

impl<'a> Bits<'a> {
    pub(super) const fn of(list: &'a [Canonical], same: &'a dyn Fn(u32, u32) -> bool) -> Self {
        Self {
            list,
            same,
            counted: BTreeMap::new(),
        }
    }

    /// What a kind tells: for each part of a record minus the logarithm of the chance that two children of the
    /// list agree in all the kind's forms of it.
    pub(super) fn told(&mut self, kind: &Kind) -> f64 {
        let mut groups: BTreeMap<Group, Vec<Form>> = BTreeMap::new();
        for form in &kind.forms {
            groups.entry(form.group()).or_default().push(*form);
        }
        groups.into_values().map(|forms| self.of_forms(forms)).sum()
    }

    fn of_forms(&mut self, mut forms: Vec<Form>) -> f64 {
        forms.sort_unstable();
        let (list, same) = (self.list, self.same);
        *self
            .counted
            .entry(forms)
            .or_insert_with_key(|forms| agreement(list, forms, same))
    }
}

fn agreement(list: &[Canonical], forms: &[Form], same: &dyn Fn(u32, u32) -> bool) -> f64 {
    let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut known = 0;
    for (place, record) in (0_u32..).zip(list) {
        if let Some(key) = record.joined(forms) {
            places.entry(key).or_default().push(place);
            known += 1;
        }
    }
    if known < 2 {
        return 0.0;
    }
    let pairs = |count: usize| real(count) * (real(count) - 1.0) / 2.0;
    let mut equal: Vec<&Vec<u32>> = places.values().filter(|equal| equal.len() > 1).collect();
    equal.sort_unstable_by_key(|equal| equal[0]);
    let agreeing: f64 = equal.iter().map(|equal| pairs(equal.len())).sum();
    // One pair at least: a list cannot tell more than it has pairs.
    let different = (agreeing * two_children(&equal, agreeing, same)).max(1.0);
    (pairs(known) / different).log2()
}

/// The share of the agreeing pairs that are two children and not one that stands in the list twice.
fn two_children(equal: &[&Vec<u32>], agreeing: f64, same: &dyn Fn(u32, u32) -> bool) -> f64 {
    let mut chance = ChaCha20Rng::seed_from_u64(0);
    let mut draws: Vec<f64> = (0..LOOKED_AT)
        .map(|_| chance.gen_range(0.0..agreeing.max(1.0)))
        .collect();
    draws.sort_unstable_by(f64::total_cmp);
    let mut draws = draws.into_iter().peekable();
    let (mut sum, mut looked_at, mut different) = (0.0, 0_u32, 0_u32);
    for places in equal {
        sum += real(places.len()) * (real(places.len()) - 1.0) / 2.0;
        while draws.next_if(|draw| *draw < sum).is_some() {
            let one = chance.gen_range(0..places.len());
            let other = (one + chance.gen_range(1..places.len())) % places.len();
            looked_at += 1;
            different += u32::from(!same(places[one], places[other]));
        }
    }
    // None of so many is less than one of so many.
    f64::from(different.max(1)) / f64::from(looked_at.max(1))
}
