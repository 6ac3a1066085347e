//! The audit by a public coin: records that the receiver invented after all are found.
//!
//! The receiver is bound by `commit` before it sees anything, and by the logged `request` afterwards. A
//! coin that nobody could foresee when the request was logged draws records; the receiver opens them;
//! the auditor looks each up in the case file, derives its keys, and recomputes what was asked. If a
//! share p of the list is invented, m draws miss all of it with a chance of (1 - p)^m.

use super::records::{Keys, inputs_of, record_leaf};
use super::{Commitment, REQUESTED, elements};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::merkle::is_included;
use crate::message::{Expected, MessageKind, MessageReader, Transcript, chained, cut};
use crate::oprf::{Blind, Element, blind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Read;
use std::num::NonZeroUsize;

/// Longest canonical record in an opening, bytes.
const LONGEST_RECORD: usize = 65_536;

/// One record of the list, opened for the auditor. It holds personal data and is read on the
/// receiver's premises only.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its number in the list.
    pub index: u64,
    /// What hid it in the commitment.
    pub salt: [u8; 32],
    /// The record.
    pub canonical: Vec<u8>,
    /// Where its blinds come from.
    pub seed: [u8; 32],
    /// From its leaf to the root of the commitment.
    pub path: Vec<[u8; 32]>,
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opening({}, redacted)", self.index)
    }
}

impl Opening {
    /// The bytes of a file for the auditor.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.index.to_be_bytes().to_vec();
        bytes.extend(self.salt);
        bytes.extend(self.seed);
        bytes.push(u8::try_from(self.path.len()).unwrap_or(u8::MAX));
        bytes.extend(self.path.iter().flatten());
        bytes.extend(&self.canonical);
        bytes
    }

    /// Reads such bytes.
    ///
    /// # Errors
    /// [`MessageError::Malformed`] where they are none.
    pub fn from_bytes(mut bytes: &[u8]) -> Result<Self, MessageError> {
        let rest = &mut bytes;
        let index = u64::from_be_bytes(cut(rest)?);
        let (salt, seed, [steps]) = (cut(rest)?, cut(rest)?, cut(rest)?);
        let path = (0..steps).map(|_| cut(rest)).collect::<Result<_, _>>()?;
        if rest.len() > LONGEST_RECORD {
            return Err(MessageError::Malformed);
        }
        Ok(Self {
            index,
            salt,
            canonical: rest.to_vec(),
            seed,
            path,
        })
    }
}

/// Why an audit does not hold.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// The request is not the logged one, or damaged.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// A drawn record was not opened, or another one was.
    #[error("the openings are not those of the drawn records")]
    NotAsDrawn,
    /// An opened record is not the one that was committed to.
    #[error("record {0} is not the one of the commitment")]
    NotCommitted(u64),
    /// What was asked does not come from the record.
    #[error("what was asked for record {0} does not come from it")]
    NotFromRecord(u64),
}

/// The records that a coin draws: `many` different ones of the list (all, where it has fewer). The
/// coin is thrown after the request was logged (for example the hash of a later public event); the
/// draw depends on the request too, so that nobody can prepare for a coin.
#[must_use]
pub fn drawn(
    commitment: &Commitment,
    request: &Transcript,
    coin: &[u8; 32],
    many: u64,
) -> BTreeSet<u64> {
    let records = commitment.records;
    let many = many.min(records);
    let mut drawn = BTreeSet::new();
    // The largest multiple of `records` in 2^128: numbers above it would favour some records.
    let fair = |number: u128| number < u128::MAX - u128::MAX % u128::from(records.max(1));
    let mut draw = 0_u64;
    while u64::try_from(drawn.len()).unwrap_or(u64::MAX) < many {
        let hash = chained(
            "draw",
            &[&commitment.root, &request.0, coin, &draw.to_be_bytes()],
        );
        draw += 1;
        let (number, _) = hash.split_first_chunk().unwrap_or((&[0; 16], &[]));
        let number = u128::from_be_bytes(*number);
        if fair(number) {
            drawn.extend(u64::try_from(number % u128::from(records)));
        }
    }
    drawn
}

/// Checks opened records against commitment and request. `keys` derives the match keys of a canonical
/// record as the receiver had to (and may look the record up in the case file: `None` refuses it).
///
/// # Errors
/// The first thing that does not hold.
pub fn audit(
    agreement: &Agreement,
    commitment: &Commitment,
    sealed: &Transcript,
    request: impl Read,
    draw: &BTreeSet<u64>,
    openings: &[Opening],
    keys: &dyn Fn(&[u8]) -> Option<Keys>,
) -> Result<Transcript, AuditError> {
    let opened: BTreeSet<u64> = openings.iter().map(|opening| opening.index).collect();
    if opened != *draw || openings.len() != draw.len() {
        return Err(AuditError::NotAsDrawn);
    }
    let mut due = BTreeMap::new();
    for opening in openings {
        let (index, seed, kinds) = (opening.index, &opening.seed, &agreement.kinds);
        let leaf = record_leaf(&opening.salt, &opening.canonical, kinds, seed);
        if !is_included(
            &leaf,
            index,
            commitment.records,
            &opening.path,
            &commitment.root,
        ) {
            return Err(AuditError::NotCommitted(index));
        }
        let keys = keys(&opening.canonical).ok_or(AuditError::NotFromRecord(index))?;
        let inputs = inputs_of(kinds, &keys, seed).map_err(|_| AuditError::NotFromRecord(index))?;
        let blinds: Vec<_> = kinds
            .iter()
            .map(|kind| Blind::derive(seed, *kind))
            .collect();
        let points = blind(&inputs, &blinds, NonZeroUsize::MIN);
        let points = points.map_err(|_| AuditError::NotFromRecord(index))?;
        let from = index * agreement.kinds_per_record();
        due.extend((from..).zip(points.into_iter().map(|point| (index, point))));
    }
    compare(agreement, sealed, request, due)
}

/// Every due element must stand at its place.
fn compare(
    agreement: &Agreement,
    sealed: &Transcript,
    request: impl Read,
    mut due: BTreeMap<u64, (u64, Element)>,
) -> Result<Transcript, AuditError> {
    let (kind, transcript) = (MessageKind::Request, Some(*sealed));
    let mut reader = MessageReader::open(
        request,
        Expected {
            agreement,
            kind,
            transcript,
        },
    )?;
    loop {
        let from = reader.items();
        let Some(chunk) = reader.next()? else {
            break;
        };
        if chunk.section != REQUESTED {
            return Err(MessageError::Malformed.into());
        }
        for (at, element) in (from..).zip(elements(&chunk.body, chunk.items)?) {
            if let Some((record, expected)) = due.remove(&at)
                && expected != element
            {
                return Err(AuditError::NotFromRecord(record));
            }
        }
    }
    if let Some((record, _)) = due.into_values().next() {
        return Err(AuditError::NotFromRecord(record));
    }
    let (_, digest) = reader.finish()?;
    Ok(sealed.then(&digest))
}
