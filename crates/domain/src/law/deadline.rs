//! Periods, limits and visiting hours, each with its norm.

use super::calendar::{
    add_working_days, is_public_holiday, next_working_day_from, plus_days, plus_months,
};
use super::{Certainty, LawError, entry_error, read};
use jiff::civil::{Date, DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FILE: &str = "deadlines.toml";

/// The unit of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days in North Rhine-Westphalia.
    WorkingDays,
    /// Calendar months.
    Months,
    /// Until the end of the calendar year that follows by so many years (§ 40(4) BMG).
    EndOfFollowingYears,
}

impl Unit {
    /// The day `amount` units after `start`.
    #[must_use]
    pub fn after(self, start: Date, amount: u16) -> Date {
        match self {
            Self::Days => plus_days(start, amount),
            Self::WorkingDays => add_working_days(start, amount),
            Self::Months => plus_months(start, amount),
            Self::EndOfFollowingYears => {
                plus_months(start, amount.saturating_mul(12)).last_of_year()
            }
        }
    }
}

/// A period with its norm.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Period {
    /// How many units.
    pub amount: u16,
    /// Which unit.
    pub unit: Unit,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
}

impl Period {
    /// The day on which the period ends, counted from `start`, which itself does not count.
    #[must_use]
    pub fn after(&self, start: Date) -> Date {
        self.unit.after(start, self.amount)
    }
    /// The last day on which a person may still act: as [`Period::after`], moved to the next working
    /// day where it falls on a day off (§ 31(3) VwVfG NRW).
    #[must_use]
    pub fn last_day(&self, start: Date) -> Date {
        next_working_day_from(self.after(start))
    }
    /// True where `day` lies no more than this period before `today` and not after it.
    #[must_use]
    pub fn reaches_back_to(&self, day: Date, today: Date) -> bool {
        day <= today && self.after(day) >= today
    }
}

/// A greatest number with its norm.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limit {
    /// At most so many.
    pub at_most: u32,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
}

/// A day of the week in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Monday => Self::Monday,
            Day::Tuesday => Self::Tuesday,
            Day::Wednesday => Self::Wednesday,
            Day::Thursday => Self::Thursday,
            Day::Friday => Self::Friday,
            Day::Saturday => Self::Saturday,
        }
    }
}

/// When visits may take place, and how far apart two must lie (R22). Sundays cannot be named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VisitHours {
    weekdays: Vec<Day>,
    /// Not before, wall clock.
    pub from: Time,
    /// Over by, wall clock.
    pub until: Time,
    /// Two visits lie at least so many hours apart in the time of day.
    pub hours_apart: u8,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
}

impl VisitHours {
    /// True where a visit from `from` until `until` lies within one day's hours, on a permitted
    /// weekday and not on a public holiday.
    #[must_use]
    pub fn allow(&self, from: DateTime, until: DateTime) -> bool {
        let day = from.date();
        from < until
            && day == until.date()
            && self
                .weekdays
                .iter()
                .any(|one| Weekday::from(*one) == day.weekday())
            && !is_public_holiday(day)
            && from.time() >= self.from
            && until.time() <= self.until
    }
    /// True where two visits began on different weekdays and at clearly different times of day (R22).
    #[must_use]
    pub fn differ_enough(&self, one: DateTime, other: DateTime) -> bool {
        let minutes = |at: DateTime| i32::from(at.hour()) * 60 + i32::from(at.minute());
        let apart = (minutes(one) - minutes(other)).abs();
        one.date().weekday() != other.date().weekday() && apart >= i32::from(self.hours_apart) * 60
    }
}

/// How a council wants its inquiries answered (rules of procedure).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CouncilPractice {
    /// The answer is given orally in the session where possible.
    pub orally_in_session: bool,
    /// In writing at the latest by the n-th session after the one in which it was asked: 2 is the
    /// next-but-one.
    pub written_by_session: u8,
    /// In writing at the latest so many days after receipt, where no date of a session is known.
    pub written_within_days: u16,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
}

/// All periods, limits and hours. Every one must be in the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deadlines {
    /// Time for the hearing, at least (P-03).
    pub hearing: Period,
    /// Reply to the service letter, at least (P-01).
    pub service_letter_reply: Period,
    /// Reply to the contact, at least.
    pub contact_reply: Period,
    /// Reply to the invitation, at least.
    pub invitation_reply: Period,
    /// The clearing letter goes out within (P-10).
    pub clearing_letter: Period,
    /// Objection to a decision (§ 70(1) VwGO).
    pub objection: Period,
    /// Answer to a request of the person concerned (Art. 12(3) GDPR).
    pub subject_request: Period,
    /// Its one extension (Art. 12(3) GDPR).
    pub subject_request_extension: Period,
    /// Answer to a complaint (P-06).
    pub complaint: Period,
    /// The social service is told at least so long before a deregistration (R33).
    pub social_service_before_deregistration: Period,
    /// Information caught up after a reason for deferral has ended (§ 82(4) SGB X, § 32a(4) AO).
    pub deferred_information: Period,
    /// A hand-over is sent, and answered by its receiver, within; then a person looks at it.
    pub hand_over: Period,
    /// A fact behind an indication is at most so old.
    pub fact_age: Period,
    /// A reconciliation ends after; then its keys are destroyed and what was not opened is forgotten.
    pub reconciliation: Period,
    /// A provisional suspension of payment ends without a decision after (§ 71 EStG).
    pub provisional_suspension: Period,
    /// A run lasts at most so long (R42).
    pub run_length: Period,
    /// A closed run is reported within.
    pub run_report: Period,
    /// Drafts from a file per office and day (R08).
    pub drafts_per_office_and_day: Limit,
    /// More drafts with the same ground and date alert the data-protection officer.
    pub drafts_alike: Limit,
    /// Indications per run and office.
    pub indications_per_run_and_office: Limit,
    /// Evaluations in one reconciliation, over all kinds of match key.
    pub evaluations_per_package: Limit,
    /// Visiting hours.
    pub visits: VisitHours,
    /// Council practice by city, in lower case; `default` always exists.
    council: BTreeMap<String, CouncilPractice>,
}

impl Deadlines {
    /// The practice of a city's council; the default where the city has no entry.
    #[must_use]
    pub fn council(&self, city: &str) -> &CouncilPractice {
        // INVARIANT: `parse` refuses a file without the default.
        self.council
            .get(city)
            .unwrap_or_else(|| &self.council["default"])
    }
}

/// Reads `policies/deadlines.toml`.
pub(super) fn parse(text: &str) -> Result<Deadlines, LawError> {
    let read: Deadlines = read(FILE, text)?;
    let wrong = |key, problem| Err(entry_error(FILE, key, problem));
    if !read.council.contains_key("default") {
        return wrong("council.default", "the entry is missing; add it");
    }
    if read.visits.weekdays.is_empty() || read.visits.from >= read.visits.until {
        return wrong(
            "visits",
            "no visit is possible; name weekdays and let `from` lie before `until`",
        );
    }
    if read.hearing.unit != Unit::Days || read.hearing.amount < 28 {
        return wrong(
            "hearing",
            "a hearing lasts at least 28 days (P-03); give `unit = \"days\"` and 28 or more",
        );
    }
    Ok(read)
}
