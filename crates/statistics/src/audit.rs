//! The attacker audit for anyone: what can be computed from published tables (N-13).
//!
//! Needs nothing but what is printed: cells, `None` where suppressed, and which sums everybody knows.
//! All tables of all periods go into one audit, because a difference of two of them is a table too
//! (section 4.2 of the reference on statistics). The limits are exact: whole tables are searched for.

use crate::disclosure::links::{Part, Parts, Seen};
use crate::disclosure::search::{Equation, settle};
use crate::disclosure::{Bounds, MINIMUM_FREQUENCY, SAFE_WIDTH};
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
        let bounds = self.bounds()?;
        let mut search = Search::of(self, &bounds);
        self.hidden()
            .map(|cell| {
                let (lower, upper) = search.limits(cell).ok_or(StatisticsError::NoAudit)?;
                let cell = AuditCell(cell);
                Ok(Exposure { cell, lower, upper })
            })
            .collect()
    }

    /// What an attacker knows about each of these cells. Cells that are not linked by open cells know
    /// nothing of each other, so each part is searched for itself; in a part without a circle, limits
    /// passed along sums are exact. In a circle it is enough to find two tables that differ.
    pub(crate) fn judge(
        &self,
        cells: impl Iterator<Item = AuditCell>,
    ) -> Result<Vec<(AuditCell, Known)>, StatisticsError> {
        let bounds = self.bounds()?;
        let mut search = Search::of(self, &bounds);
        Ok(cells
            .map(|AuditCell(number)| (AuditCell(number), search.judge(number)))
            .collect())
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
}

/// The parts of an audit that were searched so far.
struct Search<'a> {
    audit: &'a AttackerAudit,
    bounds: &'a [Bounds],
    parts: Parts,
    /// By the number of the part; `false` if no table of it was found.
    opened: BTreeMap<usize, (Part, bool)>,
    seen: Seen,
}

impl<'a> Search<'a> {
    fn of(audit: &'a AttackerAudit, bounds: &'a [Bounds]) -> Self {
        Self {
            audit,
            bounds,
            parts: Parts::of(bounds, &audit.equations),
            opened: BTreeMap::new(),
            seen: Seen::of(bounds.iter().map(|bound| bound.low)),
        }
    }

    /// The part in which a cell lies, with a table of it if there is one.
    fn open(&mut self, cell: usize) -> &(Part, bool) {
        let root = self.parts.root(cell);
        self.opened.entry(root).or_insert_with(|| {
            let lows: Vec<i64> = self.bounds.iter().map(|bound| bound.low).collect();
            let equations = &self.audit.equations;
            let mut part = self.parts.part(cell, self.bounds, equations, &lows);
            let table = part.puzzle.any_table();
            let found = table.is_some();
            if let Some(table) = table {
                self.seen.start(part.spelled_out(&table));
                part.puzzle.near = table;
            }
            (part, found)
        })
    }

    fn judge(&mut self, cell: usize) -> Known {
        let limits = self.bounds[cell];
        if !limits.is_wide(SAFE_WIDTH) || !self.parts.has_circle(cell) {
            return Known::Limits(limits.low, limits.high);
        }
        if !self.open(cell).1 {
            return Known::Nothing;
        }
        if self.seen.is_wide(cell, SAFE_WIDTH) {
            return Known::Little;
        }
        let root = self.parts.root(cell);
        let seen = &mut self.seen;
        if let Some((part, _)) = self.opened.get(&root) {
            let mut show = |table: &[i64]| seen.add(part.spelled_out(table));
            let place = part.place(cell);
            if part.puzzle.is_open(place, SAFE_WIDTH, &mut show) {
                return Known::Little;
            }
        }
        let limits = self.limits(cell);
        limits.map_or(Known::Nothing, |(low, high)| Known::Limits(low, high))
    }

    /// Exact limits; `None` if the search took too long.
    fn limits(&mut self, cell: usize) -> Option<(i64, Option<i64>)> {
        if !self.parts.has_circle(cell) {
            return Some((self.bounds[cell].low, self.bounds[cell].high));
        }
        let (part, _) = self.open(cell);
        part.puzzle.interval(part.place(cell))
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
