//! Months and periods. There is no day in a fact row: a day could point to one person.

use crate::error::StatisticsError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar month, written `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// A month of the years 1 to 9999.
    pub fn new(year: i16, month: i8) -> Result<Self, StatisticsError> {
        if (1..=9999).contains(&year) && (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(StatisticsError::Month(format!("{year}-{month}")))
        }
    }

    /// The month in which a date lies.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// Calendar year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    pub(crate) const fn first_of(year: i16) -> Self {
        Self { year, month: 1 }
    }

    pub(crate) const fn last_of(year: i16) -> Self {
        Self { year, month: 12 }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = StatisticsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || StatisticsError::Month(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(wrong());
        }
        let year = year.parse().map_err(|_| wrong())?;
        let month = month.parse().map_err(|_| wrong())?;
        Self::new(year, month).map_err(|_| wrong())
    }
}

impl TryFrom<String> for Month {
    type Error = StatisticsError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// What time a figure speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Period {
    /// Events in these months, both included.
    Months {
        /// First month.
        from: Month,
        /// Last month; for the current year the month of the cut-off date.
        to: Month,
    },
    /// A stock at the end of this month.
    EndOf {
        /// The month.
        month: Month,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_and_read_in_one_form() {
        let march: Month = "2026-03".parse().unwrap();
        assert_eq!(march, Month::new(2026, 3).unwrap());
        assert_eq!(serde_json::to_string(&march).unwrap(), "\"2026-03\"");
        assert_eq!(serde_json::from_str::<Month>("\"2026-03\"").unwrap(), march);
    }

    #[test]
    fn what_is_not_a_month_is_refused() {
        for text in [
            "2026",
            "2026-13",
            "2026-00",
            "26-03",
            "2026-3",
            "2026-03-01",
            "+026-03x",
            "0000-01",
            "x",
        ] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    #[test]
    fn months_are_ordered_by_time() {
        assert!(Month::new(2025, 12).unwrap() < Month::new(2026, 1).unwrap());
        assert_eq!(
            Month::of(jiff::civil::date(2026, 3, 31)),
            Month::new(2026, 3).unwrap()
        );
    }
}
