//! `augenmass letter-audit`: a plan from sizes of strata, the bound of a targeted run, and no draw.

use crate::program::{augenmass, run_in};
use std::path::Path;

fn audit(args: &[&str]) -> crate::program::Answer {
    run_in(Path::new("."), &[&["letter-audit"], args].concat())
}

#[test]
fn a_plan_needs_sizes_of_strata_and_nothing_else() {
    let out = audit(&["plan", "--strata", "12000,6000,2000", "--letters", "450"]).ok();
    for words in [
        "Schicht 1: 270 Briefe an 12000 Haushalte (Chance 0,022500)",
        "Schicht 3: 45 Briefe an 2000 Haushalte",
        "Gezogen wird bei der Familienkasse",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
    audit(&["plan", "--strata", "12000,0", "--letters", "450"]).refused(&["jede Schicht"]);
    audit(&["plan", "--strata", "10", "--letters", "450"]).refused(&["450 von 10"]);
    audit(&["plan", "--strata", "Nordstadt", "--letters", "450"]).refused(&["ganze Zahl ab 0"]);
    audit(&["plan", "--strata", "-5", "--letters", "450"]).refused(&["ganze Zahl ab 0"]);
}

#[test]
fn a_targeted_run_gives_a_bound_and_the_reason_why_no_more() {
    let args = [
        "--checked",
        "34",
        "--confirmed",
        "11",
        "--households",
        "20000",
    ];
    let out = audit(&[&["targeted"], &args[..]].concat()).ok();
    for words in ["0,000550", "0,998850", "Zufallsauswahl"] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
    let none = ["--checked", "0", "--confirmed", "0", "--households", "0"];
    audit(&[&["targeted"], &none[..]].concat()).refused(&["mindestens 1"]);
}

#[test]
fn a_sample_gives_its_public_number_only_with_the_seed_that_was_committed_to() {
    use sha2::{Digest as _, Sha256};
    let (seed, other) = ([42_u8; 32], "00".repeat(32));
    let hash = Sha256::new_with_prefix(b"augenmass-statistics/seed-of-a-draw/1\0")
        .chain_update(seed)
        .finalize();
    let (committed, revealed) = (hex::encode(hash), hex::encode(seed));
    let strata = ["12000,200,200,1", "6000,150,150,2", "2000,100,100,3"];
    let with = |revealed: &str, strata: &[&str]| {
        let mut args = vec![
            "estimate",
            "--committed",
            &committed,
            "--revealed",
            revealed,
        ];
        for stratum in strata {
            args.extend(["--stratum", stratum]);
        }
        audit(&args)
    };
    let out = with(&revealed, &strata).ok();
    for words in [
        "Zwischen 14 und 942 von 20000 Haushalten",
        "Hochgerechnet 200,0, Anteil 0,010000; daneben nach Jeffreys 258,2",
        "450 Briefe, davon 0 ohne endgültige Antwort",
        "für nichts sonst",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
    with(&other, &strata).refused(&["gehört nicht zum Hashwert"]);
    with("42", &strata).refused(&["64 Zeichen"]);
    with(&revealed, &["12000,200"]).refused(&["vier Zahlen"]);
    with(&revealed, &["12000,200,200,201"]).refused(&["201 von 200"]);
}

/// The draw belongs to the Familienkasse (§ 88(5) AO): no command of a municipality draws a sample, gives
/// or reveals a seed, or takes a list to draw from.
#[test]
fn there_is_no_command_that_draws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help");
    for file in std::fs::read_dir(folder).unwrap() {
        let help = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let options = help.lines().map(str::trim_start);
        for line in options.filter(|line| line.starts_with("--") || line.starts_with("augenmass")) {
            for word in ["draw", "sample", "seed-of", "zieh", "--frame"] {
                assert!(!line.contains(word), "{line}");
            }
        }
    }
    let output = augenmass().args(["letter-audit", "draw"]).output().unwrap();
    assert!(!output.status.success());
}
