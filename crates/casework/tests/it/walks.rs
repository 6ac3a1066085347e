//! Random commands through the real gate of one city (`../shared/side.rs`).

use crate::base::on_both;
use crate::city::Town;
use crate::side::{Side, numbers};
use augenmass_domain::Kind;
use augenmass_fuzz::town::{House, Step};
use std::collections::BTreeSet;

const WALKS: u32 = 24;
const STEPS: u32 = 40;

async fn the_gate_keeps_what_the_model_of_the_safeguards_says() {
    let (mut accepted, mut noes) = (0, [0; 2]);
    let mut seen = BTreeSet::new();
    for seed in 1..=WALKS {
        let town = Town::open().await;
        let mut side = Side::of(House::Register, &town.house, (&town.store, &town.clock)).await;
        for number in numbers(seed, STEPS) {
            side.step(&[], Step::from(number)).await;
        }
        accepted += side.accepted;
        noes = [noes[0] + side.noes[0], noes[1] + side.noes[1]];
        let names = side.states.iter();
        seen.extend(names.map(|state| (state.kind(), state.name())));
    }
    // The walks would show nothing if they never came far.
    assert!(
        accepted > 200 && noes[0] > 20 && noes[1] > 20,
        "{accepted} {noes:?}"
    );
    for far in [
        (Kind::Indication, "notice-given"),
        (Kind::Case, "clarifying"),
        (Kind::Inquiry, "received"),
        (Kind::Cost, "recorded"),
    ] {
        assert!(seen.contains(&far), "{far:?} was not reached: {seen:?}");
    }
}
on_both!(the_gate_keeps_what_the_model_of_the_safeguards_says);
