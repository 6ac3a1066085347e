//! What can be wrong with an export.

use crate::checkpoint::CheckpointError;
use crate::export::MANIFEST;
use crate::export::manifest::ManifestError;
use crate::hash::Hash;
use crate::note::NoteError;
use crate::tree::{MissingHash, TreeError};
use std::io;
use thiserror::Error;

/// What is wrong with an export, and where.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// A file that should be there is not.
    #[error("{file}: missing")]
    Missing {
        /// Path within the export.
        file: String,
    },
    /// A file or folder that should not be there.
    #[error("{file}: does not belong to the export")]
    Unexpected {
        /// Path within the export.
        file: String,
    },
    /// A link, a device, or a folder in the place of a file.
    #[error("{file}: not a regular file")]
    NotRegular {
        /// Path within the export.
        file: String,
    },
    /// The system could not read.
    #[error("{file}: cannot be read")]
    Read {
        /// Path within the export.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The list of files is not signed by the key.
    #[error("MANIFEST: not signed by this key")]
    ManifestNote(#[source] NoteError),
    /// The list of files is malformed, although signed.
    #[error("MANIFEST: not a list of files")]
    Manifest(#[source] ManifestError),
    /// The file is not the one that was signed.
    #[error("{file}: altered after it was signed{}", first_bad(leaf.as_ref()))]
    Altered {
        /// Path within the export.
        file: String,
        /// First bad leaf, from 0, where the file holds leaves.
        leaf: Option<u64>,
    },
    /// The file is as signed, but contradicts the rest of the export.
    #[error("{file}: contradicts the other files{}", first_bad(Some(leaf)))]
    Contradiction {
        /// Path within the export.
        file: String,
        /// First bad leaf, from 0.
        leaf: u64,
    },
    /// A checkpoint is not accepted.
    #[error("{file}: not an accepted checkpoint")]
    Checkpoint {
        /// Path within the export.
        file: String,
        /// Why.
        source: CheckpointError,
    },
    /// The records do not lead to the root of a checkpoint.
    #[error("{file}: says root {stated} for {size} leaves, but the records lead to {found}")]
    Root {
        /// Path within the export, or what the checkpoint from outside was called.
        file: String,
        /// Size of the checkpoint, in leaves.
        size: u64,
        /// Root in the checkpoint.
        stated: Hash,
        /// Root computed from the records.
        found: Hash,
    },
    /// There is a checkpoint for more leaves than the export holds.
    #[error("{file}: speaks of {stated} leaves, but the export holds only {held}")]
    Shorter {
        /// Path within the export, or what the checkpoint from outside was called.
        file: String,
        /// Size in the checkpoint, in leaves.
        stated: u64,
        /// Leaves in the export.
        held: u64,
    },
    /// The tree could not be computed.
    #[error("the tree could not be computed")]
    Tree(#[from] TreeError<MissingHash>),
}

fn first_bad(leaf: Option<&u64>) -> String {
    leaf.map_or_else(String::new, |leaf| format!("; first bad leaf: {leaf}"))
}

impl VerifyError {
    /// The file the error is about, if it is about one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Missing { file }
            | Self::Unexpected { file }
            | Self::NotRegular { file }
            | Self::Read { file, .. }
            | Self::Altered { file, .. }
            | Self::Contradiction { file, .. }
            | Self::Checkpoint { file, .. }
            | Self::Root { file, .. }
            | Self::Shorter { file, .. } => Some(file),
            Self::ManifestNote(_) | Self::Manifest(_) => Some(MANIFEST),
            Self::Tree(_) => None,
        }
    }

    /// The first bad leaf, from 0, if the error is about leaves.
    #[must_use]
    pub const fn leaf(&self) -> Option<u64> {
        match self {
            Self::Altered { leaf, .. } => *leaf,
            Self::Contradiction { leaf, .. } => Some(*leaf),
            _ => None,
        }
    }
}
