//! The rules of a received indication.

use super::state::ReceivedIndication;
use super::{ReceivedCommand, ReceivedRejection as Rejection};
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Compared, Counted, Fact, Track};
use crate::id::{Ids, ReceivedIndicationId};

/// Decides a command about a received indication.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &ReceivedCommand,
    around: &Circumstances<'_>,
    _ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    match command {
        ReceivedCommand::Decide { id, same_child } => decided(*id, *same_child, around),
        ReceivedCommand::Forget { id } => forget(*id, around),
    }
}

fn target<'a>(
    id: ReceivedIndicationId,
    around: &'a Circumstances<'_>,
) -> Result<&'a ReceivedIndication, Rejection> {
    let target = around.received.first();
    target
        .filter(|one| one.id() == id)
        .ok_or(Rejection::NotFound)
}

/// An examiner says whether both records are of one child. Where not, the pair is erased with the decision.
fn decided(
    id: ReceivedIndicationId,
    same_child: bool,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let target = target(id, around)?;
    if around.actor.role == Role::Job {
        return Err(Rejection::NoDecisionByJob);
    }
    if around.actor.office != Some(target.core().office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    let ReceivedIndication::Unsure { core, opened } = target else {
        return Err(Rejection::WrongState);
    };
    let today = around.now.today();
    if today >= opened.due {
        return Err(Rejection::PastItsDeadline);
    }
    let by = around.actor.account;
    // Taken back in the month that was wrong, and counted there as what it is.
    let count = |result| {
        Fact::one(opened.on, Counted::IndicationCompared { result })
            .track(Track::BenefitCheck)
            .run(core.run)
            .ground(opened.ground)
            .children(1)
    };
    let result = if same_child {
        Compared::Accepted
    } else {
        Compared::Rejected
    };
    // It was counted as unsure; now it counts as what it is.
    let decision = if same_child {
        Decision::to(
            "received-accepted",
            ReceivedIndication::Accepted {
                core: core.clone(),
                opened: opened.clone(),
                decided_by: Some(by),
            },
        )
    } else {
        let rejected = target
            .rejected(today, Some(by))
            .ok_or(Rejection::WrongState)?;
        let mut decision = Decision::to("received-rejected", rejected);
        decision.erased_at_once.push((core.office, opened.person));
        decision
    };
    Ok(decision
        .fact(count(Compared::Unsure).taken_back())
        .fact(count(result)))
}

/// Forgotten at its own deadline: an opened indication from which no case began.
fn forget(id: ReceivedIndicationId, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let target = target(id, around)?;
    let (ReceivedIndication::Accepted { core, opened, .. }
    | ReceivedIndication::Unsure { core, opened }) = target
    else {
        return Err(Rejection::WrongState);
    };
    let today = around.now.today();
    if today < opened.due {
        return Err(Rejection::NotYetDue);
    }
    let forgotten = ReceivedIndication::Forgotten {
        core: core.clone(),
        on: today,
    };
    let mut decision =
        Decision::to("received-forgotten", forgotten).detail("from", target.state_name());
    decision.erased_at_once.push((core.office, opened.person));
    Ok(decision)
}
