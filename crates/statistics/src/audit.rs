//! The attacker audit for anyone: what can be computed from published tables (N-13).
//!
//! Needs nothing but what is printed: cells, `None` where suppressed, and which sums everybody knows.
//! All tables of all periods go into one audit, because a difference of two of them is a table too
//! (section 4.2 of the reference on statistics). The limits are exact: whole tables are searched for.

use crate::disclosure::search::{Equation, Puzzle};
use crate::disclosure::{Bounds, MINIMUM_FREQUENCY, SAFE_WIDTH};
use crate::error::StatisticsError;
use serde::Serialize;

/// The number of a cell in an audit, in the order in which cells were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct AuditCell(usize);

/// What an attacker knows about a suppressed cell. Unit: the unit of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Exposure {
    /// Which cell.
    pub cell: AuditCell,
    /// Least that it can be.
    pub lower: i64,
    /// Most that it can be; `None` if there is no limit in sight.
    pub upper: Option<i64>,
}

impl Exposure {
    /// Whether at least four values are left, among them one below the minimum frequency.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.lower < MINIMUM_FREQUENCY
            && self
                .upper
                .is_none_or(|upper| upper - self.lower >= SAFE_WIDTH)
    }
}

/// Published tables with their sums.
#[derive(Debug, Clone, Default)]
pub struct AttackerAudit {
    printed: Vec<Option<i64>>,
    equations: Vec<Equation>,
}

impl AttackerAudit {
    /// An audit without tables.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell as printed; `None`: suppressed, or never printed.
    pub fn cell(&mut self, printed: Option<u32>) -> AuditCell {
        self.printed.push(printed.map(i64::from));
        AuditCell(self.printed.len() - 1)
    }

    /// Everybody knows that `total` is the sum of `parts`. Errors if a cell is from another audit.
    pub fn sum(&mut self, total: AuditCell, parts: &[AuditCell]) -> Result<(), StatisticsError> {
        let right: Vec<usize> = parts.iter().map(|part| part.0).collect();
        if right
            .iter()
            .chain([&total.0])
            .any(|cell| *cell >= self.printed.len())
        {
            return Err(StatisticsError::TablesDiffer);
        }
        self.equations.push(Equation {
            left: vec![total.0],
            right,
        });
        Ok(())
    }

    /// Exact limits of every suppressed cell. Errors if no table fits what is printed, or if a search
    /// took too long; then nothing is known to be safe.
    pub fn exposures(&self) -> Result<Vec<Exposure>, StatisticsError> {
        let bounds = self.printed.iter().map(|printed| match printed {
            Some(value) => Bounds::exactly(*value),
            None => Bounds { low: 0, high: None },
        });
        let puzzle = Puzzle {
            bounds: bounds.collect(),
            near: vec![0; self.printed.len()],
            equations: self.equations.clone(),
        };
        (0..self.printed.len())
            .filter(|cell| self.printed[*cell].is_none())
            .map(|cell| {
                let (lower, upper) = puzzle.interval(cell).ok_or(StatisticsError::NoAudit)?;
                let cell = AuditCell(cell);
                Ok(Exposure { cell, lower, upper })
            })
            .collect()
    }
}
