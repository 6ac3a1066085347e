#![allow(
    clippy::all,
    clippy::pedantic,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    unused
)]
use augenmass_matching::{evaluate::*, keys::*};
use rand_chacha::rand_core::SeedableRng;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let read = |p: &str| {
        Table::read(
            std::fs::File::open(p).unwrap(),
            &ColumnMap::default(),
            "cluster",
        )
        .unwrap()
    };
    let (x, y) = (read(&a[1]), read(&a[2]));
    let c =
        Configuration::parse(&std::fs::read_to_string("crates/matching/matching.toml").unwrap())
            .unwrap();
    let mode = if a.len() > 3 {
        Mode::Protocol
    } else {
        Mode::Plain
    };
    let m = evaluate(
        &x,
        &y,
        a[1] == a[2],
        &c,
        mode,
        &mut rand_chacha::ChaCha20Rng::seed_from_u64(1),
    )
    .unwrap();
    println!("{} {}", a[1], serde_json::to_string(&m.figures).unwrap());
    for (k, kind) in c.kinds.iter().enumerate() {
        let b = 1u16 << k;
        let n = |t: bool, only: bool| {
            m.candidates
                .iter()
                .filter(|c| {
                    is_true(&x, &y, c.met) == t
                        && if only {
                            c.met.kinds == b
                        } else {
                            c.met.kinds & b != 0
                        }
                })
                .count()
        };
        println!(
            "{:50} tp {:6} only {:5} fp {:6} only {:5}",
            kind.name,
            n(true, false),
            n(true, true),
            n(false, false),
            n(false, true)
        );
    }
}
