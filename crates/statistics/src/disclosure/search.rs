//! Exact search: is there a whole table that fits everything the attacker knows?
//!
//! Counts are whole numbers, and tables that are linked (two-way, or two publications) are not a
//! forest. There bounds that are passed along single equations are too wide: they call safe what an
//! integer program shows to be open. This is that integer program, for the small sizes of a city:
//! bounds are narrowed by every equation, then the smallest open choice is tried out, near to a known
//! solution first. The number of choices is limited; who reaches the limit suppresses more.

use super::attacker::Bounds;
use super::leeway::Leeway;
use super::links::Links;
use std::cell::OnceCell;

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
    pub(crate) fn renumbered(&self, number: &dyn Fn(usize) -> usize) -> Self {
        let side = |cells: &[usize]| cells.iter().map(|cell| number(*cell)).collect();
        Self {
            left: side(&self.left),
            right: side(&self.right),
        }
    }

    /// Left minus right.
    pub(super) fn out_by(&self, values: &[i64]) -> i64 {
        let sum = |side: &[usize]| side.iter().map(|cell| values[*cell]).sum::<i64>();
        sum(&self.left) - sum(&self.right)
    }

    /// By how much left minus right grows with a cell.
    pub(super) fn sign_of(&self, cell: usize) -> i64 {
        let count = |side: &[usize]| side.iter().map(|one| i64::from(*one == cell)).sum::<i64>();
        count(&self.left) - count(&self.right)
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
    pub(super) bounds: Vec<Bounds>,
    pub(super) equations: Vec<Equation>,
    pub(super) links: Links,
    leeway: OnceCell<Leeway>,
    /// A table near to which is looked first; any whole numbers will do.
    pub(crate) near: Vec<i64>,
}

impl Puzzle {
    pub(crate) fn new(bounds: Vec<Bounds>, equations: Vec<Equation>, near: Vec<i64>) -> Self {
        let links = Links::of(bounds.len(), &equations);
        Self {
            bounds,
            equations,
            links,
            leeway: OnceCell::new(),
            near,
        }
    }

    /// A table in which `cell` lies in `low..=high` (`None`: no limit).
    pub(crate) fn with(&self, cell: usize, low: i64, high: Option<i64>) -> Found {
        let mut bounds = self.bounds.clone();
        bounds[cell] = bounds[cell].and(Bounds { low, high });
        if bounds[cell].is_empty() || !self.settle_all(&mut bounds) {
            return Found::None;
        }
        let mut choices = CHOICES;
        self.search(bounds, &mut choices)
    }

    /// Whether a table fits.
    pub(super) fn fits(&self, table: &[i64]) -> bool {
        let mut bounds = self.bounds.iter().zip(table);
        bounds.all(|(bound, value)| bound.allows(*value))
            && self.equations.iter().all(|e| e.out_by(table) == 0)
    }

    fn settle_all(&self, bounds: &mut [Bounds]) -> bool {
        let all = 0..self.equations.len();
        self.links.settle(bounds, &self.equations, all)
    }

    /// A table that fits, if one is found: from the least of each cell upwards, near to `near`, else in
    /// the middle of the limits.
    pub(crate) fn any_table(&self) -> Option<Vec<i64>> {
        let mut limits = self.bounds.clone();
        if !self.settle_all(&mut limits) {
            return None;
        }
        let mut puzzle = self.clone();
        puzzle.bounds.clone_from(&limits);
        if let Some(table) = puzzle.mended(limits.iter().map(|bound| bound.low).collect()) {
            return Some(table);
        }
        let middle = |bound: &Bounds| bound.high.map_or(bound.low, |high| (bound.low + high) / 2);
        let middle: Vec<i64> = limits.iter().map(middle).collect();
        for near in [self.near.clone(), middle] {
            puzzle.near = near;
            let mut choices = CHOICES;
            if let Found::Table(table) = puzzle.search(limits.clone(), &mut choices) {
                return Some(table);
            }
        }
        None
    }

