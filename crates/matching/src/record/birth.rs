use super::{Fields, Problem};
use std::ops::RangeInclusive;
use zeroize::Zeroize;

/// Years of birth of people who may stand in a list of today; others are named as a problem.
const USUAL_YEARS: RangeInclusive<u16> = 1850..=2150;
/// Years of birth at all: lists that are measured may be of people of old.
const YEARS: RangeInclusive<u16> = 1000..=2150;
/// How far a slip may carry a year of old.
const NEARBY: u16 = 100;

/// A birth date, whole or in part. The parts may name no day of the calendar ([`Self::is_impossible`]).
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Zeroize)]
pub struct Birth {
    /// Year.
    pub year: Option<u16>,
    /// Month.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

impl std::fmt::Debug for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Birth(…)")
    }
}

const fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(if year.is_multiple_of(100) { 400 } else { 4 }) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Birth {
    /// A whole date.
    #[must_use]
    pub const fn on(year: u16, month: u8, day: u8) -> Self {
        Self {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        }
    }

    /// Reads the parts, or else the date.
    pub(super) fn read(fields: &Fields) -> Result<Self, Problem> {
        let parts = [&fields.birth_year, &fields.birth_month, &fields.birth_day]
            .map(|part| part.as_str().trim());
        if parts.iter().any(|part| !part.is_empty()) {
            return Ok(Self {
                year: part(parts[0])?,
                month: part(parts[1])?,
                day: part(parts[2])?,
            });
        }
        Self::of_text(fields.birth_date.trim())
    }

    fn of_text(text: &str) -> Result<Self, Problem> {
        // A time of day after the date, as databases write it, says nothing about the birth.
        let text = text.split(['T', ' ']).next().unwrap_or_default();
        if text.is_empty() {
            return Ok(Self::default());
        }
        let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
        let [year, month, day] = match parts[..] {
            [whole] if whole.len() == 8 && whole.is_ascii() => {
                [&whole[..4], &whole[4..6], &whole[6..]]
            }
            [year, month, day] if year.len() == 4 => [year, month, day],
            [day, month, year] if year.len() == 4 => [year, month, day],
            _ => return Err(Problem::NotADate),
        };
        Ok(Self {
            year: part(year)?,
            month: part(month)?,
            day: part(day)?,
        })
    }

    /// True where the whole date, or what is known of it, names no day of the calendar.
    #[must_use]
    pub fn is_impossible(self) -> bool {
        self.is_no_day() || self.year.is_some_and(|year| !USUAL_YEARS.contains(&year))
    }

    /// True where nobody can be born then: no day of the calendar, or a year that is none.
    #[must_use]
    pub fn is_mistaken(self) -> bool {
        self.is_no_day() || self.year.is_some_and(|year| !YEARS.contains(&year))
    }

    /// True where the calendar has no such day, whatever the year.
    fn is_no_day(self) -> bool {
        let month = self.month.is_some_and(|month| !(1..=12).contains(&month));
        let longest = days_of(self.year.unwrap_or(2000), self.month.unwrap_or(1));
        let day = self.day.is_some_and(|day| day == 0 || day > longest);
        month || day
    }

    /// The years in which a slip of the hand may lie: those of people who live, and those around a date of old.
    fn years_nearby(self) -> RangeInclusive<u16> {
        let (first, last) = (*USUAL_YEARS.start(), *USUAL_YEARS.end());
        let of_old = self
            .year
            .filter(|year| YEARS.contains(year) && *year < first);
        of_old.map_or(first, |year| year.saturating_sub(NEARBY))..=last
    }

    /// How many of the three parts are known.
    #[must_use]
    pub fn known_parts(self) -> usize {
        usize::from(self.year.is_some())
            + usize::from(self.month.is_some())
            + usize::from(self.day.is_some())
    }

    /// Day and month exchanged.
    #[must_use]
    pub const fn swapped(self) -> Self {
        Self {
            year: self.year,
            month: self.day,
            day: self.month,
        }
    }

    /// The eight digits `yyyymmdd`, `?` where a part is not known.
    #[must_use]
    pub fn digits(self) -> String {
        let year = self
            .year
            .map_or_else(|| "????".to_owned(), |year| format!("{year:04}"));
        let two =
            |part: Option<u8>| part.map_or_else(|| "??".to_owned(), |part| format!("{part:02}"));
        format!("{year}{}{}", two(self.month), two(self.day))
    }

    /// The date as `yyyy-mm-dd`, `?` where a part is not known; empty where nothing is known.
    #[must_use]
    pub fn shown(self) -> String {
        let digits = self.digits();
        if self.known_parts() == 0 {
            return String::new();
        }
        format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])
    }

    /// The dates of the calendar that differ from a whole date in one part: another day, another month, or a year at
    /// most so many away.
    #[must_use]
    pub fn one_part_otherwise(self, years: u16) -> Vec<Self> {
        let Self {
            year: Some(year),
            month: Some(_),
            day: Some(_),
        } = self
        else {
            return Vec::new();
        };
        let days = (1..=31).map(|day| Self {
            day: Some(day),
            ..self
        });
        let months = (1..=12).map(|month| Self {
            month: Some(month),
            ..self
        });
        let years = (year.saturating_sub(years)..=year.saturating_add(years)).map(|year| Self {
            year: Some(year),
            ..self
        });
        days.chain(months)
            .chain(years)
            .filter(|date| *date != self && !date.is_no_day())
            .collect()
    }

    /// The dates of the calendar that differ from a whole date in one digit, or in two neighbouring
    /// digits exchanged.
    #[must_use]
    pub fn one_slip(self) -> Vec<Self> {
        let digits = self.digits().into_bytes();
        if digits.contains(&b'?') {
            return Vec::new();
        }
        let years = self.years_nearby();
        let mut found = Vec::new();
        let mut keep = |digits: &[u8]| {
            let text = String::from_utf8_lossy(digits);
            if let Ok(date) = Self::of_text(&text)
                && !date.is_no_day()
                && date.year.is_none_or(|year| years.contains(&year))
                && date != self
                && !found.contains(&date)
            {
                found.push(date);
            }
        };
        for at in 1..digits.len() {
            let mut other = digits.clone();
            other.swap(at - 1, at);
            keep(&other);
        }
        for at in 0..digits.len() {
            for digit in b'0'..=b'9' {
                let mut other = digits.clone();
                other[at] = digit;
                keep(&other);
            }
        }
        found
    }
}

fn part<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::NotADate);
    }
    text.parse().map(Some).map_err(|_| Problem::NotADate)
}
