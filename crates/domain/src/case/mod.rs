//! Case (Vorgang), of both tracks: Proposed → Clarifying | Declined; Clarifying ⇄ VisitOrdered;
//! Clarifying → Assessed; Assessed → Closed without hearing, or → Hearing → Decided → Final;
//! Decided | Final → Reopened → Assessed; any open state → Halted, Expired.
//!
//! The drawing with all transitions is `docs/states/case.md`; a test keeps both equal.

mod assess;
pub(crate) mod benefit_check;
mod close;
mod command;
pub(crate) mod exclude;
mod file;
mod halt;
mod hearing;
mod ladder;
mod open;
mod order_facts;
pub(crate) mod periods;
mod possible;
mod rejection;
mod ruling;
pub(crate) mod sources;
mod states;
mod support;
mod suspension;
#[cfg(test)]
pub(crate) mod tests;
mod transitions;
mod visit_order;
mod words;

pub use benefit_check::StepsBefore;
pub use command::CaseCommand;
pub use file::{
    CaseFile, ExoneratingRecord, Origin, ReplyGiven, RungTaken, Source, Support, VisitSummary,
};
pub use order_facts::OrderFacts;
pub use rejection::CaseRejection;
pub use states::{
    Assessed, AssessmentRecord, Case, Clarifying, Closed, Decided, DecisionRecord, Declined,
    Expired, Final, Halted, Hearing, HearingRecord, Proposed, Reopened, VisitOrdered, WasIn,
};
pub use suspension::{Suspension, SuspensionEnd};
pub use transitions::{transitions, transitions_of_benefit_check};
pub(crate) use visit_order::MOST_VISITS;
pub use words::{
    Assessment, Consequence, DeclineReason, ExoneratingSource, ReopenGround, Reply, Ruling, Rung,
};

use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::Ids;
use crate::visit::VisitPlan;

/// Decides a command about this aggregate.
///
/// # Errors
/// The rule that said no.
#[expect(clippy::too_many_lines, reason = "a list: one entry for each command")]
pub fn decide(
    command: &CaseCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    use CaseCommand as C;
    let case = || admitted(command, around);
    match command {
        C::Propose {
            indications,
            excluded,
        } => open::propose(indications, excluded, around, ids),
        C::ProposeCheck { received, excluded } => {
            benefit_check::propose_check(*received, excluded, around, ids)
        }
        C::SuspendPayment { reasons, .. } => suspension::suspend(case()?, reasons, around, ids),
        C::ResumePayment { .. } => suspension::resume(case()?, around, ids),
        C::LapseSuspension { .. } => suspension::lapse(case()?, around, ids),
        C::Approve { .. } => open::approve(case()?, around),
        C::Decline { reason, .. } => open::decline(case()?, *reason, around),
        C::TakeRung { rung, reply_by, .. } => {
            ladder::take_rung(case()?, *rung, *reply_by, around, ids)
        }
        C::RecordReply { reply, words, .. } => {
            ladder::record_reply(case()?, *reply, words.as_ref(), around, ids)
        }
        C::RecordExonerating {
            looked_in,
            found,
            words,
            ..
        } => ladder::record_exonerating(case()?, looked_in, *found, words.as_ref(), around, ids),
        C::OrderVisit {
            accompaniment,
            mode,
            interpreter,
            from,
            until,
            ..
        } => {
            let plan = VisitPlan::new(*mode, *interpreter, *from, *until);
            visit_order::order_visit(case()?, *accompaniment, plan, around, ids)
        }
        C::Assess { assessment, .. } => assess::assess(case()?, *assessment, around),
        C::Close { .. } => close::close(case()?, around, ids),
        C::OpenHearing {
            until,
            interpreter_offered,
            ..
        } => hearing::open_hearing(case()?, *until, *interpreter_offered, around, ids),
        C::RecordStatement { words, .. } => hearing::record_statement(case()?, words, around, ids),
        C::ListConsequences { consequences, .. } => {
            hearing::list_consequences(case()?, consequences)
        }
        C::InformSocialService { .. } => hearing::inform_social_service(case()?, around),
        C::Decide {
            ruling, reasons, ..
        } => ruling::decide(case()?, *ruling, reasons, around, ids),
        C::Finalise { .. } => ruling::finalise(case()?, around),
        C::Reopen { ground, .. } => ruling::reopen(case()?, *ground, around),
        C::Halt { .. } => halt::halt(case()?, around),
        C::Exclude { accounts, .. } => exclude::exclude(case()?, accounts, around),
        C::Resume { .. } => halt::resume(case()?, around),
        C::ReferEndangerment { .. } => support::refer_endangerment(case()?, around),
        C::OfferSupport { .. } => support::offer(case()?, around),
        C::RecordSupport { accepted, .. } => support::record(case()?, *accepted, around),
        C::Expire { .. } => close::expire(case()?, around, ids),
    }
}

/// The case that the command names, if this actor may do anything on it at all.
fn admitted(command: &CaseCommand, around: &Circumstances<'_>) -> Result<Case, CaseRejection> {
    let case = around
        .case
        .clone()
        .filter(|case| Some(case.id().uuid()) == command.target())
        .ok_or(CaseRejection::Missing)?;
    around.admitted(case.file().excluded(), CaseRejection::ExcludedAccount)?;
    let left_to_jobs = matches!(
        command,
        CaseCommand::Finalise { .. }
            | CaseCommand::Expire { .. }
            | CaseCommand::Halt { .. }
            | CaseCommand::LapseSuspension { .. }
    );
    if around.actor.role == Role::Job && !left_to_jobs {
        return Err(CaseRejection::NoDecisionByJob);
    }
    benefit_check::fits_origin(case.file(), command)?;
    if around.protected && command.approaches_the_person() {
        return Err(CaseRejection::NotPossibleNow);
    }
    Ok(case)
}
