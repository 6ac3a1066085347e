//! Log keys and signed notes (<https://c2sp.org/signed-note>), Ed25519 only.
//!
//! Reading is stricter than the specification asks: exactly one signature line, by
//! the known key, in canonical base64, checked with the strict rules of Ed25519.
//! So there is exactly one valid note for a text and a key, byte for byte.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use signed_note::{Signature, is_key_name_valid, key_id, new_ed25519_verifier_key};
use std::fmt;
use thiserror::Error;

/// The signature type of Ed25519 in C2SP signed-note.
const ED25519: u8 = 1;

/// A key that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Names are not empty and have no space, plus or control character.
    #[error("not a key name; use one without spaces and without +, such as example.org/log")]
    Name,
    /// Not `name+hash+base64`.
    #[error("not a verifier key; it is one line of the form name+hash+key")]
    Form,
    /// Not an Ed25519 key.
    #[error("not an Ed25519 key; other kinds are not supported")]
    Kind,
    /// The hash in the text is not that of the key.
    #[error("the hash in the verifier key does not fit the key; copy the line again")]
    Id,
    /// A public key under which anyone could sign.
    #[error("a weak Ed25519 key; ask for another one")]
    Weak,
}

/// A note that is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoteError {
    /// Not UTF-8, control characters, no blank line, or no final newline.
    #[error("not a signed note; get the file again")]
    Form,
    /// Not exactly one signature line.
    #[error("the note must have exactly one signature")]
    SignatureCount,
    /// Signed with another key than the one given.
    #[error("the note is signed with another key; check the key file")]
    UnknownKey,
    /// A signature line that could be written in another way.
    #[error("the signature is not written in its canonical form")]
    NotCanonical,
    /// The signature does not fit the text.
    #[error("the signature does not fit the text; the text was changed")]
    Signature,
}

/// The public half of a log key: checks signatures.
#[derive(Clone, PartialEq, Eq)]
pub struct LogVerifier {
    name: String,
    id: u32,
    key: VerifyingKey,
}

impl LogVerifier {
    /// Reads the text form `name+hash+base64key`, exactly as [`LogVerifier::vkey`]
    /// writes it, without a newline.
    ///
    /// # Errors
    /// [`KeyError`] says what is wrong with the text.
    pub fn parse(vkey: &str) -> Result<Self, KeyError> {
        let mut parts = vkey.splitn(3, '+');
        let mut next = || parts.next().ok_or(KeyError::Form);
        let (name, id, key) = (next()?, next()?, next()?);
        let key = BASE64_STANDARD.decode(key).map_err(|_| KeyError::Form)?;
        let (kind, key) = key.split_first().ok_or(KeyError::Form)?;
        if *kind != ED25519 {
            return Err(KeyError::Kind);
        }
        let key = key.try_into().map_err(|_| KeyError::Form)?;
        let verifier = Self::from_public_key(name, key)?;
        if format!("{:08x}", verifier.id) != id {
            return Err(KeyError::Id);
        }
        if verifier.vkey() == vkey {
            Ok(verifier)
        } else {
            Err(KeyError::Form)
        }
    }

    /// Takes a name and the 32 bytes of an Ed25519 public key (RFC 8032).
    ///
    /// # Errors
    /// [`KeyError::Name`], [`KeyError::Kind`], [`KeyError::Weak`].
    pub fn from_public_key(name: &str, key: &[u8; 32]) -> Result<Self, KeyError> {
        check_name(name)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyError::Kind)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        let id = key_id(name, &[&[ED25519], &key.as_bytes()[..]].concat());
        let name = name.to_owned();
        Ok(Self { name, id, key })
    }

    /// The name of the log; also the origin of its checkpoints.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text form `name+hash+base64key`.
    #[must_use]
    pub fn vkey(&self) -> String {
        new_ed25519_verifier_key(&self.name, &self.key)
    }

    /// Whether `signature` (64 bytes) is a valid Ed25519 signature of `message`,
    /// by the strict rules: canonical values, no point of small order.
    #[must_use]
    pub fn is_valid(&self, message: &[u8], signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }

    /// Checks a signed note and returns its text (with the final newline).
    ///
    /// # Errors
    /// [`NoteError`] says why the note is not accepted.
    pub fn open<'a>(&self, note: &'a [u8]) -> Result<&'a str, NoteError> {
        let note = std::str::from_utf8(note).map_err(|_| NoteError::Form)?;
        let (text, signatures) = split(note).ok_or(NoteError::Form)?;
        if signatures.matches('\n').count() != 1 {
            return Err(NoteError::SignatureCount);
        }
        let line = signatures.trim_end_matches('\n');
        let signature = Signature::from_bytes(line.as_bytes()).map_err(|_| NoteError::Form)?;
        if signature.to_bytes() != signatures.as_bytes() {
            return Err(NoteError::NotCanonical);
        }
        if signature.name() != self.name || signature.id() != self.id {
            return Err(NoteError::UnknownKey);
        }
        if self.is_valid(text.as_bytes(), signature.signature()) {
            Ok(text)
        } else {
            Err(NoteError::Signature)
        }
    }
}

impl fmt::Debug for LogVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogVerifier({})", self.vkey())
    }
}

/// The secret half of a log key: signs notes. Wiped from memory when dropped.
#[derive(Clone)]
pub struct LogSigner {
    verifier: LogVerifier,
    key: SigningKey,
}

impl LogSigner {
    /// Makes the key from the log's name and a secret seed of 32 random bytes
    /// (RFC 8032, section 5.1.5). The same seed gives the same key.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = LogVerifier::from_public_key(name, key.verifying_key().as_bytes())?;
        Ok(Self { verifier, key })
    }

    /// The name of the log; also the origin of its checkpoints.
    #[must_use]
    pub fn name(&self) -> &str {
        self.verifier.name()
    }

    /// The public half.
    #[must_use]
    pub const fn verifier(&self) -> &LogVerifier {
        &self.verifier
    }

    /// Signs a text and returns the note. The same text gives the same note.
    ///
    /// # Errors
    /// [`NoteError::Form`] when the text is empty, does not end in a newline or has
    /// control characters.
    pub fn sign(&self, text: &str) -> Result<String, NoteError> {
        if !is_text(text) {
            return Err(NoteError::Form);
        }
        let signature = self.key.sign(text.as_bytes()).to_vec();
        let signature = Signature::new(self.name().to_owned(), self.verifier.id, signature)
            .map_err(|_| NoteError::Form)?;
        let line = signature.to_bytes();
        Ok(format!("{text}\n{}", String::from_utf8_lossy(&line)))
    }
}

impl fmt::Debug for LogSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogSigner({}, secret redacted)", self.verifier.vkey())
    }
}

/// The text with its final newline, and the signature lines.
fn split(note: &str) -> Option<(&str, &str)> {
    let blank = note.rfind("\n\n")?;
    let (text, rest) = note.split_at(blank + 1);
    let signatures = &rest[1..];
    let is_form = is_text(text) && is_text(signatures);
    is_form.then_some((text, signatures))
}

fn is_text(text: &str) -> bool {
    let is_plain = |c: char| c == '\n' || c >= ' ';
    text.len() > 1 && text.ends_with('\n') && text.chars().all(is_plain)
}

fn check_name(name: &str) -> Result<(), KeyError> {
    if is_key_name_valid(name) && !name.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(KeyError::Name)
    }
}