    /// Whether two tables fit that differ at `cell` by at least `width`. `near` must fit. Shows each table
    /// that it finds.
    pub(crate) fn is_open(&self, cell: usize, width: i64, show: &mut dyn FnMut(&[i64])) -> bool {
        let here = self.near[cell];
        let leeway = self.leeway();
        let (mut whole, mut all) = (0, 0.0);
        for way in [1, -1] {
            let reached = leeway.reach(self, cell, way, width - whole);
            all += reached.by.abs();
            if let Some(table) = reached.table {
                whole += (table[cell] - here).abs();
                show(&table);
            }
        }
        if whole >= width {
            return true;
        }
        if all < width as f64 - 0.01 {
            // Not even with fractions.
            return false;
        }
        let mut fits = |low: i64, high: Option<i64>| match self.with(cell, low, high) {
            Found::Table(table) => {
                show(&table);
                true
            }
            Found::None | Found::Unknown => false,
        };
        if fits(here + width, None) || fits(i64::MIN, Some(here - width)) {
            return true;
        }
        let up = (1..width).rev().find(|up| fits(here + up, Some(here + up)));
        up.is_some_and(|up| fits(i64::MIN, Some(here + up - width)))
    }

    /// Whether it is shown that no two tables, not even of fractions, differ at `cell` by `width`. `near` must fit.
    pub(crate) fn is_narrow(&self, cell: usize, width: i64) -> bool {
        let reach = |way| self.leeway().reach(self, cell, way, width);
        let ends = [1, -1].map(reach);
        let all: f64 = ends.iter().map(|end| end.by.abs()).sum();
        ends.iter().all(|end| end.is_end) && all < width as f64 - 0.01
    }

    /// Least and most of `cell` over all tables, if the search comes to an end; most is `None` if
    /// it can be further away than anything that is tried.
    pub(crate) fn interval(&self, cell: usize) -> Option<(i64, Option<i64>)> {
        let mut bounds = self.bounds.clone();
        if !self.settle_all(&mut bounds) {
            return None;
        }
        let limits = if self.fits(&self.near) {
            self.by_fractions(cell, bounds[cell])
        } else {
            bounds[cell]
        };
        let Bounds { low, high } = limits;
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

    /// Limits that no table of fractions passes, so that few values are left to search for whole ones. `near`
    /// must fit.
    fn by_fractions(&self, cell: usize, limits: Bounds) -> Bounds {
        let (here, leeway) = (self.near[cell], self.leeway());
        let end = |way: i64, most: i64| {
            let reached = leeway.reach(self, cell, way, most);
            // Rounded towards the known table, if it is not a whole number but for what reckoning lost.
            let by = (reached.by.abs() + 1e-4).floor() as i64;
            reached.is_end.then_some(by)
        };
        let low = end(-1, here - limits.low).map_or(limits.low, |by| here - by);
        let most = limits.high.map_or(2 * ROOM, |high| high - here);
        let high = end(1, most).filter(|by| limits.high.is_some() || *by < most);
        let high = high.map_or(limits.high, |by| Some(here + by));
        Bounds { low, high }.and(limits)
    }

    fn leeway(&self) -> &Leeway {
        self.leeway.get_or_init(|| Leeway::of(self))
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

    /// The bounds must be settled.
    fn search(&self, bounds: Vec<Bounds>, choices: &mut u32) -> Found {
        let tentative: Vec<i64> = bounds
            .iter()
            .zip(&self.near)
            .map(|(bound, near)| bound.nearest(*near))
            .collect();
        let open = self.equations.iter().find(|e| e.out_by(&tentative) != 0);
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
            let touched = self.links.of_cell(cell).iter().copied();
            if !self.links.settle(&mut next, &self.equations, touched) {
                continue;
            }
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
    Links::of(bounds.len(), equations).settle(bounds, equations, 0..equations.len())
}
