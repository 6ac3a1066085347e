//! What the gate may answer instead of a receipt.

use crate::words;
use augenmass_domain::Rejection;
use augenmass_policy::Refusal;
use augenmass_store::StoreError;

/// Five variants, no more (house rule): a page or a command line gives each its next step.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A policy said no; it stands in the history.
    #[error("refused by policy: {0}")]
    Refused(Refusal),
    /// A rule said no; it stands in the history.
    #[error("rejected by the rule `{}` ({})", .0.rule(), .0.norm())]
    Rejected(Rejection),
    /// There is no such record, or it may not be seen.
    #[error("there is no such record")]
    NotFound,
    /// Someone else changed the record meanwhile; load it again.
    #[error("the record was changed meanwhile; load it again")]
    Conflict,
    /// Something broke.
    #[error("{0}")]
    Internal(String),
}

impl From<Refusal> for Error {
    /// What may not be seen does not exist.
    fn from(refusal: Refusal) -> Self {
        if refusal.hidden {
            Self::NotFound
        } else {
            Self::Refused(refusal)
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { .. } => Self::Conflict,
            // What is erased does not exist any more.
            StoreError::Erased => Self::NotFound,
            other => Self::Internal(match key_of(&other) {
                Some(key) => words::german(key, &[]),
                None => other.to_string(),
            }),
        }
    }
}

/// The text for what an administrator can mend: what happened, whether anything was saved, what to do.
const fn key_of(error: &StoreError) -> Option<&'static str> {
    match error {
        StoreError::Full => Some("error-database-full"),
        StoreError::ReadOnly => Some("error-database-read-only"),
        StoreError::Busy => Some("error-database-busy"),
        StoreError::Unreachable => Some("error-database-unreachable"),
        StoreError::Unconfirmed => Some("error-database-unconfirmed"),
        StoreError::Disk { .. } => Some("error-database-disk"),
        _ => None,
    }
}
