//! Static SQL for each kind of record: the name of a table never comes from outside.

use crate::error::StoreError;
use augenmass_domain::Kind;

/// The statement for the table of a kind: `sql!(kind, "SELECT … FROM ", " WHERE …")`.
macro_rules! sql {
    ($kind:expr, $before:literal, $($after:tt)+) => {
        match $kind {
            ::augenmass_domain::Kind::Indication => Ok(concat!($before, "indication", $($after)+)),
            ::augenmass_domain::Kind::Case => Ok(concat!($before, "cases", $($after)+)),
            ::augenmass_domain::Kind::Visit => Ok(concat!($before, "visit", $($after)+)),
            ::augenmass_domain::Kind::Accompaniment => Ok(concat!($before, "accompaniment", $($after)+)),
            ::augenmass_domain::Kind::Run => Ok(concat!($before, "run", $($after)+)),
            ::augenmass_domain::Kind::Disclosure => Ok(concat!($before, "disclosure", $($after)+)),
            ::augenmass_domain::Kind::Inquiry => Ok(concat!($before, "inquiry", $($after)+)),
            ::augenmass_domain::Kind::SubjectRequest => Ok(concat!($before, "subject_request", $($after)+)),
            ::augenmass_domain::Kind::Cost => Ok(concat!($before, "cost", $($after)+)),
            ::augenmass_domain::Kind::Package => Ok(concat!($before, "package", $($after)+)),
            ::augenmass_domain::Kind::Received => Ok(concat!($before, "received_indication", $($after)+)),
            ::augenmass_domain::Kind::Assistance => Ok(concat!($before, "assistance", $($after)+)),
            ::augenmass_domain::Kind::Installation => Err($crate::table::no_table()),
        }
    };
}
pub(crate) use sql;

/// The installation has a row of its own, not a table of states.
pub(crate) const fn no_table() -> StoreError {
    StoreError::Batch {
        what: "the installation has no state of this kind",
    }
}

/// The kind as a word for a conflict.
pub(crate) const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Indication => "the indication",
        Kind::Case => "the case",
        Kind::Visit => "the visit",
        Kind::Accompaniment => "the accompaniment",
        Kind::Run => "the run",
        Kind::Disclosure => "the hand-over",
        Kind::Inquiry => "the inquiry",
        Kind::SubjectRequest => "the request",
        Kind::Cost => "the cost record",
        Kind::Package => "the package",
        Kind::Received => "the received indication",
        Kind::Assistance => "the request for assistance",
        Kind::Installation => "the installation",
    }
}
