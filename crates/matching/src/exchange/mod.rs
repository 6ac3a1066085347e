//! The steps of both sides.

mod audit;
mod finds;
mod receiver;
mod records;
mod sealed;
mod sealing;
mod sender;

pub use audit::{AuditError, Opening, audit, drawn};
pub use finds::{Candidate, Opened};
pub use receiver::{Receiver, ReceiverSecret};
pub use records::{Keys, Record};
pub use sealed::Sealed;
pub use sealing::{Indication, LedgerLeaf};
pub use sender::{Answering, Sender, Spent};

use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{CheckHead, Expected, MessageKind, MessageReader, Transcript, cut, ended};
use crate::oprf::OprfError;
use sha2::{Digest as _, Sha512};
use std::fmt;
use std::io::Read;
use std::num::NonZeroUsize;

/// Section of a chunk: hidden elements.
const REQUESTED: u8 = 4;
/// Section of a chunk: evaluated elements and their proof.
const EVALUATED: u8 = 5;

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Evaluations (or records, while committing) that are done.
    pub done: u64,
    /// All of them; 0 where it is not known.
    pub of: u64,
}

/// How a step works: on how many threads, and whom it tells how far it is.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// Threads for the curve.
    pub threads: NonZeroUsize,
    /// Called after each chunk.
    pub progress: &'a dyn Fn(Progress),
}

impl Work<'_> {
    /// On all cores, telling nobody.
    #[must_use]
    pub fn quiet() -> Self {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Self {
            threads,
            progress: &|_| {},
        }
    }
}

impl fmt::Debug for Work<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Work on {} threads", self.threads)
    }
}

/// What the receiver bound itself to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment {
    /// Records in its list.
    pub records: u64,
    /// One for each record and kind of key.
    pub evaluations: u64,
    /// Merkle root over the hidden records.
    pub root: [u8; 32],
    /// The transcript with this message.
    pub transcript: Transcript,
}

impl Commitment {
    /// Reads a `commit` message, on either side and for an audit.
    ///
    /// # Errors
    /// Whatever is wrong with the message; more evaluations than the manifest allows; not one for each
    /// record and kind.
    pub fn read(
        agreement: &Agreement,
        message: impl Read,
        heads: CheckHead<'_>,
    ) -> Result<Self, MessageError> {
        let before = Transcript::begin(agreement);
        let (kind, transcript) = (MessageKind::Commit, Some(before));
        let expected = Expected {
            agreement,
            kind,
            transcript,
        };
        let reader = MessageReader::open(message, expected)?;
        reader.head(heads)?;
        let body = std::mem::take(&mut reader.body.as_slice());
        let rest = &mut &*body;
        let (records, evaluations) = (
            u64::from_be_bytes(cut(rest)?),
            u64::from_be_bytes(cut(rest)?),
        );
        let root = cut(rest)?;
        ended(rest)?;
        let due = evaluations_of(agreement, records)?;
        if evaluations != due {
            return Err(MessageError::WrongCount {
                said: evaluations,
                there: due,
            });
        }
        let (_, digest) = reader.finish()?;
        Ok(Self {
            records,
            evaluations,
            root,
            transcript: before.then(&digest),
        })
    }
}

/// One evaluation for each record and kind, as many as the manifest allows at most.
fn evaluations_of(agreement: &Agreement, records: u64) -> Result<u64, MessageError> {
    let asked = records.saturating_mul(agreement.kinds_per_record());
    let allowed = agreement.most_evaluations;
    if asked > allowed {
        return Err(MessageError::OverAsking { asked, allowed });
    }
    Ok(asked)
}

/// What is evaluated for a match key: its kind, and then the key.
fn input_of(kind: u16, key: &[u8]) -> Vec<u8> {
    [kind.to_be_bytes().as_slice(), key].concat()
}

/// What is evaluated where a record has no key of a kind: a value that nobody else knows, so that a
/// missing feature cannot be seen.
fn absent_input(kind: u16, seed: &[u8; 32]) -> Vec<u8> {
    let hash = Sha512::new().chain_update(b"augenmass/reconcile/v1/absent\0");
    let hash = hash.chain_update(seed).chain_update(kind.to_be_bytes());
    input_of(kind, &hash.finalize())
}

/// Elements in the body of a chunk.
fn elements(body: &[u8], items: usize) -> Result<Vec<[u8; 32]>, MessageError> {
    let (elements, rest) = body.as_chunks::<32>();
    if !rest.is_empty() || elements.len() != items || items > crate::oprf::MOST_ELEMENTS {
        return Err(MessageError::Malformed);
    }
    Ok(elements.to_vec())
}

fn in_chunk<T>(chunk: u32, result: Result<T, OprfError>) -> Result<T, MessageError> {
    result.map_err(MessageError::in_chunk(chunk))
}
