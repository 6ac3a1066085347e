//! The message `sealed` as the receiver reads it: entries, payloads, and the log's commitments.

use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::merkle::{is_included, leaf_hash};
use crate::message::{
    CheckHead, Chunk, Expected, Head, MessageKind, MessageReader, Transcript, cut, ended,
};
use crate::oprf::OprfPublic;
use crate::seal::{ENTRY_LENGTH, TAG_LENGTH, item_length};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::Read;

/// Section of a chunk: entries.
pub(super) const ENTRIES: u8 = 1;
/// Section of a chunk: payloads.
pub(super) const PAYLOADS: u8 = 2;
/// Section of a chunk: commitments with their proofs.
pub(super) const LEAVES: u8 = 3;
/// The longest proof: a tree has at most 2^63 leaves.
const LONGEST_PATH: usize = 63;

/// At most as many as the manifest allows.
pub(super) fn too_many(there: usize, agreement: &Agreement) -> Result<(), MessageError> {
    let there = u64::try_from(there).unwrap_or(u64::MAX);
    let allowed = u64::from(agreement.most_indications);
    if there > allowed {
        return Err(MessageError::TooManyIndications { there, allowed });
    }
    Ok(())
}

/// What the receiver keeps of `sealed`: a few megabytes, looked up for every output.
pub struct Sealed {
    /// The key under which the office evaluates.
    pub key: OprfPublic,
    /// The transcript with this message.
    pub transcript: Transcript,
    pub(super) entries: HashMap<[u8; TAG_LENGTH], Vec<u8>>,
    pub(super) payloads: Vec<Vec<u8>>,
    pub(super) commitments: HashSet<[u8; 32]>,
}

impl Sealed {
    /// How many payloads there are.
    #[must_use]
    pub const fn payloads(&self) -> usize {
        self.payloads.len()
    }
    /// How many commitments of screened indications came with them.
    #[must_use]
    pub fn commitments(&self) -> usize {
        self.commitments.len()
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} payloads)", self.payloads.len())
    }
}

/// Reads the message.
pub(super) fn read(
    agreement: &Agreement,
    before: Transcript,
    published: &OprfPublic,
    message: impl Read,
    heads: CheckHead<'_>,
) -> Result<Sealed, MessageError> {
    let (kind, transcript) = (MessageKind::Sealed, Some(before));
    let expected = Expected {
        agreement,
        kind,
        transcript,
    };
    let mut reader = MessageReader::open(message, expected)?;
    let head = reader.head(heads)?;
    let body = reader.body.clone();
    let rest = &mut body.as_slice();
    if published.to_bytes() != cut(rest)? {
        return Err(MessageError::UnpublishedKey);
    }
    let said = [
        u32::from_be_bytes(cut(rest)?),
        u32::from_be_bytes(cut(rest)?),
    ];
    ended(rest)?;
    let [payloads, commitments] = said.map(u64::from);
    if payloads > commitments {
        return Err(MessageError::MorePayloadsThanCommitments {
            payloads,
            commitments,
        });
    }
    too_many(
        usize::try_from(commitments).unwrap_or(usize::MAX),
        agreement,
    )?;
    let mut sealed = Sealed {
        key: *published,
        transcript: before,
        entries: HashMap::new(),
        payloads: Vec::new(),
        commitments: HashSet::new(),
    };
    let due = payloads * u64::from(agreement.entries);
    let mut section = ENTRIES;
    while let Some(chunk) = reader.next()? {
        if chunk.section < section {
            return Err(MessageError::Malformed);
        }
        section = chunk.section;
        sealed.take(agreement, &chunk, head)?;
        sealed.at_most([due, payloads, commitments])?;
    }
    let said = due + payloads + commitments;
    if reader.items() != said {
        return Err(MessageError::WrongCount {
            said,
            there: reader.items(),
        });
    }
    let (_, digest) = reader.finish()?;
    sealed.transcript = before.then(&digest);
    Ok(sealed)
}

impl Sealed {
    fn at_most(&self, said: [u64; 3]) -> Result<(), MessageError> {
        let there = [
            self.entries.len(),
            self.payloads.len(),
            self.commitments.len(),
        ];
        for (said, there) in said.into_iter().zip(there) {
            let there = u64::try_from(there).unwrap_or(u64::MAX);
            if there > said {
                return Err(MessageError::WrongCount { said, there });
            }
        }
        Ok(())
    }

    fn take(
        &mut self,
        agreement: &Agreement,
        chunk: &Chunk,
        head: Head,
    ) -> Result<(), MessageError> {
        let length =
            usize::try_from(agreement.payload_length).map_err(|_| MessageError::Malformed)?;
        match chunk.section {
            ENTRIES => {
                for item in items(chunk, ENTRY_LENGTH)? {
                    let (tag, wrapped) = item.split_first_chunk().ok_or(MessageError::Malformed)?;
                    if self.entries.insert(*tag, wrapped.to_vec()).is_some() {
                        return Err(MessageError::DuplicateTag);
                    }
                }
            }
            PAYLOADS => {
                let payloads = items(chunk, item_length(length))?;
                self.payloads.extend(payloads.map(<[u8]>::to_vec));
            }
            LEAVES => self.leaves(chunk, head)?,
            _ => return Err(MessageError::Malformed),
        }
        Ok(())
    }

    fn leaves(&mut self, chunk: &Chunk, head: Head) -> Result<(), MessageError> {
        let rest = &mut chunk.body.as_slice();
        for _ in 0..chunk.items {
            let commitment: [u8; 32] = cut(rest)?;
            let index = u64::from_be_bytes(cut(rest)?);
            let [steps] = cut(rest)?;
            if usize::from(steps) > LONGEST_PATH {
                return Err(MessageError::Malformed);
            }
            let path = (0..steps)
                .map(|_| cut(rest))
                .collect::<Result<Vec<_>, _>>()?;
            let leaf = leaf_hash(&commitment);
            if !is_included(&leaf, index, head.size, &path, &head.root) {
                return Err(MessageError::NotInLog(self.commitments.len()));
            }
            if !self.commitments.insert(commitment) {
                return Err(MessageError::DuplicateCommitment);
            }
        }
        ended(rest)
    }
}

/// Things of one length in a chunk.
fn items(chunk: &Chunk, length: usize) -> Result<std::slice::ChunksExact<'_, u8>, MessageError> {
    if chunk.items.checked_mul(length) != Some(chunk.body.len()) {
        return Err(MessageError::Malformed);
    }
    Ok(chunk.body.chunks_exact(length))
}
