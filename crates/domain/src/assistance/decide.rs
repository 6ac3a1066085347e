//! The rules of a request for assistance.

use super::state::{Assistance, Core, Outcome, Stage};
use super::{AssistanceCommand, AssistanceRejection as Rejection};
use crate::actor::Role;
use crate::case::{Case, MOST_VISITS, Origin, StepsBefore, VisitSummary, benefit_check};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, PersonalKind, PersonalWrite};
use crate::fact::{Counted, Fact, Track};
use crate::id::{AssistanceId, CaseId, Ids, OfficeId, PersonId, PersonalId, RunId};
use crate::law::{Flow, OfficeKind};
use crate::package::Partner;
use crate::person::PersonRecord;
use crate::private::Private;
use crate::run::{NotRunning, may_run};

/// Decides a command about a request for assistance.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &AssistanceCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    use AssistanceCommand as C;
    if around.actor.role == Role::Job {
        return Err(Rejection::NoDecisionByJob);
    }
    match command {
        C::Request { case } => request(*case, around, ids),
        C::Approve { id } => approve(*id, around),
        C::Send { id, to, message } => send(*id, to, message, around),
        C::FileReport {
            id,
            outcome,
            visits,
            message,
        } => file_report(*id, *outcome, visits, message, around),
        C::Receive {
            id,
            office,
            run,
            from,
            record,
            steps,
            message,
        } => receive(
            (*id, *office, *run),
            (from, message),
            record,
            steps,
            around,
            ids,
        ),
        C::Report { id, message } => report(*id, message, around),
    }
}

