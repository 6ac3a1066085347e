//! Names, addresses and what a person record may hold. Nationality, origin, birthplace, religion,
//! language of the name, income and household size have no field here (R02, F-04, N-02).

use crate::private::Private;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A name in the characters of DIN 91379 (data type A), NFC, at most 120 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(Private<String>);

/// Where the child is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street.
    pub street: Name,
    /// House number with suffix.
    pub house_number: Private<String>,
    /// Postcode, five digits.
    pub postcode: Private<String>,
    /// Place.
    pub place: Name,
}

/// The person concerned and the addressee of letters, as one office knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// Given names of the child.
    pub given_name: Name,
    /// Family name of the child.
    pub family_name: Name,
    /// Birth date of the child.
    pub birth_date: Private<Date>,
    /// Name of the parent or guardian to whom letters go.
    pub addressee: Name,
    /// The registered address.
    pub address: Address,
}

/// Why a name or address was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Empty or blank.
    #[error("the field is empty; fill it in")]
    Empty,
    /// Longer than allowed.
    #[error("the field is longer than {limit} characters; shorten it as in the register")]
    TooLong {
        /// The limit, characters.
        limit: usize,
    },
    /// A character outside DIN 91379.
    #[error("character {position} (U+{code:04X}) is not in DIN 91379; write the name as in the register")]
    Outside {
        /// Position from 1.
        position: usize,
        /// The code point.
        code: u32,
    },
}

impl Name {
    /// Checks and normalises (NFC, trimmed) a name.
    ///
    /// # Errors
    /// [`NameError`], never with the name itself.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        Ok(Self(Private::new(text.to_owned())))
    }
    /// The name. Whoever calls this must hold a permit and a purpose.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

impl TryFrom<String> for Name {
    type Error = NameError;
    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0.into_inner()
    }
}
