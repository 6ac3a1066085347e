//! Estimates from random samples, bounds from targeted runs.

use crate::facts::{close, near};
use augenmass_statistics::magnitude::*;
use augenmass_statistics::*;
use proptest::prelude::*;

fn seed() -> Seed {
    Seed::new([42; 32])
}

fn sample(strata: &[(u64, u64, u64, u64)]) -> ProbabilitySample {
    let strata = strata
        .iter()
        .map(|(frame, drawn, answered, confirmed)| Stratum {
            frame: *frame,
            drawn: *drawn,
            answered: *answered,
            confirmed: *confirmed,
        });
    ProbabilitySample::new(strata.collect(), seed().commitment(), &seed()).unwrap()
}

const REFERENCE: [(u64, u64, u64, u64); 3] = [
    (12_000, 200, 200, 1),
    (6_000, 150, 150, 2),
    (2_000, 100, 100, 3),
];

#[test]
fn a_stratified_audit_has_its_reference_values() {
    let found = sample(&REFERENCE).estimate(Level::P95);
    close(found.found, 200.0, 6);
    close(found.share, 0.01, 6);
    close(found.lower, 14.1333, 4);
    close(found.upper, 941.2792, 4);
    close(found.companion, 258.1969, 4);
    assert_eq!((found.drawn, found.missing, found.frame), (450, 0, 20_000));
}

#[test]
fn a_simple_sample_has_its_reference_values() {
    let found = sample(&[(20_000, 400, 400, 2)]).estimate(Level::P95);
    close(found.share, 0.005, 6);
    near(found.lower, 12.12, 0.005);
    near(found.upper, 358.88, 0.005);
}

#[test]
fn who_does_not_answer_widens_the_bounds_and_is_not_imputed() {
    let full = sample(&[(20_000, 400, 400, 2)]).estimate(Level::P95);
    let part = sample(&[(20_000, 400, 390, 2)]).estimate(Level::P95);
    assert_eq!(part.lower.to_bits(), full.lower.to_bits());
    let all_missing_wrong = sample(&[(20_000, 400, 400, 12)]).estimate(Level::P95);
    assert_eq!(part.upper.to_bits(), all_missing_wrong.upper.to_bits());
    assert_eq!(part.missing, 10);
}

#[test]
fn a_seed_that_was_not_committed_to_gives_no_sample() {
    let strata = vec![Stratum {
        frame: 100,
        drawn: 10,
        answered: 10,
        confirmed: 0,
    }];
    let other = Seed::new([43; 32]);
    assert_eq!(
        ProbabilitySample::new(strata.clone(), seed().commitment(), &other),
        Err(StatisticsError::SeedNotCommitted)
    );
    let published = SeedCommitment::new(*seed().commitment().bytes());
    assert!(ProbabilitySample::new(strata, published, &seed()).is_ok());
    assert!(ProbabilitySample::new(vec![], published, &seed()).is_err());
}

#[test]
fn counts_that_cannot_be_give_no_sample() {
    for (frame, drawn, answered, confirmed) in [
        (10, 11, 5, 1),
        (10, 5, 6, 1),
        (10, 5, 4, 5),
        (10, 0, 0, 0),
        (0, 0, 0, 0),
    ] {
        let strata = vec![Stratum {
            frame,
            drawn,
            answered,
            confirmed,
        }];
        assert!(ProbabilitySample::new(strata, seed().commitment(), &seed()).is_err());
    }
}

#[test]
fn a_targeted_run_says_next_to_nothing_about_the_city() {
    // Herne, 34 checked and 11 confirmed, in a city of 20 000 households.
    let bound = TargetedRun::new(34, 11).unwrap().bound(20_000).unwrap();
    close(bound.lower, 0.00055, 8);
    close(bound.upper, 0.99885, 8);
    assert!(TargetedRun::new(11, 34).is_err());
    assert!(TargetedRun::new(34, 11).unwrap().bound(33).is_err());
    assert!(TargetedRun::new(0, 0).unwrap().bound(0).is_err());
    for why in [TargetedBound::WHY_DE, TargetedBound::WHY_EN] {
        assert!(!why.contains("  ") && why.ends_with('.'));
    }
}

#[test]
fn misclassification_is_removed_as_in_the_reference() {
    let found = without_misclassified(0.02, 0.9, 0.99).unwrap();
    close(found.share, 0.01123596, 8);
    assert!(found.differs_from_zero);
    let none = without_misclassified(0.005, 0.9, 0.99).unwrap();
    close(none.unlimited, -0.00561798, 8);
    assert_eq!((none.share, none.differs_from_zero), (0.0, false));
    assert!(without_misclassified(0.02, 0.5, 0.5).is_err());
    assert!(without_misclassified(1.02, 0.9, 0.99).is_err());
}

#[test]
fn a_plan_divides_letters_by_size_and_says_what_none_would_show() {
    let plan = LetterAudit::plan(&[12_000, 6_000, 2_000], 450, Level::P95).unwrap();
    let letters: Vec<u64> = plan.strata.iter().map(|s| s.letters).collect();
    assert_eq!(letters, [270, 135, 45]);
    close(plan.strata[0].inclusion_probability, 0.0225, 8);
    let alone = LetterAudit::plan(&[20_000], 300, Level::P95).unwrap();
    // The reference: none of 300 from 20 000, at most 242.
    assert_eq!(alone.strata[0].most_if_none_is_found, 242);
    let none = sample(&[
        (12_000, 270, 270, 0),
        (6_000, 135, 135, 0),
        (2_000, 45, 45, 0),
    ]);
    let upper = none.estimate(Level::P95).upper;
    assert!((plan.most_if_none_is_found - upper).abs() < 1e-9);
}

proptest! {
    #[test]
    fn every_letter_is_planned_once(
        sizes in proptest::collection::vec(1_u64..500, 1..12),
        extra in 0_u64..400,
    ) {
        let all: u64 = sizes.iter().sum();
        let letters = (sizes.len() as u64 + extra).min(all);
        let plan = LetterAudit::plan(&sizes, letters, Level::P95).unwrap();
        prop_assert_eq!(plan.strata.iter().map(|s| s.letters).sum::<u64>(), letters);
        prop_assert!(plan.strata.iter().all(|s| s.letters >= 1 && s.letters <= s.frame));
    }

    #[test]
    fn an_estimate_lies_within_its_limits(
        strata in proptest::collection::vec((1_u64..200, 0_u64..200, 0_u64..200), 1..5),
    ) {
        let strata: Vec<_> = strata
            .into_iter()
            .map(|(drawn, more, confirmed)| (drawn + more, drawn, drawn, confirmed.min(drawn)))
            .collect();
        let found = sample(&strata).estimate(Level::P95);
        prop_assert!(found.lower <= found.found + 1e-9 && found.found <= found.upper + 1e-9);
        prop_assert!(found.upper <= found.frame as f64 + 1e-9);
    }
}
