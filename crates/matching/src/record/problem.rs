use serde::Serialize;
use std::fmt;

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Given names.
    GivenName,
    /// Family name.
    FamilyName,
    /// Another family name.
    BirthName,
    /// Birth date.
    Birth,
    /// Street.
    Street,
    /// House number.
    HouseNumber,
    /// Postcode.
    Postcode,
    /// Place.
    Place,
    /// Sex.
    Sex,
    /// A further exact field.
    Other,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GivenName => "given name",
            Self::FamilyName => "family name",
            Self::BirthName => "birth name",
            Self::Birth => "birth date",
            Self::Street => "street",
            Self::HouseNumber => "house number",
            Self::Postcode => "postcode",
            Self::Place => "place",
            Self::Sex => "sex",
            Self::Other => "further field",
        })
    }
}

/// What is wrong with a field; the text never holds its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// No letter or digit in a name.
    #[error("the name is empty; fill it in")]
    EmptyName,
    /// More than [`super::PARTS_LIMIT`] parts.
    #[error(
        "the name has more than {} parts; write it as in the register",
        super::PARTS_LIMIT
    )]
    TooManyParts,
    /// More than [`super::FIELD_LIMIT`] characters.
    #[error(
        "the field is longer than {} characters; shorten it",
        super::FIELD_LIMIT
    )]
    TooLong,
    /// A mark of writing direction or without width.
    #[error("the field holds a hidden mark of writing direction or width; type it anew")]
    DirectionMark,
    /// A control character, such as a line break.
    #[error("the field holds a control character; type it anew")]
    ControlCharacter,
    /// Letters and their marks are stored apart; composed while reading.
    #[error("letters and marks were stored apart (not NFC) and have been composed")]
    NotComposed,
    /// Not a day of the calendar, such as 2019-02-30.
    #[error("there is no such day; correct the birth date")]
    ImpossibleDate,
    /// Not a date at all.
    #[error("this is not a date; write year-month-day")]
    NotADate,
}
