//! The invented municipality as data: `demo/city.toml` and `demo/people.toml`.

use super::story::Story;
use crate::installation::SetUp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The municipality.
#[derive(Clone, Debug, Deserialize)]
pub struct City {
    /// Its bodies and people.
    #[serde(flatten)]
    pub set_up: SetUp,
    /// Its Land.
    pub state: String,
    /// Inhabitants, rounded.
    pub inhabitants: u32,
    /// A postcode that is not assigned.
    pub postcode: String,
    /// Streets.
    pub streets: Streets,
    /// Sizes.
    pub sizes: BTreeMap<String, Size>,
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
