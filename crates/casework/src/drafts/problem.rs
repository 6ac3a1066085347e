//! What is wrong with a file of drafts, with its place and what to do; never the value itself.

use super::{COLUMNS, MAX_BYTES, MAX_ROWS};
use crate::error::Error;
use crate::words::{Language, text};
use augenmass_domain::Rejection;
use augenmass_domain::indication::IndicationRejection;
use augenmass_domain::person::{NameError, PersonProblem};
use augenmass_matching::record;
use std::fmt;

/// One problem in a file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line from 1 (the head is line 1); `None` where the whole file is meant.
    pub line: Option<u64>,
    /// The column's name.
    pub column: Option<String>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a file, a column, a row or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file cannot be read; the system's word for it.
    Unreadable(String),
    /// So many bytes are too many.
    TooLarge(u64),
    /// It is no CSV.
    NotCsv,
    /// It holds nothing at all.
    Empty,
    /// There is no row under the head.
    NoRows,
    /// So many rows are too many for a day.
    TooManyRows(usize),
    /// It is no text: a file of a spreadsheet, a PDF or the like.
    NotText,
    /// It is not UTF-8.
    NotUtf8,
    /// A column names a protected trait or a proxy for one (R02).
    ForbiddenColumn,
    /// No such column is known.
    UnknownColumn,
    /// The column is there twice.
    RepeatedColumn,
    /// The column is missing.
    MissingColumn,
    /// The row stands further up already.
    RepeatedRow,
    /// The line stands in this line already.
    RepeatedLine(u64),
    /// The row has so many fields instead of so many.
    FieldCount(usize, usize),
    /// There is no ground.
    NoGround,
    /// There is no such ground in the catalogue (R03).
    UnknownGround,
    /// The ground is in the catalogue and switched off (R04).
    GroundIsOff,
    /// The fact is too old.
    TooOld,
    /// The field is empty.
    NothingThere,
    /// The name is longer than so many characters.
    TooLong(usize),
    /// A character outside DIN 91379, at this position, with this code.
    Outside(usize, u32),
    /// It is no day of the calendar.
    NoDay,
    /// The day is yet to come.
    InTheFuture,
    /// The day lies before 1900.
    TooEarly,
    /// It is no postcode.
    Postcode,
    /// It is no house number.
    HouseNumber,
    /// Nobody of this age is a child (§ 32(4) EStG).
    NoChild,
    /// The name has more than so many parts.
    TooManyParts(usize),
    /// A mark of writing direction or without width, or a control character.
    HiddenMark,
}

impl Trouble {
    /// The key of its text in the translations.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "draft-file-unreadable",
            Self::TooLarge(_) => "draft-file-too-large",
            Self::NotCsv => "draft-file-not-csv",
            Self::Empty => "draft-file-empty",
            Self::NoRows => "draft-file-no-rows",
            Self::TooManyRows(_) => "draft-file-too-many-rows",
            Self::NotText => "draft-file-not-text",
            Self::NotUtf8 => "draft-file-not-utf-8",
            Self::ForbiddenColumn => "draft-column-forbidden",
            Self::UnknownColumn => "draft-column-unknown",
            Self::RepeatedColumn => "draft-column-repeated",
            Self::MissingColumn => "draft-column-missing",
            Self::RepeatedRow => "draft-row-repeated",
            Self::RepeatedLine(_) => "draft-line-repeated",
            Self::FieldCount(..) => "draft-row-field-count",
            Self::NoGround => "draft-field-no-ground",
            Self::UnknownGround => "draft-field-unknown-ground",
            Self::GroundIsOff => "draft-field-ground-is-off",
            Self::TooOld => "draft-field-too-old",
            Self::NothingThere => "draft-field-empty",
            Self::TooLong(_) => "draft-field-too-long",
            Self::Outside(..) => "draft-field-outside",
            Self::NoDay => "draft-field-no-day",
            Self::InTheFuture => "draft-field-in-the-future",
            Self::TooEarly => "draft-field-too-early",
            Self::Postcode => "draft-field-postcode",
            Self::HouseNumber => "draft-field-house-number",
            Self::NoChild => "draft-field-no-child",
            Self::TooManyParts(_) => "draft-field-too-many-parts",
            Self::HiddenMark => "draft-field-hidden-mark",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable(why) => vec![("why", why.clone())],
            Self::TooLarge(bytes) => vec![
                ("bytes", bytes.to_string()),
                ("most", MAX_BYTES.to_string()),
                ("rows", MAX_ROWS.to_string()),
            ],
            Self::TooManyRows(rows) => {
                vec![("rows", rows.to_string()), ("most", MAX_ROWS.to_string())]
            }
            Self::UnknownColumn => vec![("columns", COLUMNS.join(", "))],
            Self::RepeatedLine(first) => vec![("first", first.to_string())],
            Self::FieldCount(found, wanted) => {
                vec![("found", found.to_string()), ("wanted", wanted.to_string())]
            }
            Self::TooLong(limit) | Self::TooManyParts(limit) => vec![("limit", limit.to_string())],
            Self::Outside(position, code) => vec![
                ("position", position.to_string()),
                ("code", format!("U+{code:04X}")),
            ],
            _ => Vec::new(),
        }
    }
}

