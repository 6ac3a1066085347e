//! Where a case stands and what comes next, in closed words for the person concerned.

use augenmass_domain::case::{
    Assessment, AssessmentRecord, Case, CaseFile, HearingRecord, Rung, WasIn,
};
use augenmass_domain::law::Law;
use jiff::civil::Date;

/// Where the case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A second person looks whether there is anything to clarify.
    Proposed,
    /// The registry clarifies.
    Clarifying,
    /// A visit is planned.
    VisitPlanned,
    /// The registry has formed its view.
    Assessed,
    /// She is heard.
    Hearing,
    /// Decided; the period for objections runs.
    Decided,
    /// The decision stands.
    Final,
    /// Looked at anew.
    Reopened,
    /// Ended without a measure.
    Closed,
    /// Not taken up.
    Declined,
    /// Ended by the passing of time.
    Expired,
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A second person decides whether the registry asks at all.
    SecondPerson,
    /// A letter comes.
    Letter,
    /// Her reply is awaited.
    YourReply,
    /// Her reply has come and is looked at; she can say more.
    ReplyArrived,
    /// Somebody gets in touch, in her language.
    Contact,
    /// An invitation comes.
    Invitation,
    /// The registry forms its view; a visit may be proposed before.
    Assessment,
    /// The visit.
    Visit,
    /// The letter that ends the matter comes.
    ClearingLetter,
    /// A hearing begins: nothing is decided without it.
    HearingOpens,
    /// Her statement is awaited.
    YourStatement,
    /// Another person decides.
    Decision,
    /// She can object.
    Objection,
    /// The data are erased.
    Erasure,
}

/// What happens next, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub what: Next,
    /// The last day for it.
    pub until: Option<Date>,
}

/// What she can do now beside asking and complaining, which is always possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Reply, ask for an interpreter or a conversation.
    Reply,
    /// Make a statement, ask for an interpreter.
    Statement,
    /// Nothing more is awaited.
    None,
}

macro_rules! keys {
    ($($ty:ident { $($variant:ident => $key:literal),* $(,)? })*) => {$(
        impl $ty {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The key of its words in `translations/`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    )*};
}

keys! {
    Progress {
        Proposed => "concerned-state-proposed",
        Clarifying => "concerned-state-clarifying",
        VisitPlanned => "concerned-state-visit-planned",
        Assessed => "concerned-state-assessed",
        Hearing => "concerned-state-hearing",
        Decided => "concerned-state-decided",
        Final => "concerned-state-final",
        Reopened => "concerned-state-reopened",
        Closed => "concerned-state-closed",
        Declined => "concerned-state-declined",
        Expired => "concerned-state-expired",
    }
    Next {
        SecondPerson => "concerned-next-second-person",
        Letter => "concerned-next-letter",
        YourReply => "concerned-next-your-reply",
        ReplyArrived => "concerned-next-reply-arrived",
        Contact => "concerned-next-contact",
        Invitation => "concerned-next-invitation",
        Assessment => "concerned-next-assessment",
        Visit => "concerned-next-visit",
        ClearingLetter => "concerned-next-clearing-letter",
        HearingOpens => "concerned-next-hearing-opens",
        YourStatement => "concerned-next-your-statement",
        Decision => "concerned-next-decision",
        Objection => "concerned-next-objection",
        Erasure => "concerned-next-erasure",
    }
}

/// Where a case stands, with what the next step depends on. A halted case stands where it stood: the
/// person whom the register protects cannot be told apart (§§ 51, 52 BMG; R16, P-11).
pub(super) struct Standing<'a> {
    pub progress: Progress,
    assessment: Option<AssessmentRecord>,
    pub hearing: Option<&'a HearingRecord>,
}

pub(super) fn standing(case: &Case) -> Standing<'_> {
    let progress = match (case, case.was_in()) {
        (Case::Proposed(_), _) | (_, Some(WasIn::Proposed)) => Progress::Proposed,
        (Case::Clarifying(_), _) | (_, Some(WasIn::Clarifying)) => Progress::Clarifying,
        (Case::Assessed(_), _) | (_, Some(WasIn::Assessed(_))) => Progress::Assessed,
        (Case::Hearing(_), _) | (_, Some(WasIn::Hearing(_))) => Progress::Hearing,
        (Case::Reopened(_), _) | (_, Some(WasIn::Reopened)) => Progress::Reopened,
        (Case::VisitOrdered(_), _) => Progress::VisitPlanned,
        (Case::Decided(_), _) => Progress::Decided,
        (Case::Final(_), _) => Progress::Final,
        (Case::Declined(_), _) => Progress::Declined,
        (Case::Expired(_), _) => Progress::Expired,
        (Case::Closed(_) | Case::Halted(_), _) => Progress::Closed,
    };
    let (assessment, hearing) = match case.was_in() {
        Some(WasIn::Assessed(record)) => (Some(*record), None),
        Some(WasIn::Hearing(record)) => (Some(record.assessment), Some(record)),
        _ => (case.assessment(), case.hearing()),
    };
    Standing {
        progress,
        assessment,
        hearing,
    }
}

/// What happens next, until when; `file` is that of the case as far as the page tells of it.
pub(super) fn next(
    case: &Case,
    file: &CaseFile,
    (today, law): (Date, &Law),
    visit: Option<Date>,
) -> NextStep {
    let standing = standing(case);
    let due = Some(file.due());
    let step = |what, until| NextStep { what, until };
    match standing.progress {
        Progress::Proposed => step(Next::SecondPerson, due),
        Progress::Clarifying => next_rung(file, today),
        Progress::VisitPlanned => step(Next::Visit, visit),
        Progress::Assessed => match standing.assessment.map(|record| record.assessment) {
            Some(Assessment::DoubtAboutResidence) => step(Next::HearingOpens, due),
            _ => step(Next::ClearingLetter, case.clearing_due(law).or(due)),
        },
        Progress::Hearing => match standing.hearing {
            Some(record) if !record.is_over(today) => step(Next::YourStatement, Some(record.until)),
            _ => step(Next::Decision, due),
        },
        Progress::Decided => {
            let until = case.decision().map(|decision| decision.objection_until);
            step(Next::Objection, until)
        }
        Progress::Reopened => step(Next::Assessment, due),
        Progress::Final | Progress::Closed | Progress::Declined | Progress::Expired => {
            step(Next::Erasure, case.erase_on())
        }
    }
}

fn next_rung(file: &CaseFile, today: Date) -> NextStep {
    let due = Some(file.due());
    let running = file.rungs().iter().map(|taken| taken.reply_by).max();
    let (what, until) = if file.is_settled() {
        (Next::Assessment, due)
    } else if file.waits_for_interpreter() {
        // As soon as there is an interpreter; the day on which the case expires would be no answer to "when?".
        (Next::Contact, None)
    } else if file.reply_period_runs(today) {
        let what = match file.has_replied_since_the_last_rung() {
            true => Next::ReplyArrived,
            false => Next::YourReply,
        };
        (what, running)
    } else {
        let what = match file.next_rung() {
            Some(Rung::ServiceLetter) => Next::Letter,
            Some(Rung::Contact) => Next::Contact,
            Some(Rung::Invitation) => Next::Invitation,
            None => Next::Assessment,
        };
        (what, due)
    };
    NextStep { what, until }
}

/// What she can do now.
pub(super) const fn way(progress: Progress) -> Way {
    match progress {
        Progress::Clarifying | Progress::VisitPlanned | Progress::Assessed => Way::Reply,
        Progress::Hearing => Way::Statement,
        _ => Way::None,
    }
}
