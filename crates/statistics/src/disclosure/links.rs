//! Which cell stands in which sums, what follows along them, and which cells hang together.

use super::attacker::{Bounds, narrow};
use super::circles::Groups;
use super::search::{Equation, Puzzle};
use std::collections::VecDeque;

/// The equations of each cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    of_cell: Vec<Vec<usize>>,
}

impl Links {
    pub(crate) fn of(cells: usize, equations: &[Equation]) -> Self {
        let mut of_cell = vec![Vec::new(); cells];
        for (number, equation) in equations.iter().enumerate() {
            for cell in equation.members() {
                of_cell[cell].push(number);
            }
        }
        Self { of_cell }
    }

    /// The numbers of the equations in which a cell stands.
    pub(crate) fn of_cell(&self, cell: usize) -> &[usize] {
        &self.of_cell[cell]
    }

    /// Narrows bounds by the `first` equations and all that follows until nothing changes; false if no
    /// table is left.
    pub(crate) fn settle(
        &self,
        bounds: &mut [Bounds],
        equations: &[Equation],
        first: impl IntoIterator<Item = usize>,
    ) -> bool {
        let mut queue: VecDeque<usize> = first.into_iter().collect();
        let mut waiting = vec![false; equations.len()];
        for equation in &queue {
            waiting[*equation] = true;
        }
        // In a forest each fact travels along each equation at most once. In a circle bounds can shrink
        // by one each round; what is left out then is only wider.
        let mut visits = 100.max(equations.len() + 1) * equations.len();
        let mut changed = Vec::new();
        while let Some(number) = queue.pop_front() {
            if visits == 0 {
                break;
            }
            visits -= 1;
            waiting[number] = false;
            let equation = &equations[number];
            narrow(bounds, &equation.left, &equation.right, &mut changed);
            narrow(bounds, &equation.right, &equation.left, &mut changed);
            for cell in changed.drain(..) {
                if bounds[cell].is_empty() {
                    return false;
                }
                for other in &self.of_cell[cell] {
                    if !std::mem::replace(&mut waiting[*other], true) {
                        queue.push_back(*other);
                    }
                }
            }
        }
        true
    }
}

/// Cells that are linked by cells whose value is still open. A cell with one value left is known: it
/// links nothing, so what lies beyond it is another part with its own tables.
pub(crate) struct Parts {
    cells: usize,
    groups: Groups,
}

/// One part, to be searched for itself.
pub(crate) struct Part {
    /// Its cells, by their numbers in the whole; sorted.
    members: Vec<usize>,
    /// The same cells by their place among the members.
    pub(crate) puzzle: Puzzle,
}

impl Parts {
    /// The parts, by settled bounds.
    pub(crate) fn of(bounds: &[Bounds], equations: &[Equation]) -> Self {
        let cells = bounds.len();
        let mut groups = Groups::of(cells + equations.len());
        for (number, equation) in equations.iter().enumerate() {
            for cell in equation.members().filter(|m| !bounds[*m].is_single()) {
                groups.link(cells + number, cell);
            }
        }
        Self { cells, groups }
    }

    /// Whether sums form a circle around a cell, so that bounds passed along them may be too wide.
    pub(crate) fn has_circle(&mut self, cell: usize) -> bool {
        self.groups.has_circle(cell)
    }

    /// The number of the part in which a cell lies.
    pub(crate) fn root(&mut self, cell: usize) -> usize {
        self.groups.root(cell)
    }

    /// The part in which a cell lies; `near` as in [`Puzzle::near`], of all cells.
    pub(crate) fn part(
        &mut self,
        cell: usize,
        bounds: &[Bounds],
        equations: &[Equation],
        near: &[i64],
    ) -> Part {
        let root = self.root(cell);
        let mine: Vec<&Equation> = equations
            .iter()
            .enumerate()
            .filter(|(number, _)| self.groups.root(self.cells + number) == root)
            .map(|(_, equation)| equation)
            .collect();
        let mut members: Vec<usize> = mine.iter().flat_map(|e| e.members()).collect();
        members.push(cell);
        members.sort_unstable();
        members.dedup();
        let place = |cell: usize| members.binary_search(&cell).unwrap_or_default();
        let equations = mine.iter().map(|e| e.renumbered(&place)).collect();
        let puzzle = Puzzle::new(
            members.iter().map(|m| bounds[*m]).collect(),
            equations,
            members.iter().map(|m| near[*m]).collect(),
        );
        Part { members, puzzle }
    }
}

impl Part {
    /// The place of a cell in the puzzle.
    pub(crate) fn place(&self, cell: usize) -> usize {
        self.members.binary_search(&cell).unwrap_or_default()
    }

    /// The cells with the values of a table of the puzzle.
    pub(crate) fn spelled_out<'a>(
        &'a self,
        table: &'a [i64],
    ) -> impl Iterator<Item = (usize, i64)> + 'a {
        self.members.iter().copied().zip(table.iter().copied())
    }
}

/// Least and most of each cell over all whole tables that were found so far. What one search finds
/// answers for all cells of the table.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    limits: Vec<(i64, i64)>,
}

impl Seen {
    /// Only one table is known.
    pub(crate) fn of(table: impl IntoIterator<Item = i64>) -> Self {
        let limits = table.into_iter().map(|value| (value, value)).collect();
        Self { limits }
    }

    /// The first table of a part.
    pub(crate) fn start(&mut self, table: impl IntoIterator<Item = (usize, i64)>) {
        for (cell, value) in table {
            self.limits[cell] = (value, value);
        }
    }

    /// Another table, or a part of it.
    pub(crate) fn add(&mut self, table: impl IntoIterator<Item = (usize, i64)>) {
        for (cell, value) in table {
            let (low, high) = &mut self.limits[cell];
            (*low, *high) = ((*low).min(value), (*high).max(value));
        }
    }

    /// Whether two of the tables differ at a cell by at least `width`.
    pub(crate) fn is_wide(&self, cell: usize, width: i64) -> bool {
        let (low, high) = self.limits[cell];
        high - low >= width
    }
}
