//! What the kinds of key tell in a list, by the list's own frequencies.

use super::super::configuration::Kind;
use super::super::form::{Form, Group};
use super::hashed::Canonical;
use super::real;
use std::collections::{BTreeMap, HashMap};

/// The list, and what was already counted in it.
pub(super) struct Bits<'a> {
    list: &'a [Canonical],
    counted: BTreeMap<Vec<Form>, f64>,
}

impl<'a> Bits<'a> {
    pub(super) const fn of(list: &'a [Canonical]) -> Self {
        Self {
            list,
            counted: BTreeMap::new(),
        }
    }

    /// What a kind tells: for each part of a record minus the logarithm of the chance that two records of the
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
        let list = self.list;
        *self
            .counted
            .entry(forms)
            .or_insert_with_key(|forms| agreement(list, forms))
    }
}

fn agreement(list: &[Canonical], forms: &[Form]) -> f64 {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let mut known = 0;
    for key in list.iter().filter_map(|record| record.joined(forms)) {
        *counts.entry(key).or_default() += 1;
        known += 1;
    }
    if known < 2 {
        return 0.0;
    }
    // One pair at least: a list cannot tell more than it has pairs.
    let equal: f64 = counts
        .values()
        .map(|count| real(*count) * (real(*count) - 1.0) / 2.0)
        .sum();
    let pairs = real(known) * (real(known) - 1.0) / 2.0;
    (pairs / equal.max(1.0)).log2()
}
