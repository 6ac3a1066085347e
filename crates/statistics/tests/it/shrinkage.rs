//! Shares of small units.

use crate::facts::close;
use augenmass_statistics::*;

fn units(pairs: &[(u64, u64)]) -> Vec<Ratio> {
    pairs
        .iter()
        .map(|(x, n)| Ratio::new(*x, *n).unwrap())
        .collect()
}

#[test]
fn shares_of_small_units_have_their_reference_values() {
    let found = shrink(&units(&[
        (2, 20),
        (9, 25),
        (1, 22),
        (12, 30),
        (5, 18),
        (0, 15),
        (7, 40),
    ]))
    .unwrap();
    close(found.common, 0.21176471, 8);
    close(found.overdispersion, 0.09931613, 8);
    close(found.alpha.unwrap(), 1.920464, 6);
    close(found.beta.unwrap(), 7.148394, 6);
    let reference = [
        0.134868, 0.320541, 0.094000, 0.356306, 0.255661, 0.079790, 0.181795,
    ];
    for (share, expected) in found.shares.iter().zip(reference) {
        close(*share, expected, 6);
    }
}

#[test]
fn units_that_differ_by_chance_alone_get_the_common_share() {
    let found = shrink(&units(&[(11, 34), (14, 58), (86, 300)])).unwrap();
    close(found.overdispersion, -0.008128, 6);
    assert_eq!((found.alpha, found.beta), (None, None));
    for share in found.shares {
        close(share, 0.28316327, 8);
    }
}

#[test]
fn nobody_and_everybody_leave_nothing_to_spread() {
    for (x, expected) in [(0, 0.0), (10, 1.0)] {
        let found = shrink(&units(&[(x, 10), (x, 10)])).unwrap();
        close(found.overdispersion, 0.0, 12);
        assert!(found.shares.iter().all(|share| *share == expected));
    }
    let single_cases = shrink(&units(&[(0, 1), (1, 1), (1, 1)])).unwrap();
    assert!(single_cases.shares.iter().all(|share| share.is_finite()));
}

#[test]
fn units_that_differ_as_much_as_they_can_keep_their_own_share() {
    let found = shrink(&units(&[(0, 40), (40, 40)])).unwrap();
    assert!(found.overdispersion >= 1.0);
    assert_eq!(found.shares, [0.0, 1.0]);
}

#[test]
fn one_unit_alone_has_nothing_to_be_compared_with() {
    assert_eq!(
        shrink(&units(&[(1, 4)])),
        Err(StatisticsError::NothingToCompare)
    );
    assert!(shrink(&units(&[(5, 4), (1, 4)])).is_err());
}