fn target(id: AssistanceId, around: &Circumstances<'_>) -> Result<Assistance, Rejection> {
    let target = around.assistance.clone().filter(|one| one.id() == id);
    let target = target.ok_or(Rejection::NotFound)?;
    if around.actor.office != Some(target.core.office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    around.admitted(&target.core.excluded, Rejection::ExcludedAccount)?;
    Ok(target)
}

impl From<NotRunning> for Rejection {
    fn from(why: NotRunning) -> Self {
        match why {
            NotRunning::NotOpen => Self::RunNotOpen,
            NotRunning::OtherTrack => Self::WrongTrack,
        }
    }
}

fn flow_is_open(
    key: &str,
    from: OfficeKind,
    to: OfficeKind,
    around: &Circumstances<'_>,
) -> Result<(), Rejection> {
    let flow = around.law.flow(key).filter(|flow| flow.is_open());
    if flow.is_some_and(|flow| flow.connects(from, to)) {
        Ok(())
    } else {
        Err(Rejection::FlowClosed)
    }
}

/// What must hold before anybody in the municipality is asked to go to a door, on every step until it is
/// sent: what the rules of a visit order ask there, asked here first.
fn may_ask(case: &Case, around: &Circumstances<'_>) -> Result<(), Rejection> {
    let file = case.file();
    if around.stopped {
        return Err(Rejection::VisitsStopped);
    }
    may_run(file.run(), around)?;
    if around.complaint_open {
        return Err(Rejection::ComplaintOpen);
    }
    if !matches!(
        (case, file.origin()),
        (Case::Clarifying(_), Origin::Received(_))
    ) {
        return Err(Rejection::CaseNotClarifying);
    }
    if file.steps_before(around.now.today()).is_none() {
        return Err(Rejection::StepsMissing);
    }
    if file.visits_done() >= MOST_VISITS {
        return Err(Rejection::TwoVisitsAtMost);
    }
    if around.person.is_none() {
        return Err(Rejection::PersonErased);
    }
    let own = OfficeKind::FamilyBenefitsOffice;
    flow_is_open(Flow::ASSISTANCE_REQUEST, own, OfficeKind::Registry, around)
}

fn case_of(id: CaseId, around: &Circumstances<'_>) -> Result<Case, Rejection> {
    let case = around.case.clone().filter(|case| case.id() == id);
    case.ok_or(Rejection::NotFound)
}

fn request(
    id: CaseId,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    let case = case_of(id, around)?;
    let file = case.file();
    if around.actor.office != Some(file.office()) {
        return Err(Rejection::OwnOfficeOnly);
    }
    around.admitted(file.excluded(), Rejection::ExcludedAccount)?;
    may_ask(&case, around)?;
    if around.another_open {
        return Err(Rejection::AnotherOpen);
    }
    let today = around.now.today();
    let core = Core {
        id: AssistanceId::fresh(ids),
        case: id,
        office: file.office(),
        run: file.run(),
        person: file.person(),
        begun_by: around.actor.account,
        begun_on: today,
        due: around.law.deadlines().hand_over.after(today),
        excluded: file.excluded().to_vec(),
    };
    Ok(Decision::to(
        "assistance-requested",
        Assistance {
            core,
            stage: Stage::Requested,
        },
    ))
}

fn approve(id: AssistanceId, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let mut target = target(id, around)?;
    if target.stage != Stage::Requested {
        return Err(Rejection::WrongState);
    }
    if target.core.begun_by == around.actor.account {
        return Err(Rejection::ApproverMustNotBeRequester);
    }
    may_ask(&case_of(target.core.case, around)?, around)?;
    target.stage = Stage::Approved {
        by: around.actor.account,
    };
    Ok(Decision::to("assistance-approved", target))
}

fn send(
    id: AssistanceId,
    to: &Partner,
    message: &str,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let mut target = target(id, around)?;
    let Stage::Approved { by } = target.stage else {
        return Err(Rejection::WrongState);
    };
    let case = case_of(target.core.case, around)?;
    may_ask(&case, around)?;
    let today = around.now.today();
    target.stage = Stage::Sent {
        approved_by: by,
        to: to.clone(),
        message: message.to_owned(),
        on: today,
    };
    target.core.due = around.law.deadlines().hand_over.after(today);
    let fact = Fact::one(today, Counted::AssistanceRequested)
        .track(Track::BenefitCheck)
        .run(target.core.run)
        .ground(case.file().ground())
        .children(1);
    Ok(Decision::to("assistance-sent", target)
        .detail("message", message)
        .detail("partner-card", &to.card)
        .fact(fact))
}

fn file_report(
    id: AssistanceId,
    outcome: Outcome,
    visits: &[VisitSummary],
    message: &str,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let mut target = target(id, around)?;
    let Stage::Sent { approved_by, .. } = target.stage else {
        return Err(Rejection::WrongState);
    };
    if visits.len() > MOST_VISITS {
        return Err(Rejection::TooManyVisits);
    }
    let today = around.now.today();
    target.stage = Stage::Answered {
        approved_by,
        outcome,
        report: message.to_owned(),
        on: today,
    };
    let case = case_of(target.core.case, around)?;
    // A case that went on meanwhile keeps what it was assessed on; the report is filed all the same.
    let case = benefit_check::with_visits(case, visits, around.law, today);
    let decision = Decision::to("visit-report-filed", target)
        .detail("message", message)
        .detail("outcome", outcome.name())
        .detail("visits", visits.len());
    Ok(match case {
        Some(case) => decision.and(case),
        None => decision,
    })
}

/// The municipality takes a request in. A person under §§ 51, 52 BMG begins a halted case, with the same
/// event: nobody outside can tell (R16, P-11).
fn receive(
    (id, office, run): (AssistanceId, OfficeId, RunId),
    (from, message): (&Partner, &str),
    record: &PersonRecord,
    steps: &StepsBefore,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    if around.actor.office != Some(office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    may_run(run, around)?;
    let own = around.office_kind.ok_or(Rejection::FlowClosed)?;
    flow_is_open(
        Flow::ASSISTANCE_REQUEST,
        OfficeKind::FamilyBenefitsOffice,
        own,
        around,
    )?;
    if around.another_open || around.assistance.is_some() {
        return Err(Rejection::ReceivedBefore);
    }
    let today = around.now.today();
    record.check(today).map_err(|_| Rejection::PersonNotRight)?;
    if !carries(steps, today) {
        return Err(Rejection::StepsMissing);
    }
    if steps.visited.len() >= MOST_VISITS {
        return Err(Rejection::TwoVisitsAtMost);
    }
    let person = PersonId::fresh(ids);
    let case = benefit_check::of_assistance(id, office, person, steps, around, ids)
        .map_err(|_| Rejection::RunNotOpen)?;
    let core = Core {
        id,
        case: case.id(),
        office,
        run,
        person,
        begun_by: around.actor.account,
        begun_on: today,
        due: around.law.deadlines().hand_over.after(today),
        excluded: Vec::new(),
    };
    let assistance = Assistance {
        core,
        stage: Stage::Received {
            from: from.clone(),
            message: message.to_owned(),
        },
    };
    let write = PersonalWrite {
        id: PersonalId::fresh(ids),
        person,
        office,
        content: PersonalKind::Person {
            record: Private::new(record.clone()),
        },
    };
    Ok(Decision::to("assistance-received", assistance)
        .and(case)
        .seal(write)
        .detail("message", message)
        .detail("partner-card", &from.card))
}

/// Every rung, in order, with its period over; a contact may stand there again, for who asked for an interpreter.
fn carries(steps: &StepsBefore, today: jiff::civil::Date) -> bool {
    let mut rungs: Vec<_> = Vec::new();
    for (rung, ..) in &steps.rungs {
        if !rungs.contains(rung) {
            rungs.push(*rung);
        }
    }
    rungs == crate::case::Rung::ALL
        && steps.rungs.iter().all(|(_, on, by)| on < by && *by < today)
        && steps.looked_on <= today
}

fn report(
    id: AssistanceId,
    message: &str,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let mut target = target(id, around)?;
    let Stage::Received { from, .. } = target.stage.clone() else {
        return Err(Rejection::WrongState);
    };
    let case = case_of(target.core.case, around)?;
    let outcome = Outcome::of(&case).ok_or(Rejection::NothingToReport)?;
    let run = target.core.run;
    let today = around.now.today();
    target.stage = Stage::Reported {
        from,
        outcome,
        report: message.to_owned(),
        on: today,
    };
    let decision = Decision::to("assistance-reported", target)
        .detail("message", message)
        .detail("outcome", outcome.name());
    let mut decision = match benefit_check::reported(case.clone(), around.law, today) {
        Some(closed) => {
            let erasures = benefit_check::erasures_of(&closed);
            let mut decision = decision.and(closed);
            decision.erasures = erasures;
            decision
        }
        None => decision,
    };
    if outcome == Outcome::Visited {
        decision.facts.push(
            Fact::one(today, Counted::AssistanceGiven)
                .track(Track::BenefitCheck)
                .run(run)
                .children(1),
        );
    }
    Ok(decision)
}

impl Outcome {
    /// How a case of assistance stands for its report: visited, ruled out by a person or by its end, or
    /// `None` while a visit can still come.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        if case.file().visits_done() > 0 && !matches!(case, Case::VisitOrdered(_)) {
            return Some(Self::Visited);
        }
        let ruled_out = matches!(case, Case::Declined(_) | Case::Expired(_) | Case::Halted(_))
            || (matches!(case, Case::Clarifying(_)) && case.file().is_settled());
        ruled_out.then_some(Self::NotVisited)
    }
}
