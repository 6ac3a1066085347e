//! Reference papers: `20260196`, `Vorlage 1228/2019`, `Drucksache 21-0744/3`, `K/17/6463`.

use std::collections::BTreeSet;

/// Words that are followed by the number of a paper.
const NAMES: &[&str] = &[
    "anfrage",
    "antrag",
    "beschlussvorlage",
    "berichtsvorlage",
    "drs",
    "drucksache",
    "drucksachen",
    "ds",
    "drucksachen-nr",
    "drucksache-nr",
    "mitteilung",
    "mitteilungsvorlage",
    "vorlage",
    "vorlagen",
    "vorlagen-nr",
    "vorlagennummer",
    "drucksachennummer",
];

/// All papers of a text, each once, in order.
pub(super) fn all(text: &str) -> Vec<String> {
    let mut papers: Vec<String> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    // True behind `Vorlage`, `Nr.` and between numbers of a list.
    let mut named = false;
    let mut called = false;
    for word in text.split_whitespace() {
        let bare = word
            .trim_start_matches(['(', '„', '"', '[', '#'])
            .trim_end_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if matches!(
            lower.as_str(),
            "tel" | "telefon" | "fax" | "telefax" | "mobil" | "konto"
        ) {
            called = true;
            continue;
        }
        let paper = !called && is_paper(bare, named);
        if paper && seen.insert(bare) {
            papers.push(bare.to_owned());
        }
        let goes_on = matches!(
            lower.as_str(),
            "nr" | "nrn" | "nummer" | "no" | "und" | "sowie"
        );
        named =
            NAMES.contains(&lower.as_str()) || (named && (goes_on || paper || lower.is_empty()));
        called = called && bare.chars().all(|c| !c.is_alphabetic());
    }
    papers
}

fn is_paper(word: &str, named: bool) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let form = word
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
    if !form || digits < 3 {
        return false;
    }
    let year_and_serial =
        digits == 8 && word.len() == 8 && (word.starts_with("19") || word.starts_with("20"));
    year_and_serial || (named && !is_iso_day(word)) || letter_and_slashes(word)
}

fn is_iso_day(word: &str) -> bool {
    let lengths: Vec<usize> = word.split('-').map(str::len).collect();
    lengths == [4, 2, 2]
}

/// `K/17/6463`: one to three capitals, then numbers.
fn letter_and_slashes(word: &str) -> bool {
    let mut parts = word.split('/');
    let head = parts.next().unwrap_or("");
    let tail: Vec<&str> = parts.collect();
    let number = |p: &&str| {
        p.starts_with(|c: char| c.is_ascii_digit())
            && p.chars().all(|c| c.is_ascii_digit() || c == '-')
    };
    (1..=3).contains(&head.len())
        && head.chars().all(|c| c.is_ascii_uppercase())
        && tail.len() >= 2
        && tail.iter().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_papers_in_their_forms() {
        assert_eq!(all("Missimo (Vorlage 20260196)."), ["20260196"]);
        assert_eq!(
            all("Vorlage Nr. 20131012, siehe K/17/6463-01"),
            ["20131012", "K/17/6463-01"]
        );
        assert_eq!(
            all("Drucksachen 21-0744/3 und 21-0745"),
            ["21-0744/3", "21-0745"]
        );
        assert_eq!(all("Vorlage 1228/2019 vom 24.03.2025"), ["1228/2019"]);
    }

    #[test]
    fn other_numbers_are_no_papers() {
        let none: [&str; 0] = [];
        assert_eq!(
            all("Tel. 0234 20260196, 44777 Bochum, 100 Fälle, 2024/2025"),
            none
        );
        assert_eq!(all("Anfrage vom 2026-03-05 zu 5 Jahren"), none);
    }
}
