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
use std::collections::BTreeMap;

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
        let (bounds, mut groups) = (self.bounds()?, self.groups());
        self.hidden()
            .map(|cell| {
                let limits = if groups.has_circle(cell) {
                    self.group(cell, &mut groups).interval(0)
                } else {
                    Some((bounds[cell].low, bounds[cell].high))
                };
                let (lower, upper) = limits.ok_or(StatisticsError::NoAudit)?;
                let cell = AuditCell(cell);
                Ok(Exposure { cell, lower, upper })
            })
            .collect()
    }

    /// What an attacker knows about each of these cells. Cells that are not linked by suppressed cells
    /// know nothing of each other, so each group is searched for itself; in a group without a circle,
    /// limits passed along sums are exact. In a circle it is enough to find two tables that differ.
    pub(crate) fn judge(
        &self,
        cells: impl Iterator<Item = AuditCell>,
    ) -> Result<Vec<(AuditCell, Known)>, StatisticsError> {
        let (bounds, mut groups) = (self.bounds()?, self.groups());
        let mut tables: BTreeMap<usize, Option<Vec<i64>>> = BTreeMap::new();
        let judged = cells.map(|cell| {
            let AuditCell(number) = cell;
            let limits = bounds[number];
            if limits
                .high
                .is_some_and(|high| high - limits.low < SAFE_WIDTH)
                || !groups.has_circle(number)
            {
                return (cell, Known::Limits(limits.low, limits.high));
            }
            let root = groups.root(number);
            let (members, mut puzzle) = self.linked(number, &mut groups);
            let table = tables.entry(root).or_insert_with(|| {
                let table = puzzle.any_table()?;
                let mut whole = vec![0; self.printed.len()];
                for (member, value) in members.iter().zip(table) {
                    whole[*member] = value;
                }
                Some(whole)
            });
            let Some(table) = table else {
                return (cell, Known::Nothing);
            };
            puzzle.near = members.iter().map(|member| table[*member]).collect();
            if puzzle.is_open(0, SAFE_WIDTH) {
                return (cell, Known::Little);
            }
            let limits = puzzle.interval(0);
            (
                cell,
                limits.map_or(Known::Nothing, |(low, high)| Known::Limits(low, high)),
            )
        });
        Ok(judged.collect())
    }

    fn hidden(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.printed.len()).filter(|cell| self.printed[*cell].is_none())
    }

    /// Limits passed along sums: never narrower than what can be known.
    fn bounds(&self) -> Result<Vec<Bounds>, StatisticsError> {
        let mut bounds: Vec<Bounds> = self.printed.iter().map(|cell| start(*cell)).collect();
        if settle(&mut bounds, &self.equations) {
            Ok(bounds)
        } else {
            Err(StatisticsError::NoAudit)
        }
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

    /// The sums of one group; the cell stands first.
    fn group(&self, cell: usize, groups: &mut Groups) -> Puzzle {
        self.linked(cell, groups).1
    }

    fn linked(&self, cell: usize, groups: &mut Groups) -> (Vec<usize>, Puzzle) {
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
        (members, puzzle)
    }
}

/// What an attacker knows about a suppressed cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Its limits.
    Limits(i64, Option<i64>),
    /// That it can have values that differ by the safe width.
    Little,
    /// Not found out: the search took too long.
    Nothing,
}

fn start(printed: Option<i64>) -> Bounds {
    printed.map_or(Bounds { low: 0, high: None }, Bounds::exactly)
}
