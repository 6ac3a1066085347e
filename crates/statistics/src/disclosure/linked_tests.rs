//! Linked tables and several publications, against oracles that try every table.

use super::*;
use proptest::prelude::*;

/// Rows and columns of a table with all margins, everything suppressible.
struct TwoWay {
    system: System,
    inner: Vec<Vec<usize>>,
    rows: Vec<usize>,
    columns: Vec<usize>,
    all: usize,
}

impl TwoWay {
    /// Partners are chosen by low rank; `rank_by` says where from.
    fn of(table: &[Vec<i64>], rank_by: impl Fn(i64) -> u8, margins: Role) -> Self {
        let mut system = System::default();
        let inner: Vec<Vec<usize>> = table
            .iter()
            .map(|row| {
                let cells = row
                    .iter()
                    .map(|v| system.add(*v, Role::Person, rank_by(*v)));
                cells.collect()
            })
            .collect();
        let mut rows = Vec::new();
        for (row, cells) in table.iter().zip(&inner) {
            let total = system.add(row.iter().sum(), margins, 50);
            system.partition(total, cells.clone());
            rows.push(total);
        }
        let mut columns = Vec::new();
        for c in 0..table[0].len() {
            let total = system.add(table.iter().map(|row| row[c]).sum(), margins, 51);
            system.partition(total, inner.iter().map(|row| row[c]).collect());
            columns.push(total);
        }
        let all = system.add(table.iter().flatten().sum(), margins, 52);
        system.equate(vec![all], rows.clone());
        system.equate(vec![all], columns.clone());
        system.protect();
        Self {
            system,
            inner,
            rows,
            columns,
            all,
        }
    }

    fn hidden(&self) -> Vec<(usize, usize)> {
        let places =
            (0..self.inner.len()).flat_map(|r| (0..self.inner[r].len()).map(move |c| (r, c)));
        places
            .filter(|(r, c)| !self.system.is_published(self.inner[*r][*c]))
            .collect()
    }

    /// Whether a filled table shows what is printed.
    fn shows(&self, table: &[Vec<i64>]) -> bool {
        let printed = |cell: usize, value: i64| {
            !self.system.is_published(cell) || self.system.cells[cell].value == value
        };
        let sums = |i: usize| table.iter().map(|row| row[i]).sum::<i64>();
        let rows = table
            .iter()
            .zip(&self.rows)
            .all(|(row, cell)| printed(*cell, row.iter().sum()));
        let columns = self
            .columns
            .iter()
            .enumerate()
            .all(|(i, cell)| printed(*cell, sums(i)));
        rows && columns && printed(self.all, table.iter().flatten().sum())
    }
}

/// Least and most of each hidden cell over all tables within `reach` of the true one.
fn oracle(two_way: &TwoWay, table: &[Vec<i64>], reach: i64) -> Vec<(i64, i64)> {
    let hidden = two_way.hidden();
    let mut seen = vec![(i64::MAX, i64::MIN); hidden.len()];
    let mut trial = table.to_vec();
    fill(two_way, table, &hidden, 0, reach, &mut trial, &mut seen);
    seen
}

fn fill(
    two_way: &TwoWay,
    table: &[Vec<i64>],
    hidden: &[(usize, usize)],
    at: usize,
    reach: i64,
    trial: &mut Vec<Vec<i64>>,
    seen: &mut [(i64, i64)],
) {
    let Some((r, c)) = hidden.get(at).copied() else {
        if two_way.shows(trial) {
            for ((r, c), (low, high)) in hidden.iter().zip(seen) {
                (*low, *high) = ((*low).min(trial[*r][*c]), (*high).max(trial[*r][*c]));
            }
        }
        return;
    };
    for value in (table[r][c] - reach).max(0)..=table[r][c] + reach {
        trial[r][c] = value;
        fill(two_way, table, hidden, at + 1, reach, trial, seen);
    }
    trial[r][c] = table[r][c];
}

