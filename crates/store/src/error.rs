//! What can go wrong, and what to do about it. No message carries personal data, a key or the
//! parameters of a statement.

use thiserror::Error;

/// Why the store did not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// No such record, office, carrier or database file.
    #[error("{what} is not here; check the reference")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// There is a database at this place already.
    #[error("there is a database at this place already; open it, or name a new place")]
    Exists,
    /// The record was changed by someone else since it was loaded, or exists already.
    #[error("{what} was changed meanwhile; load it again and repeat the action")]
    Conflict {
        /// Which kind of row.
        what: &'static str,
    },
    /// The personal data of this person were erased in this office; nothing can be added.
    #[error(
        "the personal data of this person were erased; enter a new person if there is a new matter"
    )]
    Erased,
    /// Another process holds the write lock.
    #[error("the database is busy; try again, and end other programs that write to it")]
    Busy,
    /// Another transaction did what this one cannot follow; the store tries again by itself.
    #[error("two changes met in the database; try again")]
    Collision,
    /// The database would lose what was promised, or cannot hold it.
    #[error(
        "the database may lose what it said it has: {name} is {value}, and must be {wanted}; change it, see docs/operate/postgresql.md"
    )]
    Setting {
        /// The setting.
        name: &'static str,
        /// What it is.
        value: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The database cannot be written to.
    #[error("the database is read-only; check the permissions of its file and folder")]
    ReadOnly,
    /// No space is left.
    #[error("no space is left for the database; free some, nothing was written")]
    Full,
    /// No connection was to be had: the server is down or starting, or all connections are taken.
    /// Nothing was written.
    #[error("the database does not answer; nothing was written, try again")]
    Unreachable,
    /// The connection broke between the question whether a change stands and its answer. It stands
    /// whole or not at all.
    #[error("the database was lost before it confirmed; look whether the change is there")]
    Unconfirmed,
    /// The disk under the database failed.
    #[error("the disk of the database failed (code {code}); look into the system's log")]
    Disk {
        /// The database's code.
        code: String,
    },
    /// The place holds something else than a database of this program.
    #[error("this is not a database of Augenmaß; check the address")]
    NotOurs,
    /// The address of the database is not understood.
    #[error("not a database address; write sqlite:path/to/file or postgres://user@host/name")]
    Address,
    /// The content contradicts itself.
    #[error("the database is damaged ({what}); stop writing and restore a backup")]
    Corrupt {
        /// What does not fit.
        what: &'static str,
    },
    /// A batch that may not be written as it is.
    #[error("this change cannot be recorded: {what}")]
    Batch {
        /// Why.
        what: &'static str,
    },
    /// Something about keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// Something about the journal of erasures.
    #[error(transparent)]
    Journal(#[from] crate::backup::JournalError),
    /// The log could not be extended, signed or proved.
    #[error("the log failed: {0}")]
    Log(String),
    /// Anything else the database said; the code is its own.
    #[error("the database failed (code {code}); see its documentation")]
    Db {
        /// The database's code, or a word for the kind of failure.
        code: String,
    },
}

/// A key that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// No file at this place.
    #[error("the key file is missing; name the right file or restore it from its backup")]
    Missing,
    /// A key file is never overwritten.
    #[error("a key file is at this place already; it is never overwritten")]
    Exists,
    /// Someone else than the owner may read it.
    #[error("the key file may be read by others; run chmod 600 on it")]
    Permissions,
    /// Not a key file of this program, or of another kind.
    #[error("this is not the key file asked for; check its name")]
    Form,
    /// The key does not open this database or file.
    #[error("the master key does not fit; use the key file of this installation")]
    Wrong,
    /// A sealed value that its key does not open.
    #[error(
        "sealed data do not open with their key; restore a backup of data and keys of the same day"
    )]
    Sealed,
    /// The file system failed.
    #[error("the key file could not be read or written; check the folder")]
    File,
}

impl StoreError {
    /// Damage, named.
    pub(crate) const fn corrupt(what: &'static str) -> Self {
        Self::Corrupt { what }
    }

    /// What a failed `COMMIT` means. Where the connection or the disk gave way, nobody knows whether
    /// the change stands: the caller has to look before the action is repeated.
    pub(crate) fn of_commit(error: sqlx::Error) -> Self {
        match error.into() {
            Self::Unreachable => Self::Unconfirmed,
            Self::Disk { code } if code == FSYNC_FAILED => Self::Unconfirmed,
            error => error,
        }
    }

    /// The same error, where it is about the database and not about what was to be written.
    pub(crate) fn of_the_database(&self) -> Option<Self> {
        match self {
            Self::Busy => Some(Self::Busy),
            Self::Full => Some(Self::Full),
            Self::ReadOnly => Some(Self::ReadOnly),
            Self::Unreachable => Some(Self::Unreachable),
            Self::Unconfirmed => Some(Self::Unconfirmed),
            Self::Disk { code } => Some(Self::Disk { code: code.clone() }),
            _ => None,
        }
    }

    /// A unique key was taken: says of what, and keeps every other error.
    pub(crate) fn or_conflict(error: sqlx::Error, what: &'static str) -> Self {
        let taken = error
            .as_database_error()
            .is_some_and(sqlx::error::DatabaseError::is_unique_violation);
        if taken {
            Self::Conflict { what }
        } else {
            error.into()
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) => from_database(inner.as_ref()),
            // The server may be down as well: a pool waits for it until its patience ends.
            sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed | sqlx::Error::Io(_) => {
                Self::Unreachable
            }
            sqlx::Error::Configuration(_) => Self::Address,
            sqlx::Error::RowNotFound => Self::NotFound { what: "the row" },
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) => {
                Self::corrupt("a column")
            }
            _ => Self::Db {
                code: "other".into(),
            },
        }
    }
}

/// `SQLITE_IOERR_FSYNC`: what was to be made durable may be on the disk or not.
const FSYNC_FAILED: &str = "1034";

/// SQLite gives extended result codes in decimal, PostgreSQL five characters.
fn from_database(error: &dyn sqlx::error::DatabaseError) -> StoreError {
    if error.is_foreign_key_violation() {
        return StoreError::NotFound {
            what: "an office, carrier or person",
        };
    }
    let code = error.code().unwrap_or_default();
    if let Ok(number) = code.parse::<u32>()
        && code.len() < 5
    {
        match number & 0xFF {
            5 | 6 => return StoreError::Busy,
            8 => return StoreError::ReadOnly,
            10 => {
                let code = code.into_owned();
                return StoreError::Disk { code };
            }
            11 => return StoreError::corrupt("the file"),
            13 => return StoreError::Full,
            // The file is there (who opens looks first), but what belongs beside it cannot be made.
            14 => return StoreError::ReadOnly,
            26 => return StoreError::NotOurs,
            _ => {}
        }
    }
    match code.as_ref() {
        // Serialization failure, deadlock.
        "40001" | "40P01" => StoreError::Collision,
        // A lock is held too long.
        "55P03" => StoreError::Busy,
        "25006" => StoreError::ReadOnly,
        "53100" => StoreError::Full,
        "58030" => StoreError::Disk {
            code: code.into_owned(),
        },
        // A connection that broke; a server that goes down, starts, or takes no more connections.
        "57P01" | "57P02" | "57P03" | "53300" => StoreError::Unreachable,
        code if code.starts_with("08") => StoreError::Unreachable,
        "XX001" | "XX002" => StoreError::corrupt("the files"),
        _ => StoreError::Db {
            code: code.into_owned(),
        },
    }
}
