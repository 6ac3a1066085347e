//! A quarter from the command line, as those who do it: key, two lists, join, status, filing; then a
//! breach and its release.

use crate::city::{City, DATABASE, demo};
use crate::program::{Answer, run_in};
use augenmass_statistics::fairness::{FairnessPlan, Volume, delay_to_stop};
use sha2::{Digest as _, Sha256};
use std::os::unix::fs::PermissionsExt as _;

const PLAN: &str = "fairness-plan.toml";

fn office(city: &City, args: &[&str]) -> Answer {
    run_in(city.path(), &[&["statistics-office"], args].concat())
}

/// The quarter before today, as the machine's clock has it.
fn last_quarter() -> String {
    let today = crate::office::today();
    augenmass_domain::fairness::Quarter::of(today)
        .before()
        .to_string()
}

/// A copy of the city with its plan and the key of its invented office.
fn city() -> City {
    let city = City::copy();
    let write = |name: &str, text: &[u8]| std::fs::write(city.path().join(name), text).unwrap();
    write(
        PLAN,
        &std::fs::read(demo().join("manifest").join(PLAN)).unwrap(),
    );
    let seed = Sha256::digest(b"the invented statistics office of the demo");
    let line = format!("statistikstelle.auenstedt.example {}\n", hex::encode(seed));
    write("office.key", line.as_bytes());
    let private = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(city.path().join("office.key"), private).unwrap();
    write(
        "register.csv",
        "Vorname;Nachname;Geburtsdatum;Einteilung 1\nXaverine;Zwölfenbein;2019-05-04;A\n"
            .as_bytes(),
    );
    for name in ["report.txt", "analysis.txt", "panel.txt", "vote.txt"] {
        write(name, b"erfunden\n");
    }
    city
}

#[test]
fn a_quarter_goes_from_the_key_to_the_filed_status() {
    let city = city();
    let quarter = last_quarter();
    let of = ["--quarter", quarter.as_str()];
    let about = [&of[..], &["--plan", PLAN, "--key", "q.key"]].concat();
    office(&city, &[&["key"], &of[..], &["--out", "q.key"]].concat()).ok();
    office(&city, &[&["key"], &of[..], &["--out", "q.key"]].concat()).refused(&["gibt es schon"]);
    let extract = [
        &["extract", "--database", DATABASE],
        &about[..],
        &["--out", "city.list"],
    ];
    office(&city, &extract.concat()).ok();
    office(&city, &extract.concat()).ok();
    let mark = [
        &["mark"],
        &about[..],
        &["--persons", "register.csv", "--out", "registry.list"],
    ];
    office(&city, &mark.concat()).ok();
    let marks = std::fs::read_to_string(city.path().join("registry.list")).unwrap();
    assert_eq!(marks.lines().count(), 3 + 6, "a person at six stages");
    assert!(!marks.contains("Zw") && !marks.contains("2019"));
    let lists = ["--extract", "city.list", "--marks", "registry.list"];
    let books = ["--plan", PLAN, "--books", "books.json"];
    office(&city, &[&["join"], &lists[..], &books[..]].concat()).ok();
    for gone in ["city.list", "registry.list"] {
        assert!(!city.path().join(gone).exists(), "{gone}");
    }
    let status = [
        &["status"],
        &books[..],
        &["--key", "office.key", "--out", "status.txt"],
    ];
    office(&city, &status.concat()).ok();
    office(&city, &["destroy", "q.key", "register.csv"]).ok();
    assert!(!city.path().join("q.key").exists());
    let filed = city.run("fairness", &["status", "status.txt"]).ok();
    assert!(
        filed.contains(&quarter) && filed.contains("Keine Aussage möglich"),
        "{filed}"
    );
    assert!(filed.contains(POWER), "{filed}");
    city.run("fairness", &["status", "status.txt"])
        .refused(&["Ein Bescheid dieses oder eines späteren Quartals"]);
    city.run(
        "fairness",
        &["--as", "melde.leitung", "status", "status.txt"],
    )
    .refused(&["keine Befugnis"]);
    let shown = city.run("fairness", &["show"]).ok();
    assert!(
        shown.contains(&quarter) && shown.contains("nicht zu sehen"),
        "{shown}"
    );
    assert!(
        shown.contains(POWER) && shown.contains("Quartalen"),
        "{shown}"
    );
}

#[test]
fn a_mistyped_name_is_named_and_nothing_looks_done() {
    let city = city();
    office(&city, &["destroy", "register.csv", "registre.csv"])
        .refused(&["registre.csv", "gibt es nicht"]);
    assert!(city.path().join("register.csv").exists());
    let books = ["--plan", PLAN, "--books", "boks.json"];
    let hybrid = ["hybrid", "--year", "2025"];
    let status = ["status", "--key", "office.key", "--out", "no.txt"];
    for command in [&hybrid[..], &status[..]] {
        office(&city, &[command, &books[..]].concat()).refused(&["boks.json", "gibt es nicht"]);
    }
}

/// The first line of the power table, as it stands beside every "nothing seen".
const POWER: &str =
    "17 Haushalte je Gruppe, 35 % in der einen: auffällig wird die andere ab 85 %, nach unten nie";

