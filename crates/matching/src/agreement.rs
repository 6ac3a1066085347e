//! What both sides have agreed on before the first message: the same bytes on both.

use crate::error::MessageError;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Longest name of a run or a body, bytes.
const LONGEST_NAME: usize = 64;
/// Longest legal basis, bytes.
const LONGEST_BASIS: usize = 1_024;
/// Longest content of a payload, bytes.
pub const LONGEST_PAYLOAD: u32 = 65_536;
/// Elements of one chunk where nothing else is agreed: one proof, a few megabytes of memory.
pub const USUAL_CHUNK: u16 = 8_192;
/// The default cap of indications in a run and office.
pub const USUAL_INDICATIONS: u32 = 250;

/// The id of a run or a body: 1 to 64 ASCII letters, digits, `.`, `_`, `-` (a UUID is one).
#[derive(Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Takes a name.
    ///
    /// # Errors
    /// [`MessageError::Name`] where it is empty, too long or has other characters.
    pub fn new(name: &str) -> Result<Self, MessageError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(allowed) {
            return Err(MessageError::Name);
        }
        Ok(Self(name.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What holds for one run and one office, from the signed manifest. Its digest is part of every
/// message, so that sides with different agreements do not get past the first one.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The run.
    pub run: Name,
    /// The sender: the office.
    pub office: Name,
    /// The receiver: the Familienkasse.
    pub receiver: Name,
    /// Checks what the sender signs.
    pub sender_key: VerifyingKey,
    /// Checks what the receiver signs.
    pub receiver_key: VerifyingKey,
    /// The norm and the documents that open the run, in words.
    pub legal_basis: String,
    /// The kinds of match keys, in the order in which every record gives them; none twice.
    pub kinds: Vec<u16>,
    /// Entries per indication (E): more spellings are refused, fewer filled with dummies.
    pub entries: u16,
    /// Bytes of every payload's content; shorter ones are padded. At most [`LONGEST_PAYLOAD`].
    pub payload_length: u32,
    /// The most indications, by the manifest.
    pub most_indications: u32,
    /// The most evaluations, by the manifest.
    pub most_evaluations: u64,
    /// Elements of a chunk, under one proof.
    pub chunk: u16,
}

impl Agreement {
    /// Checks that an agreement can be worked with.
    ///
    /// # Errors
    /// [`MessageError::Agreement`] with what is wrong.
    pub fn check(&self) -> Result<(), MessageError> {
        let mut kinds = self.kinds.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let wrong = if kinds.is_empty() || kinds.len() != self.kinds.len() {
            "kinds: at least one, none twice"
        } else if self.entries == 0 || self.chunk == 0 || self.most_indications == 0 {
            "entries, chunk and most_indications: at least 1"
        } else if self.payload_length == 0 || self.payload_length > LONGEST_PAYLOAD {
            "payload_length: 1 to 65,536 bytes"
        } else if self.legal_basis.is_empty() || self.legal_basis.len() > LONGEST_BASIS {
            "legal_basis: 1 to 1,024 bytes"
        } else if self.sender_key == self.receiver_key || self.office == self.receiver {
            "sender and receiver: two bodies with a key each"
        } else {
            return Ok(());
        };
        Err(MessageError::Agreement(wrong))
    }

    /// SHA-256 of everything agreed, each part with its length.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let kinds: Vec<u8> = self
            .kinds
            .iter()
            .flat_map(|kind| kind.to_be_bytes())
            .collect();
        let parts: [&[u8]; 12] = [
            self.run.as_str().as_bytes(),
            self.office.as_str().as_bytes(),
            self.receiver.as_str().as_bytes(),
            self.sender_key.as_bytes(),
            self.receiver_key.as_bytes(),
            self.legal_basis.as_bytes(),
            &kinds,
            &self.entries.to_be_bytes(),
            &self.payload_length.to_be_bytes(),
            &self.most_indications.to_be_bytes(),
            &self.most_evaluations.to_be_bytes(),
            &self.chunk.to_be_bytes(),
        ];
        let mut hash = Sha256::new().chain_update(b"augenmass/reconcile/v1/agreement\0");
        for part in parts {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            hash.update(length.to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// How many kinds of key a record has.
    #[must_use]
    pub fn kinds_per_record(&self) -> u64 {
        u64::try_from(self.kinds.len()).unwrap_or(u64::MAX)
    }
}
