//! The characters of DIN 91379 (String.Latin+), from the published list (data/din91379, CC-BY-4.0).
//! Sequences of a letter with combining marks are allowed only as listed.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const LIST: &str = include_str!("../../data/din91379/latin_list_1.3.txt");

/// The data types of DIN 91379 that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataType {
    /// Names of natural persons: Latin letters and non-letters N1.
    A,
    /// Other names, e.g. of streets and places: also non-letters N2 (digits, brackets, slash).
    B,
}

impl DataType {
    /// True where a group of the list belongs to the data type.
    pub(super) fn includes(self, group: &str) -> bool {
        match group {
            "bll" | "bnlreq" => true,
            "bnl" => self == Self::B,
            _ => false,
        }
    }
}

/// The characters and sequences of one data type in NFC, and the length of the longest.
struct Repertoire {
    allowed: HashSet<String>,
    longest: usize,
}

impl Repertoire {
    fn of(data_type: DataType) -> Self {
        let allowed: HashSet<String> = entries()
            .filter(|(group, _)| data_type.includes(group))
            .map(|(_, text)| text.nfc().collect())
            .collect();
        let longest = allowed
            .iter()
            .map(|text| text.chars().count())
            .max()
            .unwrap_or(1);
        Self { allowed, longest }
    }
}

static NAMES: LazyLock<Repertoire> = LazyLock::new(|| Repertoire::of(DataType::A));
static PLACES: LazyLock<Repertoire> = LazyLock::new(|| Repertoire::of(DataType::B));

/// The rows of the list: group and character or sequence, as code points.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, String)> {
    LIST.lines().filter_map(|line| {
        let mut columns = line.split(';').map(str::trim);
        let (group, _, codes) = (columns.next()?, columns.next()?, columns.next()?);
        let text = codes
            .split_whitespace()
            .map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32))
            .collect::<Option<String>>()?;
        Some((group, text))
    })
}

/// The position (from 0) and character of the first place of an NFC text that no listed character
/// or sequence covers; the longest match wins.
pub(super) fn first_outside(text: &[char], data_type: DataType) -> Option<(usize, char)> {
    let repertoire: &Repertoire = match data_type {
        DataType::A => &NAMES,
        DataType::B => &PLACES,
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = repertoire.longest.min(rest.len());
        let step = (1..=longest).rev().find(|length| {
            repertoire
                .allowed
                .contains(&rest[..*length].iter().collect::<String>())
        });
        match step {
            Some(length) => at += length,
            None => return Some((at, rest[0])),
        }
    }
    None
}
