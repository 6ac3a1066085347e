//! How far a cell of a known table can be moved while all sums hold: the simplex method over the differences to
//! that table, which begin at 0 and so need no first phase.
//!
//! Reckoned with floating point, which is safe here: a table counts only after it was rounded and all its sums
//! were checked in whole numbers, and where none is found the cell is not shown to be safe. The same steps in
//! the same order on every machine.

use super::search::Puzzle;

/// Below this a coefficient or a step is 0.
const NOTHING: f64 = 1e-7;

/// The equations solved for some cells: `basic + Σ coefficient · other = 0` in each row.
#[derive(Debug, Clone)]
pub(super) struct Leeway {
    /// Cells that are not settled, by their place in the puzzle.
    cells: Vec<usize>,
    rows: Vec<Row>,
    /// The column that each row is solved for.
    basic: Vec<usize>,
}

/// How far a cell could be moved.
pub(super) struct Reached {
    /// By how much, at most or at least; between whole numbers only if no whole table was found there.
    pub(super) by: f64,
    /// No table, not even one of fractions, goes further; false if the steps ran out before that was known.
    pub(super) is_end: bool,
    /// The table there.
    pub(super) table: Option<Vec<i64>>,
}

impl Leeway {
    pub(super) fn of(puzzle: &Puzzle) -> Self {
        let cells: Vec<usize> = (0..puzzle.bounds.len())
            .filter(|cell| !puzzle.bounds[*cell].is_single())
            .collect();
        let rows = puzzle.equations.iter().map(|equation| {
            let column = |cell: usize| cells.binary_search(&cell).ok();
            Row::of(equation.members().filter_map(|cell| {
                let sign = equation.sign_of(cell) as f64;
                Some((column(cell)?, sign))
            }))
        });
        let mut leeway = Self {
            rows: rows.collect(),
            cells,
            basic: Vec::new(),
        };
        leeway.solve(puzzle);
        leeway
    }

    /// Solves each equation for the cell that stands in the fewest; one without limit before others.
    fn solve(&mut self, puzzle: &Puzzle) {
        let dear = |column: usize| {
            let cell = self.cells[column];
            (
                puzzle.bounds[cell].high.is_some(),
                puzzle.links.of_cell(cell).len(),
            )
        };
        let dear: Vec<(bool, usize)> = (0..self.cells.len()).map(dear).collect();
        let mut row = 0;
        while row < self.rows.len() {
            let columns = self.rows[row].0.iter();
            let best = columns.min_by_key(|(column, value)| {
                let is_unit = (value.abs() - 1.0).abs() < NOTHING;
                (!is_unit, dear[*column], *column)
            });
            match best.copied() {
                None => drop(self.rows.remove(row)),
                Some((column, _)) => {
                    pivot(&mut self.rows, row, column);
                    self.basic.push(column);
                    row += 1;
                }
            }
        }
    }

    /// Moves `cell` up (`way` 1) or down (-1) by `most` if that is possible, else as far as it goes.
    pub(super) fn reach(&self, puzzle: &Puzzle, cell: usize, way: i64, most: i64) -> Reached {
        let Ok(target) = self.cells.binary_search(&cell) else {
            return Reached {
                by: 0.0,
                is_end: true,
                table: None,
            };
        };
        let mut walk = Walk::of(self, puzzle);
        walk.limit(target, way as f64 * most as f64);
        let is_end = walk.push(target, way as f64);
        let by = walk.moved[target];
        let table = walk.table(&self.cells, puzzle);
        Reached { by, is_end, table }
    }
}

/// Coefficients by column, in the order of the columns; what is not there is 0.
#[derive(Debug, Clone)]
struct Row(Vec<(usize, f64)>);

impl Row {
    fn of(coefficients: impl Iterator<Item = (usize, f64)>) -> Self {
        let mut row: Vec<(usize, f64)> = coefficients.collect();
        row.sort_unstable_by_key(|(column, _)| *column);
        row.dedup_by_key(|(column, _)| *column);
        row.retain(|(_, value)| value.abs() > NOTHING);
        Self(row)
    }

    fn at(&self, column: usize) -> f64 {
        let place = self.0.binary_search_by_key(&column, |(column, _)| *column);
        place.map_or(0.0, |place| self.0[place].1)
    }

    fn divide(&mut self, by: f64) {
        for (_, value) in &mut self.0 {
            *value /= by;
        }
    }

