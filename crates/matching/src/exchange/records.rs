//! The receiver's records, one pass at a time, never all in memory.

use super::{absent_input, input_of};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::merkle::{Builder, Hash, leaf_hash};
use crate::oprf::Blind;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::io;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// The match key of each kind, in the order of the agreement; `None` where a feature is missing.
pub type Keys = Vec<Option<Vec<u8>>>;

/// A record of the receiver's list. Every pass must give the same records in the same order.
#[derive(Clone)]
pub struct Record {
    /// The record in its one canonical form, as an auditor finds it in the case file.
    pub canonical: Vec<u8>,
    /// Its match keys.
    pub keys: Keys,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(redacted)")
    }
}

/// The two secrets of a record, both from the secret of the run: the salt that hides it in the
/// commitment, the seed of its blinds. Wiped when dropped.
#[derive(ZeroizeOnDrop)]
pub(super) struct RecordSecrets {
    pub(super) salt: [u8; 32],
    pub(super) seed: [u8; 32],
}

/// Derives them; the key of the code is set up once for all records.
struct Derivation {
    salt: Hmac<Sha256>,
    seed: Hmac<Sha256>,
}

impl Derivation {
    fn new(secret: &[u8; 32], agreement: &[u8; 32]) -> Self {
        let part = |purpose: &[u8]| {
            let mac = Hmac::<Sha256>::new_from_slice(secret);
            let mut mac = mac.expect("HMAC takes a key of any length");
            mac.update(purpose);
            mac.update(agreement);
            mac
        };
        let salt = part(b"augenmass/reconcile/v1/salt\0");
        Self {
            salt,
            seed: part(b"augenmass/reconcile/v1/seed\0"),
        }
    }

    fn of(&self, index: u64) -> RecordSecrets {
        let part = |mac: &Hmac<Sha256>| -> [u8; 32] {
            let mac = mac.clone().chain_update(index.to_be_bytes());
            mac.finalize().into_bytes().into()
        };
        RecordSecrets {
            salt: part(&self.salt),
            seed: part(&self.seed),
        }
    }
}

/// The leaf of a record: H(salt, canonical record, kinds, blind seed).
pub(super) fn record_leaf(
    salt: &[u8; 32],
    canonical: &[u8],
    kinds: &[u16],
    seed: &[u8; 32],
) -> Hash {
    let mut leaf = Zeroizing::new(b"augenmass/reconcile/v1/record\0".to_vec());
    leaf.extend(salt);
    leaf.extend(
        u64::try_from(canonical.len())
            .unwrap_or(u64::MAX)
            .to_be_bytes(),
    );
    leaf.extend(canonical);
    leaf.extend(kinds.iter().flat_map(|kind| kind.to_be_bytes()));
    leaf.extend(seed);
    leaf_hash(&leaf)
}

/// What is evaluated for a record, kind by kind.
pub(super) fn inputs_of(
    kinds: &[u16],
    keys: &[Option<Vec<u8>>],
    seed: &[u8; 32],
) -> Result<Vec<Vec<u8>>, MessageError> {
    if keys.len() != kinds.len() {
        return Err(MessageError::RecordsChanged);
    }
    let pairs = kinds.iter().zip(keys);
    let inputs = pairs.map(|(kind, key)| match key {
        Some(key) => input_of(*kind, key),
        None => absent_input(*kind, seed),
    });
    Ok(inputs.collect())
}

/// One input on its way.
pub(super) struct Asked {
    pub(super) record: u64,
    pub(super) kind: u16,
    pub(super) input: Zeroizing<Vec<u8>>,
    pub(super) blind: Blind,
}

/// Gives the inputs of records one after the other, and builds the tree over them.
pub(super) struct Feed<'a, I> {
    agreement: &'a Agreement,
    secrets: Derivation,
    records: I,
    tree: Builder,
    waiting: VecDeque<Asked>,
}

impl<'a, I: Iterator<Item = io::Result<Record>>> Feed<'a, I> {
    pub(super) fn new(agreement: &'a Agreement, secret: &[u8; 32], records: I) -> Self {
        Self {
            agreement,
            secrets: Derivation::new(secret, &agreement.digest()),
            records,
            tree: Builder::default(),
            waiting: VecDeque::new(),
        }
    }

    /// The next record in the tree, with its number and secrets.
    pub(super) fn record(&mut self) -> Result<Option<(u64, Record, RecordSecrets)>, MessageError> {
        let Some(record) = self.records.next().transpose()? else {
            return Ok(None);
        };
        let index = self.tree.size();
        let secrets = self.secrets.of(index);
        let kinds = &self.agreement.kinds;
        if record.keys.len() != kinds.len() {
            return Err(MessageError::RecordsChanged);
        }
        let leaf = record_leaf(&secrets.salt, &record.canonical, kinds, &secrets.seed);
        self.tree.push(leaf);
        Ok(Some((index, record, secrets)))
    }

    /// The next `many` inputs; fewer at the end of the records.
    pub(super) fn take(&mut self, many: usize) -> Result<Vec<Asked>, MessageError> {
        while self.waiting.len() < many {
            let Some((index, record, secrets)) = self.record()? else {
                break;
            };
            let kinds = &self.agreement.kinds;
            let inputs = inputs_of(kinds, &record.keys, &secrets.seed)?;
            let asked = kinds.iter().zip(inputs).map(|(kind, input)| Asked {
                record: index,
                kind: *kind,
                input: Zeroizing::new(input),
                blind: Blind::derive(&secrets.seed, *kind),
            });
            self.waiting.extend(asked);
        }
        let many = many.min(self.waiting.len());
        Ok(self.waiting.drain(..many).collect())
    }

    /// The records must be those of the root.
    pub(super) fn finish(mut self, records: u64, root: &Hash) -> Result<(), MessageError> {
        let is_over = self.waiting.is_empty() && self.records.next().is_none();
        if !is_over || self.tree.size() != records || self.tree.finish().0 != *root {
            return Err(MessageError::RecordsChanged);
        }
        Ok(())
    }

    /// Records and root, once all were taken.
    pub(super) fn root(self) -> (u64, Hash) {
        (self.tree.size(), self.tree.finish().0)
    }

    /// The paths of the records in `watched`, once all were taken.
    pub(super) fn watch(&mut self, watched: impl IntoIterator<Item = u64>) {
        self.tree = Builder::watching(watched);
    }

    pub(super) fn paths(self) -> (Hash, BTreeMap<u64, Vec<Hash>>) {
        self.tree.finish()
    }
}
