//! The configuration of the city's sign-in service: what is wrong is said by its word, and no secret is
//! shown. Signing in itself is in `e2e/openid.mjs`.

use crate::city::{City, DATABASE};
use crate::program::{Answer, run_in};
use std::fs::{Permissions, set_permissions, write};
use std::os::unix::fs::PermissionsExt as _;

const SECRET: &str = "a-secret-that-nobody-may-read";

/// A right table; a port at which nobody answers.
const TABLE: [(&str, &str); 4] = [
    ("issuer", "http://127.0.0.1:1"),
    ("client-id", "augenmass"),
    ("client-secret-file", "open-id.secret"),
    ("public-address", "https://augenmass.example"),
];

/// Checks the right table with one word changed.
fn check(city: &City, word: &str, value: &str, options: &[&str]) -> Answer {
    let mut table: Vec<(&str, &str)> = TABLE
        .into_iter()
        .filter(|(known, _)| *known != word)
        .collect();
    if !value.is_empty() {
        table.push((word, value));
    }
    let lines = table
        .iter()
        .map(|(word, value)| format!("{word} = \"{value}\"\n"));
    let text = format!(
        "database = \"{DATABASE}\"\n[open-id]\n{}",
        lines.collect::<String>()
    );
    write(city.path().join("augenmass.toml"), text).unwrap();
    let args = [&["check-config", "augenmass.toml"], options].concat();
    let answer = run_in(city.path(), &args);
    assert!(!format!("{}{}", answer.out, answer.err).contains(SECRET));
    answer
}

fn city() -> City {
    let city = City::copy();
    let secret = city.path().join("open-id.secret");
    write(&secret, format!("{SECRET}\n")).unwrap();
    set_permissions(&secret, Permissions::from_mode(0o600)).unwrap();
    city
}

#[test]
fn what_is_wrong_with_the_sign_in_service_is_said_by_its_word() {
    let city = city();
    for (word, value, says) in [
        ("issuer", "musterstadt", "Adresse"),
        ("issuer", "http://sso.example", "https://"),
        ("issuer", "https://sso.example/?realm=stadt", "?"),
        ("issuer", "", "missing field"),
        ("client-id", " ", "leer"),
        ("public-address", "http://augenmass.example", "https://"),
        (
            "public-address",
            "https://augenmass.example/pfad",
            "ohne Pfad",
        ),
        ("public-address", "", "fehlt"),
        ("client-secret-file", "", "AUGENMASS_OPEN_ID_SECRET"),
        ("client-secret-file", "gibt-es-nicht", "gibt-es-nicht"),
        ("client-secret", SECRET, "unknown field"),
    ] {
        check(&city, word, value, &["--offline"]).refused(&[says]);
    }
    write(city.path().join("open-id.secret"), "\n").unwrap();
    check(&city, "", "", &["--offline"]).refused(&["client-secret-file", "leer"]);
}

#[test]
fn the_address_of_the_pages_may_stand_above_the_table_but_not_otherwise() {
    let city = city();
    let secret = "open-id.secret";
    let with = |above: &str, below: &str| {
        let text = format!(
            "database = \"{DATABASE}\"\npublic-address = \"{above}\"\n[open-id]\n\
             issuer = \"http://127.0.0.1:1\"\nclient-id = \"x\"\n\
             client-secret-file = \"{secret}\"\n{below}"
        );
        write(city.path().join("augenmass.toml"), text).unwrap();
        run_in(
            city.path(),
            &["check-config", "augenmass.toml", "--offline"],
        )
    };
    let here = "https://augenmass.example";
    let same = format!("public-address = \"{here}\"\n");
    with(here, "").ok();
    with(here, &same).ok();
    with("https://b.example", &same).refused(&["public-address", "zweimal"]);
}

#[test]
fn a_secret_that_others_may_read_is_refused() {
    let city = city();
    let secret = city.path().join("open-id.secret");
    set_permissions(&secret, Permissions::from_mode(0o640)).unwrap();
    check(&city, "", "", &["--offline"]).refused(&["open-id.secret", "chmod 600"]);
}

#[test]
fn a_service_that_does_not_answer_is_told_unless_it_is_not_to_be_asked() {
    let city = city();
    check(&city, "", "", &[]).refused(&["issuer", "antwortet nicht", "127.0.0.1:1"]);
    check(&city, "", "", &["--offline"]).ok();
}