    /// Takes another row away, `factor` times.
    fn take(&mut self, factor: f64, other: &Self) {
        let mut left = Vec::with_capacity(self.0.len() + other.0.len());
        let mut mine = self.0.iter().copied().peekable();
        for (column, value) in &other.0 {
            while let Some(before) = mine.next_if(|(one, _)| one < column) {
                left.push(before);
            }
            let here = mine.next_if(|(one, _)| one == column);
            let value = here.map_or(0.0, |(_, here)| here) - factor * value;
            if value.abs() > NOTHING {
                left.push((*column, value));
            }
        }
        left.extend(mine);
        self.0 = left;
    }
}

/// Solves a row for a column.
fn pivot(rows: &mut [Row], row: usize, column: usize) {
    let by = rows[row].at(column);
    rows[row].divide(by);
    let solved = rows[row].clone();
    for (other, values) in rows.iter_mut().enumerate() {
        let factor = values.at(column);
        if other != row && factor != 0.0 {
            values.take(factor, &solved);
        }
    }
}

/// One walk through the tables.
struct Walk {
    rows: Vec<Row>,
    basic: Vec<usize>,
    is_basic: Vec<bool>,
    low: Vec<f64>,
    high: Vec<f64>,
    moved: Vec<f64>,
}

impl Walk {
    fn of(leeway: &Leeway, puzzle: &Puzzle) -> Self {
        let mut is_basic = vec![false; leeway.cells.len()];
        for column in &leeway.basic {
            is_basic[*column] = true;
        }
        let room = |cell: &usize| {
            let (bound, here) = (puzzle.bounds[*cell], puzzle.near[*cell]);
            let high = bound
                .high
                .map_or(f64::INFINITY, |high| (high - here) as f64);
            ((bound.low - here) as f64, high)
        };
        let (low, high) = leeway.cells.iter().map(room).unzip();
        Self {
            rows: leeway.rows.clone(),
            basic: leeway.basic.clone(),
            is_basic,
            low,
            high,
            moved: vec![0.0; leeway.cells.len()],
        }
    }

    /// No further than this.
    fn limit(&mut self, column: usize, most: f64) {
        if most > 0.0 {
            self.high[column] = self.high[column].min(most);
        } else {
            self.low[column] = self.low[column].max(most);
        }
    }

    /// Moves a column as far as it goes; the lowest column that helps first, so that it ends. False if that took
    /// too many steps.
    fn push(&mut self, target: usize, way: f64) -> bool {
        for _ in 0..8 * (self.rows.len() + self.moved.len()) {
            if self.room(target, way) < NOTHING {
                return true;
            }
            let Some((entering, way)) = self.entering(target, way) else {
                return true;
            };
            self.step(entering, way);
        }
        false
    }

    fn room(&self, column: usize, way: f64) -> f64 {
        if way > 0.0 {
            self.high[column] - self.moved[column]
        } else {
            self.moved[column] - self.low[column]
        }
    }

    fn entering(&self, target: usize, way: f64) -> Option<(usize, f64)> {
        if !self.is_basic[target] {
            return Some((target, way));
        }
        let row = self.basic.iter().position(|column| *column == target)?;
        let row = self.rows[row].0.iter();
        row.filter(|(column, _)| !self.is_basic[*column])
            .map(|(column, value)| (*column, -way * value.signum()))
            .find(|(column, way)| self.room(*column, *way) > NOTHING)
    }

    /// Moves a column that no row is solved for until it or another comes to its limit; then that row is solved
    /// for it.
    fn step(&mut self, entering: usize, way: f64) {
        let mut length = self.room(entering, way);
        let mut leaving: Option<usize> = None;
        for (number, row) in self.rows.iter().enumerate() {
            let rate = -row.at(entering) * way;
            if rate.abs() < NOTHING {
                continue;
            }
            let most = self.room(self.basic[number], rate).max(0.0) / rate.abs();
            let is_lower = leaving.is_some_and(|one| self.basic[number] < self.basic[one]);
            if most < length - NOTHING || (most < length + NOTHING && is_lower) {
                (length, leaving) = (most.min(length), Some(number));
            }
        }
        self.moved[entering] += way * length;
        for (row, basic) in self.rows.iter().zip(&self.basic) {
            self.moved[*basic] -= row.at(entering) * way * length;
        }
        if let Some(row) = leaving {
            pivot(&mut self.rows, row, entering);
            self.is_basic[self.basic[row]] = false;
            self.is_basic[entering] = true;
            self.basic[row] = entering;
        }
    }

    /// The table, if it is one of whole numbers that fits.
    fn table(&self, cells: &[usize], puzzle: &Puzzle) -> Option<Vec<i64>> {
        let mut table = puzzle.near.clone();
        for (cell, moved) in cells.iter().zip(&self.moved) {
            let whole = moved.round();
            if (moved - whole).abs() > 1e-4 {
                return None;
            }
            table[*cell] += whole as i64;
        }
        puzzle.fits(&table).then_some(table)
    }
}
