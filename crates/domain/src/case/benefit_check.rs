//! Cases of track 2: in the family benefits office's installation from an opened indication, in the
//! municipality from a request for assistance. What differs from track 1 stands here; all else is the same.

use super::command::CaseCommand;
use super::file::{CaseFile, ExoneratingRecord, Origin, RungTaken, VisitSummary};
use super::open::{Beginning, begun, proposed};
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Case, Clarifying, Closed};
use super::words::{Assessment, ExoneratingSource, Rung};
use crate::action::Action;
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{CaseOutcome, Counted};
use crate::id::{AccountId, AssistanceId, Ids, OfficeId, PersonId, ReceivedIndicationId};
use crate::law::{GroundClass, Law};
use crate::run::Run;
use jiff::civil::{Date, DateTime};

impl Origin {
    /// Why an action is none of a case of this origin; `None` where it may be tried.
    #[must_use]
    pub const fn refuses(self, action: Action) -> Option<CaseRejection> {
        match (self, action) {
            (
                Self::Assistance(_),
                Action::TakeRung
                | Action::AssessCase
                | Action::CloseCase
                | Action::OpenHearing
                | Action::RecordStatement
                | Action::ListConsequences
                | Action::InformSocialService
                | Action::DecideCase
                | Action::ReopenCase,
            ) => Some(CaseRejection::RequestingAuthorityDecides),
            (Self::Received(_), Action::OrderVisit | Action::RequestAccompaniment) => {
                Some(CaseRejection::VisitByAssistance)
            }
            (
                Self::Received(_),
                Action::ListConsequences | Action::InformSocialService | Action::RequestDisclosure,
            )
            | (
                Self::Notice | Self::Assistance(_),
                Action::SuspendPayment
                | Action::ResumePayment
                | Action::LapseSuspension
                | Action::RequestAssistance,
            ) => Some(CaseRejection::OtherTrack),
            _ => None,
        }
    }
}

/// What the command may not do on a case of this origin.
pub(super) fn fits_origin(file: &CaseFile, command: &CaseCommand) -> Result<(), CaseRejection> {
    let of_the_register = matches!(
        command,
        CaseCommand::Assess {
            assessment: Assessment::RegisterToBeCorrected,
            ..
        }
    );
    if of_the_register && !file.origin.is_notice() {
        return Err(CaseRejection::OtherTrack);
    }
    file.origin.refuses(command.action()).map_or(Ok(()), Err)
}

fn open_run<'a>(around: &'a Circumstances<'_>) -> Result<&'a Run, CaseRejection> {
    around
        .run
        .as_ref()
        .filter(|run| run.is_open_on(around.now.today()))
        .ok_or(CaseRejection::RunNotOpen)
}

/// Proposes a case from an accepted indication. The four eyes are those of the examiners here: who recorded
/// and screened in the municipality is nobody's business here.
pub(super) fn propose_check(
    received: ReceivedIndicationId,
    excluded: &[AccountId],
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let today = around.now.today();
    if around.actor.role == Role::Job {
        return Err(CaseRejection::NoDecisionByJob);
    }
    around.admitted(excluded, CaseRejection::ExcludedAccount)?;
    let run = open_run(around)?;
    let from = around
        .received
        .first()
        .filter(|one| one.id() == received && one.core().run == run.id())
        .ok_or(CaseRejection::AcceptedIndicationNeeded)?;
    let accepted = from
        .accepted()
        .ok_or(CaseRejection::AcceptedIndicationNeeded)?;
    let beginning = Beginning {
        office: from.core().office,
        run: run.id(),
        person: accepted.person,
        origin: Origin::Received(received),
        ground: accepted.ground,
    };
    let file = CaseFile {
        excluded: excluded.to_vec(),
        ..begun(beginning, around, ids)
    };
    let fact = file.fact(today, Counted::CaseOpened);
    let taken_up = from.taken_up(file.id);
    Ok(Decision::to("case-proposed", proposed(file, around))
        .and(taken_up.ok_or(CaseRejection::AcceptedIndicationNeeded)?)
        .fact(fact))
}

