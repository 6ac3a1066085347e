//! Measuring the reconciliation on lists whose truth is known.

mod meeting;
mod table;

pub use meeting::{Met, meet};
pub use table::{Column, ColumnMap, Table, TableError};
