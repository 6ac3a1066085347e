//! The rehearsed run: damaged copies of some records against the list.

use super::super::configuration::{Configuration, Kind};
use super::super::form::Form;
use super::super::prepared::Prepared;
use super::bits::Bits;
use super::damage::copies;
use super::hashed::{Canonical, Costs, Sent};
use super::real;
use super::set::Set;
use crate::cores::{at, on_all_cores, place};
use crate::record::Record;
use crate::scoring::{Level, Model, clearly_differ, levels};
use rand::RngCore;

/// The share of records that stand in the list twice, from which it is a list that holds children more than once.
const OFTEN_TWICE: f64 = 0.05;
/// Records that one copy may meet under one kind; more are no use to anybody, whether they are one child or many.
const MOST_MET: usize = 100;
/// So many times the senders are others with which a choice is counted again.
const OTHERS: usize = 3;
/// Senders whose variants are counted.
const COUNTED: usize = 100;

/// A record of the list as a sender would hold it: whom it meets as it is, because so it meets most others.
struct Sender {
    own: u32,
    sent: Sent,
}

/// What a conjunction does in the trial: without slips, and what a slip in each of its forms adds.
pub(super) struct Tried {
    /// The conjunction, with every slip that it may have.
    pub(super) kind: Kind,
    /// Which copies it finds again; a slip that it may not have finds none.
    pub(super) found: Vec<Set>,
    /// Variants of a copy on average.
    pub(super) variants: Vec<f64>,
}

/// A sender and a record that is another child.
pub(super) type Opening = (u32, u32);

/// A trial.
pub(super) struct Trial {
    /// What it costs the damaged copies to meet their records.
    copies: Vec<Costs>,
    senders: Vec<Sender>,
    list: Vec<Prepared>,
    canonical: Vec<Canonical>,
    /// Records of the whole list for each one that it was tried against.
    scale: f64,
    floor: f64,
    model: Model,
    /// Whether the list holds many children more than once.
    often_twice: bool,
}

impl Trial {
    pub(super) fn new(
        configuration: &Configuration,
        (kept, length): (&[Record], usize),
        chance: &mut impl RngCore,
    ) -> Self {
        let rules = &configuration.rehearsal;
        let list: Vec<&Record> = kept.iter().collect();
        let damaged = copies(&configuration.damage, &list, rules.sample, chance);
        let prepared = on_all_cores(&list, |_, record, found| found.push(Prepared::of(record)));
        let canonical = on_all_cores(&prepared, |_, record, found| {
            found.push(Canonical::of(record));
        });
        let copies = on_all_cores(&damaged, |_, (own, record), found| {
            found.push(Costs::of(record, &canonical[at(*own)], configuration));
        });
        let sending = &list[..rules.senders.min(list.len())];
        let senders = on_all_cores(sending, |own, record, found| {
            found.push(Sender {
                own: place(own),
                sent: Sent::of(record, configuration),
            });
        });
        let mut trial = Self {
            scale: real(length) / real(list.len().max(1)),
            floor: real(length.max(1)).log2() + rules.margin_bits,
            model: Model::published(senders.len(), prepared.iter()),
            copies,
            senders,
            list: prepared,
            canonical,
            often_twice: false,
        };
        trial.often_twice = trial.share_twice() >= OFTEN_TWICE;
        trial
    }

    /// The share of the senders that stand in the list a second time, with the same given name and birth date.
    fn share_twice(&self) -> f64 {
        let forms = [Form::GivenSkeleton, Form::BirthDate];
        let index = Index::of(&self.canonical, &forms);
        let is_twice = |sender: &&Sender| {
            let key = self.canonical[at(sender.own)].joined(&forms);
            let mut met = key.into_iter().flat_map(|key| index.records(key));
            met.any(|other| other != sender.own && self.are_the_same(sender.own, other))
        };
        real(self.senders.iter().filter(is_twice).count()) / real(self.senders.len().max(1))
    }

    /// How many copies there are.
    pub(super) fn copies(&self) -> usize {
        self.copies.len()
    }

    /// So many openings as openings of others for each indication: of the whole list, for each record that was tried.
    pub(super) fn for_each_indication(&self, openings: usize) -> f64 {
        real(openings) * self.scale / real(self.senders.len().max(1))
    }

    /// The most openings that a kind may have where there may be so many for each indication.
    pub(super) fn most_openings(&self, for_each_indication: f64) -> usize {
        let counts = 0..self.senders.len();
        counts
            .take_while(|count| self.for_each_indication(*count) <= for_each_indication)
            .last()
            .unwrap_or_default()
    }

    /// Tries the conjunctions that are long enough for this list.
    pub(super) fn try_all(&self, configuration: &Configuration) -> Vec<Tried> {
        let same = |one: u32, other: u32| self.are_the_same(one, other);
        let mut bits = Bits::of(&self.canonical, &same);
        let mut kinds = configuration.offered();
        kinds.retain(|kind| bits.told(kind) >= self.floor);
        on_all_cores(&kinds, |_, kind, tried| tried.push(self.tried(kind)))
    }

