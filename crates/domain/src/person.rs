//! Names, addresses and what a person record may hold. Nationality, origin, birthplace, religion,
//! language of the name, income and household size have no field here (R02, F-04, N-02), and an
//! unknown field is refused when a record is read.

mod characters;
#[cfg(test)]
mod tests;

use crate::law::calendar::plus_months;
use crate::private::Private;
use characters::{DataType, first_outside};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A name in the characters of DIN 91379 (data type A), NFC, at most [`Name::LIMIT`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(Private<String>);

/// The name of a street or place in the characters of DIN 91379 (data type B: also digits and
/// brackets, as in *Straße des 17. Juni* or *Halle (Saale)*), NFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlaceName(Private<String>);

/// Where the child is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Street.
    pub street: PlaceName,
    /// House number with suffix.
    pub house_number: Private<String>,
    /// Postcode, five digits.
    pub postcode: Private<String>,
    /// Place.
    pub place: PlaceName,
}

/// The person concerned and the addressee of letters, as one office knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Why a name was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
    #[error(
        "character {position} (U+{code:04X}) is not in DIN 91379; write the name as in the register"
    )]
    Outside {
        /// Position from 1, in the normalised text.
        position: usize,
        /// The code point.
        code: u32,
    },
}

/// The fields of a record that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonField {
    /// Given names of the child.
    GivenName,
    /// Family name of the child.
    FamilyName,
    /// Birth date.
    BirthDate,
    /// Addressee of letters.
    Addressee,
    /// Street.
    Street,
    /// House number.
    HouseNumber,
    /// Postcode.
    Postcode,
    /// Place.
    Place,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PersonProblem {
    /// A name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// Not five digits.
    #[error("the postcode is not five digits")]
    Postcode,
    /// Not a house number.
    #[error(
        "the house number is not a number with an optional suffix, e.g. 12, 12a, 12-14 or 12 1/2"
    )]
    HouseNumber,
    /// Not a date, e.g. 2019-04-31.
    #[error("this is not a date; write year-month-day")]
    NotADate,
    /// Born after today.
    #[error("the birth date lies in the future")]
    InTheFuture,
    /// Born before 1900.
    #[error("the birth date lies before 1900")]
    TooEarly,
    /// 25 or older: no child in the sense of § 32(4) EStG.
    #[error("the person is 25 or older and no child for whom benefit is paid (§ 32(4) EStG)")]
    NoChild,
}

/// A record that was not accepted: which field and why, never its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field:?}: {problem}")]
pub struct PersonError {
    /// The field.
    pub field: PersonField,
    /// The problem.
    pub problem: PersonProblem,
}

/// Trims, normalises to NFC and checks.
fn checked(text: &str, data_type: DataType, limit: usize) -> Result<Private<String>, NameError> {
    let characters: Vec<char> = text.trim().nfc().collect();
    if characters.is_empty() {
        return Err(NameError::Empty);
    }
    if characters.len() > limit {
        return Err(NameError::TooLong { limit });
    }
    match first_outside(&characters, data_type) {
        Some((at, character)) => Err(NameError::Outside {
            position: at + 1,
            code: character.into(),
        }),
        None => Ok(Private::new(characters.into_iter().collect())),
    }
}

macro_rules! checked_name {
    ($name:ident, $data_type:expr) => {
        impl $name {
            /// The greatest length, characters.
            pub const LIMIT: usize = 120;

            /// Checks and normalises (trimmed, NFC).
            ///
            /// # Errors
            /// [`NameError`], never with the text itself.
            pub fn new(text: &str) -> Result<Self, NameError> {
                checked(text, $data_type, Self::LIMIT).map(Self)
            }
            /// The text. Whoever calls this must hold a permit and a purpose.
            #[must_use]
            pub fn reveal(&self) -> &str {
                self.0.reveal()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NameError;
            fn try_from(text: String) -> Result<Self, NameError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0.into_inner()
            }
        }
    };
}

checked_name!(Name, DataType::A);
checked_name!(PlaceName, DataType::B);

/// One to five digits, then optionally a letter, a fraction, a range, or both: 12, 12a, 12 a,
/// 12-14, 12a-14b, 12 1/2.
fn is_house_number(text: &str) -> bool {
    fn simple(text: &str) -> bool {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let suffix = text.get(digits..).unwrap_or_default().trim_start();
        let letter = suffix.is_empty()
            || (suffix.len() == 1 && suffix.chars().all(|c| c.is_ascii_alphabetic()));
        let fraction = suffix.split_once('/').is_some_and(|(over, under)| {
            [over, under].iter().all(|part| {
                (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
            })
        });
        (1..=5).contains(&digits) && !text.starts_with('0') && (letter || fraction)
    }
    let mut parts = text.split('-').map(str::trim);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(one), None, None) => simple(one),
        (Some(one), Some(other), None) => simple(one) && simple(other),
        _ => false,
    }
}

