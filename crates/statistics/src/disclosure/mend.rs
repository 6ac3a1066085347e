//! A first table: from one whose sums do not hold, cells take up what their sums are out by, as few as possible.
//! What is found is a table; where none is found there may still be one.

use super::search::Puzzle;
use std::collections::BTreeSet;

/// Moves of one try.
const MOVES: u32 = 8_000;

/// Cells that are tried for one sum.
const TRIES: usize = 6;

/// A table whose sums do not hold yet.
struct Mend<'a> {
    puzzle: &'a Puzzle,
    table: Vec<i64>,
    moved: Vec<bool>,
    /// Left minus right of each equation.
    out_by: Vec<i64>,
    broken: BTreeSet<usize>,
    moves: u32,
}

impl Puzzle {
    /// A table that fits, from one that need not.
    pub(super) fn mended(&self, table: Vec<i64>) -> Option<Vec<i64>> {
        let mut mend = Mend::of(self, table);
        mend.all().then_some(mend.table)
    }
}

impl<'a> Mend<'a> {
    fn of(puzzle: &'a Puzzle, table: Vec<i64>) -> Self {
        let out_by: Vec<i64> = puzzle.equations.iter().map(|e| e.out_by(&table)).collect();
        let broken = (0..out_by.len()).filter(|e| out_by[*e] != 0).collect();
        Self {
            puzzle,
            moved: vec![false; table.len()],
            table,
            out_by,
            broken,
            moves: MOVES,
        }
    }

    fn move_by(&mut self, cell: usize, by: i64) {
        self.table[cell] += by;
        for number in self.puzzle.links.of_cell(cell) {
            let equation = &self.puzzle.equations[*number];
            self.out_by[*number] += by * equation.sign_of(cell);
            if self.out_by[*number] == 0 {
                self.broken.remove(number);
            } else {
                self.broken.insert(*number);
            }
        }
    }

    /// Mends one sum after the other; false if the moves are used up or nothing helps.
    fn all(&mut self) -> bool {
        let Some(number) = self.next_sum() else {
            return true;
        };
        for (cell, by) in self.helpers(number) {
            if self.moves == 0 {
                return false;
            }
            self.moves -= 1;
            self.move_by(cell, by);
            self.moved[cell] = true;
            if self.all() {
                return true;
            }
            self.move_by(cell, -by);
            self.moved[cell] = false;
        }
        false
    }

    /// The sum with the fewest cells left to help.
    fn next_sum(&self) -> Option<usize> {
        let free = |number: &usize| {
            let members = self.puzzle.equations[*number].members();
            members.filter(|cell| self.is_free(*cell)).count()
        };
        self.broken.iter().copied().min_by_key(free)
    }

    fn is_free(&self, cell: usize) -> bool {
        !self.moved[cell] && !self.puzzle.bounds[cell].is_single()
    }

    /// Cells that can take up what a sum is out by, those first that leave the fewest sums broken.
    fn helpers(&self, number: usize) -> Vec<(usize, i64)> {
        let equation = &self.puzzle.equations[number];
        let out_by = self.out_by[number];
        let mut found: Vec<(i64, usize, i64)> = Vec::new();
        for cell in equation.members().filter(|cell| self.is_free(*cell)) {
            let wanted = -out_by * equation.sign_of(cell);
            let here = self.table[cell];
            let by = self.puzzle.bounds[cell].nearest(here + wanted) - here;
            if by == 0 {
                continue;
            }
            let links = self.puzzle.links.of_cell(cell).iter();
            let broken: i64 = links
                .map(|other| {
                    let sign = self.puzzle.equations[*other].sign_of(cell);
                    let before = i64::from(self.out_by[*other] != 0);
                    i64::from(self.out_by[*other] + by * sign != 0) - before
                })
                .sum();
            found.push((broken, cell, by));
        }
        found.sort_unstable_by_key(|(broken, cell, _)| (*broken, *cell));
        found.truncate(TRIES);
        found.into_iter().map(|(_, cell, by)| (cell, by)).collect()
    }
}
