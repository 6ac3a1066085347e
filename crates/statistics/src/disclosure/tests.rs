//! Attackers against small tables, by brute force and without using the code under attack.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is printed: values, with `None` for suppressed cells.
pub(super) type Printed = Vec<Option<i64>>;

/// What whoever knows the sums gets by passing bounds.
fn bounds(system: &System) -> Vec<Bounds> {
    let [sums, _] = system.attacks();
    sums.bounds
}

/// A row with its total; the cell values are 0..n, the total is the last.
pub(super) fn row_system(parts: &[i64], total_role: Role) -> System {
    let mut system = System::default();
    let ids: Vec<usize> = parts
        .iter()
        .enumerate()
        .map(|(rank, v)| system.add(*v, Role::Person, rank as u8))
        .collect();
    let total = system.add(parts.iter().sum(), total_role, 99);
    system.partition(total, ids);
    system.protect();
    system
}

pub(super) fn printed(system: &System) -> Printed {
    system
        .cells
        .iter()
        .map(|cell| cell.is_known().then_some(cell.value))
        .collect()
}

pub(super) fn rows(parts: usize, most: i64) -> Vec<Vec<i64>> {
    let mut rows = vec![vec![]];
    for _ in 0..parts {
        rows = rows
            .into_iter()
            .flat_map(|row: Vec<i64>| {
                (0..=most).map(move |v| row.iter().copied().chain([v]).collect::<Vec<_>>())
            })
            .collect();
    }
    rows
}

/// All tables of a family, by what is printed of them. An attacker who knows the method and the
/// printed figures knows that the true table is one of its group.
pub(super) fn groups<T: Ord + Clone>(
    tables: &[T],
    print: impl Fn(&T) -> (Printed, Vec<i64>),
) -> BTreeMap<Printed, Vec<Vec<i64>>> {
    let mut groups: BTreeMap<Printed, Vec<Vec<i64>>> = BTreeMap::new();
    for table in tables {
        let (printed, values) = print(table);
        groups.entry(printed).or_default().push(values);
    }
    groups
}

fn no_suppressed_cell_is_determined(groups: &BTreeMap<Printed, Vec<Vec<i64>>>) {
    for (printed, tables) in groups {
        for (cell, value) in printed.iter().enumerate() {
            if value.is_none() {
                let possible: BTreeSet<i64> = tables.iter().map(|table| table[cell]).collect();
                assert!(
                    possible.len() >= 2,
                    "cell {cell} of {printed:?} is {possible:?}"
                );
            }
        }
    }
}

#[test]
fn an_attacker_who_knows_the_method_cannot_determine_a_suppressed_cell_of_a_row() {
    for role in [Role::Person, Role::Fixed] {
        // Complete up to this total, so that no group lacks a table.
        let tables: Vec<_> = rows(3, 18)
            .into_iter()
            .filter(|r| r.iter().sum::<i64>() <= 18)
            .collect();
        let found = groups(&tables, |parts| {
            let system = row_system(parts, role);
            (
                printed(&system),
                system.cells.iter().map(|c| c.value).collect(),
            )
        });
        no_suppressed_cell_is_determined(&found);
    }
}

#[test]
fn an_attacker_who_knows_only_the_sums_finds_at_least_four_values() {
    for parts in rows(3, 11) {
        let system = row_system(&parts, Role::Person);
        let printed = printed(&system);
        let all_hidden = printed.iter().all(Option::is_none);
        if all_hidden || printed.iter().all(Option::is_some) {
            continue;
        }
        let most = 40;
        for cell in (0..3).filter(|cell| printed[*cell].is_none()) {
            let possible = (0..=most)
                .filter(|guess| completes(&printed, cell, *guess, most))
                .count();
            assert!(
                possible >= 4,
                "{parts:?} printed as {printed:?}: cell {cell}"
            );
        }
    }
}

