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
    rows: Vec<Vec<f64>>,
    /// The column that each row is solved for.
    basic: Vec<usize>,
}

/// How far a cell could be moved.
pub(super) struct Reached {
    /// By how much, at most or at least; between whole numbers only if no whole table was found there.
    pub(super) by: f64,
    /// The table there.
    pub(super) table: Option<Vec<i64>>,
}

impl Leeway {
    pub(super) fn of(puzzle: &Puzzle) -> Self {
        let cells: Vec<usize> = (0..puzzle.bounds.len())
            .filter(|cell| !puzzle.bounds[*cell].is_single())
            .collect();
        let rows = puzzle.equations.iter().map(|equation| {
            let mut row = vec![0.0; cells.len()];
            for (side, sign) in [(&equation.left, 1.0), (&equation.right, -1.0)] {
                for cell in side {
                    if let Ok(column) = cells.binary_search(cell) {
                        row[column] += sign;
                    }
                }
            }
            row
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
            let found = &self.rows[row];
            let columns = (0..found.len()).filter(|column| found[*column].abs() > NOTHING);
            let best = columns.min_by_key(|column| {
                let is_unit = (found[*column].abs() - 1.0).abs() < NOTHING;
                (!is_unit, dear[*column], *column)
            });
            match best {
                None => drop(self.rows.remove(row)),
                Some(column) => {
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
                table: None,
            };
        };
        let mut walk = Walk::of(self, puzzle);
        walk.limit(target, way as f64 * most as f64);
        walk.push(target, way as f64);
        let by = walk.moved[target];
        let table = walk.table(&self.cells, puzzle);
        Reached { by, table }
    }
}

/// Solves a row for a column.
fn pivot(rows: &mut [Vec<f64>], row: usize, column: usize) {
    let by = rows[row][column];
    for value in &mut rows[row] {
        *value /= by;
    }
    let solved = rows[row].clone();
    for (other, values) in rows.iter_mut().enumerate() {
        let factor = values[column];
        if other == row || factor.abs() < NOTHING {
            continue;
        }
        for (value, one) in values.iter_mut().zip(&solved) {
            *value -= factor * one;
        }
        values[column] = 0.0;
    }
}

/// One walk through the tables.
struct Walk {
    rows: Vec<Vec<f64>>,
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

    /// Moves a column as far as it goes; the lowest column that helps first, so that it ends.
    fn push(&mut self, target: usize, way: f64) {
        for _ in 0..8 * (self.rows.len() + self.moved.len()) {
            if self.room(target, way) < NOTHING {
                return;
            }
            let Some((entering, way)) = self.entering(target, way) else {
                return;
            };
            self.step(entering, way);
        }
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
        let row = &self.rows[row];
        (0..row.len())
            .filter(|column| !self.is_basic[*column] && row[*column].abs() > NOTHING)
            .map(|column| (column, -way * row[column].signum()))
            .find(|(column, way)| self.room(*column, *way) > NOTHING)
    }

    /// Moves a column that no row is solved for until it or another comes to its limit; then that row is solved
    /// for it.
    fn step(&mut self, entering: usize, way: f64) {
        let mut length = self.room(entering, way);
        let mut leaving: Option<usize> = None;
        for (number, row) in self.rows.iter().enumerate() {
            let rate = -row[entering] * way;
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
            self.moved[*basic] -= row[entering] * way * length;
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