impl Address {
    /// Checks an address as typed.
    ///
    /// # Errors
    /// [`PersonError`] with the field.
    pub fn new(
        street: &str,
        house_number: &str,
        postcode: &str,
        place: &str,
    ) -> Result<Self, PersonError> {
        let address = Self {
            street: PlaceName::new(street).map_err(PersonField::Street.wrong())?,
            house_number: Private::new(house_number.trim().to_owned()),
            postcode: Private::new(postcode.trim().to_owned()),
            place: PlaceName::new(place).map_err(PersonField::Place.wrong())?,
        };
        address.check()?;
        Ok(address)
    }

    /// Checks what the types of the fields do not.
    ///
    /// # Errors
    /// [`PersonError`] with the field.
    pub fn check(&self) -> Result<(), PersonError> {
        check_house_number(self.house_number.reveal())?;
        check_postcode(self.postcode.reveal())
    }
}

/// Checks a house number alone.
///
/// # Errors
/// [`PersonError`] with the field.
pub fn check_house_number(text: &str) -> Result<(), PersonError> {
    if is_house_number(text) {
        return Ok(());
    }
    Err(PersonField::HouseNumber.wrong()(PersonProblem::HouseNumber))
}

/// Checks a postcode alone.
///
/// # Errors
/// [`PersonError`] with the field.
pub fn check_postcode(text: &str) -> Result<(), PersonError> {
    if text.len() == 5 && text.chars().all(|c| c.is_ascii_digit()) {
        return Ok(());
    }
    Err(PersonField::Postcode.wrong()(PersonProblem::Postcode))
}

/// Checks the birth date of somebody about whom there may be an indication, alone.
///
/// # Errors
/// [`PersonError`] with the field.
pub fn check_birth_date(born: Date, today: Date) -> Result<(), PersonError> {
    let problem = if born > today {
        PersonProblem::InTheFuture
    } else if born < date(1900, 1, 1) {
        PersonProblem::TooEarly
    } else if plus_months(born, 25 * 12) <= today {
        PersonProblem::NoChild
    } else {
        return Ok(());
    };
    Err(PersonField::BirthDate.wrong()(problem))
}

impl PersonField {
    /// Makes the error for this field.
    fn wrong<P: Into<PersonProblem>>(self) -> impl Fn(P) -> PersonError {
        move |problem| PersonError {
            field: self,
            problem: problem.into(),
        }
    }
}

/// Who somebody is by name and birth date: see [`PersonRecord::identity`]. For lists that hold no more
/// than these three.
#[must_use]
pub fn identity_of(given_name: &Name, family_name: &Name, birth_date: Date) -> Private<String> {
    Private::new(format!(
        "{}|{}|{birth_date}",
        given_name.reveal().to_lowercase(),
        family_name.reveal().to_lowercase(),
    ))
}

impl PersonRecord {
    /// Checks a record as typed; `birth_date` as year-month-day.
    ///
    /// # Errors
    /// [`PersonError`] with the first field that is wrong.
    pub fn new(
        given_name: &str,
        family_name: &str,
        birth_date: &str,
        addressee: &str,
        address: Address,
        today: Date,
    ) -> Result<Self, PersonError> {
        let birth_date: Date = birth_date
            .trim()
            .parse()
            .map_err(|_| PersonField::BirthDate.wrong()(PersonProblem::NotADate))?;
        let record = Self {
            given_name: Name::new(given_name).map_err(PersonField::GivenName.wrong())?,
            family_name: Name::new(family_name).map_err(PersonField::FamilyName.wrong())?,
            birth_date: Private::new(birth_date),
            addressee: Name::new(addressee).map_err(PersonField::Addressee.wrong())?,
            address,
        };
        record.check(today)?;
        Ok(record)
    }

    /// Who it is, in a form that two spellings in capitals share: given names, family name, birth date.
    /// Keyed hashes of it say "the same child"; it is never stored or shown in clear.
    #[must_use]
    pub fn identity(&self) -> Private<String> {
        identity_of(
            &self.given_name,
            &self.family_name,
            *self.birth_date.reveal(),
        )
    }
    /// To which household the child belongs, as far as a record can say: the same family name at the
    /// same address. Never stored or shown.
    #[must_use]
    pub fn household(&self) -> Private<String> {
        let address = &self.address;
        let parts = [
            self.family_name.reveal(),
            address.street.reveal(),
            address.house_number.reveal(),
            address.postcode.reveal(),
            address.place.reveal(),
        ];
        Private::new(parts.map(str::to_lowercase).join("|"))
    }
    /// Checks what the types of the fields do not: the birth date on `today`, and the address.
    ///
    /// # Errors
    /// [`PersonError`] with the field.
    pub fn check(&self, today: Date) -> Result<(), PersonError> {
        check_birth_date(*self.birth_date.reveal(), today)?;
        self.address.check()
    }
}
