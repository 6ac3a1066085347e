//! Random commands through the two gates of the benefit check (`../shared/side.rs`). Digests are invented here; the
//! messages themselves are sent in `passage.rs`.

use crate::base::on_both;
use crate::houses;
use crate::side::{Side, numbers};
use augenmass_domain::Kind;
use augenmass_fuzz::town::{House, Step, hold_between};
use jiff::civil::date;
use std::collections::BTreeSet;
use tempfile::tempdir;

const WALKS: u32 = 6;
const STEPS: u32 = 260;

on_both!(
    both_gates_keep_what_the_model_of_the_safeguards_says,
    flavor = "multi_thread"
);
async fn both_gates_keep_what_the_model_of_the_safeguards_says() {
    let (mut accepted, mut noes) = (0, [0; 2]);
    let mut seen = BTreeSet::new();
    for seed in 1..=WALKS {
        let folder = tempdir().unwrap();
        let houses = houses(folder.path(), u64::from(seed)).await;
        houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
        let stores = [
            houses.store("stadt").await,
            houses.store("familienkasse").await,
        ];
        let clock = &*houses.clock;
        let mut city = Side::of(House::City, &houses.city, (&stores[0], clock)).await;
        let mut kasse = Side::of(House::Kasse, &houses.office, (&stores[1], clock)).await;
        for [what, who, word, days] in numbers(seed, STEPS) {
            // More often what comes next than in `fuzz/`: there are fewer walks here.
            let step = Step::from([what % 190, who % 240, word, days]);
            if step.is_of_the_city() {
                city.step(&kasse.states, step).await;
            } else {
                kasse.step(&city.states, step).await;
            }
            hold_between(&city.states, &kasse.states);
            let both = city.states.iter().chain(&kasse.states);
            seen.extend(both.map(|state| (state.kind(), state.name())));
        }
        for side in [city, kasse] {
            accepted += side.accepted;
            noes = [noes[0] + side.noes[0], noes[1] + side.noes[1]];
        }
        for store in stores {
            store.close().await;
        }
        houses.close().await;
    }
    // The walks would show nothing if they never came far.
    assert!(
        accepted > 150 && noes[0] > 10 && noes[1] > 10,
        "{accepted} {noes:?}"
    );
    for far in [
        (Kind::Package, "opened"),
        (Kind::Received, "accepted"),
        (Kind::Case, "clarifying"),
    ] {
        assert!(seen.contains(&far), "{far:?} was not reached: {seen:?}");
    }
}