/// Whether a printed row of three cells and a total can be filled with `guess` at `cell`.
fn completes(printed: &Printed, cell: usize, guess: i64, most: i64) -> bool {
    let range = |i: usize| match printed[i] {
        _ if i == cell => guess..=guess,
        Some(v) => v..=v,
        None => 0..=most,
    };
    range(0).any(|a| {
        range(1).any(|b| range(2).any(|c| printed[3].is_none_or(|total| a + b + c == total)))
    })
}

/// Two years: `opened`, `ended` = unremarkable + decided, and the open stock that links the years.
fn chain_system(opened: [i64; 2], ends: [[i64; 2]; 2]) -> System {
    let mut system = System::default();
    let mut before = system.add(0, Role::Fixed, 0);
    let mut stock = 0;
    for year in 0..2 {
        let outcomes = ends[year].map(|v| system.add(v, Role::Person, 1));
        let ended = system.add(ends[year].iter().sum(), Role::Person, 9);
        let begun = system.add(opened[year], Role::Person, 5);
        stock += opened[year] - ends[year].iter().sum::<i64>();
        let open = system.add(stock, Role::Person, 6);
        system.partition(ended, outcomes.to_vec());
        system.equate(vec![before, begun], vec![open, ended]);
        before = open;
    }
    system.protect();
    system
}

#[test]
fn the_open_stock_does_not_give_away_what_a_year_suppressed() {
    let (values, mut tables) = ([0, 1, 3, 5, 6, 8], Vec::new());
    for a in values {
        for b in values {
            for c in values {
                for d in values {
                    for opened in [
                        [a + b, c + d],
                        [a + b + 6, c + d],
                        [a + b + 1, c + d + 7],
                        [a + b + 7, c + d + 2],
                    ] {
                        tables.push((opened, [[a, b], [c, d]]));
                    }
                }
            }
        }
    }
    for (opened, ends) in tables {
        let system = chain_system(opened, ends);
        let bounds = bounds(&system);
        let any_left = system
            .cells
            .iter()
            .any(|c| c.role == Role::Person && !c.suppressed);
        for (cell, state) in system.cells.iter().enumerate() {
            if state.suppressed {
                assert!(
                    bounds[cell].is_wide(SAFE_WIDTH) || !any_left,
                    "{opened:?} {ends:?}: cell {cell}"
                );
                assert!(bounds[cell].low <= state.value);
                assert!(bounds[cell].high.is_none_or(|high| state.value <= high));
            }
        }
    }
}

#[test]
fn the_attackers_intervals_of_a_chain_are_exact() {
    let system = chain_system([9, 8], [[3, 6], [5, 2]]);
    let bounds = bounds(&system);
    let printed = printed(&system);
    let hidden: Vec<usize> = (0..printed.len())
        .filter(|cell| printed[*cell].is_none())
        .collect();
    assert!(!hidden.is_empty());
    let mut seen: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    // cells: 0 before; 1,2 outcomes; 3 ended; 4 opened; 5 open; 6,7; 8; 9; 10
    let most = 25;
    let range = |cell: usize| printed[cell].map_or(0..=most, |v| v..=v);
    for a in range(1) {
        for b in range(2) {
            for c in range(6) {
                for d in range(7) {
                    for (opened_one, opened_two) in
                        range(4).flat_map(|x| range(9).map(move |y| (x, y)))
                    {
                        let open_one = opened_one - a - b;
                        let open_two = open_one + opened_two - c - d;
                        let table = [
                            0,
                            a,
                            b,
                            a + b,
                            opened_one,
                            open_one,
                            c,
                            d,
                            c + d,
                            opened_two,
                            open_two,
                        ];
                        let fits = table
                            .iter()
                            .zip(&printed)
                            .all(|(v, p)| *v >= 0 && p.is_none_or(|p| p == *v));
                        if fits {
                            for cell in &hidden {
                                seen.entry(*cell).or_default().insert(table[*cell]);
                            }
                        }
                    }
                }
            }
        }
    }
    for cell in hidden {
        assert_eq!(seen[&cell].first().copied(), Some(bounds[cell].low));
        if let Some(high) = bounds[cell].high {
            assert_eq!(seen[&cell].last().copied(), Some(high));
        }
    }
}

