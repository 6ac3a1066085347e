//! A person as both sides of the reconciliation hold them, and what can be wrong with such a record.

mod birth;
mod problem;

pub use birth::Birth;
pub use problem::{Field, Problem};

use crate::names::NameParts;
use std::fmt;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The greatest length of one field, characters.
pub const FIELD_LIMIT: usize = 400;
/// The greatest number of parts of one name.
pub const PARTS_LIMIT: usize = 24;
/// The greatest number of further exact fields.
pub const OTHERS_LIMIT: usize = 4;

/// The fields of a record as they were written, before anything is checked. Empty means not known.
/// Overwritten in memory when dropped.
#[derive(Clone, Default)]
pub struct Fields {
    /// Given names.
    pub given_name: Zeroizing<String>,
    /// Family name.
    pub family_name: Zeroizing<String>,
    /// Another family name: at birth, or before marriage.
    pub birth_name: Zeroizing<String>,
    /// Birth date as one text: `2019-04-30`, `20190430` or `30.04.2019`. Read only where no part is given.
    pub birth_date: Zeroizing<String>,
    /// Year of birth.
    pub birth_year: Zeroizing<String>,
    /// Month of birth, 1 to 12.
    pub birth_month: Zeroizing<String>,
    /// Day of birth, 1 to 31.
    pub birth_day: Zeroizing<String>,
    /// Street, with or without the house number.
    pub street: Zeroizing<String>,
    /// House number with suffix.
    pub house_number: Zeroizing<String>,
    /// Postcode.
    pub postcode: Zeroizing<String>,
    /// Place.
    pub place: Zeroizing<String>,
    /// Sex, as a letter or word.
    pub sex: Zeroizing<String>,
    /// Further fields that are compared exactly, in an order both sides agree on.
    pub others: Zeroizing<Vec<String>>,
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fields(…)")
    }
}

/// A person record: trimmed, NFC, without marks of writing direction; `Debug` shows nothing and the
/// memory is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Record {
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) birth_name: String,
    pub(crate) birth: Birth,
    pub(crate) street: String,
    pub(crate) house_number: String,
    pub(crate) postcode: String,
    pub(crate) place: String,
    pub(crate) sex: String,
    pub(crate) others: Vec<String>,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(…)")
    }
}

/// A record as far as it could be read, and everything that was wrong with it.
#[derive(Debug)]
pub struct Reading {
    /// The record. What could not be read at all is empty.
    pub record: Record,
    /// What was wrong, in the order of the fields.
    pub problems: Vec<(Field, Problem)>,
}

impl Record {
    /// Reads a record and refuses one with a problem that changes what it says. Text that is not NFC is
    /// composed without a word.
    ///
    /// # Errors
    /// The first problem, with its field and never its content.
    pub fn new(fields: &Fields) -> Result<Self, (Field, Problem)> {
        let Reading { record, problems } = Self::read(fields);
        match problems
            .into_iter()
            .find(|(_, problem)| *problem != Problem::NotComposed)
        {
            Some(problem) => Err(problem),
            None => Ok(record),
        }
    }

    /// Reads what can be read and names every problem, for lists that are only measured. A date that is
    /// not possible keeps its parts, so that one wrong digit can still be put right.
    #[must_use]
    pub fn read(fields: &Fields) -> Reading {
        let mut problems = Vec::new();
        let mut text = |field, text: &str| cleaned(field, text, &mut problems);
        let mut record = Self {
            given_name: text(Field::GivenName, &fields.given_name),
            family_name: text(Field::FamilyName, &fields.family_name),
            birth_name: text(Field::BirthName, &fields.birth_name),
            birth: Birth::default(),
            street: text(Field::Street, &fields.street),
            house_number: text(Field::HouseNumber, &fields.house_number),
            postcode: text(Field::Postcode, &fields.postcode),
            place: text(Field::Place, &fields.place),
            sex: text(Field::Sex, &fields.sex),
            others: fields
                .others
                .iter()
                .take(OTHERS_LIMIT)
                .map(|other| text(Field::Other, other))
                .collect(),
        };
        for (field, name) in [
            (Field::GivenName, &mut record.given_name),
            (Field::FamilyName, &mut record.family_name),
            (Field::BirthName, &mut record.birth_name),
        ] {
            few_parts(field, name, &mut problems);
        }
        for (field, name) in [
            (Field::GivenName, &record.given_name),
            (Field::FamilyName, &record.family_name),
        ] {
            if NameParts::of(name).is_empty() {
                problems.push((field, Problem::EmptyName));
            }
        }
        match Birth::read(fields) {
            Ok(birth) => {
                if birth.is_impossible() {
                    problems.push((Field::Birth, Problem::ImpossibleDate));
                }
                record.birth = birth;
            }
            Err(problem) => problems.push((Field::Birth, problem)),
        }
        Reading { record, problems }
    }

