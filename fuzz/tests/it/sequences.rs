//! Random commands through the whole domain, against a model of the safeguards.

use augenmass_domain::{Kind, State};
use augenmass_fuzz::town::{Houses, Step, Town};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn step() -> impl Strategy<Value = Step> {
    any::<[u8; 4]>().prop_map(Step::from)
}

/// How many walks: `AUGENMASS_WALKS`, or 400, which take seconds in a build for development.
fn walks() -> u32 {
    let asked = std::env::var("AUGENMASS_WALKS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(walks()))]

    #[test]
    fn whatever_is_tried_the_safeguards_hold(steps in prop::collection::vec(step(), 1..160)) {
        let mut town = Town::new();
        for step in steps {
            let before = town.states.clone();
            if town.step(step).is_err() {
                prop_assert_eq!(&town.states, &before, "a rejection changes nothing");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(walks()))]

    #[test]
    fn whatever_is_tried_on_both_sides_of_the_benefit_check_the_safeguards_hold(
        steps in prop::collection::vec(step(), 1..240),
    ) {
        let mut houses = Houses::new();
        for step in steps {
            let before = [&houses.city, &houses.kasse].map(|house| house.states.clone());
            if houses.step(step).is_err() {
                let after = [&houses.city, &houses.kasse].map(|house| house.states.clone());
                prop_assert_eq!(after, before, "a rejection changes nothing");
            }
        }
    }
}

/// The states that a walk through both sides of the benefit check must have come to: in the municipality, and in the
/// family benefits office.
const CHECKED: [&[(Kind, &[&str])]; 2] = [
    &[
        (
            Kind::Indication,
            &["recorded", "put-forward", "dropped", "sealed", "expired"],
        ),
        (Kind::Package, &["sealed", "answered", "receipted", "ended"]),
        (Kind::Assistance, &["received", "reported"]),
        (
            Kind::Case,
            &[
                "proposed",
                "clarifying",
                "visit-ordered",
                "closed",
                "expired",
            ],
        ),
        (Kind::Visit, &["planned", "under-way", "recorded"]),
    ],
    &[
        (
            Kind::Package,
            &["committed", "requested", "opened", "receipted", "ended"],
        ),
        (
            Kind::Received,
            &[
                "received",
                "accepted",
                "unsure",
                "rejected",
                "taken-up",
                "forgotten",
            ],
        ),
        (
            Kind::Assistance,
            &["requested", "approved", "sent", "answered"],
        ),
        (
            Kind::Case,
            &[
                "proposed",
                "clarifying",
                "assessed",
                "hearing",
                "decided",
                "final",
                "reopened",
                "closed",
            ],
        ),
    ],
];

#[test]
fn the_walks_come_far_on_both_sides_of_the_benefit_check() {
    let mut seen = [BTreeSet::new(), BTreeSet::new()];
    let mut suspended = 0;
    for seed in 0..300_u32 {
        let mut houses = Houses::new();
        let mut number = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        for _ in 0..500 {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            let [what, who, word, days] = number.to_be_bytes();
            // More often what comes next than by chance alone.
            let _ = houses.step(Step::from([what % 190, who % 240, word, days]));
            for (seen, house) in seen.iter_mut().zip([&houses.city, &houses.kasse]) {
                seen.extend(
                    house
                        .states
                        .iter()
                        .map(|state| (state.kind(), state.name())),
                );
            }
        }
        suspended += houses
            .kasse
            .states
            .iter()
            .filter(|state| match state {
                State::Case(case) => case.file().suspension().is_some(),
                _ => false,
            })
            .count();
    }
    for (seen, expected) in seen.iter().zip(CHECKED) {
        for (kind, names) in expected {
            let missing: Vec<_> = names
                .iter()
                .filter(|name| !seen.contains(&(*kind, **name)))
                .collect();
            assert!(missing.is_empty(), "{kind:?}: {missing:?}");
        }
    }
    assert!(suspended > 0, "payment was never suspended");
}

/// The states that a walk must have come to, by kind; those of a case are listed by the domain.
const STATES: &[(Kind, &[&str])] = &[
    (
        Kind::Indication,
        &[
            "draft",
            "recorded",
            "put-forward",
            "dropped",
            "notice-given",
            "expired",
        ],
    ),
    (
        Kind::Visit,
        &[
            "planned",
            "under-way",
            "recorded",
            "stopped-by-social-work",
            "cancelled",
        ],
    ),
    (
        Kind::Accompaniment,
        &["requested", "confirmed", "declined", "used"],
    ),
    (
        Kind::Run,
        &["draft", "approved", "open", "paused", "closed", "reported"],
    ),
    (
        Kind::Disclosure,
        &["requested", "approved", "sent", "accepted", "rejected"],
    ),
    (
        Kind::Inquiry,
        &[
            "received",
            "assigned",
            "contributions-open",
            "drafted",
            "signed-off",
            "answered",
        ],
    ),
    (Kind::SubjectRequest, &["received", "extended", "answered"]),
    (
        Kind::Cost,
        &["recorded", "planned", "taken-back", "correction"],
    ),
];

/// The walks would show nothing if they never came far.
#[test]
fn the_walks_come_far_in_every_aggregate() {
    let mut seen = BTreeSet::new();
    let mut accepted = 0;
    for seed in 0..600_u32 {
        let mut town = Town::new();
        let mut number = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        for _ in 0..200 {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            accepted += u32::from(town.step(Step::from(number.to_be_bytes())).is_ok());
            seen.extend(town.states.iter().map(|state| (state.kind(), state.name())));
        }
    }
    let missing = |kind, names: &[&'static str]| {
        let names = names.iter().copied();
        names
            .filter(|name| !seen.contains(&(kind, *name)))
            .collect::<Vec<_>>()
    };
    let empty: Vec<&str> = Vec::new();
    assert_eq!(
        missing(Kind::Case, augenmass_domain::case::Case::STATES),
        empty
    );
    for (kind, names) in STATES {
        assert_eq!(missing(*kind, names), empty, "{kind:?}");
    }
    assert!(accepted > 10_000, "{accepted}");
}