impl From<NameError> for Trouble {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Empty => Self::NothingThere,
            NameError::TooLong { limit } => Self::TooLong(limit),
            NameError::Outside { position, code } => Self::Outside(position, code),
        }
    }
}

impl From<PersonProblem> for Trouble {
    fn from(problem: PersonProblem) -> Self {
        match problem {
            PersonProblem::Name(error) => error.into(),
            PersonProblem::Postcode => Self::Postcode,
            PersonProblem::HouseNumber => Self::HouseNumber,
            PersonProblem::NotADate => Self::NoDay,
            PersonProblem::InTheFuture => Self::InTheFuture,
            PersonProblem::TooEarly => Self::TooEarly,
            PersonProblem::NoChild => Self::NoChild,
        }
    }
}

/// What the comparison of the reconciliation does not take.
impl From<record::Problem> for Trouble {
    fn from(problem: record::Problem) -> Self {
        match problem {
            record::Problem::EmptyName => Self::NothingThere,
            record::Problem::TooManyParts => Self::TooManyParts(record::PARTS_LIMIT),
            record::Problem::TooLong => Self::TooLong(record::FIELD_LIMIT),
            // What was not composed is composed when it is read.
            record::Problem::DirectionMark
            | record::Problem::ControlCharacter
            | record::Problem::NotComposed => Self::HiddenMark,
            record::Problem::ImpossibleDate | record::Problem::NotADate => Self::NoDay,
        }
    }
}

impl Problem {
    /// A problem of the file as a whole.
    pub(crate) const fn of_file(trouble: Trouble) -> Self {
        Self {
            line: None,
            column: None,
            trouble,
        }
    }

    /// The place, what is wrong there, and what to do.
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        let what = text(language, self.trouble.key(), &self.trouble.arguments());
        match self.line {
            None => what,
            Some(line) => placed(language, line, self.column.as_deref(), what),
        }
    }
}

/// What is wrong in a line or in one of its fields, with the place.
fn placed(language: Language, line: u64, column: Option<&str>, what: String) -> String {
    let line = line.to_string();
    match column {
        None => text(language, "draft-at-line", &[("line", line), ("what", what)]),
        Some(column) => {
            let said = [
                ("line", line),
                ("column", column.to_owned()),
                ("what", what),
            ];
            text(language, "draft-at-column", &said)
        }
    }
}

/// A row that a rule or policy turned down: its place and, in words, `why`.
#[must_use]
pub fn turned_down(language: Language, line: u64, error: &Error, why: String) -> String {
    let column = match error {
        Error::Rejected(Rejection::Indication(rejection)) => column_of(*rejection),
        _ => None,
    };
    placed(language, line, column, why)
}

/// The column that a rule is about, where it is about one.
fn column_of(rejection: IndicationRejection) -> Option<&'static str> {
    let index = match rejection {
        IndicationRejection::UnknownGround
        | IndicationRejection::GroundIsOff
        | IndicationRejection::GroundRetired
        | IndicationRejection::GroundOfAnotherOffice
        | IndicationRejection::WrongTrack => 0,
        IndicationRejection::FactInTheFuture | IndicationRejection::FactTooOld => 1,
        _ => return None,
    };
    COLUMNS.get(index).copied()
}

/// In German, as the command line speaks.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Language::German))
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, Trouble};
    use crate::drafts::{COLUMNS, MAX_BYTES, MAX_ROWS};
    use crate::words::{Language, has};

    #[test]
    fn every_problem_is_said_in_every_language_with_its_values() {
        let all = [
            Trouble::Unreadable("?".to_owned()),
            Trouble::TooLarge(MAX_BYTES + 1),
            Trouble::NotCsv,
            Trouble::Empty,
            Trouble::NoRows,
            Trouble::TooManyRows(MAX_ROWS + 1),
            Trouble::NotText,
            Trouble::NotUtf8,
            Trouble::ForbiddenColumn,
            Trouble::UnknownColumn,
            Trouble::RepeatedColumn,
            Trouble::MissingColumn,
            Trouble::RepeatedRow,
            Trouble::RepeatedLine(2),
            Trouble::FieldCount(9, COLUMNS.len()),
            Trouble::NoGround,
            Trouble::UnknownGround,
            Trouble::GroundIsOff,
            Trouble::TooOld,
            Trouble::NothingThere,
            Trouble::TooLong(100),
            Trouble::Outside(1, 0x41),
            Trouble::NoDay,
            Trouble::InTheFuture,
            Trouble::TooEarly,
            Trouble::Postcode,
            Trouble::HouseNumber,
            Trouble::NoChild,
            Trouble::TooManyParts(12),
            Trouble::HiddenMark,
        ];
        for trouble in all {
            for language in Language::ALL {
                assert!(has(language, trouble.key()), "{language:?} {trouble:?}");
                let problem = Problem {
                    line: Some(3),
                    column: Some("Vorname".to_owned()),
                    trouble: trouble.clone(),
                };
                let said = problem.said(language);
                assert!(said.contains("Vorname") && said.contains('3'), "{said}");
                assert!(!said.contains('{') && !said.contains('$'), "{said}");
                for (_, value) in trouble.arguments() {
                    assert!(said.contains(&value), "{said}");
                }
            }
        }
    }
}
