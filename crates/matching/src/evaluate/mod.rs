//! Measuring the reconciliation on lists whose truth is known: `augenmass reconcile evaluate`.

mod figures;
mod meeting;
mod protocol;
mod run;
mod table;

pub use figures::{Figures, Quality, best_f1, peak_memory_mb, quality};
pub use meeting::{Met, meet};
pub use protocol::{open, open_shard};
pub use run::{
    Candidate, EvaluateError, Measured, Mode, Point, Stage, Told, compare, evaluate, frontier,
    is_true,
};
pub use table::{Column, ColumnMap, Table, TableError};

#[cfg(test)]
mod tests;
