//! A quarter of a year: the period between two looks of the monitor.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A quarter, written `2026-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i16,
    /// 1 to 4.
    number: i8,
}

/// Not of the form `2026-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no quarter; write it as 2026-Q1")]
pub struct NotAQuarter;

impl Quarter {
    /// The quarter in which a day lies.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            number: (day.month() - 1) / 3 + 1,
        }
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        Date::new(self.year, self.number * 3 - 2, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first()
            .saturating_add(3.months())
            .saturating_sub(1.days())
    }

    /// The quarter before.
    #[must_use]
    pub fn before(self) -> Self {
        Self::of(self.first().saturating_sub(1.days()))
    }

    /// The quarter after.
    #[must_use]
    pub fn after(self) -> Self {
        Self::of(self.last().saturating_add(1.days()))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        Self::of(day) == self
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = NotAQuarter;

    fn from_str(text: &str) -> Result<Self, NotAQuarter> {
        let (year, number) = text.split_once("-Q").ok_or(NotAQuarter)?;
        let read = Self {
            year: year.parse().map_err(|_| NotAQuarter)?,
            number: number.parse().map_err(|_| NotAQuarter)?,
        };
        let in_range = (1900..=2999).contains(&read.year) && (1..=4).contains(&read.number);
        if in_range && read.to_string() == text {
            Ok(read)
        } else {
            Err(NotAQuarter)
        }
    }
}

impl TryFrom<String> for Quarter {
    type Error = NotAQuarter;
    fn try_from(text: String) -> Result<Self, NotAQuarter> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}
