//! Every number a case needs from the law, in ONE place.
//!
//! WIRE HERE: constants for now; each function takes the [`Law`] so that only its body changes.

use super::words::Rung;
use crate::fact::CaseOutcome;
use crate::law::Law;
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, time};

/// Days that the person has to reply to a rung, at least.
pub(crate) const fn reply_days(_: &Law, rung: Rung) -> i64 {
    match rung {
        Rung::ServiceLetter | Rung::Invitation => 14,
        Rung::Contact => 7,
    }
}

/// Days of a hearing, at least (P-03).
pub(crate) const fn hearing_days(_: &Law) -> i64 {
    28
}

/// Working days from the assessment to the clearing letter (P-10).
pub(crate) const fn clearing_working_days(_: &Law) -> u32 {
    10
}

/// The last day of the period for objections to a decision of `on`.
pub(crate) fn objection_until(_: &Law, on: Date) -> Date {
    on.saturating_add(1.month())
}

/// Days between telling the social service and a deregistration (R33).
pub(crate) const fn social_service_days(_: &Law) -> i64 {
    14
}

/// The hours within which a visit takes place.
pub(crate) const fn visit_hours(_: &Law) -> (Time, Time) {
    (time(8, 0, 0, 0), time(19, 0, 0, 0))
}

/// Hours of the day by which two visits differ, at least (R22).
pub(crate) const fn visits_apart_hours(_: &Law) -> i64 {
    4
}

/// True on a public holiday in North Rhine-Westphalia (fixed days only until wired).
pub(crate) fn is_holiday(_: &Law, day: Date) -> bool {
    matches!(
        (day.month(), day.day()),
        (1, 1) | (5, 1) | (10, 3) | (11, 1) | (12, 25 | 26)
    )
}

/// The hard expiry of an open case after an act on `day` (R32, P-14).
pub(crate) fn expiry_after(_: &Law, day: Date) -> Date {
    day.saturating_add(6.months())
}

/// The day of erasure after an end on `day` without a measure (R30, P-10).
pub(crate) fn erasure_after(_: &Law, day: Date) -> Date {
    day.saturating_add(30.days())
}

/// The day of erasure of a case that became final on `day` (R32).
pub(crate) fn erasure_after_final(_: &Law, day: Date) -> Date {
    day.saturating_add(12.months())
}

/// The retention class, a name in `policies/retention.toml`.
pub(crate) const fn retention_class(outcome: CaseOutcome) -> &'static str {
    match outcome {
        CaseOutcome::Decided => "case-decided",
        CaseOutcome::Declined => "case-declined",
        CaseOutcome::Expired => "case-expired",
        CaseOutcome::Unremarkable
        | CaseOutcome::RegisterCorrected
        | CaseOutcome::SupportAgreed
        | CaseOutcome::Unresolved => "case-closed",
    }
}

/// The last day of `days` working days (Monday to Friday, no holidays) after `from`.
pub(crate) fn working_days_after(law: &Law, from: Date, days: u32) -> Date {
    let mut day = from;
    let mut left = days;
    while left > 0 && day < Date::MAX {
        day = day.saturating_add(1.day());
        let rest = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !rest && !is_holiday(law, day) {
            left -= 1;
        }
    }
    day
}
