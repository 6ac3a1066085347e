//! The letters of the demo: each carries the code that opens its case to the person concerned, and says
//! where to enter it.

use crate::city::{City, DATABASE, demo};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::concerned::{self, Code};
use augenmass_casework::installation::Installation;
use augenmass_casework::letters::case_paper;
use augenmass_domain::LetterKind;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// The page of the demo's letterhead.
const PAGE: &str = "klaerung.auenstedt.example/brief";

/// The text of a PDF; `None`, and a line, where the reader is not installed.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn text(pdf: &Path) -> Option<String> {
    let Ok(output) = Command::new("pdftotext").arg(pdf).arg("-").output() else {
        println!("skipped: pdftotext (poppler-utils) is not installed");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What has the form of a code, with a check character that fits.
fn codes(text: &str) -> BTreeSet<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| word.len() == 19 && Code::parse(word).is_ok())
        .map(str::to_owned)
        .collect()
}

async fn open(city: &City) -> Installation {
    let file = DATABASE.strip_prefix("sqlite:").unwrap();
    let url = format!("sqlite:{}", city.path().join(file).display());
    let clock = Arc::new(SetClock::at(
        jiff::civil::date(2025, 12, 31).at(12, 0, 0, 0),
    ));
    let keys = city.path().join("keys");
    Installation::open(&url, &keys, clock, Chance::from_seed(1))
        .await
        .unwrap()
}

#[tokio::test]
async fn every_letter_carries_the_code_of_its_case_and_says_where_to_enter_it() {
    let city = City::copy();
    let house = open(&city).await;
    let officer = house.actor("melde.1").await.unwrap();
    let mut erased = Vec::new();
    for (name, kind) in [
        ("waiting-letter.pdf", LetterKind::Service),
        ("service-letter.pdf", LetterKind::Service),
        ("invitation-letter.pdf", LetterKind::Invitation),
        ("hearing-letter.pdf", LetterKind::Hearing),
        ("decision-notice.pdf", LetterKind::Notice),
        ("clearing-letter.pdf", LetterKind::Clearing),
    ] {
        let Some(text) = text(&demo().join("out/letters").join(name)) else {
            return;
        };
        let codes = codes(&text);
        assert_eq!(codes.len(), 1, "{name}: one code, however often it is said");
        let times = text.matches(PAGE).count();
        let languages = if kind == LetterKind::Service { 9 } else { 1 };
        assert!(times >= languages, "{name}: {times}");
        let printed = codes.first().unwrap();
        assert!(!text.contains(&format!("{PAGE}/")) && !text.contains(&format!("{PAGE}?")));
        let code = Code::parse(printed).unwrap();
        let Some(who) = concerned::enter(&house, &code).await.unwrap() else {
            erased.push(name);
            continue;
        };
        let again = case_paper(&house, &officer, who.case()).await.unwrap();
        let letter = again.letter(kind).unwrap();
        assert_eq!(letter.id, who.letter(), "{name}");
        assert_eq!(
            &again.code(letter).unwrap().reveal(),
            printed,
            "{name}: a reprint"
        );
    }
    // On the last day of the demonstration their time was over.
    assert_eq!(erased, ["service-letter.pdf", "clearing-letter.pdf"]);
    house.close().await;
}
