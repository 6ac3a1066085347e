//! Which kinds of key a run uses: the receiver rehearses the run on its own list, without labels. It takes
//! records of the list at random, damages copies of them as offices do it, sends them to itself in the
//! plain, and takes the kinds that find most of them again and open hardly anybody else (decision 0048).

mod bits;
mod choice;
mod damage;
mod hashed;
mod set;
mod trial;

pub use damage::Damage;
#[cfg(test)]
pub(super) use hashed::{Canonical, Costs};

use super::Key;
use super::configuration::Configuration;
use super::prepared::Prepared;
use crate::cores::{at, on_all_cores};
use crate::record::Record;
use rand::seq::SliceRandom as _;
use rand::{Rng as _, RngCore};
use serde::Deserialize;
use std::convert::Infallible;

/// How the receiver chooses (`[rehearsal]` of `matching.toml`).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How many kinds a run uses where no list was rehearsed: the first of the file.
    pub usual: usize,
    /// Damaged copies.
    pub sample: usize,
    /// Records that are sent undamaged, to count whom else they open.
    pub senders: usize,
    /// Records of the list at most that they are tried against; of a longer list, that many at random.
    pub records: usize,
    /// Openings of others for each indication at most.
    pub needless: f64,
    /// What one of them weighs against one child found.
    pub price: f64,
    /// What one variant of every indication weighs.
    pub entry_price: f64,
    /// What a child found by a second kind weighs.
    pub second: f64,
    /// How many bits more than the list's length needs a kind must tell.
    pub margin_bits: f64,
}

/// What a rehearsal found.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rehearsed {
    /// The numbers of the chosen kinds, the most useful first.
    pub kinds: Vec<u16>,
    /// Share of the damaged copies that these kinds find again.
    pub found: f64,
    /// Openings of others for each indication, with other records than those of the choice where there are enough.
    pub needless: f64,
    /// Variants of an indication on average, before dummies.
    pub variants: f64,
}

impl Configuration {
    /// Chooses the kinds of a run on the receiver's list, from those that this configuration offers. Where the
    /// list is too short to tell, the usual ones.
    pub fn rehearse(&self, list: &[Record], chance: &mut impl RngCore) -> Rehearsed {
        let records = list.iter().cloned().map(Ok::<_, Infallible>);
        match self.rehearse_from(records, chance) {
            Ok(rehearsed) => rehearsed,
            Err(never) => match never {},
        }
    }

    /// The share of damaged copies of a list's records that this run finds again, by the very keys that are sent. The
    /// copies are others than those of the choice, so that a choice can be judged, without labels too.
    pub fn finds_again(&self, list: &[Record], chance: &mut impl RngCore) -> f64 {
        let mut kept: Vec<&Record> = list.iter().collect();
        kept.shuffle(chance);
        let copies = damage::copies(&self.damage, &kept, self.rehearsal.sample, chance);
        let found = on_all_cores(&copies, |_, (own, copy), found| {
            let held = Prepared::of(kept[at(*own)]);
            let held: Vec<Key> = self.canonical(&held).flatten().collect();
            if self.variants(copy).iter().any(|key| held.contains(key)) {
                found.push(());
            }
        });
        real(found.len()) / real(copies.len().max(1))
    }

    /// As [`Self::rehearse`], on a list that is read once from front to end and of which only a part is kept.
    ///
    /// # Errors
    /// The first that the list gives.
    pub fn rehearse_from<E>(
        &self,
        list: impl Iterator<Item = Result<Record, E>>,
        chance: &mut impl RngCore,
    ) -> Result<Rehearsed, E> {
        let (kept, length) = some_of(list, self.rehearsal.records, chance)?;
        let trial = trial::Trial::new(self, (&kept, length), chance);
        let chosen = choice::choose(self, &trial, &kept);
        if chosen.kinds.is_empty() {
            return Ok(Rehearsed {
                kinds: self.usual().kind_numbers(),
                ..chosen
            });
        }
        Ok(chosen)
    }
}

/// At most so many records of a list, each as likely as any other, and the list's length (Vitter, ACM TOMS 11(1),
/// 1985, algorithm R).
fn some_of<E>(
    list: impl Iterator<Item = Result<Record, E>>,
    most: usize,
    chance: &mut impl RngCore,
) -> Result<(Vec<Record>, usize), E> {
    let mut kept: Vec<Record> = Vec::new();
    let mut length = 0;
    for record in list {
        let record = record?;
        length += 1;
        if kept.len() < most {
            kept.push(record);
        } else if let Some(place) = kept.get_mut(chance.gen_range(0..length)) {
            *place = record;
        }
    }
    // The copies are made of the first: they shall not be those that stand first in the list.
    kept.shuffle(chance);
    Ok((kept, length))
}

/// A count as a real number; counts here are far below 2³².
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
