//! Small signed letters between two installations: a request for assistance, the report of its visits, the outcome
//! report of a year. A signed
//! note (c2sp.org/signed-note) whose text is one line that says what it is, one line that says to whom, and one
//! line of canonical JSON. What can be written in another way is not accepted.

use super::card::signer;
use super::{Card, CardError};
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::id::OfficeId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

/// To whom a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addressee {
    /// One office, and no other accepts it.
    Office(OfficeId),
    /// Everybody: the same bytes for each.
    All,
}

impl std::fmt::Display for Addressee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Office(office) => write!(f, "to {office}"),
            Self::All => f.write_str("to all"),
        }
    }
}

/// What a letter holds.
pub trait Letter: Serialize + DeserializeOwned {
    /// The first line: what it is and which version.
    const FORM: &'static str;
}

/// Why a letter was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The gate said no, or something broke.
    #[error(transparent)]
    Gate(#[from] Error),
    /// The card of the other side.
    #[error(transparent)]
    Card(#[from] CardError),
    /// Altered, or signed by somebody else.
    #[error("die Unterschrift stimmt nicht: verändert, oder von einer anderen Stelle")]
    Signature,
    /// Another form or version, or written in another way.
    #[error("das ist kein Schreiben der erwarteten Art oder Fassung")]
    Form,
    /// Meant for another office.
    #[error("das Schreiben ist an eine andere Stelle gerichtet")]
    Addressee,
}

/// SHA-256 of a letter, hex.
#[must_use]
pub fn digest(letter: &str) -> String {
    hex::encode(Sha256::digest(letter.as_bytes()))
}

/// Writes and signs a letter.
pub(crate) fn write<L: Letter>(
    installation: &Installation,
    to: Addressee,
    content: &L,
) -> Result<String, Error> {
    let json = augenmass_store::canonical(content)?;
    let text = format!("{}\n{to}\n{json}\n", L::FORM);
    signer(installation)?
        .sign(&text)
        .map_err(|error| Error::Internal(error.to_string()))
}

/// Reads a letter to an office of ours, or to all, from the side of this card.
pub(crate) fn read<L: Letter>(card: &Card, own: Addressee, letter: &str) -> Result<L, LetterError> {
    let key = card.verifier()?;
    let text = key
        .open(letter.as_bytes())
        .map_err(|_| LetterError::Signature)?;
    let mut lines = text.lines();
    if lines.next() != Some(L::FORM) {
        return Err(LetterError::Form);
    }
    if lines.next() != Some(own.to_string().as_str()) {
        return Err(LetterError::Addressee);
    }
    let json = lines.next().ok_or(LetterError::Form)?;
    let content: L = serde_json::from_str(json).map_err(|_| LetterError::Form)?;
    let again = augenmass_store::canonical(&content).map_err(|_| LetterError::Form)?;
    if again == json && lines.next().is_none() {
        Ok(content)
    } else {
        Err(LetterError::Form)
    }
}
