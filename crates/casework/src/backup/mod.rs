//! Backup and restore of an installation.
//!
//! A backup is a folder with two parts that a city keeps apart: `data/` and, for at most as long as
//! `key-backup` in `policies/retention.toml` says, `keys/` with the wrapped keys of persons. Each part
//! has a signed list of its files. Neither holds personal data in clear, the master key or the log key.
//! See `docs/operate/backup.md` and `docs/decisions/0015-backup.md`.

mod files;
mod make;
mod restore;

pub use make::{Made, make};
pub use restore::{Restore, Restored, restore};

use crate::error::Error;
use augenmass_ledger::{Hash, LogSigner, LogVerifier};
use augenmass_store::backup::{DATA, JournalError, KEYS, Table};
use augenmass_store::{StoreError, canonical};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use uuid::Uuid;

/// The signed list of files in each part.
const MANIFEST: &str = "MANIFEST";
/// The first line of a manifest; no checkpoint begins like this.
const HEADER: &str = "augenmass backup 1\n";

/// The two parts of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// States, history, log, sealed personal data.
    Data,
    /// Wrapped keys of persons, and blind tokens.
    Keys,
}

impl Part {
    /// Its folder.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Keys => "keys",
        }
    }

    /// Its tables.
    #[must_use]
    pub const fn tables(self) -> &'static [Table] {
        match self {
            Self::Data => DATA,
            Self::Keys => KEYS,
        }
    }
}

/// What a manifest says of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its length.
    pub bytes: u64,
    /// Its rows, one per line.
    pub rows: u64,
    /// SHA-256, hex.
    pub sha256: String,
}

/// The signed list of files of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Which part.
    pub part: Part,
    /// The installation.
    pub installation: Uuid,
    /// The name of its log.
    pub log_origin: String,
    /// The version of the schema.
    pub schema: u32,
    /// The moment as of which the tables were read.
    pub made_at: Timestamp,
    /// Its day in the city; the class `key-backup` runs from it.
    pub day: Date,
    /// Leaves under the last signed checkpoint.
    pub size: u64,
    /// Its root, hex.
    pub root: String,
    /// The files by their tables.
    pub files: BTreeMap<String, Entry>,
    /// For keys: SHA-256 of the manifest of the data they belong to, hex.
    pub data: Option<String>,
}

impl Manifest {
    fn sign(&self, signer: &LogSigner) -> Result<String, Fault> {
        let text = format!("{HEADER}{}\n", canonical(self)?);
        signer.sign(&text).map_err(|error| Fault::broken(&error))
    }

    /// The name of the log that a manifest says it is of; nothing is checked yet.
    fn origin(note: &str) -> Option<String> {
        Self::parse(note).map(|manifest| manifest.log_origin)
    }

    fn parse(text: &str) -> Option<Self> {
        let line = text.strip_prefix(HEADER)?.lines().next()?;
        serde_json::from_str(line).ok()
    }

    fn open(note: &str, verifier: &LogVerifier) -> Option<Self> {
        Self::parse(verifier.open(note.as_bytes()).ok()?)
    }

    /// The root under the last signed checkpoint.
    fn root(&self) -> Option<Hash> {
        let bytes: [u8; 32] = hex::decode(&self.root).ok()?.try_into().ok()?;
        Some(Hash(bytes))
    }
}

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Something is at the place already; nothing is overwritten.
    #[error("{0}: is there already and is not overwritten")]
    Exists(PathBuf),
    /// No signed list of files: the backup was cut off, or this is none.
    #[error("{0}: has no signed list of files; a backup that was cut off is not restored")]
    Incomplete(PathBuf),
    /// The list of files is not signed with the log key of this installation, or names another part.
    #[error("{0}: is not signed with the log key of this installation")]
    NotSigned(PathBuf),
    /// A file is missing, too many, or not the one that was signed.
    #[error("{0}: is not the file that was signed")]
    File(PathBuf),
    /// The keys were not backed up together with these data.
    #[error("{0}: these keys belong to another backup")]
    OtherBackup(PathBuf),
    /// Made by a program with another schema.
    #[error("the backup has schema {0}; restore it with the version that made it")]
    Schema(u32),
    /// Keys past their class.
    #[error("the keys were backed up on {made} and may be used until {until}")]
    KeysTooOld {
        /// The day of the backup.
        made: Date,
        /// The last day.
        until: Date,
    },
    /// The journal lacks erasures that even the backup knows of.
    #[error("the journal of erasures lacks {0} that the backup knows of; it is an old copy")]
    JournalTooOld(usize),
    /// The journal cannot be used.
    #[error(transparent)]
    Journal(JournalError),
    /// Not a checkpoint of this log.
    #[error("the published checkpoint is not one of this log")]
    NotPublished,
    /// The published checkpoint has another root at a size that the backup has.
    #[error("the log of the backup contradicts the published checkpoint over {0} leaves")]
    Contradiction(u64),
    /// The published checkpoint covers more than the backup holds.
    #[error("the published checkpoint covers {published} leaves, the backup has {backed_up}")]
    EntriesLost {
        /// Leaves under the published checkpoint.
        published: u64,
        /// Leaves in the backup.
        backed_up: u64,
    },
    /// Something broke, or may not be.
    #[error(transparent)]
    Broken(#[from] Error),
}

impl Fault {
    fn broken(error: &dyn std::fmt::Display) -> Self {
        Self::Broken(Error::Internal(error.to_string()))
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.into())
    }
}
