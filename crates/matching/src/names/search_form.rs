//! The search form of DIN 91379 (data/din91379, CC-BY-4.0): every letter and sequence of the norm in
//! A–Z.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

const LIST: &str = include_str!("../../data/din91379/latin_list_search_form_1.3.txt");

struct Mapping {
    of: HashMap<String, String>,
    longest: usize,
}

static MAPPING: LazyLock<Mapping> = LazyLock::new(|| {
    let of: HashMap<String, String> = rows()
        .map(|(letter, form)| (letter.nfc().collect(), form))
        .collect();
    let longest = of
        .keys()
        .map(|letter| letter.chars().count())
        .max()
        .unwrap_or(1);
    Mapping { of, longest }
});

/// Code points in hexadecimal as text.
fn text_of(codes: &str) -> Option<String> {
    codes
        .split_whitespace()
        .map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32))
        .collect()
}

/// The rows of the list: a letter or sequence, and its search form.
fn rows() -> impl Iterator<Item = (String, String)> {
    LIST.lines().filter_map(|line| {
        let columns: Vec<&str> = line.split(';').map(str::trim).collect();
        Some((text_of(columns.get(2)?)?, text_of(columns.get(5)?)?))
    })
}

/// The search form of a text: letters of DIN 91379 as the norm maps them, other letters in capitals
/// without marks, everything else as it is.
#[must_use]
pub fn search_form(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let composed: Cow<'_, str> = if is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    };
    let letters: Vec<char> = composed.chars().collect();
    let mut form = String::with_capacity(text.len() + 4);
    let mut at = 0;
    while at < letters.len() {
        let longest = MAPPING.longest.min(letters.len() - at);
        let found = (1..=longest).rev().find_map(|length| {
            let sequence: String = letters[at..at + length].iter().collect();
            MAPPING.of.get(&sequence).map(|mapped| (length, mapped))
        });
        if let Some((length, mapped)) = found {
            form.push_str(mapped);
            at += length;
        } else {
            let plain = std::iter::once(letters[at])
                .nfd()
                .filter(|c| !is_combining_mark(*c));
            form.extend(plain.flat_map(char::to_uppercase));
            at += 1;
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_norm_is_mapped() {
        assert_eq!(rows().count(), LIST.lines().count());
        assert!(rows().count() > 600);
        for (letter, form) in rows() {
            assert_eq!(search_form(&letter), form, "{letter}");
            let apart: String = letter.nfd().collect();
            assert_eq!(search_form(&apart), form, "{letter} in parts");
            assert!(form.chars().all(|c| c.is_ascii_uppercase()), "{form}");
        }
    }

    #[test]
    fn names_of_the_norm() {
        assert_eq!(search_form("Müller-Großkopf"), "MUELLER-GROSSKOPF");
        assert_eq!(search_form("Łukasz Żądło"), "LUKASZ ZADLO");
        assert_eq!(search_form("Gülşah Yıldız"), "GUELSAH YILDIZ");
        assert_eq!(search_form("Ștefan Ionuț"), "STEFAN IONUT");
    }
}
