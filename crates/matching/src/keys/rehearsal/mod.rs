//! Which kinds of key a run uses: the receiver rehearses the run on its own list, without labels. It takes
//! records of the list at random, damages copies of them as offices do it, sends them to itself in the
//! plain, and takes the kinds that find most of them again and open hardly anybody else (decision 0048).

mod bits;
mod choice;
mod damage;
mod hashed;
mod trial;

pub use damage::Damage;

use super::configuration::Configuration;
use crate::record::Record;
use rand::RngCore;
use serde::Deserialize;

/// How the receiver chooses (`[rehearsal]` of `matching.toml`).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How many kinds a run uses where no list was rehearsed: the first of the file.
    pub usual: usize,
    /// Damaged copies.
    pub sample: usize,
    /// Records of the list at most that they are tried against; of a longer list, that many at random.
    pub records: usize,
    /// Openings of others for each indication at most.
    pub needless: f64,
    /// What one of them weighs against one child found.
    pub price: f64,
    /// What one entry of every indication weighs.
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
    /// Openings of others for each indication.
    pub needless: f64,
    /// Variants of an indication on average, before dummies.
    pub variants: f64,
}

impl Configuration {
    /// Chooses the kinds of a run on the receiver's list, from those that this configuration offers. Where the
    /// list is too short to tell, the usual ones.
    pub fn rehearse(&self, list: &[Record], chance: &mut impl RngCore) -> Rehearsed {
        let chosen = choice::choose(self, &trial::Trial::new(self, list, chance));
        if chosen.kinds.is_empty() {
            return Rehearsed {
                kinds: self.usual().kind_numbers(),
                ..chosen
            };
        }
        chosen
    }
}

/// A count as a real number; counts here are far below 2³².
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
