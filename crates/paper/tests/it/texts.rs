//! The texts of the service letter: same facts in each language, easy to read, and
//! no word that presumes guilt.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, iter};

use augenmass_paper::ServiceLetter;

use crate::tools::print;

const LANGUAGES: [&str; 9] = ["de", "leicht", "en", "ro", "bg", "tr", "pl", "uk", "ar"];

/// Words that presume guilt, in all nine languages; one per line.
const PRESUMING: &str = include_str!("presuming_words.txt");

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("texts")
        .join(kind)
}

/// The keys and strings of a flat TOML file with basic strings.
fn strings(kind: &str, language: &str) -> BTreeMap<String, String> {
    let path = folder(kind).join(language).with_extension("toml");
    let text = fs::read_to_string(path).expect("a text file");
    let pairs = text.lines().filter_map(|line| line.split_once(" = \""));
    pairs
        .map(|(key, value)| {
            let value = value.strip_suffix('"').expect("a basic string");
            (
                key.to_owned(),
                value.replace("\\n", "\n").replace("\\\"", "\""),
            )
        })
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let mut rest = text;
    iter::from_fn(|| {
        let start = rest.find('{')?;
        let end = start + rest[start..].find('}')?;
        let name = &rest[start..=end];
        rest = &rest[end..];
        Some(name)
    })
    .collect()
}

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    for kind in ["service_letter", "consequences", "benefit_letter"] {
        let german = strings(kind, "de");
        for language in LANGUAGES {
            let other = strings(kind, language);
            assert!(german.keys().eq(other.keys()), "{kind}/{language}");
            for (key, text) in &german {
                assert!(!other[key].trim().is_empty(), "{kind}/{language}: {key}");
                assert_eq!(
                    placeholders(text),
                    placeholders(&other[key]),
                    "{language}: {key}"
                );
            }
        }
    }
}

#[test]
fn all_languages_name_the_same_norms() {
    let norms = |text: &str| -> BTreeSet<String> {
        let numbers = text.split('§').skip(1);
        numbers
            .map(|rest| {
                rest.trim_start()
                    .chars()
                    .take_while(char::is_ascii_digit)
                    .collect()
            })
            .collect()
    };
    for kind in ["service_letter", "consequences", "benefit_letter"] {
        let german = strings(kind, "de");
        for language in LANGUAGES {
            let other = strings(kind, language);
            for (key, text) in &german {
                assert_eq!(norms(text), norms(&other[key]), "{kind}/{language}: {key}");
            }
        }
    }
}

#[test]
fn no_text_uses_a_word_that_presumes_guilt() {
    for kind in ["service_letter", "consequences", "benefit_letter"] {
        for language in LANGUAGES {
            for (key, text) in strings(kind, language) {
                let text = text.to_lowercase();
                for word in PRESUMING.lines() {
                    assert!(!text.contains(word), "{kind}/{language}: {key} says {word}");
                }
            }
        }
    }
}

#[test]
fn the_printed_letter_uses_no_word_that_presumes_guilt() {
    let Some(text) = print(ServiceLetter::sample()).flowing_text() else {
        return;
    };
    let text = text.to_lowercase();
    assert!(PRESUMING.lines().all(|word| !text.contains(word)));
}

#[test]
fn sentences_are_short_in_german_plain_german_and_english() {
    for language in ["de", "leicht", "en"] {
        let mut lengths: Vec<usize> = ["service_letter", "consequences"]
            .iter()
            .flat_map(|kind| strings(kind, language))
            .filter(|(key, _)| !matches!(key.as_str(), "months" | "date" | "lang" | "name"))
            .filter(|(key, _)| !key.ends_with("_heading"))
            .flat_map(|(_, text)| sentence_lengths(&text))
            .collect();
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median <= 15, "{language}: median {median}");
        let longest = if language == "leicht" { 15 } else { 28 };
        assert!(
            lengths.iter().all(|&length| length <= longest),
            "{language}: {lengths:?}"
        );
    }
}

fn sentence_lengths(text: &str) -> Vec<usize> {
    let unabbreviated = text.replace("Abs.", "Abs").replace("Art.", "Art");
    let sentences = unabbreviated.split(['.', '?', '!', '\n']);
    sentences
        .map(|s| s.split_whitespace().count())
        .filter(|&words| words > 0)
        .collect()
}

#[test]
fn the_box_of_consequences_is_the_one_that_was_signed() {
    let Ok(output) = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(folder("consequences"))
        .output()
    else {
        eprintln!("skipped: sha256sum is not installed");
        return;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let sums = fs::read_to_string(folder("consequences").join("SHA256SUMS")).expect("the hashes");
    assert_eq!(sums.lines().count(), LANGUAGES.len());
}

#[test]
fn the_letter_carries_all_languages_and_the_whole_box_of_consequences() {
    let Some(text) = print(ServiceLetter::sample()).flowing_text() else {
        return;
    };
    let squeeze = |text: &str| {
        text.replace('\u{a0}', " ")
            .split_whitespace()
            .collect::<String>()
    };
    let printed = squeeze(&text);
    for language in LANGUAGES.iter().filter(|&&language| language != "ar") {
        for (key, sentence) in strings("consequences", language) {
            assert!(printed.contains(&squeeze(&sentence)), "{language}: {key}");
        }
        let title = &strings("service_letter", language)["title"];
        assert!(printed.contains(&squeeze(title)), "{language}: title");
    }
    assert!(text.contains("العربية"));
}

#[test]
fn a_text_without_review_says_so_outside_demonstrations_too() {
    let mut letter = ServiceLetter::sample();
    letter.opening.demo = false;
    let Some(text) = print(letter).flowing_text() else {
        return;
    };
    assert!(text.contains("A sworn translator has not yet checked this translation."));
}
