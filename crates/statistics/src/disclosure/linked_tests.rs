//! Linked tables, against an oracle that tries every table.

use super::search::{Equation, Puzzle};
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
        let [mut sums, _] = two_way.system.attacks();
        assert!(
            two_way
                .system
                .is_open(two_way.inner[r][c], &mut sums, SAFE_WIDTH)
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
    fn limits_are_the_same_whether_fractions_narrow_them_first_or_not(
        table in proptest::collection::vec(proptest::collection::vec(0_i64..7, 3), 3),
        hidden in 0_usize..6,
    ) {
        let inner = |r: usize, c: usize| 3 * r + c;
        let mut values: Vec<i64> = table.concat();
        let mut equations = Vec::new();
        for i in 0..3 {
            for line in [[0, 1, 2].map(|c| inner(i, c)), [0, 1, 2].map(|r| inner(r, i))] {
                let total = line.iter().map(|cell| values[*cell]).sum();
                equations.push(Equation { left: vec![values.len()], right: line.to_vec() });
                values.push(total);
            }
        }
        let bound = |(cell, value): (usize, &i64)| {
            if cell < 9 || cell == 9 + hidden {
                Bounds { low: 0, high: None }
            } else {
                Bounds::exactly(*value)
            }
        };
        let bounds: Vec<Bounds> = values.iter().enumerate().map(bound).collect();
        let nowhere = vec![-1; values.len()];
        let known = Puzzle::new(bounds.clone(), equations.clone(), values);
        let unknown = Puzzle::new(bounds, equations, nowhere);
        for cell in 0..10 + hidden {
            prop_assert_eq!(known.interval(cell), unknown.interval(cell), "{}", cell);
        }
    }
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
    let mut attacks = system.attacks();
    for group in groups {
        assert!(attacks[0].parts.has_circle(group));
        assert!(attacks[0].bounds[group].is_wide(SAFE_WIDTH));
        // 17, 18 and 19 leave one table: 9, 8, 10.
        assert!(!system.is_safe(group, &mut attacks));
    }
}

#[test]
fn a_circle_of_sums_is_opened_by_suppressing_one_of_them() {
    let (mut system, groups, pairs) = pairs(Role::Person);
    system.protect();
    let printed = pairs.map(|pair| system.is_published(pair));
    assert_eq!(printed, [false, true, true]);
    let mut attacks = system.attacks();
    let mut safe = groups
        .iter()
        .map(|group| system.is_safe(*group, &mut attacks));
    assert!(safe.all(|safe| safe));
}
