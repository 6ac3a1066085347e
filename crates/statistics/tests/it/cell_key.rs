//! The cell-key method against the probabilities of the ptable package.

use crate::facts::close;
use augenmass_statistics::*;

fn table(most: u8, variance: f64, never_up_to: u8, monotone: &[bool]) -> NoiseTable {
    let monotone = monotone.to_vec();
    NoiseTable::of(&NoisePlan {
        most,
        variance,
        never_up_to,
        monotone,
    })
    .unwrap()
}

fn agrees(table: &NoiseTable, count: usize, noise: &[i64], probabilities: &[f64]) {
    let row = &table.rows()[count];
    assert_eq!(&row.noise[..noise.len()], noise);
    for (found, expected) in row.probabilities.iter().zip(probabilities) {
        close(*found, *expected, 7);
    }
}

#[test]
fn noise_has_the_reference_probabilities() {
    agrees(&table(1, 0.5, 0, &[]), 1, &[-1, 0, 1], &[0.25, 0.5, 0.25]);
    let small = table(2, 0.5, 0, &[]);
    agrees(
        &small,
        1,
        &[-1, 0, 1, 2],
        &[0.23635500, 0.54093500, 0.20906500, 0.01364500],
    );
    let row = [0.01049480, 0.20802080, 0.56296880, 0.20802080, 0.01049480];
    agrees(&small, 2, &[-2, -1, 0, 1, 2], &row);
    let middle = table(2, 0.9, 0, &[]);
    agrees(
        &middle,
        1,
        &[-1, 0, 1, 2],
        &[0.36250000, 0.36250000, 0.18750000, 0.08750000],
    );
    let row = [0.05154609, 0.24381564, 0.40927654, 0.24381564, 0.05154609];
    agrees(&middle, 2, &[-2, -1, 0, 1, 2], &row);
    let whole = table(2, 1.0, 0, &[]);
    agrees(
        &whole,
        1,
        &[-1, 0, 1, 2],
        &[0.36648551, 0.36648550, 0.16757247, 0.09945652],
    );
    close(whole.rows()[1].variance(), 0.931884, 6);
    let row = [0.06382714, 0.24469145, 0.38296282, 0.24469145, 0.06382714];
    agrees(&whole, 2, &[-2, -1, 0, 1, 2], &row);
}

#[test]
fn counts_that_are_never_printed_have_the_reference_probabilities() {
    let own_test = table(2, 1.05, 1, &[true, true, false, true]);
    agrees(
        &own_test,
        1,
        &[-1, 1, 2],
        &[0.50833333, 0.47500000, 0.01666667],
    );
    agrees(
        &own_test,
        2,
        &[-2, 0, 1, 2],
        &[0.16155827, 0.55565037, 0.24246618, 0.04032518],
    );
    agrees(
        &own_test,
        3,
        &[-1, 0, 1, 2],
        &[0.41231301, 0.28806097, 0.18693903, 0.11268699],
    );
    let row = [0.07012498, 0.24450007, 0.37074990, 0.24450007, 0.07012498];
    agrees(&own_test, 4, &[-2, -1, 0, 1, 2], &row);
    let wide = table(5, 3.0, 2, &[]);
    assert_eq!(wide.rows().len() - 1, 8);
    let row = [
        0.00379186, 0.01659093, 0.05229263, 0.11873037, 0.19419346, 0.22880150,
    ];
    agrees(&wide, 8, &[-5, -4, -3, -2, -1, 0], &row);
}

#[test]
fn wider_noise_has_the_reference_probabilities() {
    let wide = table(3, 1.0, 0, &[]);
    let row = [0.36988218, 0.36988218, 0.17106039, 0.06870396, 0.02047129];
    agrees(&wide, 1, &[-1, 0, 1, 2, 3], &row);
    let row = [
        0.06027651, 0.24723103, 0.39149963, 0.23934983, 0.05649478, 0.00514822,
    ];
    agrees(&wide, 2, &[-2, -1, 0, 1, 2, 3], &row);
    agrees(
        &wide,
        3,
        &[-3, -2, -1, 0],
        &[0.00450820, 0.05434724, 0.24203727, 0.39821458],
    );
}

