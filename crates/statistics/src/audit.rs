//! The attacker audit for anyone: what can be computed from published tables (N-13).
//!
//! Needs nothing but what is printed: cells, `None` where suppressed, and which sums everybody knows.
//! All tables of all periods go into one audit, because a difference of two of them is a table too
//! (section 4.2 of the reference on statistics). The limits are exact: whole tables are searched for.

use crate::disclosure::circles::Groups;
use crate::disclosure::search::{Equation, Puzzle, settle};
use crate::disclosure::{Bounds, MINIMUM_FREQUENCY, SAFE_WIDTH, index_of};
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
        self.equal(&[total], parts)
    }

    /// Everybody knows that both sides have the same sum. Errors if a cell is from another audit.
    pub fn equal(
        &mut self,
        left: &[AuditCell],
        right: &[AuditCell],
    ) -> Result<(), StatisticsError> {
        let mut cells = left.iter().chain(right);
        if cells.any(|cell| cell.0 >= self.printed.len()) {
            return Err(StatisticsError::TablesDiffer);
        }
        let numbers = |side: &[AuditCell]| side.iter().map(|cell| cell.0).collect();
        let (left, right) = (numbers(left), numbers(right));
        self.equations.push(Equation { left, right });
        Ok(())
    }

    /// Exact limits of every suppressed cell. Errors if no table fits what is printed, or if a search
    /// took too long; then nothing is known to be safe.
    pub fn exposures(&self) -> Result<Vec<Exposure>, StatisticsError> {
        let each = self.each()?.into_iter();
        each.map(|(_, exposure)| exposure.ok_or(StatisticsError::NoAudit))
            .collect()
    }

    /// Each suppressed cell with its limits; `None` where the search took too long. Cells that are not
    /// linked by suppressed cells know nothing of each other, so each group is searched for itself; in
    /// a group without a circle, limits passed along sums are exact.
    pub(crate) fn each(&self) -> Result<Vec<(AuditCell, Option<Exposure>)>, StatisticsError> {
        let mut bounds: Vec<Bounds> = self.printed.iter().map(|cell| start(*cell)).collect();
        if !settle(&mut bounds, &self.equations) {
            return Err(StatisticsError::NoAudit);
        }
        let mut groups = self.groups();
        let hidden = (0..self.printed.len()).filter(|cell| self.printed[*cell].is_none());
        Ok(hidden
            .map(|cell| {
                let limits = if groups.has_circle(cell) {
                    self.search(cell, &mut groups)
                } else {
                    Some((bounds[cell].low, bounds[cell].high))
                };
                let cell = AuditCell(cell);
                let exposure = |(lower, upper)| Exposure { cell, lower, upper };
                (cell, limits.map(exposure))
            })
            .collect())
    }

    /// Which suppressed cells are linked by sums.
    fn groups(&self) -> Groups {
        let mut groups = Groups::of(self.printed.len() + self.equations.len());
        for (number, equation) in self.equations.iter().enumerate() {
            for cell in equation.members().filter(|m| self.printed[*m].is_none()) {
                groups.link(self.printed.len() + number, cell);
            }
        }
        groups
    }

    /// Searches the tables of one group.
    fn search(&self, cell: usize, groups: &mut Groups) -> Option<(i64, Option<i64>)> {
        let root = groups.root(cell);
        let mut members = vec![cell];
        let mut equations = Vec::new();
        for (number, equation) in self.equations.iter().enumerate() {
            if groups.root(self.printed.len() + number) == root {
                equations.push(equation.renumbered(&mut |cell| index_of(&mut members, cell)));
            }
        }
        let puzzle = Puzzle {
            bounds: members.iter().map(|m| start(self.printed[*m])).collect(),
            near: vec![0; members.len()],
            equations,
        };
        puzzle.interval(0)
    }
}

fn start(printed: Option<i64>) -> Bounds {
    printed.map_or(Bounds { low: 0, high: None }, Bounds::exactly)
}