    /// Given names.
    #[must_use]
    pub fn given_name(&self) -> &str {
        &self.given_name
    }
    /// Family name.
    #[must_use]
    pub fn family_name(&self) -> &str {
        &self.family_name
    }
    /// Another family name; empty where there is none.
    #[must_use]
    pub fn birth_name(&self) -> &str {
        &self.birth_name
    }
    /// Birth date, or what is known of it.
    #[must_use]
    pub const fn birth(&self) -> Birth {
        self.birth
    }
    /// Street.
    #[must_use]
    pub fn street(&self) -> &str {
        &self.street
    }
    /// House number.
    #[must_use]
    pub fn house_number(&self) -> &str {
        &self.house_number
    }
    /// Postcode.
    #[must_use]
    pub fn postcode(&self) -> &str {
        &self.postcode
    }
    /// Place.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
    /// Sex.
    #[must_use]
    pub fn sex(&self) -> &str {
        &self.sex
    }
    /// Further exact fields.
    #[must_use]
    pub fn others(&self) -> &[String] {
        &self.others
    }

    /// The bytes that stand for the record in a commitment: a version, the number of further
    /// fields, then each field with its length (four bytes, big-endian) in a fixed order; a part of the date that is not known is zero.
    #[must_use]
    pub fn canonical_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(b"augenmass/record/1\0".to_vec());
        let texts = [
            &self.given_name,
            &self.family_name,
            &self.birth_name,
            &self.street,
            &self.house_number,
            &self.postcode,
            &self.place,
            &self.sex,
        ];
        bytes.push(u8::try_from(self.others.len()).unwrap_or(u8::MAX));
        for text in texts.into_iter().chain(&self.others) {
            // Fields are at most FIELD_LIMIT characters long.
            bytes.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.extend_from_slice(&self.birth.year.unwrap_or(0).to_be_bytes());
        bytes.push(self.birth.month.unwrap_or(0));
        bytes.push(self.birth.day.unwrap_or(0));
        bytes
    }
}

/// Marks that change the direction of writing or are not seen at all.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn cleaned(field: Field, text: &str, problems: &mut Vec<(Field, Problem)>) -> String {
    let mut name = |problem| problems.push((field, problem));
    if text.chars().any(is_hidden) {
        name(Problem::DirectionMark);
    } else if text.trim().chars().any(char::is_control) {
        name(Problem::ControlCharacter);
    }
    if !is_nfc(text) {
        name(Problem::NotComposed);
    }
    let shown = text.chars().filter(|c| !is_hidden(*c) && !c.is_control());
    let mut clean: String = shown.nfc().collect::<String>().trim().to_owned();
    if clean.chars().count() > FIELD_LIMIT {
        name(Problem::TooLong);
        clean = clean.chars().take(FIELD_LIMIT).collect();
    }
    clean
}

fn few_parts(field: Field, name: &mut String, problems: &mut Vec<(Field, Problem)>) {
    let parts = name.split_whitespace().flat_map(|word| word.split('-'));
    if parts.count() > PARTS_LIMIT {
        problems.push((field, Problem::TooManyParts));
        let kept: Vec<&str> = name.split([' ', '-']).take(PARTS_LIMIT).collect();
        *name = kept.join(" ");
    }
}

#[cfg(test)]
mod tests;
