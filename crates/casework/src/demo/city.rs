//! The invented municipality as data: `demo/city.toml` and `demo/people.toml`.

use super::story::Story;
use augenmass_domain::Role;
use augenmass_domain::law::OfficeKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The municipality.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Its name.
    pub name: String,
    /// Its Land.
    pub state: String,
    /// Inhabitants, rounded.
    pub inhabitants: u32,
    /// A postcode that is not assigned.
    pub postcode: String,
    /// The origin line of its log.
    pub log_origin: String,
    /// Offices.
    pub office: Vec<OfficeEntry>,
    /// Carriers.
    pub carrier: Vec<CarrierEntry>,
    /// Staff.
    pub account: Vec<AccountEntry>,
    /// Streets.
    pub streets: Streets,
    /// Sizes.
    pub sizes: BTreeMap<String, Size>,
}

/// An office.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Key within the file.
    pub key: String,
    /// Kind.
    pub kind: OfficeKind,
    /// Name.
    pub name: String,
}

/// A carrier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierEntry {
    /// Key within the file.
    pub key: String,
    /// Name.
    pub name: String,
}

/// A member of staff.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEntry {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Office, by key.
    pub office: Option<String>,
    /// Carrier, by key.
    pub carrier: Option<String>,
    /// Deputy, by login.
    pub deputy: Option<String>,
}

/// Streets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Streets {
    /// Their names.
    pub names: Vec<String>,
}

/// A size of the demo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Months of life.
    pub months: u8,
    /// How often each story happens.
    pub stories: BTreeMap<Story, u32>,
}

/// Invented people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Lists of names.
    pub names: Vec<NameList>,
}

/// Names of one list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameList {
    /// A label for the test of independence; never leaves the demo.
    pub label: String,
    /// Given names.
    pub given: Vec<String>,
    /// Family names.
    pub family: Vec<String>,
}

impl City {
    /// The municipality of `demo/city.toml`.
    ///
    /// # Errors
    /// Where the file does not parse.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../../../demo/city.toml"))
    }
}

impl People {
    /// The people of `demo/people.toml`.
    ///
    /// # Errors
    /// Where the file does not parse.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../../../demo/people.toml"))
    }
}
