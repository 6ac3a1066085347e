//! The invented municipality as data: `demo/city.toml` and `demo/people.toml`.

use super::story::Story;
use crate::installation::{AccountEntry, CarrierEntry, OfficeEntry, SetUp};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The year that every size ends with.
pub(super) const LAST_YEAR: i16 = 2025;

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
    /// Months of life, up to the end of 2025: whole years, each with a run of its own.
    pub months: u8,
    /// How often each story happens in twelve months.
    pub stories: BTreeMap<Story, u32>,
    /// Year by year, how much of that happens, in per cent; all of it where nothing is said.
    #[serde(default)]
    pub shares: Vec<u32>,
    /// Inhabitants, where they are others than the file's.
    pub inhabitants: Option<u32>,
    /// Offices that only this size has.
    #[serde(default)]
    pub office: Vec<OfficeEntry>,
    /// Carriers that only this size has.
    #[serde(default)]
    pub carrier: Vec<CarrierEntry>,
    /// Staff that only this size has.
    #[serde(default)]
    pub account: Vec<AccountEntry>,
}

impl Size {
    /// The years it lives through, the last of them 2025.
    pub fn years(&self) -> impl Iterator<Item = i16> + use<> {
        let years = i16::from((self.months / 12).max(1));
        LAST_YEAR - years + 1..=LAST_YEAR
    }

    /// How often each story happens in a year, counted from the first: at least once.
    #[must_use]
    pub fn stories_of(&self, year: usize) -> BTreeMap<Story, u32> {
        let share = self.shares.get(year).copied().unwrap_or(100);
        let stories = self.stories.iter();
        stories
            .map(|(story, times)| (*story, (times * share).div_ceil(100)))
            .collect()
    }

    /// The first of its years.
    #[must_use]
    pub fn first_year(&self) -> i16 {
        self.years().next().unwrap_or(LAST_YEAR)
    }
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

    /// The municipality with the offices, carriers and staff that a size adds; `None` for a size that
    /// does not exist.
    #[must_use]
    pub fn of_size(mut self, size: &str) -> Option<Self> {
        let size = self.sizes.get(size)?.clone();
        self.inhabitants = size.inhabitants.unwrap_or(self.inhabitants);
        self.set_up.office.extend(size.office);
        self.set_up.carrier.extend(size.carrier);
        self.set_up.account.extend(size.account);
        Some(self)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_years_are_smaller_and_no_story_is_left_out() {
        let city = City::shipped().unwrap();
        for (name, size) in &city.sizes {
            let years: Vec<_> = (0..size.years().count())
                .map(|year| size.stories_of(year))
                .collect();
            assert_eq!(years.last(), Some(&size.stories), "{name}");
            assert!(
                size.shares.is_empty() || size.shares.len() == years.len(),
                "{name}"
            );
            let sums: Vec<u32> = years.iter().map(|year| year.values().sum()).collect();
            assert!(
                sums.is_sorted() && years.iter().all(|year| year.values().all(|n| *n > 0)),
                "{name}"
            );
        }
    }
}
