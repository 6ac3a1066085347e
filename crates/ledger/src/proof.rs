//! One text file that proves one record, offline (<https://c2sp.org/tlog-proof>).
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra c2FsdCBhbmQgcmVjb3Jk…         salt (32 bytes) and record, may be left out
//! index 42
//! gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
//! …                                    one line per hash of the inclusion proof
//!
//! …                                    the signed checkpoint, as it is
//! ```

use crate::checkpoint::{Checkpoint, CheckpointError, open_checkpoint};
use crate::commitment::{Commitment, Salt};
use crate::hash::Hash;
use crate::note::LogVerifier;
use crate::tree::{MAX_PROOF_HASHES, ProofError, check_inclusion};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use std::fmt::{self, Write as _};
use thiserror::Error;

const HEADER: &str = "c2sp.org/tlog-proof@v1\n";

/// A proof file is never longer, in bytes.
pub const MAX_OFFLINE_PROOF_BYTES: usize = 512 * 1024;

/// A proof file that proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OfflineProofError {
    /// Not the text form of C2SP tlog-proof, written canonically.
    #[error("not a tlog-proof file; get the file again")]
    Form,
    /// The file carries no salt and record, and none was given.
    #[error("the proof file holds no record; give the salt and the record")]
    NoRecord,
    /// The checkpoint in the file is not accepted.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The inclusion proof does not hold.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

/// An inclusion proof together with the signed checkpoint it leads to, and, if
/// whoever gives it away chooses so, the salt and the record. `Debug` shows no record.
#[derive(Clone)]
pub struct OfflineProof {
    /// Leaf index, from 0.
    pub index: u64,
    /// Audit path from the leaf's sibling up (RFC 6962, section 2.1.1).
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
    /// What the leaf commits to. A file with it shows the record to its reader.
    pub opening: Option<(Salt, Vec<u8>)>,
}

impl OfflineProof {
    /// The text form.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = HEADER.to_owned();
        if let Some((salt, record)) = &self.opening {
            let extra = BASE64_STANDARD.encode([&salt.expose()[..], record].concat());
            let _ = writeln!(text, "extra {extra}");
        }
        let _ = writeln!(text, "index {}", self.index);
        for hash in &self.hashes {
            let _ = writeln!(text, "{}", hash.to_base64());
        }
        text.push('\n');
        text + &self.checkpoint
    }

    /// Reads exactly what [`OfflineProof::encode`] writes. Nothing is proved yet.
    ///
    /// # Errors
    /// [`OfflineProofError::Form`].
    pub fn decode(bytes: &[u8]) -> Result<Self, OfflineProofError> {
        let form = OfflineProofError::Form;
        if bytes.len() > MAX_OFFLINE_PROOF_BYTES {
            return Err(form);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| form)?;
        let rest = text.strip_prefix(HEADER).ok_or(form)?;
        let (head, checkpoint) = rest.split_once("\n\n").ok_or(form)?;
        let mut lines = head.split('\n').peekable();
        let extra = lines.next_if(|line| line.starts_with("extra "));
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(|n| n.parse().ok()).ok_or(form)?;
        let hashes = lines
            .take(MAX_PROOF_HASHES + 1)
            .map(|line| Hash::from_base64(line).map_err(|_| form))
            .collect::<Result<Vec<_>, _>>()?;
        let proof = Self {
            index,
            hashes,
            checkpoint: checkpoint.to_owned(),
            opening: extra.map(decode_opening).transpose()?,
        };
        if proof.hashes.len() <= MAX_PROOF_HASHES && proof.encode() == text {
            Ok(proof)
        } else {
            Err(form)
        }
    }

    /// Checks that the leaf with this commitment is in the signed log.
    ///
    /// # Errors
    /// [`OfflineProofError`] says what does not hold.
    pub fn check(
        &self,
        key: &LogVerifier,
        commitment: &Commitment,
    ) -> Result<Checkpoint, OfflineProofError> {
        let head = open_checkpoint(key, self.checkpoint.as_bytes())?;
        check_inclusion(commitment, self.index, head.size, &head.root, &self.hashes)?;
        Ok(head)
    }

    /// Checks that the record in this very file is in the signed log, and returns
    /// it with the checkpoint.
    ///
    /// # Errors
    /// [`OfflineProofError`] says what does not hold.
    pub fn check_record(
        &self,
        key: &LogVerifier,
    ) -> Result<(Checkpoint, &[u8]), OfflineProofError> {
        let opening = self.opening.as_ref().ok_or(OfflineProofError::NoRecord)?;
        let (salt, record) = opening;
        let head = self.check(key, &Commitment::new(salt, record))?;
        Ok((head, record))
    }
}

impl fmt::Debug for OfflineProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let opening = self.opening.as_ref().map(|_| "redacted");
        f.debug_struct("OfflineProof")
            .field("index", &self.index)
            .field("hashes", &self.hashes)
            .field("checkpoint", &self.checkpoint)
            .field("opening", &opening)
            .finish()
    }
}

fn decode_opening(line: &str) -> Result<(Salt, Vec<u8>), OfflineProofError> {
    let form = OfflineProofError::Form;
    let extra = line.strip_prefix("extra ").ok_or(form)?;
    let bytes = BASE64_STANDARD.decode(extra).map_err(|_| form)?;
    let (salt, record) = bytes.split_first_chunk::<32>().ok_or(form)?;
    Ok((Salt::from_bytes(*salt), record.to_vec()))
}
