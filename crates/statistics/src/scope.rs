//! What a publication covers.

use crate::error::StatisticsError;
use crate::time::Month;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Most years of one publication.
pub const MOST_YEARS: u8 = 20;

/// What a publication covers. Time comes from the caller; this crate has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scope {
    /// Cut-off date. Rows of its month count; rows of later months do not.
    pub as_of: Date,
    /// First month with records. Years before it are "not known", never 0 (R37). `None`: the
    /// system was never in use, all figures are "not known".
    pub records_since: Option<Month>,
    /// How many calendar years, the year of `as_of` included. The council asks for five (Q1).
    pub years: u8,
    /// Whether projections are shown, next to established money (F-27, R38). Off by default.
    #[serde(default)]
    pub hypothetical: bool,
}

impl Scope {
    /// The last five calendar years, without projections.
    #[must_use]
    pub const fn new(as_of: Date, records_since: Option<Month>) -> Self {
        Self {
            as_of,
            records_since,
            years: 5,
            hypothetical: false,
        }
    }

    pub(crate) fn check(&self) -> Result<(), StatisticsError> {
        if self.years == 0 || self.years > MOST_YEARS {
            return Err(StatisticsError::Years {
                asked: self.years,
                max: MOST_YEARS,
            });
        }
        match self.records_since {
            Some(since) if since > self.cut_off() => {
                Err(StatisticsError::RecordsBeginAfterCutOff {
                    since,
                    cut_off: self.cut_off(),
                })
            }
            _ => Ok(()),
        }
    }

    /// Month of the cut-off date.
    pub(crate) fn cut_off(&self) -> Month {
        Month::of(self.as_of)
    }

    /// The calendar years of the publication.
    pub(crate) fn window(&self) -> RangeInclusive<i16> {
        let last = self.as_of.year();
        last.saturating_sub(i16::from(self.years) - 1)..=last
    }

    /// The years of the window with records.
    pub(crate) fn known_years(&self) -> Vec<i16> {
        match self.records_since {
            None => Vec::new(),
            Some(since) => self.window().filter(|year| *year >= since.year()).collect(),
        }
    }

    /// First and last month of a year, within records and cut-off.
    pub(crate) fn months_of(&self, year: i16) -> (Month, Month) {
        let first = Month::first_of(year);
        let from = match self.records_since {
            Some(since) if since.year() == year => since,
            _ => first,
        };
        (from, Month::last_of(year).min(self.cut_off()))
    }
}
