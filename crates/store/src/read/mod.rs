//! Reading, by question. Nothing here writes; access rows are the gate's duty.

mod facts;
mod fairness;
mod history;
mod inquiries;
mod letter_code;
mod orders;
mod packages;
mod people;
mod personal;
mod protection;
mod states;
mod surroundings;

pub use facts::FactRow;
pub use fairness::{FairnessStatusRow, RetiredGround, StopRow};
pub use history::{HistoryRow, JobRun, Logged};
pub use letter_code::FoundLetter;
pub use orders::Letter;
pub use packages::ScreeningLeaf;
pub(crate) use people::account;
pub use states::{Cursor, ListQuery, Stored};
pub use surroundings::Surroundings;

/// The most rows of one page.
pub const MAX_PAGE: u32 = 1000;

/// A page size as the database takes it: one row more may tell whether another page follows.
pub(crate) fn page(limit: u32) -> i64 {
    i64::from(limit.min(MAX_PAGE + 1))
}
