//! The provisional suspension of payment (§ 71 EStG) and its clock. The program stops and pays nothing: it
//! keeps the days that the law sets, for the person, the examiner and who watches over them (R26, F-16).

use super::file::{CaseFile, Origin};
use super::rejection::CaseRejection;
use super::states::{AssessmentRecord, Case};
use super::words::Assessment;
use crate::circumstances::Circumstances;
use crate::decision::{Decision, LetterKind, LetterOrder, PersonalKind};
use crate::fact::{Counted, Fact};
use crate::id::{AccountId, Ids, PersonalId};
use crate::private::Private;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a suspension ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuspensionEnd {
    /// Payment was resumed, by a person or with the case.
    Resumed,
    /// Two months passed without an annulment: payment is made up for by law (§ 71 EStG).
    Lapsed,
    /// The decision on the benefit was annulled.
    Annulled,
}

impl SuspensionEnd {
    /// The name in history and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resumed => "resumed",
            Self::Lapsed => "lapsed",
            Self::Annulled => "annulled",
        }
    }
}

/// A provisional suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Since when payment is suspended; the person was told with the reasons on the same day.
    pub since: Date,
    /// Who suspended: another person than who assessed.
    pub by: AccountId,
    /// The reasons that the person got, sealed.
    pub reasons: PersonalId,
    /// The last day; afterwards payment is resumed by law.
    pub until: Date,
    /// How and when it ended.
    pub ended: Option<(SuspensionEnd, Date)>,
}

impl Suspension {
    /// True while it runs.
    #[must_use]
    pub const fn runs(&self) -> bool {
        self.ended.is_none()
    }
    /// True where it runs though its last day has passed: payment must be made up for (R26).
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.runs() && today > self.until
    }

    /// True where it ended because its two months had passed, whoever recorded that (R26).
    #[must_use]
    pub fn ended_by_law(&self) -> bool {
        self.ended.is_some_and(|(how, on)| match how {
            SuspensionEnd::Lapsed => true,
            SuspensionEnd::Resumed => on > self.until,
            SuspensionEnd::Annulled => false,
        })
    }
}

/// The doubt that the case stands on, where one does.
fn doubt(case: &Case) -> Option<AssessmentRecord> {
    case.assessment()
        .filter(|record| record.assessment == Assessment::DoubtAboutResidence)
}

/// Records a suspension: on an assessed doubt, by another person, with the reasons the person gets at once.
pub(super) fn suspend(
    mut case: Case,
    reasons: &Private<String>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    if !matches!(case.file().origin, Origin::Received(_)) {
        return Err(CaseRejection::OtherTrack);
    }
    let assessed = doubt(&case).ok_or(CaseRejection::SuspensionNeedsDoubt)?;
    if assessed.by == around.actor.account {
        return Err(CaseRejection::SuspenderMustNotBeAssessor);
    }
    if reasons.reveal().trim().is_empty() {
        return Err(CaseRejection::ReasonsMissing);
    }
    // One suspension per doubt: a second one would make the two months four.
    if case
        .file()
        .suspension
        .is_some_and(|last| last.runs() || last.since >= assessed.on)
    {
        return Err(CaseRejection::SuspendedAlready);
    }
    let text = reasons.clone();
    let write = case.file().seal(PersonalKind::Reason { text }, ids);
    let today = around.now.today();
    let until = around.law.deadlines().provisional_suspension.after(today);
    let file = case.file_mut();
    file.suspension = Some(Suspension {
        since: today,
        by: around.actor.account,
        reasons: write.id,
        until,
        ended: None,
    });
    file.acted(around.law, today);
    let fact = file.fact(today, Counted::PaymentSuspended);
    // The person is told at once, with the reasons (§ 71 EStG).
    let letter = file.letter(LetterKind::Suspension, today, Some(until), ids);
    let mut decision = Decision::to("payment-suspended", case)
        .detail("until", until)
        .seal(write)
        .fact(fact);
    decision.letters.extend(letter);
    Ok(decision)
}

/// Records that payment is resumed.
pub(super) fn resume(
    case: Case,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    paid_again(
        case,
        ("payment-resumed", SuspensionEnd::Resumed),
        around,
        ids,
    )
}

/// The two months have passed: payment is made up for.
pub(super) fn lapse(
    case: Case,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let suspension = case.file().suspension.filter(Suspension::runs);
    let suspension = suspension.ok_or(CaseRejection::NotSuspended)?;
    if !suspension.is_overdue(around.now.today()) {
        return Err(CaseRejection::NotYetDue);
    }
    paid_again(
        case,
        ("suspension-lapsed", SuspensionEnd::Lapsed),
        around,
        ids,
    )
}

/// Ends the suspension within an open case; the person is told.
fn paid_again(
    mut case: Case,
    (event, how): (&'static str, SuspensionEnd),
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let ended = end_with_case(case.file_mut(), how, around.now.today());
    let fact = ended.ok_or(CaseRejection::NotSuspended)?;
    let letter = told_of_its_end(case.file(), around, ids);
    let mut decision = Decision::to(event, case).fact(fact);
    decision.letters.extend(letter);
    Ok(decision)
}

/// The letter that payment goes on. A protected person gets none by machine, as with all others.
pub(super) fn told_of_its_end(
    file: &CaseFile,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Option<LetterOrder> {
    let unprotected = (!around.protected).then_some(file)?;
    unprotected.letter(LetterKind::Resumption, around.now.today(), None, ids)
}

/// Ends a running suspension; the fact of it, where one ran. An annulment resumes nothing.
pub(super) fn end_with_case(file: &mut CaseFile, how: SuspensionEnd, today: Date) -> Option<Fact> {
    let suspension = file.suspension.as_mut().filter(|last| last.runs())?;
    suspension.ended = Some((how, today));
    let by_law = suspension.ended_by_law();
    Some(match how {
        SuspensionEnd::Annulled => return None,
        SuspensionEnd::Resumed | SuspensionEnd::Lapsed => {
            file.fact(today, Counted::PaymentResumed { by_law })
        }
    })
}
