//! The order of a visit: the last rung, and the way back to clarifying when it has ended.

use super::file::{CaseFile, VisitSummary};
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Case, Clarifying, VisitOrdered};
use crate::accompaniment::NotUsable;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Counted, VisitOutcome};
use crate::id::{AccompanimentId, AccountId, Ids, VisitId};
use crate::law::Law;
use crate::moment::Now;
use crate::visit::{LegalMode, PlannedVisit, Visit, VisitPlan};
use jiff::civil::Date;

/// Visits of a case at most, over all requests for assistance (R22).
pub(crate) const MOST_VISITS: usize = 2;

impl CaseFile {
    /// The visits that count for R22: they were carried out and not stopped.
    pub fn completed_visits(&self) -> impl Iterator<Item = &VisitSummary> {
        self.visits.iter().filter(|visit| {
            matches!(
                visit.outcome,
                VisitOutcome::Met
                    | VisitOutcome::NotMet
                    | VisitOutcome::EntryDeclined
                    | VisitOutcome::OtherHouseholdMet
            )
        })
    }
}

/// Orders a visit. It consumes the carrier's confirmation: there is no other way to plan one.
pub(super) fn order_visit(
    case: Case,
    accompaniment: AccompanimentId,
    plan: VisitPlan,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let Case::Clarifying(Clarifying { mut file }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    may_be_visited(&file, around)?;
    mode_has_norm(plan.mode())?;
    decent_time(around.law, around.now, &plan)?;
    differs_from_earlier(&file, around.law, &plan)?;
    let visit = VisitId::fresh(ids);
    let (confirmed, used) = around
        .accompaniment
        .clone()
        .filter(|x| x.id() == accompaniment)
        .ok_or(CaseRejection::AccompanimentNotConfirmed)?
        .take(file.id, plan.from(), plan.until(), visit)
        .map_err(|why| match why {
            NotUsable::NotConfirmed => CaseRejection::AccompanimentNotConfirmed,
            NotUsable::OtherCase => CaseRejection::AccompanimentOfAnotherCase,
            NotUsable::OutsideWindow => CaseRejection::OutsideAccompanimentWindow,
        })?;
    let carrier = confirmed.carrier();
    let ordered_by = around.actor.account;
    let today = around.now.today();
    let planned = PlannedVisit::new(confirmed, visit, &file, plan, (ordered_by, today));
    file.acted(around.law, today);
    let fact = file.fact(today, Counted::VisitOrdered);
    let case = Case::from(VisitOrdered {
        file,
        visit,
        carrier,
        ordered_by,
    });
    Ok(Decision::to("visit-ordered", case)
        .and(Visit::from(planned))
        .and(used)
        .detail("visit", visit)
        .detail("accompaniment", accompaniment)
        .detail("mode", plan.mode().name())
        .fact(fact))
}

/// What must be true of the case before anybody goes to a door.
fn may_be_visited(file: &CaseFile, around: &Circumstances<'_>) -> Result<(), CaseRejection> {
    let today = around.now.today();
    if around.stopped {
        return Err(CaseRejection::VisitsStopped);
    }
    let run = around.run.as_ref().filter(|run| run.id() == file.run);
    if !run.is_some_and(|run| run.is_open_on(today)) {
        return Err(CaseRejection::RunNotOpen);
    }
    if !around.fairness_known() {
        return Err(CaseRejection::FairnessStatusMissing);
    }
    match stands_in_the_way(file, around.actor.account, today) {
        Some(no) => Err(no),
        None => Ok(()),
    }
}

/// What in the case itself keeps an account from ordering a visit today.
pub(super) fn stands_in_the_way(
    file: &CaseFile,
    account: AccountId,
    today: Date,
) -> Option<CaseRejection> {
    if file.approved_by == Some(account) {
        return Some(CaseRejection::OrdererMustNotBeApprover);
    }
    if file.is_settled() {
        return Some(CaseRejection::SettledByReply);
    }
    if file.waits_for_interpreter() {
        return Some(CaseRejection::InterpreterFirst);
    }
    if !file.is_exhausted(today) {
        return Some(CaseRejection::LadderNotExhausted);
    }
    if file.exonerating.is_empty() {
        return Some(CaseRejection::ExoneratingFactsMissing);
    }
    let visits = file.completed_visits().count() + file.visited_before.len();
    (visits >= MOST_VISITS).then_some(CaseRejection::TwoVisitsAtMost)
}

const fn mode_has_norm(mode: LegalMode) -> Result<(), CaseRejection> {
    match mode {
        LegalMode::Consent | LegalMode::OwnSupervision => Ok(()),
        LegalMode::JudicialOrder | LegalMode::UrgentDanger => {
            Err(CaseRejection::LegalModeWithoutNorm)
        }
    }
}

/// In the future, before the case expires, within one day, on a working weekday, by day.
fn decent_time(law: &Law, now: Now, plan: &VisitPlan) -> Result<(), CaseRejection> {
    let (from, until) = (plan.from(), plan.until());
    if from <= now.local || until <= from || until.date() != from.date() {
        return Err(CaseRejection::VisitTimesInvalid);
    }
    if from.date() > periods::expiry_after(law, now.today()) {
        return Err(CaseRejection::PeriodBeyondExpiry);
    }
    if periods::is_day_of_rest(from.date()) {
        return Err(CaseRejection::VisitOnDayOfRest);
    }
    if !periods::within_hours(law, from, until) {
        return Err(CaseRejection::VisitOutsideHours);
    }
    Ok(())
}

fn differs_from_earlier(file: &CaseFile, law: &Law, plan: &VisitPlan) -> Result<(), CaseRejection> {
    let here = file.completed_visits().map(|earlier| earlier.from);
    let mut earlier = here.chain(file.visited_before.iter().copied());
    if earlier.all(|earlier| periods::differ(law, earlier, plan.from())) {
        Ok(())
    } else {
        Err(CaseRejection::SecondVisitTooAlike)
    }
}

impl Case {
    /// The case after its visit has ended: back to clarifying, whatever was found (F-26, N-08).
    pub(crate) fn after_visit(self, summary: VisitSummary, law: &Law, now: Now) -> Option<Self> {
        match self {
            Self::VisitOrdered(VisitOrdered {
                mut file, visit, ..
            }) if visit == summary.visit => {
                file.visits.push(summary);
                file.acted(law, now.today());
                Some(Self::from(Clarifying { file }))
            }
            _ => None,
        }
    }
}
