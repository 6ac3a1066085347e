//! The configuration file: what is wrong is said by its word, before anything starts.

use crate::city::{City, DATABASE};
use crate::program::{Answer, run_in};

/// Checks, or serves by, a right file with these lines more.
fn with(city: &City, lines: &str, command: &[&str]) -> Answer {
    let text = format!("database = \"{DATABASE}\"\n{lines}");
    std::fs::write(city.path().join("augenmass.toml"), text).unwrap();
    run_in(city.path(), &[command, &["augenmass.toml"]].concat())
}

#[test]
fn how_much_an_account_may_ask_for_is_said_and_too_little_is_refused() {
    let city = City::copy();
    let check = |lines: &str| with(&city, lines, &["check-config"]);
    let said = check("").ok();
    assert!(
        said.contains("Je Konto und Minute: 300 Seiten, 60 Formulare"),
        "{said}"
    );
    let said = check("[requests]\npages = 50\n").ok();
    assert!(
        said.contains("Je Konto und Minute: 50 Seiten, 60 Formulare"),
        "{said}"
    );
    for (lines, says) in [
        ("pages = 9", "mindestens 10"),
        ("forms = 0", "[requests] forms"),
        ("forms = -1", "Zeile 3"),
        ("seiten = 100", "unknown field"),
    ] {
        check(&format!("[requests]\n{lines}\n")).refused(&[says]);
    }
    with(&city, "[requests]\npages = 9\n", &["serve", "--config"]).refused(&["mindestens 10"]);
}

#[test]
fn passkeys_are_offered_where_the_address_of_the_pages_has_a_name() {
    let city = City::copy();
    let check = |lines: &str| with(&city, lines, &["check-config"]);
    for (address, says) in [
        (
            "https://augenmass.musterstadt.example",
            "werden angeboten, für augenmass.musterstadt.example",
        ),
        ("http://localhost:8080", "werden angeboten, für localhost"),
        ("http://127.0.0.1:8080", "eine IP-Adresse"),
        ("https://[2001:db8::1]", "eine IP-Adresse"),
        ("https://192.0.2.7/", "eine IP-Adresse"),
    ] {
        let said = check(&format!("public-address = \"{address}\"\n")).ok();
        let line = said.lines().find(|line| line.starts_with("Passkeys:"));
        assert!(line.is_some_and(|line| line.contains(says)), "{said}");
    }
    assert!(check("").ok().contains("public-address fehlt"));
    for (address, says) in [
        ("http://augenmass.musterstadt.example", "https://"),
        ("https://augenmass.musterstadt.example/x", "ohne Pfad"),
        ("musterstadt", "ist keine Adresse"),
    ] {
        let lines = format!("public-address = \"{address}\"\n");
        check(&lines).refused(&["public-address", says]);
        with(&city, &lines, &["serve", "--config"]).refused(&["public-address", says]);
    }
}