#[test]
fn what_no_set_hides_from_the_method_takes_everything_with_it() {
    // The second column is 1 + 6 + 5 = 12: whoever knows that two of them are at least 5 knows that the
    // third is at most 2, whatever else is suppressed. The sums alone give nothing away.
    let table = [vec![9, 1, 7], vec![4, 6, 8], vec![12, 5, 10]];
    let two_way = TwoWay::of(&table, |v| v as u8, Role::Fixed);
    let hidden = two_way.hidden();
    assert_eq!(hidden.len(), 9);
    for (r, c) in hidden {
        assert!(
            two_way
                .system
                .is_open(two_way.inner[r][c], Attacker::KnowsSums)
        );
    }
}

#[test]
fn a_table_in_which_nothing_can_be_hidden_is_suppressed_as_a_whole() {
    let table = [vec![9, 1], vec![4, 0]];
    let two_way = TwoWay::of(&table, |_| 1, Role::Fixed);
    assert_eq!(two_way.hidden(), [(0, 0), (0, 1), (1, 0), (1, 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_linked_table_leaves_a_suppressed_cell_with_fewer_than_four_values(
        table in proptest::collection::vec(proptest::collection::vec(0_i64..12, 3), 2),
    ) {
        let two_way = TwoWay::of(&table, |_| 1, Role::Person);
        let cells = &two_way.system.cells;
        let all_hidden = cells.iter().all(|cell| cell.suppressed || cell.value == 0);
        if !all_hidden {
            for ((r, c), (low, high)) in two_way.hidden().iter().zip(oracle(&two_way, &table, 4)) {
                prop_assert!(high - low >= SAFE_WIDTH, "{table:?} at {r}, {c}");
            }
        }
    }

    #[test]
    fn no_second_publication_gives_away_what_is_new_or_was_suppressed(
        first in proptest::array::uniform3(0_i64..12),
        more in proptest::array::uniform3(0_i64..9),
    ) {
        let second = [0, 1, 2].map(|i| first[i] + more[i]);
        let looks = TwoLooks::of(first, second);
        looks.check()?;
    }
}

/// A row of three and its total, published twice.
struct TwoLooks {
    system: System,
    then: Vec<usize>,
    now: Vec<usize>,
    new: Vec<usize>,
}

impl TwoLooks {
    fn of(first: [i64; 3], second: [i64; 3]) -> Self {
        let with_total = |parts: [i64; 3]| [parts[0], parts[1], parts[2], parts.iter().sum()];
        let row = |system: &mut System, values: [i64; 4], roles: [Role; 4]| -> Vec<usize> {
            let cells: Vec<usize> = (0..4)
                .map(|i| system.add(values[i], roles[i], i as u8))
                .collect();
            system.partition(cells[3], cells[..3].to_vec());
            cells
        };
        let mut alone = System::default();
        let cells = row(&mut alone, with_total(first), [Role::Person; 4]);
        alone.protect();
        let past = |i: usize| {
            if alone.is_published(cells[i]) {
                Role::Fixed
            } else {
                Role::Implied
            }
        };
        let mut system = System::default();
        let then = row(&mut system, with_total(first), [0, 1, 2, 3].map(past));
        system.give_up_what_is_open();
        let now = row(&mut system, with_total(second), [Role::Person; 4]);
        let new: Vec<usize> = (0..4)
            .map(|i| {
                let more = with_total(second)[i] - with_total(first)[i];
                let difference = system.add(more, Role::Implied, 0);
                system.equate(vec![now[i]], vec![then[i], difference]);
                difference
            })
            .collect();
        system.guard_whole_group(new[3], &new[..3]);
        system.protect();
        Self {
            system,
            then,
            now,
            new,
        }
    }

    /// All rows near to the true one that show what is printed.
    fn rows(&self, cells: &[usize]) -> Vec<[i64; 4]> {
        let value = |i: usize| self.system.cells[cells[i]].value;
        let range = |i: usize| {
            if self.system.is_published(cells[i]) {
                value(i)..=value(i)
            } else {
                (value(i) - 7).max(0)..=value(i) + 7
            }
        };
        let mut rows = Vec::new();
        for a in range(0) {
            for b in range(1) {
                for c in range(2) {
                    if range(3).contains(&(a + b + c)) {
                        rows.push([a, b, c, a + b + c]);
                    }
                }
            }
        }
        rows
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (then, now) = (self.rows(&self.then), self.rows(&self.now));
        let mut seen = [[(i64::MAX, i64::MIN); 4]; 3];
        for old in &then {
            for row in now.iter().filter(|row| (0..3).all(|i| row[i] >= old[i])) {
                for i in 0..4 {
                    for (kind, value) in [old[i], row[i], row[i] - old[i]].into_iter().enumerate() {
                        let (low, high) = &mut seen[kind][i];
                        (*low, *high) = ((*low).min(value), (*high).max(value));
                    }
                }
            }
        }
        let nothing_left = self.now.iter().all(|cell| {
            let state = &self.system.cells[*cell];
            state.suppressed
        });
        for (kind, cells) in [&self.then, &self.now, &self.new].into_iter().enumerate() {
            for (i, cell) in cells.iter().enumerate() {
                let (low, high) = seen[kind][i];
                let open = high - low < SAFE_WIDTH;
                let protected = self.system.cells[*cell].needs_width();
                prop_assert!(
                    !(protected && open) || nothing_left,
                    "{kind} {i}: {low} to {high}"
                );
            }
        }
        Ok(())
    }
}

#[test]
fn two_new_cases_are_as_small_as_two_cases() {
    let looks = TwoLooks::of([20, 11, 6], [20, 13, 6]);
    assert!(
        looks
            .then
            .iter()
            .all(|cell| looks.system.is_published(*cell))
    );
    assert!(!looks.system.is_published(looks.now[1]));
    // Nothing new: all may be printed again.
    let same = TwoLooks::of([20, 11, 6], [20, 11, 6]);
    assert!(same.now.iter().all(|cell| same.system.is_published(*cell)));
}

#[test]
fn if_all_that_is_new_has_one_outcome_the_outcomes_are_not_printed() {
    let looks = TwoLooks::of([20, 11, 6], [20, 21, 6]);
    assert!(!looks.system.is_published(looks.now[1]));
}

/// Three groups that are printed in pairs only: x + y, y + z, z + x.
fn pairs(totals: Role) -> (System, [usize; 3], [usize; 3]) {
    let mut system = System::default();
    let groups = [9, 8, 10].map(|value| system.add(value, Role::Implied, 0));
    for group in groups {
        system.cells[group].sensitive = true;
    }
    let pairs = [0, 1, 2].map(|i| {
        let (one, other) = (groups[i], groups[(i + 1) % 3]);
        let sum = system.cells[one].value + system.cells[other].value;
        let total = system.add(sum, totals, i as u8);
        system.equate(vec![total], vec![one, other]);
        total
    });
    (system, groups, pairs)
}

#[test]
fn a_circle_of_sums_is_searched_because_passing_bounds_calls_it_safe() {
    let (system, groups, _) = pairs(Role::Fixed);
    let attacks = system.attacks();
    for group in groups {
        assert!(attacks.in_circle[group]);
        assert!(attacks.bounds[0].1[group].is_safe());
        // 17, 18 and 19 leave one table: 9, 8, 10.
        assert!(!system.is_safe(group, &attacks));
    }
}

#[test]
fn a_circle_of_sums_is_opened_by_suppressing_one_of_them() {
    let (mut system, groups, pairs) = pairs(Role::Person);
    system.protect();
    let printed = pairs.map(|pair| system.is_published(pair));
    assert_eq!(printed, [false, true, true]);
    let attacks = system.attacks();
    assert!(groups.iter().all(|group| system.is_safe(*group, &attacks)));
}
