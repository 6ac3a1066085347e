//! Every number a case needs from the law, in one place. The numbers are in `policies/*.toml`.

use super::words::Rung;
use crate::fact::CaseOutcome;
use crate::law::{Law, RetentionClass, calendar};
use jiff::civil::{Date, DateTime, Weekday};

/// The earliest day that may be set for a reply to a rung taken on `day` (P-01).
pub(crate) fn earliest_reply_by(law: &Law, rung: Rung, day: Date) -> Date {
    let deadlines = law.deadlines();
    match rung {
        Rung::ServiceLetter => deadlines.service_letter_reply.after(day),
        Rung::Contact => deadlines.contact_reply.after(day),
        Rung::Invitation => deadlines.invitation_reply.after(day),
    }
}

/// The earliest end of a hearing opened on `day` (P-03).
pub(crate) fn earliest_end_of_hearing(law: &Law, day: Date) -> Date {
    law.deadlines().hearing.after(day)
}

/// The last day of the clearing letter after an assessment on `day` (P-10).
pub(crate) fn clearing_letter_by(law: &Law, day: Date) -> Date {
    law.deadlines().clearing_letter.after(day)
}

/// The last day of the period for objections to a decision of `day`.
pub(crate) fn objection_until(law: &Law, day: Date) -> Date {
    law.deadlines().objection.last_day(day)
}

/// The first day of a deregistration when the social service was told on `day` (R33).
pub(crate) fn deregistration_from(law: &Law, day: Date) -> Date {
    law.deadlines()
        .social_service_before_deregistration
        .after(day)
}

/// True on a Sunday or public holiday in North Rhine-Westphalia.
pub(crate) fn is_day_of_rest(day: Date) -> bool {
    day.weekday() == Weekday::Sunday || calendar::is_public_holiday(day)
}

/// True where a visit lies within the hours for visits.
pub(crate) fn within_hours(law: &Law, from: DateTime, until: DateTime) -> bool {
    law.deadlines().visits.allow(from, until)
}

/// True where two visits are on different weekdays and at different times of day (R22).
pub(crate) fn differ(law: &Law, one: DateTime, other: DateTime) -> bool {
    law.deadlines().visits.differ_enough(one, other)
}

/// The hard expiry of an open case after an act on `day` (R32, P-14).
pub(crate) fn expiry_after(law: &Law, day: Date) -> Date {
    law.retention(RetentionClass::OpenCase).ends(day)
}

/// The day of erasure of a case that ended on `day` (R30, R32, P-10).
pub(crate) fn erasure_after(law: &Law, outcome: CaseOutcome, day: Date) -> Date {
    law.retention(retention_class(outcome)).ends(day)
}

/// The retention class of an ended case.
pub(crate) const fn retention_class(outcome: CaseOutcome) -> RetentionClass {
    match outcome {
        CaseOutcome::Decided => RetentionClass::DecidedCase,
        CaseOutcome::Declined => RetentionClass::DeclinedCase,
        CaseOutcome::Expired => RetentionClass::ExpiredCase,
        CaseOutcome::Unremarkable => RetentionClass::UnremarkableCase,
        CaseOutcome::AssistanceGiven => RetentionClass::AssistanceCase,
        CaseOutcome::RegisterCorrected | CaseOutcome::SupportAgreed | CaseOutcome::Unresolved => {
            RetentionClass::ClosedCase
        }
    }
}
