//! The binary format that all five messages share; `docs/reconciliation.md` shows it byte by byte.
//!
//! A message is a signed header, any number of signed chunks and a signed end. Every signature is on a
//! hash that runs through everything before it, so a chunk can be worked with as soon as it is read, a
//! message that was cut can be gone on with after its last whole chunk, and nothing can be left out,
//! doubled, moved or altered.

mod reader;
mod writer;

pub(crate) use reader::{Chunk, Expected, MessageReader};
pub use reader::{ResumePoint, resume_point};
pub(crate) use writer::{Begin, MessageWriter};

use crate::agreement::Agreement;
use crate::error::MessageError;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha256};

/// How every message begins.
pub(crate) const MAGIC: &[u8; 8] = b"augm-rec";
/// The version of the format that is written and read.
pub const VERSION: u16 = 1;
/// Longest checkpoint in a header, bytes.
pub(crate) const LONGEST_CHECKPOINT: usize = 4_096;
/// Longest body of a header, bytes.
pub(crate) const LONGEST_HEADER_BODY: usize = 2_048;
/// Longest body of a chunk, bytes.
pub(crate) const LONGEST_CHUNK: usize = 4 * 1_024 * 1_024;
/// First byte of a chunk.
pub(crate) const CHUNK: u8 = 1;
/// First byte of the end.
pub(crate) const END: u8 = 2;

/// The five messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// Receiver → sender: how much will be asked, and what cannot be changed afterwards.
    Commit,
    /// Sender → receiver: the sealed indications.
    Sealed,
    /// Receiver → sender: hidden keys.
    Request,
    /// Sender → receiver: the keys evaluated, with proofs.
    Response,
    /// Receiver → sender: the digest of what was processed.
    Receipt,
}

impl MessageKind {
    /// Its number in the header.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Commit => 1,
            Self::Sealed => 2,
            Self::Request => 3,
            Self::Response => 4,
            Self::Receipt => 5,
        }
    }

    /// Number of the author's role: 1 the receiver, 2 the sender.
    const fn role(self) -> u8 {
        match self {
            Self::Commit | Self::Request | Self::Receipt => 1,
            Self::Sealed | Self::Response => 2,
        }
    }

    /// Whose signature it carries.
    const fn author(self, agreement: &Agreement) -> &VerifyingKey {
        match self.role() {
            1 => &agreement.receiver_key,
            _ => &agreement.sender_key,
        }
    }
}

/// A head of a log: what the caller read from a checkpoint that it accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Leaves.
    pub size: u64,
    /// Root hash (RFC 6962).
    pub root: [u8; 32],
}

/// Reads a checkpoint of the other side's log: the head, or nothing where it is not accepted
/// (wrong signature, or it does not extend the one that is known).
pub type CheckHead<'a> = &'a dyn Fn(&[u8]) -> Option<Head>;

/// The hash of all messages so far. Public; each step takes the one that the step before returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transcript(pub [u8; 32]);

impl Transcript {
    /// Before the first message.
    #[must_use]
    pub fn begin(agreement: &Agreement) -> Self {
        Self(chained("transcript", &[&agreement.digest()]))
    }

    /// After one more message.
    pub(crate) fn then(&self, digest: &[u8; 32]) -> Self {
        Self(chained("transcript", &[&self.0, digest]))
    }
}

/// SHA-256 of a label and parts; the caller sees to it that the parts cannot be cut differently.
pub(crate) fn chained(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let hash = Sha256::new().chain_update("augenmass/reconcile/v1/");
    let mut hash = hash.chain_update(label).chain_update([0]);
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// What is signed: a label and the running hash.
pub(crate) fn to_sign(chain: &[u8; 32]) -> Vec<u8> {
    [b"augenmass/reconcile/v1/signature\0".as_slice(), chain].concat()
}

/// The running hash after a chunk.
pub(crate) fn chunk_chain(before: &[u8; 32], head: &[u8], body: &[u8]) -> [u8; 32] {
    chained("chunk", &[before, head, body])
}

/// Cuts a fixed number of bytes off the front.
pub(crate) fn cut<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], MessageError> {
    let (first, rest) = bytes.split_first_chunk().ok_or(MessageError::Malformed)?;
    *bytes = rest;
    Ok(*first)
}

/// Nothing may be left.
pub(crate) const fn ended(bytes: &[u8]) -> Result<(), MessageError> {
    if bytes.is_empty() {
        Ok(())
    } else {
        Err(MessageError::Malformed)
    }
}
