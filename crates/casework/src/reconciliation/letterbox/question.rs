//! What is asked of a letterbox and what was taken, each a note that its author signed.

use crate::error::Error;
use crate::installation::Installation;
use crate::reconciliation::Card;
use crate::reconciliation::card::signer;
use jiff::{SignedDuration, Timestamp};

/// For how long a signed question counts, before and after its minute.
const FRESH: SignedDuration = SignedDuration::from_mins(5);

/// A question, before it is signed and after it was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// `get` or `put`.
    pub what: &'a str,
    /// The letterbox.
    pub letterbox: &'a str,
    /// The message.
    pub name: &'a str,
    /// From which byte on.
    pub offset: u64,
    /// Bytes of the whole message; 0 in a `get`.
    pub whole: u64,
    /// SHA-256 of the piece, hex; of nothing in a `get`.
    pub sha256: &'a str,
}

impl Asked<'_> {
    fn text(&self, at: Timestamp) -> String {
        format!(
            "augenmass message question v1\n{} {}\n{}\n{} of {}\n{}\n{at}\n",
            self.what, self.letterbox, self.name, self.offset, self.whole, self.sha256
        )
    }

    /// Signs the question.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub fn sign(&self, installation: &Installation) -> Result<String, Error> {
        let at = installation.gate.now().at;
        signer(installation)?
            .sign(&self.text(at))
            .map_err(|error| Error::Internal(error.to_string()))
    }

    /// Whether the other side signed just this, some minutes ago at most.
    pub(super) fn is_signed_by(&self, card: &Card, note: &[u8], now: Timestamp) -> bool {
        let Ok(key) = card.verifier() else {
            return false;
        };
        let at = key.open(note).ok().and_then(|text| {
            let at: Timestamp = text.lines().last()?.parse().ok()?;
            (text == self.text(at)).then_some(at)
        });
        at.is_some_and(|at| now.duration_since(at).abs() <= FRESH)
    }
}

/// What lies of a message after a piece was taken, signed by who took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Bytes that are there.
    pub there: u64,
    /// True once it is whole, checked, and has its name.
    pub whole: bool,
}

impl Taken {
    pub(super) fn text(&self, letterbox: &str, name: &str) -> String {
        let state = if self.whole { "whole" } else { "partial" };
        format!(
            "augenmass message taken v1\n{letterbox}\n{name}\n{} {state}\n",
            self.there
        )
    }

    /// Reads what the other side signed about a message.
    #[must_use]
    pub fn read(card: &Card, letterbox: &str, name: &str, note: &[u8]) -> Option<Self> {
        let key = card.verifier().ok()?;
        let text = key.open(note).ok()?;
        let (there, state) = text.lines().nth(3)?.split_once(' ')?;
        let taken = Self {
            there: there.parse().ok()?,
            whole: state == "whole",
        };
        (taken.text(letterbox, name) == text).then_some(taken)
    }
}