/// What a request for assistance says was done before, by the requesting authority: the three rungs with
/// their days, and that exonerating facts were looked for. It is signed; here it is the ladder (R18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepsBefore {
    /// Letter, contact, invitation: the day, and the last day to reply.
    pub rungs: Vec<(Rung, Date, Date)>,
    /// When exonerating facts were last looked for (§ 88(1) s. 2 AO).
    pub looked_on: Date,
    /// When visits took place on an earlier request: they count towards the two that there may be, and the next one
    /// differs from them in weekday and time (R22).
    pub visited: Vec<DateTime>,
}

impl CaseFile {
    /// What a request for assistance says of the steps before; `None` where they do not carry a visit yet.
    #[must_use]
    pub fn steps_before(&self, today: Date) -> Option<StepsBefore> {
        let looked_on = self.exonerating.last()?.on;
        let carries = self.is_exhausted(today) && !self.is_settled();
        carries.then(|| StepsBefore {
            rungs: self
                .rungs
                .iter()
                .map(|taken| (taken.rung, taken.on, taken.reply_by))
                .collect(),
            looked_on,
            visited: self.completed_visits().map(|visit| visit.from).collect(),
        })
    }
    /// Visits that took place and were not stopped.
    #[must_use]
    pub fn visits_done(&self) -> usize {
        self.completed_visits().count()
    }
}

/// The case of a request for assistance: it waits for the second person like any other. It is not counted as
/// a case: it is one of the requesting authority.
pub(crate) fn of_assistance(
    assistance: AssistanceId,
    office: OfficeId,
    person: PersonId,
    steps: &StepsBefore,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Case, CaseRejection> {
    let run = open_run(around)?;
    let beginning = Beginning {
        office,
        run: run.id(),
        person,
        origin: Origin::Assistance(assistance),
        // The ground stays with the requesting authority; visits are counted as resting on a document.
        ground: GroundClass::OtherDocument,
    };
    let rungs = steps.rungs.iter();
    let file = CaseFile {
        rungs: rungs
            .map(|&(rung, on, reply_by)| RungTaken { rung, on, reply_by })
            .collect(),
        exonerating: vec![ExoneratingRecord {
            on: steps.looked_on,
            looked_in: vec![ExoneratingSource::OfficeFile],
            found: 0,
            words: None,
        }],
        visited_before: steps.visited.clone(),
        ..begun(beginning, around, ids)
    };
    Ok(proposed(file, around))
}

/// Ends a case of assistance with its report; `None` while a visit is ordered, or where it ended before.
pub(crate) fn reported(case: Case, law: &Law, today: Date) -> Option<Case> {
    if !case.file().is_assistance() || !case.is_open() || matches!(case, Case::VisitOrdered(_)) {
        return None;
    }
    let outcome = CaseOutcome::AssistanceGiven;
    Some(Case::from(Closed {
        file: case.into_file(),
        outcome,
        on: today,
        erase_on: periods::erasure_after(law, outcome, today),
    }))
}

/// The erasures after a report.
pub(crate) fn erasures_of(case: &Case) -> Vec<crate::decision::Erasure> {
    let erase_on = case.erase_on();
    erase_on.map_or_else(Vec::new, |on| {
        case.file().erasures(on, CaseOutcome::AssistanceGiven)
    })
}

/// Takes the reported visits into the requesting authority's case.
pub(crate) fn with_visits(
    case: Case,
    visits: &[VisitSummary],
    law: &Law,
    today: Date,
) -> Option<Case> {
    match case {
        Case::Clarifying(Clarifying { mut file }) => {
            file.visits.extend_from_slice(visits);
            file.acted(law, today);
            Some(Case::from(Clarifying { file }))
        }
        _ => None,
    }
}
