//! The attacker audit against published reference intervals and an exact oracle.

use augenmass_statistics::*;
use proptest::prelude::*;

/// A table with all margins printed; `hidden` cells are suppressed.
fn two_way(table: &[&[u32]], hidden: &[(usize, usize)]) -> AttackerAudit {
    let mut audit = AttackerAudit::new();
    let cells: Vec<Vec<AuditCell>> = table
        .iter()
        .enumerate()
        .map(|(r, row)| {
            let printed = |c: usize| (!hidden.contains(&(r, c))).then_some(row[c]);
            (0..row.len()).map(|c| audit.cell(printed(c))).collect()
        })
        .collect();
    for (r, row) in table.iter().enumerate() {
        let total = audit.cell(Some(row.iter().sum()));
        audit.sum(total, &cells[r]).unwrap();
    }
    for c in 0..table[0].len() {
        let total = audit.cell(Some(table.iter().map(|row| row[c]).sum()));
        let column: Vec<AuditCell> = cells.iter().map(|row| row[c]).collect();
        audit.sum(total, &column).unwrap();
    }
    audit
}

fn limits(audit: &AttackerAudit) -> Vec<(i64, Option<i64>)> {
    let exposures = audit.exposures().unwrap();
    exposures.iter().map(|e| (e.lower, e.upper)).collect()
}

const T: [&[u32]; 3] = [&[9, 1, 7], &[4, 6, 8], &[12, 5, 10]];

#[test]
fn reference_tables_have_their_reference_intervals() {
    let (one, eight) = (|l, u| (l, Some(u)), 8);
    for (hidden, expected) in [
        (vec![(0, 1)], vec![one(1, 1)]),
        (vec![(0, 0), (0, 1)], vec![one(9, 9), one(1, 1)]),
        (
            vec![(0, 0), (0, 1), (1, 0), (1, 1)],
            vec![one(3, 10), one(0, 7), one(3, 10), one(0, 7)],
        ),
        (
            vec![(0, 1), (0, 2), (1, 1), (1, 2)],
            vec![one(0, 7), one(1, eight), one(0, 7), one(7, 14)],
        ),
        (
            vec![(0, 1), (0, 2), (2, 1), (2, 2)],
            vec![one(0, 6), one(2, 8), one(0, 6), one(9, 15)],
        ),
        (
            vec![(0, 0), (0, 1), (2, 0), (2, 1)],
            vec![one(4, 10), one(0, 6), one(11, 17), one(0, 6)],
        ),
    ] {
        assert_eq!(limits(&two_way(&T, &hidden)), expected, "{hidden:?}");
    }
}

/// How many tables fit what is printed, and what the reader loses: the reference counts 8 tables for the first
/// rectangle and calls it the cheapest of the four that hide the 1.
#[test]
fn reference_rectangles_lose_what_the_reference_says() {
    let table = [[9, 1, 7], [4, 6, 8], [12, 5, 10]];
    let rectangle =
        |rows: [usize; 2], columns: [usize; 2]| rows.map(|r| columns.map(|c| (r, c))).concat();
    let mut lost = Vec::new();
    for (rows, columns, expected) in [
        ([0, 1], [0, 1], 20),
        ([0, 1], [1, 2], 22),
        ([0, 2], [1, 2], 23),
        ([0, 2], [0, 1], 27),
    ] {
        let hidden = rectangle(rows, columns);
        let sum: u32 = hidden.iter().map(|(r, c)| table[*r][*c]).sum();
        assert_eq!(sum, expected, "{hidden:?}");
        let lines: Vec<&[u32]> = table.iter().map(|row| &row[..]).collect();
        let audit = two_way(&lines, &hidden);
        let smallest = audit.exposures().unwrap();
        assert!(
            smallest
                .iter()
                .all(|one| one.upper.unwrap() - one.lower >= 3)
        );
        lost.push(sum);
    }
    assert!(lost.is_sorted());
    let mut tables = 0;
    let sums = |t: &[[u32; 3]; 3]| {
        let rows = [0, 1, 2].map(|i: usize| t[i].iter().sum::<u32>());
        let columns = [0, 1, 2].map(|i: usize| t.iter().map(|row| row[i]).sum::<u32>());
        (rows, columns)
    };
    let (places, mut trial) = (rectangle([0, 1], [0, 1]), table);
    fill(&places, 0, &mut trial, &table, &mut |found| {
        tables += u32::from(sums(found) == sums(&table));
    });
    assert_eq!(tables, 8);
}

