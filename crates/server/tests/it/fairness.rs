//! A quarter from the command line, as those who do it: key, two lists, join, status, filing; then a
//! breach and its release.

use crate::city::{City, DATABASE, demo};
use crate::program::{Answer, run_in};
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
    city.run("fairness", &["status", "status.txt"])
        .refused(&["Ein Bescheid dieses oder eines späteren Quartals", "M-2"]);
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
    assert!(!shown.contains("Stopp: visit"), "{shown}");
    city.run("fairness", &["approve-ground", "no-such"])
        .refused(&["nicht abgeschaltet"]);
}