#[test]
fn a_row_without_small_cells_is_printed_in_full() {
    assert_eq!(
        printed(&row_system(&[22, 11, 7], Role::Person)),
        [Some(22), Some(11), Some(7), Some(40)]
    );
    assert_eq!(
        printed(&row_system(&[22, 11, 0], Role::Person)),
        [Some(22), Some(11), Some(0), Some(33)]
    );
}

#[test]
fn a_single_small_cell_takes_a_partner_with_it() {
    // The reference suppresses (0,1) of [9,1,7] and shows that it is recomputed: never alone.
    assert_eq!(
        printed(&row_system(&[9, 1, 7], Role::Person)),
        [None, None, Some(7), Some(17)]
    );
}

#[test]
fn a_zero_is_no_partner_because_it_hides_nothing() {
    assert_eq!(
        printed(&row_system(&[0, 1, 9], Role::Fixed)),
        [Some(0), None, None, Some(10)]
    );
}

#[test]
fn two_small_cells_need_a_third_if_their_sum_gives_them_away() {
    // 4 + 4 = 8: whoever knows that both are 1 to 4 knows both.
    assert_eq!(
        printed(&row_system(&[4, 4, 20], Role::Fixed)),
        [None, None, None, Some(28)]
    );
}

#[test]
fn n_of_n_is_not_printed_nor_which_part_it_is() {
    for parts in [[12, 0, 0], [0, 12, 0], [0, 0, 12]] {
        assert_eq!(
            printed(&row_system(&parts, Role::Person)),
            [None, None, None, Some(12)]
        );
    }
}

#[test]
fn zeros_of_an_empty_row_are_printed() {
    assert_eq!(printed(&row_system(&[0, 0, 0], Role::Person)), [Some(0); 4]);
}

#[test]
fn an_implied_complement_protects_its_share() {
    let mut system = System::default();
    let total = system.add(34, Role::Person, 9);
    let part = system.add(32, Role::Person, 1);
    let complement = system.add(2, Role::Implied, 0);
    system.partition(total, vec![part, complement]);
    system.protect();
    assert!(!system.is_published(part) && system.is_published(total));
}

#[test]
fn twins_are_suppressed_together() {
    let mut system = System::default();
    let cases = system.add(3, Role::Person, 0);
    let children = system.add(9, Role::Person, 0);
    system.twin(children, cases);
    system.protect();
    assert!(!system.is_published(cases) && !system.is_published(children));
}

#[test]
fn state_action_is_never_suppressed() {
    let mut system = System::default();
    let visits = system.add(1, Role::Fixed, 0);
    let met = system.add(1, Role::Person, 0);
    let not_met = system.add(0, Role::Person, 0);
    system.partition(visits, vec![met, not_met]);
    system.protect();
    assert!(system.is_published(visits));
    assert!(!system.is_published(met) && !system.is_published(not_met));
}

proptest! {
    #[test]
    fn small_counts_are_never_printed(parts in proptest::collection::vec(0_i64..40, 2..7)) {
        for value in printed(&row_system(&parts, Role::Person)).into_iter().flatten() {
            prop_assert!(!(1..MINIMUM_FREQUENCY).contains(&value));
        }
    }

    #[test]
    fn true_values_lie_in_the_attackers_intervals(parts in proptest::collection::vec(0_i64..40, 2..7)) {
        let system = row_system(&parts, Role::Person);
        for (bounds, cell) in bounds(&system).iter().zip(&system.cells) {
            prop_assert!(bounds.low <= cell.value && bounds.high.is_none_or(|h| cell.value <= h));
        }
    }
}
