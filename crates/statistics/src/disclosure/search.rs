//! Exact search: is there a whole table that fits everything the attacker knows?
//!
//! Counts are whole numbers, and tables that are linked (two-way, or two publications) are not a
//! forest. There bounds that are passed along single equations are too wide: they call safe what an
//! integer program shows to be open. This is that integer program, for the small sizes of a city:
//! bounds are narrowed by every equation, then the smallest open choice is tried out, near to a known
//! solution first. The number of choices is limited; who reaches the limit suppresses more.

use super::attacker::{Bounds, narrow};

/// `sum(left) = sum(right)`.
#[derive(Debug, Clone)]
pub(crate) struct Equation {
    pub(crate) left: Vec<usize>,
    pub(crate) right: Vec<usize>,
}

impl Equation {
    pub(crate) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.left.iter().chain(&self.right).copied()
    }

    /// The same between other numbers of cells.
    pub(crate) fn renumbered(&self, number: &mut dyn FnMut(usize) -> usize) -> Self {
        let mut side = |cells: &[usize]| cells.iter().map(|cell| number(*cell)).collect();
        Self {
            left: side(&self.left),
            right: side(&self.right),
        }
    }

    fn holds(&self, values: &[i64]) -> bool {
        let sum = |side: &[usize]| side.iter().map(|cell| values[*cell]).sum::<i64>();
        sum(&self.left) == sum(&self.right)
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// A table that fits.
    Table(Vec<i64>),
    /// There is none.
    None,
    /// The limit was reached.
    Unknown,
}

/// Choices of one search.
pub(crate) const CHOICES: u32 = 2_000;

/// A cell without upper limit is tried up to this far above the values of the known solution. A table
/// further out may be missed, which errs on the safe side.
const ROOM: i64 = 64;

/// Bounds and equations.
#[derive(Debug, Clone)]
pub(crate) struct Puzzle {
    pub(crate) bounds: Vec<Bounds>,
    pub(crate) equations: Vec<Equation>,
    /// A table near to which is looked first; any whole numbers will do.
    pub(crate) near: Vec<i64>,
}

impl Puzzle {
    /// A table in which `cell` lies in `low..=high` (`None`: no limit).
    pub(crate) fn with(&self, cell: usize, low: i64, high: Option<i64>) -> Found {
        let mut bounds = self.bounds.clone();
        bounds[cell] = bounds[cell].and(Bounds { low, high });
        if bounds[cell].is_empty() {
            return Found::None;
        }
        let mut choices = CHOICES;
        self.search(bounds, &mut choices)
    }

    /// A table that fits, if one is found: near to `near`, else in the middle of the limits.
    pub(crate) fn any_table(&mut self) -> Option<Vec<i64>> {
        let mut limits = self.bounds.clone();
        if !settle(&mut limits, &self.equations) {
            return None;
        }
        let middle = |bound: &Bounds| bound.high.map_or(bound.low, |high| (bound.low + high) / 2);
        let middle: Vec<i64> = limits.iter().map(middle).collect();
        for near in [self.near.clone(), middle] {
            self.near = near;
            let mut choices = CHOICES;
            if let Found::Table(table) = self.search(limits.clone(), &mut choices) {
                return Some(table);
            }
        }
        None
    }

    /// Whether two tables fit that differ at `cell` by at least `width`. `near` must fit.
    pub(crate) fn is_open(&self, cell: usize, width: i64) -> bool {
        let fits =
            |low: i64, high: Option<i64>| matches!(self.with(cell, low, high), Found::Table(_));
        let here = self.near[cell];
        if fits(here + width, None) || fits(i64::MIN, Some(here - width)) {
            return true;
        }
        let up = (1..width).rev().find(|up| fits(here + up, Some(here + up)));
        up.is_some_and(|up| fits(i64::MIN, Some(here + up - width)))
    }

    /// Least and most of `cell` over all tables, if the search comes to an end; most is `None` if
    /// it can be further away than anything that is tried.
    pub(crate) fn interval(&self, cell: usize) -> Option<(i64, Option<i64>)> {
        let mut bounds = self.bounds.clone();
        if !settle(&mut bounds, &self.equations) {
            return None;
        }
        let Bounds { low, high } = bounds[cell];
        let least = self.first(cell, low..=high.unwrap_or(low + ROOM))?;
        let most = match high {
            Some(high) => high,
            None => match self.with(cell, least + ROOM, None) {
                Found::Table(_) => return Some((least, None)),
                Found::None => least + ROOM,
                Found::Unknown => return None,
            },
        };
        let most = self.first(cell, (least..=most).rev())?;
        Some((least, Some(most)))
    }

    /// The first of the values that fits; `None` if a search was cut off before.
    fn first(&self, cell: usize, values: impl Iterator<Item = i64>) -> Option<i64> {
        for value in values {
            match self.with(cell, value, Some(value)) {
                Found::Table(_) => return Some(value),
                Found::None => {}
                Found::Unknown => return None,
            }
        }
        None
    }

    fn search(&self, mut bounds: Vec<Bounds>, choices: &mut u32) -> Found {
        if !settle(&mut bounds, &self.equations) {
            return Found::None;
        }
        let tentative: Vec<i64> = bounds
            .iter()
            .zip(&self.near)
            .map(|(bound, near)| bound.nearest(*near))
            .collect();
        let open = self.equations.iter().find(|e| !e.holds(&tentative));
        let Some(open) = open else {
            return Found::Table(tentative);
        };
        let Some(cell) = narrowest(open, &bounds) else {
            return Found::None;
        };
        let mut limited = false;
        for value in outwards(bounds[cell], tentative[cell]) {
            if *choices == 0 {
                return Found::Unknown;
            }
            *choices -= 1;
            let mut next = bounds.clone();
            next[cell] = Bounds::exactly(value);
            match self.search(next, choices) {
                Found::None => {}
                Found::Unknown => limited = true,
                found => return found,
            }
        }
        if limited || bounds[cell].high.is_none() {
            Found::Unknown
        } else {
            Found::None
        }
    }
}

/// The open cell of an equation with the fewest values.
fn narrowest(equation: &Equation, bounds: &[Bounds]) -> Option<usize> {
    equation
        .members()
        .filter(|cell| !bounds[*cell].is_single())
        .min_by_key(|cell| {
            let bound = bounds[*cell];
            bound.high.map_or(i64::MAX, |high| high - bound.low)
        })
}

/// Values of a cell, nearest to `start` first.
fn outwards(bound: Bounds, start: i64) -> impl Iterator<Item = i64> {
    let high = bound.high.unwrap_or(start.saturating_add(ROOM));
    let reach = (high - start).max(start - bound.low);
    (0..=reach)
        .flat_map(move |step| {
            [start + step, start - step]
                .into_iter()
                .take(if step == 0 { 1 } else { 2 })
        })
        .filter(move |value| *value >= bound.low && *value <= high)
}

/// Narrows all bounds by all equations until nothing changes; false if no table is left.
pub(crate) fn settle(bounds: &mut [Bounds], equations: &[Equation]) -> bool {
    // In a forest each fact travels along each equation at most once. In a circle bounds can shrink
    // by one each round; what is left out then is only wider.
    for _ in 0..100.max(equations.len() + 1) {
        let mut changed = false;
        for equation in equations {
            changed |= narrow(bounds, &equation.left, &equation.right);
            changed |= narrow(bounds, &equation.right, &equation.left);
        }
        if bounds.iter().any(|bound| bound.is_empty()) {
            return false;
        }
        if !changed {
            break;
        }
    }
    true
}
