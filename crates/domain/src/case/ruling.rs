//! The decision about the register, its finality, and the way back.
//!
//! The fact "case closed: decided" is written with the decision, not with finality: from then on
//! the case has an outcome. A reopening takes it back (sign −1), and the case is open again until
//! it has its next outcome. So opened = open + Σ outcomes holds at every moment.

use super::close;
use super::file::{CaseFile, Origin};
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Case, Decided, DecisionRecord, Final, Hearing, HearingRecord, Reopened};
use super::suspension::{self, SuspensionEnd};
use super::words::{ReopenGround, Ruling};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, LetterKind, PersonalKind};
use crate::fact::{CaseOutcome, Counted, Fact};
use crate::id::{Ids, PersonalId};
use crate::private::Private;
use jiff::civil::Date;

/// Decides after the hearing: another person than the assessor, with reasons.
pub(super) fn decide(
    case: Case,
    ruling: Ruling,
    reasons: &Private<String>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let Case::Hearing(Hearing { file, record }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    let today = around.now.today();
    if around.actor.account == record.assessment.by {
        return Err(CaseRejection::DeciderMustNotBeAssessor);
    }
    if !record.is_over(today) {
        return Err(CaseRejection::HearingStillOpen);
    }
    if reasons.reveal().trim().is_empty() {
        return Err(CaseRejection::ReasonsMissing);
    }
    let text = reasons.clone();
    let write = file.seal(PersonalKind::Reason { text }, ids);
    let decision = match ruling {
        Ruling::Deregistered => {
            registered_only(&file)?;
            deregistration_may_follow(&record, around)?;
            ruled(file, ruling, &record, write.id, around, ids)
        }
        Ruling::EntitlementEnded => {
            if !matches!(file.origin, Origin::Received(_)) {
                return Err(CaseRejection::OtherTrack);
            }
            ruled(file, ruling, &record, write.id, around, ids)
        }
        Ruling::NoMeasure => close::ended(file, CaseOutcome::Unremarkable, today, around, ids),
    };
    Ok(Decision {
        event: "case-decided",
        ..decision
    }
    .detail("ruling", ruling.name())
    .seal(write))
}

/// A step that only the registry's own clarification knows.
pub(super) fn registered_only(file: &CaseFile) -> Result<(), CaseRejection> {
    if file.origin.is_notice() {
        Ok(())
    } else {
        Err(CaseRejection::OtherTrack)
    }
}

/// Before a deregistration: consequences listed, social service told in good time (R33).
fn deregistration_may_follow(
    hearing: &HearingRecord,
    around: &Circumstances<'_>,
) -> Result<(), CaseRejection> {
    let today = around.now.today();
    if hearing.consequences.is_empty() {
        return Err(CaseRejection::ConsequencesMissing);
    }
    let too_late = |told: Date| periods::deregistration_from(around.law, told) > today;
    if hearing.social_service_told.is_none_or(too_late) {
        return Err(CaseRejection::SocialServiceFirst);
    }
    Ok(())
}

/// A ruling against the person: the letter with reasons and remedies, and the period for objections. A
/// running suspension of payment ends with the annulment (§ 71 EStG).
fn ruled(
    mut file: Box<CaseFile>,
    ruling: Ruling,
    hearing: &HearingRecord,
    reasons: PersonalId,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decision {
    let today = around.now.today();
    let suspended = suspension::end_with_case(&mut file, SuspensionEnd::Annulled, today);
    let objection_until = periods::objection_until(around.law, today);
    let record = DecisionRecord {
        ruling,
        assessed_by: hearing.assessment.by,
        decided_by: around.actor.account,
        on: today,
        reasons,
        objection_until,
    };
    let letter = file.letter(LetterKind::Notice, today, Some(objection_until), ids);
    let sent = file.fact(
        today,
        Counted::LetterSent {
            letter: LetterKind::Notice,
            in_time: None,
            days: None,
        },
    );
    let closed = file.closed_fact(today, CaseOutcome::Decided);
    let mut decision = Decision::to("case-decided", Case::from(Decided { file, record }));
    decision.letters.extend(letter);
    decision.facts.extend(closed);
    decision.facts.extend(suspended);
    decision.fact(sent)
}

/// The period for objections has passed.
pub(super) fn finalise(case: Case, around: &Circumstances<'_>) -> Result<Decision, CaseRejection> {
    let Case::Decided(Decided { file, record }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    let today = around.now.today();
    if today <= record.objection_until {
        return Err(CaseRejection::ObjectionPeriodRunning);
    }
    let erase_on = periods::erasure_after(around.law, CaseOutcome::Decided, today);
    let erasures = file.erasures(erase_on, CaseOutcome::Decided);
    let mut decision = Decision::to(
        "case-finalised",
        Case::from(Final {
            file,
            record,
            erase_on,
        }),
    );
    decision.erasures = erasures;
    Ok(decision)
}

/// Reopens on an objection or new facts: the outcome is taken back. The erasure ordered with
/// finality is put off by a later order for the same person.
pub(super) fn reopen(
    case: Case,
    ground: ReopenGround,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    let today = around.now.today();
    let (mut file, decided_on, was_final): (Box<CaseFile>, Date, bool) = match case {
        Case::Decided(x) => (x.file, x.record.on, false),
        Case::Final(x) => (x.file, x.record.on, true),
        _ => return Err(CaseRejection::NotInThisState),
    };
    // Taken back in the month that was wrong; the reopening itself counts in its own.
    let taken_back = file
        .closed_fact(decided_on, CaseOutcome::Decided)
        .map(Fact::taken_back);
    let reopened = file.fact(today, Counted::CaseReopened);
    file.reopened = Some(ground);
    file.acted(around.law, today);
    let put_off = periods::erasure_after(around.law, CaseOutcome::Decided, today);
    let erasures = if was_final {
        file.erasures(put_off, CaseOutcome::Decided)
    } else {
        Vec::new()
    };
    let mut decision = Decision::to("case-reopened", Case::from(Reopened { file }))
        .detail("ground", ground.name());
    decision.facts.extend(taken_back);
    decision.facts.push(reopened);
    decision.erasures = erasures;
    Ok(decision)
}
