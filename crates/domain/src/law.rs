//! The law as data: grounds, hand-over flows, retention, deadlines. The files are in `policies/`;
//! each entry names its norm and how sure the reading of it is. Reading files from disk is not done
//! here: the texts come in, checked values come out, and nothing that is unknown, duplicate or
//! dangling is accepted.

pub mod calendar;
mod deadline;
mod flow;
mod ground;
mod office;
mod retention;
#[cfg(test)]
mod tests;

pub use deadline::{CouncilPractice, Deadlines, Limit, Period, Unit, VisitHours};
pub use flow::{Decider, Flow, FlowField};
pub use ground::{
    ContactOrder, Enabling, Explanation, Ground, GroundClass, RequiredContact, Strength,
};
pub use office::{Body, OfficeKind, OutsideBody};
pub use retention::{Retention, RetentionClass, StartEvent};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How sure the reading of a norm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// The text was read and is clear.
    A,
    /// The text was read; its application is disputed or needs a lawyer.
    B,
    /// Not read in full, general knowledge, or a house rule.
    C,
}

/// Whether an entry may be used. What is off stays in the catalogue with its reason, so that
/// everybody can see what is not done and why (R03, R36).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be used.
    On,
    /// It may not.
    Off {
        /// Why, in words for the public.
        reason: String,
    },
}

impl Standing {
    /// True where the entry may be used.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        matches!(self, Self::On)
    }

    /// From `on`/`open` and the reason of a file; `None` where they contradict each other.
    fn read(on: bool, reason: Option<String>) -> Option<Self> {
        match (on, reason) {
            (true, None) => Some(Self::On),
            (false, Some(reason)) if !reason.trim().is_empty() => Some(Self::Off { reason }),
            _ => None,
        }
    }
}

/// A file of the law that was not accepted. Each says the file, the key and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// Not TOML, an unknown or duplicate key, or an unknown name.
    #[error("`policies/{file}` cannot be read: {problem}; correct the entry there")]
    Unreadable {
        /// The file.
        file: &'static str,
        /// What the parser says, with line and column.
        problem: String,
    },
    /// An attribute that may not exist anywhere (R02, N-02, N-09).
    #[error(
        "`policies/{file}`, `{key}`: the word `{word}` names an attribute that may not be a ground; remove the entry"
    )]
    Prohibited {
        /// The file.
        file: &'static str,
        /// The entry.
        key: String,
        /// The word.
        word: &'static str,
    },
    /// An entry that contradicts itself or refers to nothing.
    #[error("`policies/{file}`, `{key}`: {problem}")]
    Entry {
        /// The file.
        file: &'static str,
        /// The entry.
        key: String,
        /// What is wrong and what to do.
        problem: &'static str,
    },
}

/// Reads one file strictly.
fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|error| LawError::Unreadable {
        file,
        problem: error.to_string().trim().replace('\n', " "),
    })
}

/// An error about one entry.
fn entry_error(file: &'static str, key: &str, problem: &'static str) -> LawError {
    LawError::Entry {
        file,
        key: key.to_owned(),
        problem,
    }
}

/// The law as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    grounds: BTreeMap<String, Ground>,
    flows: BTreeMap<String, Flow>,
    retention: retention::Table,
    deadlines: Deadlines,
}

impl Law {
    /// The shipped `policies/grounds.toml`.
    pub const GROUNDS: &str = include_str!("../../../policies/grounds.toml");
    /// The shipped `policies/flows.toml`.
    pub const FLOWS: &str = include_str!("../../../policies/flows.toml");
    /// The shipped `policies/retention.toml`.
    pub const RETENTION: &str = include_str!("../../../policies/retention.toml");
    /// The shipped `policies/deadlines.toml`.
    pub const DEADLINES: &str = include_str!("../../../policies/deadlines.toml");

    /// Reads the four files.
    ///
    /// # Errors
    /// [`LawError`] with the file, the key and what to do.
    pub fn from_texts(
        grounds: &str,
        flows: &str,
        retention: &str,
        deadlines: &str,
    ) -> Result<Self, LawError> {
        let law = Self {
            grounds: ground::parse(grounds)?,
            flows: flow::parse(flows)?,
            retention: retention::parse(retention)?,
            deadlines: deadline::parse(deadlines)?,
        };
        if law.flow(Flow::NOTICE_TO_REGISTRY).is_none() {
            return Err(entry_error(
                "flows.toml",
                Flow::NOTICE_TO_REGISTRY,
                "the entry is missing, but track 1 rests on it; add it, closed if need be",
            ));
        }
        Ok(law)
    }

    /// The files as shipped, read once.
    ///
    /// # Panics
    /// Never in a release: a test reads the same embedded texts.
    #[must_use]
    pub fn shipped() -> Self {
        static SHIPPED: LazyLock<Law> = LazyLock::new(|| {
            // INVARIANT: the embedded texts are accepted (tests::the_shipped_files_are_accepted).
            Law::from_texts(Law::GROUNDS, Law::FLOWS, Law::RETENTION, Law::DEADLINES)
                .expect("the embedded files of policies/ are accepted")
        });
        SHIPPED.clone()
    }

    /// A ground by its key, on or off (R03).
    #[must_use]
    pub fn ground(&self, key: &str) -> Option<&Ground> {
        self.grounds.get(key)
    }

    /// All grounds by key, for the public catalogue (R36).
    pub fn grounds(&self) -> impl Iterator<Item = &Ground> {
        self.grounds.values()
    }

    /// A hand-over flow by its key, open or closed (R11).
    #[must_use]
    pub fn flow(&self, key: &str) -> Option<&Flow> {
        self.flows.get(key)
    }

    /// All flows by key, for the public matrix (R36).
    pub fn flows(&self) -> impl Iterator<Item = &Flow> {
        self.flows.values()
    }

    /// How long a class is kept.
    #[must_use]
    pub const fn retention(&self, class: RetentionClass) -> &Retention {
        self.retention.get(class)
    }

    /// Periods, limits and visiting hours.
    #[must_use]
    pub const fn deadlines(&self) -> &Deadlines {
        &self.deadlines
    }
}
