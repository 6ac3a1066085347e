//! A record made ready for keys and comparison: names in parts, street and place in one spelling.

use crate::names::{NameParts, search_form};
use crate::record::{Birth, Record};

/// Words for a kind of street, that are written in many ways or left out.
const STREET_WORDS: [&str; 45] = [
    "AM", "AN", "DER", "DEM", "DEN", "IM", "IN", "ZUM", "ZUR", "AUF", "STRASSE", "STRASZE", "STR",
    "ST", "STREET", "ROAD", "RD", "AVENUE", "AVE", "CRESCENT", "CRES", "CR", "PLACE", "PL",
    "CIRCUIT", "CCT", "COURT", "CT", "DRIVE", "DR", "LANE", "LN", "CLOSE", "CL", "WAY", "TERRACE",
    "TCE", "PARADE", "PDE", "UL", "ULICA", "CADDESI", "SOKAK", "STRADA", "RUE",
];
/// Endings of a German street that are cut to one.
const STREET_ENDINGS: [&str; 4] = ["STRASSE", "STRASZE", "STR", "STRAS"];

/// What is compared of a record.
#[derive(Clone, Default)]
pub struct Prepared {
    /// Given names.
    pub given: NameParts,
    /// Family name.
    pub family: NameParts,
    /// Another family name.
    pub birth_name: NameParts,
    /// Birth date.
    pub birth: Birth,
    /// Name of the street without its kind, letters and digits.
    pub street: String,
    /// House number, digits and suffix.
    pub house: String,
    /// Postcode, letters and digits.
    pub postcode: String,
    /// Place, letters and digits.
    pub place: String,
    /// Sex, its first letter.
    pub sex: Option<char>,
    /// Further fields, in the search form.
    pub others: Vec<String>,
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prepared(…)")
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        for text in [
            &mut self.street,
            &mut self.house,
            &mut self.postcode,
            &mut self.place,
        ] {
            text.zeroize();
        }
        self.birth.zeroize();
        self.sex.zeroize();
        self.others.zeroize();
    }
}

impl Prepared {
    /// Makes a record ready.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let (street, number) = street_and_number(record.street());
        let house = if record.house_number().is_empty() {
            number
        } else {
            compact(record.house_number())
        };
        Self {
            given: NameParts::of(record.given_name()),
            family: NameParts::of(record.family_name()),
            birth_name: NameParts::of(record.birth_name()),
            birth: record.birth(),
            street: street_name(&street),
            house: house.trim_start_matches('0').to_owned(),
            postcode: compact(record.postcode()),
            place: compact(record.place()),
            sex: compact(record.sex()).chars().next().map(one_sex),
            others: record
                .others()
                .iter()
                .map(|other| search_form(other))
                .collect(),
        }
    }

    /// The digits at the beginning of the house number.
    #[must_use]
    pub fn house_digits(&self) -> &str {
        let end = self
            .house
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.house.len());
        &self.house[..end]
    }
}

/// Letters and digits of the search form.
fn compact(text: &str) -> String {
    search_form(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Female is written w in German and f elsewhere.
const fn one_sex(letter: char) -> char {
    if letter == 'W' { 'F' } else { letter }
}

/// Splits an address line into its street and the house number before or after it, where one stands
/// there.
fn street_and_number(line: &str) -> (String, String) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number =
        |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with('.');
    if words.len() > 1 {
        if let Some(first) = words.first().filter(is_number) {
            return (words[1..].join(" "), compact(first));
        }
        if let Some(at) = words.iter().rposition(|word| is_number(&word))
            && at > 0
            && words.len() - at <= 2
        {
            return (words[..at].join(" "), compact(&words[at..].concat()));
        }
    }
    (line.to_owned(), String::new())
}

fn street_name(street: &str) -> String {
    let form = search_form(street);
    let words = form
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let kept: Vec<&str> = words
        .clone()
        .map(|word| {
            let ending = STREET_ENDINGS
                .iter()
                .find_map(|ending| word.strip_suffix(ending));
            ending.filter(|rest| rest.len() >= 3).unwrap_or(word)
        })
        .filter(|word| !STREET_WORDS.contains(word))
        .collect();
    if kept.is_empty() {
        words.collect()
    } else {
        kept.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_in_all_spellings_is_one() {
        for street in ["Königsallee", "KOENIGSALLEE", "Königs-Allee"] {
            assert_eq!(street_name(street), "KOENIGSALLEE", "{street}");
        }
        for street in [
            "Hauptstraße",
            "Hauptstrasse",
            "Hauptstr.",
            "Haupt-Str.",
            "Haupt Straße",
            "hauptstr",
        ] {
            assert_eq!(street_name(street), "HAUPT", "{street}");
        }
        assert_eq!(street_name("Straße des 17. Juni"), "DES17JUNI");
        assert_eq!(street_name("Straße"), "STRASSE");
    }

    #[test]
    fn the_house_number_is_taken_from_the_line() {
        let split = |line| street_and_number(line);
        assert_eq!(
            split("1 WINDSOR ROAD"),
            ("WINDSOR ROAD".to_owned(), "1".to_owned())
        );
        assert_eq!(
            split("Am Hang 12 a"),
            ("Am Hang".to_owned(), "12A".to_owned())
        );
        assert_eq!(
            split("Straße des 17. Juni"),
            ("Straße des 17. Juni".to_owned(), String::new())
        );
        assert_eq!(
            split("Straße des 17. Juni 4"),
            ("Straße des 17. Juni".to_owned(), "4".to_owned())
        );
        assert_eq!(split("The Green"), ("The Green".to_owned(), String::new()));
    }
}
