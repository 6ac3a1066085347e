//! The assessment. A doubt about residence never rests on absence or on a declined entry.

use super::file::{CaseFile, Origin};
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Assessed, AssessmentRecord, Case, Clarifying, Reopened};
use super::words::Assessment;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::VisitOutcome;
use crate::law::Law;

/// Assesses: a settling reply is enough, otherwise the whole ladder was gone.
pub(super) fn assess(
    case: Case,
    assessment: Assessment,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    let today = around.now.today();
    let mut file = match case {
        Case::Clarifying(Clarifying { file }) => {
            if !file.is_settled() && !file.is_exhausted(today) {
                return Err(CaseRejection::LadderNotExhausted);
            }
            file
        }
        Case::Reopened(Reopened { file }) => file,
        _ => return Err(CaseRejection::NotInThisState),
    };
    if file.exonerating.is_empty() {
        return Err(CaseRejection::ExoneratingFactsMissing);
    }
    if assessment == Assessment::DoubtAboutResidence {
        may_be_doubted(&file, around.law)?;
    }
    file.acted(around.law, today);
    let record = AssessmentRecord {
        assessment,
        by: around.actor.account,
        on: today,
    };
    Ok(
        Decision::to("case-assessed", Case::from(Assessed { file, record }))
            .detail("assessment", assessment.name()),
    )
}

/// Two completed visits on different weekdays and times (R22), and a positive fact: another
/// household was met, the person said that the address is wrong, or a document says so. That nobody
/// was met or entry was declined is none (F-26, N-08).
fn may_be_doubted(file: &CaseFile, law: &Law) -> Result<(), CaseRejection> {
    let two_differ = file.completed_visits().any(|one| {
        file.completed_visits()
            .any(|other| periods::differ(law, one.from, other.from))
    });
    if !two_differ {
        return Err(CaseRejection::TwoVisitsBeforeDoubt);
    }
    let found = file.completed_visits().any(|visit| match visit.outcome {
        VisitOutcome::OtherHouseholdMet => true,
        VisitOutcome::Met => visit.address_confirmed == Some(false),
        VisitOutcome::NotMet
        | VisitOutcome::EntryDeclined
        | VisitOutcome::StoppedBySocialWork
        | VisitOutcome::Cancelled => false,
    });
    // What came sealed rests on a documentary ground: a weak one is never sealed (R06).
    let documentary = matches!(file.origin, Origin::Received(_))
        || file.sources.iter().any(|source| source.documentary);
    if found || documentary {
        Ok(())
    } else {
        Err(CaseRejection::AbsenceIsNoFact)
    }
}