#[test]
fn every_row_keeps_its_mean_its_variance_and_its_gap() {
    for (most, variance, gap) in [
        (1, 0.5, 0),
        (2, 0.9, 0),
        (3, 1.2, 0),
        (3, 1.5, 0),
        (5, 3.0, 2),
    ] {
        for (count, row) in table(most, variance, gap, &[]).rows().iter().enumerate() {
            let sum: f64 = row.probabilities.iter().sum();
            let mean: f64 = row
                .noise
                .iter()
                .zip(&row.probabilities)
                .map(|(v, p)| *v as f64 * p)
                .sum();
            assert!((sum - 1.0).abs() < 1e-9 && mean.abs() < 1e-9, "{count}");
            assert!(
                row.variance() <= variance + 1e-9 && row.probabilities.iter().all(|p| *p >= 0.0)
            );
            assert!(row.noise.iter().all(|v| v + count as i64 >= 0));
            assert!(
                row.noise
                    .iter()
                    .all(|v| count == 0 || !(1..=i64::from(gap)).contains(&(v + count as i64)))
            );
        }
    }
}

#[test]
fn limits_that_no_noise_keeps_are_refused() {
    let plan = |most, variance, never_up_to| NoisePlan {
        most,
        variance,
        never_up_to,
        monotone: vec![],
    };
    for wrong in [
        plan(4, 2.0, 2),
        plan(0, 1.0, 0),
        plan(2, 0.0, 0),
        plan(2, f64::NAN, 0),
        plan(2, 1.0, 2),
    ] {
        assert_eq!(
            NoiseTable::of(&wrong),
            Err(StatisticsError::NoisePlan),
            "{wrong:?}"
        );
    }
}

/// Keys of the reference, in units of 1e-8 of their range.
fn cell(keys: &[u64]) -> KeyedCount {
    keys.iter().fold(KeyedCount::default(), |cell, key| {
        let key = (u128::from(*key) << 64) / 100_000_000;
        cell.plus(KeyedCount::of_record(key as u64))
    })
}

fn reference_cells() -> [KeyedCount; 6] {
    [
        cell(&[12345678]),
        cell(&[87654321, 50000000, 99999999]),
        cell(&[3141592, 27182818]),
        cell(&[61803398, 14142135, 70710678, 57721566]),
        cell(&[69314718]),
        cell(&[43429448]),
    ]
}

#[test]
fn keys_of_cells_are_the_sums_of_the_reference() {
    let in_units = |cell: KeyedCount| ((u128::from(cell.key) * 100_000_000) >> 64) as u64;
    let cells = reference_cells();
    let all = cells
        .iter()
        .copied()
        .fold(KeyedCount::default(), KeyedCount::plus);
    // Keys are cut to 64 bits; a sum of twelve can be one unit short.
    for (cell, expected) in [(cells[1], 37_654_320), (all, 97_446_351)] {
        assert!(in_units(cell).abs_diff(expected) <= 1, "{}", in_units(cell));
    }
}

#[test]
fn the_reference_table_comes_out_as_in_the_reference() {
    let noise = table(2, 0.9, 0, &[]);
    let cells = reference_cells();
    let printed = |cells: &[KeyedCount]| {
        noise.perturbed(
            cells
                .iter()
                .copied()
                .fold(KeyedCount::default(), KeyedCount::plus),
        )
    };
    let single: Vec<u64> = cells.iter().map(|cell| noise.perturbed(*cell)).collect();
    assert_eq!(single, [0, 3, 2, 2, 1, 1]);
    assert_eq!(
        [
            printed(&cells[..2]),
            printed(&cells[2..4]),
            printed(&cells[4..])
        ],
        [4, 6, 1]
    );
    let column = |i: usize| printed(&[cells[i], cells[i + 2], cells[i + 4]]);
    assert_eq!([column(0), column(1)], [3, 9]);
    // Why this is not for small tables: a true 12 is printed as 14.
    assert_eq!(
        (printed(&cells), cells.iter().map(|c| c.count).sum::<u64>()),
        (14, 12)
    );
}

#[test]
fn a_small_breakdown_is_refused() {
    let few = WideBreakdown::new(reference_cells().to_vec());
    let error = StatisticsError::TooFewForNoise {
        count: 12,
        least: 500,
    };
    assert_eq!(few, Err(error));
}

#[test]
fn the_same_records_get_the_same_noise_in_every_table() {
    let noise = table(2, 0.9, 0, &[]);
    let record = |i: u64| KeyedCount::of_record(i.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let group = |from: u64, to: u64| {
        (from..to)
            .map(record)
            .fold(KeyedCount::default(), KeyedCount::plus)
    };
    let fine = WideBreakdown::new(vec![group(1, 200), group(200, 230), group(230, 801)]).unwrap();
    let coarse = WideBreakdown::new(vec![group(1, 230), group(230, 801)]).unwrap();
    let ((fine, all), (coarse, same)) = (fine.published(&noise), coarse.published(&noise));
    assert_eq!((fine[2], all), (coarse[1], same));
    assert!(all.abs_diff(800) <= 2);
    let empty = WideBreakdown::new(vec![group(1, 801), KeyedCount::default()]).unwrap();
    assert_eq!(empty.published(&noise).0[1], 0);
}