    fn tried(&self, kind: &Kind) -> Tried {
        let mut found = vec![Set::of(self.copies.len()); kind.forms.len() + 1];
        for (number, copy) in self.copies.iter().enumerate() {
            let meeting = copy.meets(&kind.forms);
            if meeting.plain {
                found[0].put(number);
            }
            for (form, found) in found.iter_mut().skip(1).enumerate() {
                if meeting.slips >> form & 1 == 1 {
                    found.put(number);
                }
            }
        }
        let counted = &self.senders[..self.senders.len().min(COUNTED)];
        let count = |slip: Option<usize>| {
            let all = counted
                .iter()
                .map(|sender| sender.sent.count(&kind.forms, slip));
            real(all.sum()) / real(counted.len().max(1))
        };
        let slips = (0..kind.forms.len()).map(|form| count(Some(form)));
        Tried {
            found,
            variants: std::iter::once(count(None)).chain(slips).collect(),
            kind: kind.clone(),
        }
    }

    /// Whom else the senders open under some forms, without slips and by a slip in each form that may have one;
    /// `None` where they are more than `most`.
    pub(super) fn needless(&self, kind: &Kind, most: usize) -> Vec<Option<Vec<Opening>>> {
        let index = Index::of(&self.canonical, &kind.forms);
        let slips = kind.forms.iter().enumerate();
        let slips = slips.map(|(place, form)| (Some(place), kind.slips.contains(form)));
        std::iter::once((None, true))
            .chain(slips)
            .map(|(slip, may)| {
                let opened = || self.opened(&index, &kind.forms, slip, most);
                may.then(opened).flatten()
            })
            .collect()
    }

    /// Openings of others for each indication by the kinds of a choice, with records that were not among its senders;
    /// `None` where the list holds too few of these to tell.
    pub(super) fn needless_of_others(
        &self,
        configuration: &Configuration,
        kept: &[Record],
        kinds: &[Kind],
    ) -> Option<f64> {
        let begin = self.senders.len();
        let others = kept.get(begin..kept.len().min(begin * (1 + OTHERS)))?;
        if others.is_empty() || others.len() < begin / 2 {
            return None;
        }
        let indexes: Vec<Index> = kinds
            .iter()
            .map(|kind| Index::of(&self.canonical, &kind.forms))
            .collect();
        let opened = on_all_cores(others, |number, record, found| {
            let own = place(begin + number);
            let sent = Sent::of(record, configuration);
            let mut met = Vec::new();
            for (kind, index) in kinds.iter().zip(&indexes) {
                let slips = kind.forms.iter().enumerate();
                let slips = slips.filter(|(_, form)| kind.slips.contains(form));
                for slip in std::iter::once(None).chain(slips.map(|(place, _)| Some(place))) {
                    sent.keys(&kind.forms, slip, |key| met.extend(index.records(key)));
                }
            }
            met.sort_unstable();
            met.dedup();
            let needless = met.iter().filter(|other| !self.are_the_same(own, **other));
            found.push(needless.count());
        });
        Some(real(opened.iter().sum()) * self.scale / real(others.len()))
    }

    fn opened(
        &self,
        index: &Index,
        forms: &[Form],
        slip: Option<usize>,
        most: usize,
    ) -> Option<Vec<Opening>> {
        let mut opened = Vec::new();
        let mut met = Vec::new();
        for sender in &self.senders {
            met.clear();
            sender
                .sent
                .keys(forms, slip, |key| met.extend(index.records(key)));
            met.sort_unstable();
            met.dedup();
            if met.len() > MOST_MET {
                return None;
            }
            let others = met
                .iter()
                .filter(|record| !self.are_the_same(sender.own, **record));
            opened.extend(others.map(|record| (sender.own, *record)));
            if opened.len() > most {
                return None;
            }
        }
        Some(opened)
    }

    /// One record, or two that are rather the same child than not, because a list may hold a child twice: that is
    /// no needless opening. Twins are two children, whatever else agrees; so is who has the name of another but not
    /// the birth date, except where the list holds many children more than once.
    fn are_the_same(&self, one: u32, other: u32) -> bool {
        if one == other {
            return true;
        }
        let held = &self.list[at(other)];
        let levels = levels(&self.list[at(one)], held);
        let differ = if self.often_twice {
            levels[0] == Level::Different
        } else {
            clearly_differ(&levels)
        };
        !differ && self.model.evidence(&levels, held) >= 0.0
    }
}

/// The list by its keys of some forms, and a filter before it that most keys do not pass.
struct Index {
    keys: Vec<(u64, u32)>,
    filter: Vec<u64>,
    shift: u32,
}

impl Index {
    fn of(list: &[Canonical], forms: &[Form]) -> Self {
        let mut keys: Vec<(u64, u32)> = (0_u32..)
            .zip(list)
            .filter_map(|(place, record)| Some((record.joined(forms)?, place)))
            .collect();
        keys.sort_unstable();
        let bits = (keys.len().max(64) * 16).next_power_of_two();
        let shift = 64 - bits.trailing_zeros();
        let mut index = Self {
            filter: vec![0; bits / 64],
            keys: Vec::new(),
            shift,
        };
        for (key, _) in &keys {
            let bit = index.bit(*key);
            index.filter[bit / 64] |= 1 << (bit % 64);
        }
        index.keys = keys;
        index
    }

    fn bit(&self, key: u64) -> usize {
        usize::try_from(key >> self.shift).unwrap_or_default()
    }

    fn records(&self, key: u64) -> impl Iterator<Item = u32> {
        let bit = self.bit(key);
        let start = if self.filter[bit / 64] >> (bit % 64) & 1 == 1 {
            self.keys.partition_point(|(known, _)| *known < key)
        } else {
            self.keys.len()
        };
        let keys = self.keys[start..].iter();
        keys.take_while(move |(known, _)| *known == key)
            .map(|(_, record)| *record)
    }
}
