//! The end without a measure: clearing letter, erasure, and the hard expiry.

use super::file::CaseFile;
use super::halt;
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Case, Closed, Expired, WasIn};
use super::suspension::{self, SuspensionEnd};
use super::words::{Assessment, ReopenGround};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, LetterKind};
use crate::fact::{CaseOutcome, Counted};
use crate::id::Ids;
use jiff::civil::Date;

/// The outcome of an assessment; none for a doubt about residence: a hearing must follow.
const fn outcome_of(assessment: Assessment) -> Option<CaseOutcome> {
    match assessment {
        Assessment::Unremarkable => Some(CaseOutcome::Unremarkable),
        Assessment::RegisterToBeCorrected => Some(CaseOutcome::RegisterCorrected),
        Assessment::SupportAgreed => Some(CaseOutcome::SupportAgreed),
        Assessment::Unresolved => Some(CaseOutcome::Unresolved),
        Assessment::DoubtAboutResidence => None,
    }
}

/// Closes an assessed case, or by a named person's decision a halted one: as assessed, where it
/// was assessed without a doubt, otherwise as not clarified.
pub(super) fn close(
    case: Case,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let (file, outcome, since) = match case {
        Case::Assessed(x) => {
            let outcome =
                outcome_of(x.record.assessment).ok_or(CaseRejection::DoubtNeedsHearing)?;
            (x.file, outcome, x.record.on)
        }
        Case::Halted(x) => match x.was {
            WasIn::Assessed(record) => {
                let outcome = outcome_of(record.assessment).unwrap_or(CaseOutcome::Unresolved);
                (x.file, outcome, record.on)
            }
            _ => (x.file, CaseOutcome::Unresolved, around.now.today()),
        },
        _ => return Err(CaseRejection::NotInThisState),
    };
    Ok(ended(file, outcome, since, around, ids))
}

/// The case after an end without a measure. `since` is the day on which that was clear: the ten
/// working days of the clearing letter begin there (P-10).
///
/// A protected person gets no letter by machine: how they are told is for the named person.
pub(super) fn ended(
    mut file: Box<CaseFile>,
    outcome: CaseOutcome,
    since: Date,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decision {
    let law = around.law;
    let today = around.now.today();
    let erase_on = periods::erasure_after(law, outcome, today);
    let mut facts = Vec::from_iter(file.closed_fact(today, outcome));
    facts.extend(upheld(&file, today));
    facts.extend(suspension::end_with_case(
        &mut file,
        SuspensionEnd::Resumed,
        today,
    ));
    let mut letters = Vec::new();
    if !around.protected {
        let last_day = periods::clearing_letter_by(law, since);
        letters.extend(file.letter(LetterKind::Clearing, today, None, ids));
        facts.push(file.fact(
            today,
            Counted::LetterSent {
                letter: LetterKind::Clearing,
                in_time: Some(today <= last_day),
                days: Some(days_between(since, today)),
            },
        ));
    }
    let erasures = file.erasures(erase_on, outcome);
    let mut decision = Decision::to(
        "case-closed",
        Case::from(Closed {
            file,
            outcome,
            on: today,
            erase_on,
        }),
    );
    decision.facts = facts;
    decision.letters = letters;
    decision.erasures = erasures;
    decision
}

/// Calendar days; 0 where the end lies ahead.
fn days_between(since: Date, today: Date) -> u16 {
    let days = (today - since).get_days();
    u16::try_from(days).unwrap_or(0)
}

/// A case that was reopened on an objection and ends without a measure: the objection succeeded.
fn upheld(file: &CaseFile, today: Date) -> Option<crate::fact::Fact> {
    (file.reopened == Some(ReopenGround::Objection))
        .then(|| file.fact(today, Counted::ObjectionUpheld))
}

/// The hard expiry of an open case. A visit that is ordered is called off. No letter ends it but, where payment was
/// suspended, the one that says that it goes on.
pub(super) fn expire(
    case: Case,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    if !case.is_open() {
        return Err(CaseRejection::NotInThisState);
    }
    let today = around.now.today();
    if today < case.file().due {
        return Err(CaseRejection::NotYetDue);
    }
    let (mut file, called_off) = match case {
        Case::VisitOrdered(ordered) => {
            let (file, off) = halt::call_off(ordered, around)?;
            (file, Some(off))
        }
        other => (other.into_file(), None),
    };
    let erase_on = periods::erasure_after(around.law, CaseOutcome::Expired, today);
    let mut facts = Vec::from_iter(file.closed_fact(today, CaseOutcome::Expired));
    facts.extend(upheld(&file, today));
    let resumed = suspension::end_with_case(&mut file, SuspensionEnd::Resumed, today);
    let told = |_: &_| suspension::told_of_its_end(&file, around, ids);
    let letter = resumed.as_ref().and_then(told);
    facts.extend(resumed);
    let erasures = file.erasures(erase_on, CaseOutcome::Expired);
    let mut decision = Decision::to("case-expired", Case::from(Expired { file, erase_on }));
    decision.facts = facts;
    decision.letters.extend(letter);
    decision.erasures = erasures;
    Ok(match called_off {
        Some(off) => off.add_to(decision),
        None => decision,
    })
}
