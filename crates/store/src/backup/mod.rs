//! Backup and restore, portable between the two databases (`docs/decisions/0015-backup.md`).
//!
//! A [`Snapshot`] reads all tables in one transaction, as lines of canonical JSON, while others go on
//! writing. A [`Restoring`] writes such lines into a new database in one transaction, erases again what
//! has to stay erased, and checks the log before anything becomes visible.
//!
//! Files, their hashes and signatures are not made here but by whoever asks.

mod check;
mod journal;
mod place;
mod restoring;
mod snapshot;
mod tables;

pub use check::CheckedLog;
pub use journal::{ErasureJournal, JournalError};
pub use place::Place;
pub use restoring::Restoring;
pub use snapshot::Snapshot;
pub use tables::{DATA, KEYS, LEFT_OUT, Table};

/// The version of the schema that a backup of this program fits.
pub const SCHEMA: u32 = 13;
