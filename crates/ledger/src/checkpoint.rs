//! Checkpoints: signed statements "at this size the tree had this root"
//! (<https://c2sp.org/tlog-checkpoint>).
//!
//! ```text
//! example.org/log                                        origin
//! 300                                                    size in leaves
//! zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=           root hash, base64
//!
//! — example.org/log M9e0lnFuWt0cp6…                      signature
//! ```

use crate::hash::Hash;
use crate::note::{LogSigner, LogVerifier, NoteError};
use crate::tree::MAX_SIZE;
use thiserror::Error;

/// A checkpoint is never longer, in bytes.
pub const MAX_CHECKPOINT_BYTES: u64 = 4096;

/// The head of the log at one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: the name of its key.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root hash of the tree of these leaves.
    pub root: Hash,
}

/// A checkpoint that is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// The signed note is not accepted.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text is not exactly origin, size and root.
    #[error("not a checkpoint; it has exactly three lines: origin, size, root hash")]
    Form,
    /// The origin is not the name of the key.
    #[error("the checkpoint is of another log than the key; check the key file")]
    Origin,
    /// The size is beyond what this program handles.
    #[error("the checkpoint's size is beyond what this program handles")]
    TooLarge,
    /// An empty tree with a root other than the hash of nothing.
    #[error("the checkpoint of an empty log has a wrong root hash")]
    EmptyRoot,
}

impl Checkpoint {
    /// The three lines that are signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            self.root.to_base64()
        )
    }

    /// Reads exactly three lines in canonical form; no extension lines.
    fn parse(text: &str) -> Result<Self, CheckpointError> {
        let body = tlog_tiles::Checkpoint::from_bytes(text.as_bytes())
            .map_err(|_| CheckpointError::Form)?;
        let checkpoint = Self {
            origin: body.origin().to_owned(),
            size: body.size(),
            root: (*body.hash()).into(),
        };
        if checkpoint.text() == text {
            Ok(checkpoint)
        } else {
            Err(CheckpointError::Form)
        }
    }

    /// What no checkpoint may say, whoever signs it.
    fn check(&self, key: &LogVerifier) -> Result<(), CheckpointError> {
        if self.origin != key.name() {
            return Err(CheckpointError::Origin);
        }
        if self.size > MAX_SIZE {
            return Err(CheckpointError::TooLarge);
        }
        if self.size == 0 && self.root != Hash::EMPTY_ROOT {
            return Err(CheckpointError::EmptyRoot);
        }
        Ok(())
    }
}

/// Signs the head of the log; the origin is the signer's name. Signing the same
/// head again gives the same bytes.
///
/// # Errors
/// [`CheckpointError::TooLarge`], [`CheckpointError::EmptyRoot`].
pub fn sign_checkpoint(
    signer: &LogSigner,
    size: u64,
    root: Hash,
) -> Result<String, CheckpointError> {
    let origin = signer.name().to_owned();
    let checkpoint = Checkpoint { origin, size, root };
    checkpoint.check(signer.verifier())?;
    Ok(signer.sign(&checkpoint.text())?)
}

/// Opens a signed checkpoint strictly: one canonical text, one signature, by this
/// key, for the log of this key.
///
/// # Errors
/// [`CheckpointError`] says why it is not accepted.
pub fn open_checkpoint(key: &LogVerifier, note: &[u8]) -> Result<Checkpoint, CheckpointError> {
    if note.len() as u64 > MAX_CHECKPOINT_BYTES {
        return Err(CheckpointError::Form);
    }
    let checkpoint = Checkpoint::parse(key.open(note)?)?;
    checkpoint.check(key)?;
    Ok(checkpoint)
}