#[test]
fn a_small_table_stays_open_even_if_all_of_it_is_suppressed() {
    let u: [&[u32]; 2] = [&[9, 1], &[4, 0]];
    let audit = two_way(&u, &[(0, 0), (0, 1), (1, 0), (1, 1)]);
    let one = |l, u| (l, Some(u));
    assert_eq!(
        limits(&audit),
        [one(9, 10), one(0, 1), one(3, 4), one(0, 1)]
    );
    assert!(
        audit
            .exposures()
            .unwrap()
            .iter()
            .all(|exposure| !exposure.is_safe())
    );
}

#[test]
fn a_cell_that_must_be_large_is_not_hidden() {
    let exposure = |lower, upper| {
        let mut audit = AttackerAudit::new();
        let cell = audit.cell(None);
        Exposure { cell, lower, upper }
    };
    assert!(exposure(1, Some(4)).is_safe() && exposure(0, None).is_safe());
    assert!(!exposure(5, Some(20)).is_safe() && !exposure(1, Some(3)).is_safe());
}

#[test]
fn tables_that_contradict_each_other_have_no_audit() {
    let mut audit = AttackerAudit::new();
    let (part, hidden, total) = (audit.cell(Some(9)), audit.cell(None), audit.cell(Some(7)));
    audit.sum(total, &[part, hidden]).unwrap();
    assert_eq!(audit.exposures(), Err(StatisticsError::NoAudit));
    let other = AttackerAudit::new().cell(None);
    assert!(AttackerAudit::new().sum(other, &[]).is_err());
}

/// Passing limits along single sums is not enough where tables are linked: three pairs of cells whose
/// sums are odd in a circle have no whole solution, and half-integer ones look like a choice.
#[test]
fn whole_numbers_know_more_than_bounds() {
    // x + y = 7, y + z = 8, z + x = 9 leaves one table; limits along each sum stay wide.
    let mut audit = AttackerAudit::new();
    let [x, y, z] = [(); 3].map(|()| audit.cell(None));
    for (pair, total) in [([x, y], 7), ([y, z], 8), ([z, x], 9)] {
        let total = audit.cell(Some(total));
        audit.sum(total, &pair).unwrap();
    }
    let one = |n| (n, Some(n));
    assert_eq!(limits(&audit), [one(4), one(3), one(5)]);
}

/// All ways to fill the hidden cells, by trying every one.
fn oracle(table: [[u32; 3]; 3], hidden: [[bool; 3]; 3]) -> Vec<(i64, Option<i64>)> {
    let places: Vec<(usize, usize)> = (0..9)
        .map(|i| (i / 3, i % 3))
        .filter(|(r, c)| hidden[*r][*c])
        .collect();
    let row = |t: &[[u32; 3]; 3], r: usize| t[r].iter().sum::<u32>();
    let column = |t: &[[u32; 3]; 3], c: usize| t.iter().map(|row| row[c]).sum::<u32>();
    let mut seen = vec![(i64::MAX, i64::MIN); places.len()];
    let mut trial = table;
    fill(&places, 0, &mut trial, &table, &mut |found| {
        let fits = (0..3)
            .all(|i| row(found, i) == row(&table, i) && column(found, i) == column(&table, i));
        if fits {
            for ((r, c), (low, high)) in places.iter().zip(&mut seen) {
                let value = i64::from(found[*r][*c]);
                (*low, *high) = ((*low).min(value), (*high).max(value));
            }
        }
    });
    seen.into_iter()
        .map(|(low, high)| (low, Some(high)))
        .collect()
}

fn fill(
    places: &[(usize, usize)],
    at: usize,
    trial: &mut [[u32; 3]; 3],
    table: &[[u32; 3]; 3],
    visit: &mut dyn FnMut(&[[u32; 3]; 3]),
) {
    let Some((r, c)) = places.get(at).copied() else {
        visit(trial);
        return;
    };
    // What the row's hidden cells sum to is the most that one of them can be.
    let most: u32 = places
        .iter()
        .filter(|(row, _)| *row == r)
        .map(|(r, c)| table[*r][*c])
        .sum();
    for value in 0..=most {
        trial[r][c] = value;
        fill(places, at + 1, trial, table, visit);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn limits_are_those_of_all_tables(
        table in proptest::array::uniform3(proptest::array::uniform3(0_u32..5)),
        rows in proptest::array::uniform3(proptest::array::uniform3(proptest::bool::weighted(0.7))),
    ) {
        let mut hidden = rows;
        hidden[2][2] = false;
        hidden[1][0] = false;
        let places: Vec<(usize, usize)> =
            (0..9).map(|i| (i / 3, i % 3)).filter(|(r, c)| hidden[*r][*c]).collect();
        let lines: Vec<&[u32]> = table.iter().map(|row| &row[..]).collect();
        prop_assert_eq!(limits(&two_way(&lines, &places)), oracle(table, hidden));
    }
}