/// Both lists of a quarter by text, for one split: at each stage so many of A passed on of all, then of B.
fn write_lists(city: &City, quarter: &str, counts: &[(&str, [u32; 4])]) {
    let plan = std::fs::read(city.path().join(PLAN)).unwrap();
    let head = |what: &str| {
        let sha256 = hex::encode(Sha256::digest(&plan));
        vec![format!(
            "augenmass fairness {what} v1\nquarter {quarter}\nplan {sha256}\n"
        )]
    };
    let (mut extract, mut marks) = (Vec::new(), Vec::new());
    for (stage, [a, of_a, b, of_b]) in counts {
        for (group, passed, all) in [("a", *a, *of_a), ("b", *b, *of_b)] {
            for nth in 0..all {
                let digest = Sha256::digest(format!("{quarter} {stage} {group} {nth}"));
                let pseudonym = hex::encode(digest);
                let on = if nth < passed { "on" } else { "not" };
                extract.push(format!("{pseudonym} {stage} post-returned {on}\n"));
                marks.push(format!("{pseudonym} 1={group}\n"));
            }
        }
    }
    extract.sort();
    marks.sort();
    let file = |name: &str, text: String| std::fs::write(city.path().join(name), text).unwrap();
    file("city.list", [head("extract"), extract].concat().concat());
    file("registry.list", [head("marks"), marks].concat().concat());
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story")]
fn the_join_says_what_could_be_seen_and_when_and_the_hybrid_test_describes_a_year() {
    let city = city();
    let books = ["--plan", PLAN, "--books", "books.json"];
    let lists = ["--extract", "city.list", "--marks", "registry.list"];
    let hybrid = |year: &'static str| {
        office(
            &city,
            &[&["hybrid"], &books[..], &["--year", year]].concat(),
        )
    };
    let counts = [
        ("visit-ordered", [36, 240, 18, 360]),
        ("heard", [8, 36, 12, 18]),
        ("decided", [8, 8, 12, 12]),
    ];
    write_lists(&city, "2025-Q1", &[("visit-ordered", [6, 20, 12, 40])]);
    let joined = office(&city, &[&["join"], &lists[..], &books[..]].concat()).ok();
    assert!(joined.contains(POWER), "{joined}");
    let plan = FairnessPlan::embedded().unwrap();
    let volume = Volume {
        of_a: 20,
        of_b: 40,
        base_share: 0.3,
        components: 6,
    };
    let about =
        "Bei 20 und 40 Haushalten je Quartal, 30 % weitergegeben, 6 Bestandteilen des Plans:";
    assert!(joined.contains(about), "{joined}");
    for odds_ratio in [2.0, 3.0, 5.0] {
        let looks = delay_to_stop(&plan, volume, odds_ratio)
            .unwrap()
            .median
            .unwrap();
        let said = format!(
            "Chancenverhältnis {odds_ratio}: Stopp in der Hälfte der Fälle nach {looks} Quartalen"
        );
        assert!(joined.contains(&said), "`{said}` is missing in: {joined}");
    }
    let small = hybrid("2025").ok();
    assert!(small.contains("eine Gruppe ist zu klein"), "{small}");
    write_lists(&city, "2026-Q1", &counts);
    office(&city, &[&["join"], &lists[..], &books[..]].concat()).ok();
    let said = hybrid("2026").ok();
    for words in [
        "2026, Einteilung 1: Gruppe A wurde häufiger aufgesucht und seltener bestätigt (p 0,00",
        "Er stoppt nichts und verlässt dieses Haus nicht.",
    ] {
        assert!(said.contains(words), "`{words}` is missing in: {said}");
    }
    office(
        &city,
        &[
            "hybrid",
            "--plan",
            PLAN,
            "--books",
            "books.json",
            "--year",
            "vorletztes",
        ],
    )
    .refused(&["--year"]);
    office(
        &city,
        &[
            "hybrid",
            "--plan",
            "nowhere",
            "--books",
            "books.json",
            "--year",
            "2026",
        ],
    )
    .refused(&["nowhere"]);
}

#[test]
fn a_breach_is_reported_and_released_by_three_people() {
    let city = city();
    let breach = [
        "breach",
        "--what",
        "visit-without-social-work",
        "--document",
        "report.txt",
    ];
    city.run(
        "fairness",
        &[&["--as", "koordination"], &breach[..]].concat(),
    )
    .refused(&["keine Befugnis"]);
    let said = city.run("fairness", &breach).ok();
    assert!(said.contains("keine neuen Besuche"), "{said}");
    let stop = "Ein Besuch fand ohne soziale Begleitung statt.";
    let shown = city.run("fairness", &["show"]).ok();
    assert!(
        shown.contains("Stopp seit") && shown.contains(stop),
        "{shown}"
    );
    let release = ["release", "--vote", "vote.txt"];
    city.run("fairness", &release)
        .refused(&["Analyse der Ursache"]);
    let cause = [
        "statement",
        "--kind",
        "cause-analysis",
        "--document",
        "analysis.txt",
    ];
    city.run("fairness", &cause).ok();
    let panel = [
        "statement",
        "--kind",
        "panel-statement",
        "--document",
        "panel.txt",
    ];
    city.run("fairness", &[&["--as", "datenschutz"], &panel[..]].concat())
        .refused(&["drei verschiedenen Menschen"]);
    city.run("fairness", &panel).ok();
    city.run("fairness", &release).ok();
    let shown = city.run("fairness", &["show"]).ok();
    assert!(!shown.contains(stop), "{shown}");
    city.run("fairness", &["approve-ground", "no-such"])
        .refused(&["nicht abgeschaltet"]);
}
