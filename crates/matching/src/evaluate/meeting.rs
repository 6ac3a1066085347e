//! Who meets whom under the match keys, computed on the keys themselves: what the protocol finds, without
//! its cryptography.

use crate::cores::{on_all_cores, place};
use crate::keys::{Configuration, Key, Prepared};
use crate::record::Record;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An indication and a record that met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// Place of the indication in A.
    pub indication: u32,
    /// Place of the record in B.
    pub record: u32,
    /// The kinds of key that agreed: one bit each, by its place among the kinds of the run.
    pub kinds: u16,
}

fn short(key: &Key) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Keys in a table, and a filter before it that most keys do not pass.
struct Index {
    keys: Vec<(u64, u32, u16)>,
    filter: Vec<u64>,
    shift: u32,
}

impl Index {
    fn of(mut keys: Vec<(u64, u32, u16)>) -> Self {
        keys.sort_unstable();
        let bits = (keys.len().max(64) * 16).next_power_of_two();
        let shift = 64 - bits.trailing_zeros();
        let mut filter = vec![0_u64; bits / 64];
        for (key, ..) in &keys {
            let at = usize::try_from(key >> shift).unwrap_or_default();
            filter[at / 64] |= 1 << (at % 64);
        }
        Self {
            keys,
            filter,
            shift,
        }
    }

    fn get(&self, key: u64) -> impl Iterator<Item = u32> {
        let at = usize::try_from(key >> self.shift).unwrap_or_default();
        let maybe = self.filter[at / 64] >> (at % 64) & 1 == 1;
        let start = if maybe {
            self.keys.partition_point(|(known, ..)| *known < key)
        } else {
            self.keys.len()
        };
        self.keys[start..]
            .iter()
            .take_while(move |(known, ..)| *known == key)
            .map(|(_, place, _)| *place)
    }
}

/// The bit of a kind: its place among the kinds of the run.
pub(super) fn kind_bit(configuration: &Configuration, number: u16) -> u16 {
    let mut kinds = configuration.kinds.iter();
    let place = kinds.position(|kind| kind.number == number);
    place.map_or(0, |place| 1 << place)
}

/// Every indication of `few` with every record of `many` that it meets, each pair once, in order.
#[must_use]
pub fn meet(few: &[Record], many: &[Record], configuration: &Configuration) -> Vec<Met> {
    let bit = |key: &Key| kind_bit(configuration, key.kind());
    let canonical = |at: usize, record: &Record, found: &mut Vec<(u64, u32, u16)>| {
        let prepared = Prepared::of(record);
        let keys = configuration.canonical(&prepared).flatten();
        found.extend(keys.map(|key| (short(&key), place(at), bit(&key))));
    };
    let variants = |at: usize, record: &Record, found: &mut Vec<(u64, u32, u16)>| {
        let keys = configuration.variants(record);
        found.extend(keys.iter().map(|key| (short(key), place(at), bit(key))));
    };
    let many_is_smaller =
        many.len() * configuration.kinds.len() < few.len() * configuration.entries;
    let mut met = if many_is_smaller {
        let index = Index::of(on_all_cores(many, canonical));
        probe(few, &index, variants, |kept, probing| (probing, kept))
    } else {
        let index = Index::of(on_all_cores(few, variants));
        probe(many, &index, canonical, |kept, probing| (kept, probing))
    };
    met.sort_unstable();
    met.dedup_by(|later, first| {
        let same = (later.indication, later.record) == (first.indication, first.record);
        if same {
            first.kinds |= later.kinds;
        }
        same
    });
    met
}

fn probe(
    probing: &[Record],
    index: &Index,
    keys: impl Fn(usize, &Record, &mut Vec<(u64, u32, u16)>) + Sync,
    order: impl Fn(u32, u32) -> (u32, u32) + Sync,
) -> Vec<Met> {
    on_all_cores(probing, |at, record, found| {
        let mut own = Vec::new();
        keys(at, record, &mut own);
        for (key, probing, kind) in own {
            found.extend(index.get(key).map(|kept| {
                let (indication, record) = order(kept, probing);
                Met {
                    indication,
                    record,
                    kinds: kind,
                }
            }));
        }
    })
}
