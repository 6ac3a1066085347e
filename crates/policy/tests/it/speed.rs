//! How long one question takes. `cargo test -p augenmass-policy --release -- --ignored --nocapture`

use crate::world::Question;
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::state::Kind;
use std::hint::black_box;
use std::time::Instant;

#[test]
#[ignore = "a measurement, not a check"]
fn one_question_takes_microseconds() {
    let permitted = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry");
    let hidden = Question::about(Kind::Case, Role::Clerk, "school", "registry");
    for (name, question, rounds) in [
        ("permitted", permitted, 5000_u32),
        ("refused and hidden", hidden, 500),
    ] {
        black_box(
            question
                .asks(Action::ApproveCase, Purpose::RegisterClarification)
                .is_ok(),
        );
        let begin = Instant::now();
        for _ in 0..rounds {
            black_box(
                question
                    .asks(Action::ApproveCase, Purpose::RegisterClarification)
                    .is_ok(),
            );
        }
        println!(
            "{name}: {:.1} µs",
            begin.elapsed().as_secs_f64() * 1e6 / f64::from(rounds)
        );
    }
}
