//! Visit (Vor-Ort-Termin): Planned → UnderWay (the accompanist has checked in) → Recorded{Met |
//! NotMet | EntryDeclined | OtherHouseholdMet} | StoppedBySocialWork | Cancelled.
//!
//! The drawing with all transitions is `docs/states/visit.md`; a test keeps both equal.

mod command;
mod states;
#[cfg(test)]
mod tests;

pub use command::{AtTheDoor, DoorFinding, Interpreter, LegalMode, Told, VisitCommand};
pub use states::{
    Cancelled, PlannedVisit, Recorded, StoppedBySocialWork, UnderWay, Visit, VisitOrder, VisitPlan,
};

use crate::actor::{Actor, Role};
use crate::case::{Case, VisitSummary};
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Counted, Fact, VisitOutcome};
use crate::id::Ids;
use jiff::civil::DateTime;

crate::rejections! {
    /// Rules of this aggregate.
    VisitRejection {
        /// There is no such visit, or it may not be seen, or its case is not waiting for it.
        Missing => "visit.missing", "R10";
        /// The state of the visit does not allow this step.
        NotInThisState => "visit.not-in-this-state", "N-04";
        /// The account is excluded for a conflict of interest.
        ExcludedAccount => "visit.excluded-account", "§§ 20, 21 VwVfG NRW";
        /// Jobs do not visit.
        NoVisitByJob => "visit.no-visit-by-job", "Art. 22 GDPR; R25";
        /// Not possible at present. General on purpose: it must not tell of a protected person
        /// (R16, P-11).
        NotPossibleNow => "visit.not-possible-now", "§ 24(1) VwVfG NRW";
        /// Only the accompanying carrier's own account checks in and stops.
        OwnCarrierOnly => "visit.own-carrier-only", "N-05; P-08";
        /// Only a social worker checks in and stops.
        SocialWorkerOnly => "visit.social-worker-only", "N-05; P-08";
        /// The check-in is on the day of the visit, before its end.
        OnTheDayOnly => "visit.on-the-day-only", "N-05; P-08";
        /// Without the social worker's check-in there was no visit to be recorded.
        SocialWorkNotCheckedIn => "visit.social-work-not-checked-in", "N-05; P-08";
        /// The registry records, never the accompanist.
        RecordedByRegistryOnly => "visit.recorded-by-registry-only", "N-06; P-09";
        /// A visit begins when the accompanist is there, not before.
        BeganBeforeCheckIn => "visit.began-before-check-in", "P-08";
        /// The times lie on the day of the visit, in their order, not in the future.
        TimesInvalid => "visit.times-invalid", "R19";
    }
}

/// Decides a command about this aggregate.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &VisitCommand,
    around: &Circumstances<'_>,
    _: &mut dyn Ids,
) -> Result<Decision, VisitRejection> {
    let visit = around
        .visit
        .clone()
        .filter(|visit| Some(visit.id().uuid()) == command.target())
        .ok_or(VisitRejection::Missing)?;
    if around.actor.role == Role::Job {
        return Err(VisitRejection::NoVisitByJob);
    }
    if !matches!(command, VisitCommand::Stop { .. }) {
        around.admitted(visit.order().excluded(), VisitRejection::ExcludedAccount)?;
    }
    match command {
        VisitCommand::CheckIn { .. } => check_in(visit, around),
        VisitCommand::Record {
            finding,
            door,
            mode,
            from,
            until,
            ..
        } => record(visit, (finding, *door), *mode, (*from, *until), around),
        VisitCommand::Stop { .. } => stop(visit, around),
        VisitCommand::Cancel { .. } => cancel(visit, around),
    }
}

fn own_social_worker(actor: &Actor, order: &VisitOrder) -> Result<(), VisitRejection> {
    if actor.carrier != Some(order.carrier()) {
        return Err(VisitRejection::OwnCarrierOnly);
    }
    if actor.role != Role::SocialWorker {
        return Err(VisitRejection::SocialWorkerOnly);
    }
    Ok(())
}

/// The accompanist is there: the visit is under way.
fn check_in(visit: Visit, around: &Circumstances<'_>) -> Result<Decision, VisitRejection> {
    let Visit::Planned(planned) = visit else {
        return Err(VisitRejection::NotInThisState);
    };
    own_social_worker(around.actor, planned.order())?;
    if around.protected {
        return Err(VisitRejection::NotPossibleNow);
    }
    let order = planned.order();
    let on_the_day = around.now.today() == order.from().date();
    if !on_the_day || around.now.local >= order.until() {
        return Err(VisitRejection::OnTheDayOnly);
    }
    let under_way = planned.check_in(around.now.local);
    Ok(Decision::to(
        "accompanist-checked-in",
        Visit::from(under_way),
    ))
}

/// Records what was found; the case goes back to clarifying, whatever it was (F-26, N-08).
fn record(
    visit: Visit,
    (finding, door): (&DoorFinding, AtTheDoor),
    mode: LegalMode,
    (from, until): (DateTime, DateTime),
    around: &Circumstances<'_>,
) -> Result<Decision, VisitRejection> {
    let actor = around.actor;
    if actor.carrier.is_some() || actor.office != Some(visit.order().office()) {
        return Err(VisitRejection::RecordedByRegistryOnly);
    }
    let under_way = match visit {
        Visit::UnderWay(under_way) => under_way,
        Visit::Planned(_) => return Err(VisitRejection::SocialWorkNotCheckedIn),
        _ => return Err(VisitRejection::NotInThisState),
    };
    let order = under_way.order();
    let on_the_day = from.date() == order.from().date() && until.date() == from.date();
    if !on_the_day || until <= from || until > around.now.local {
        return Err(VisitRejection::TimesInvalid);
    }
    if from < to_the_minute(under_way.checked_in_at()) {
        return Err(VisitRejection::BeganBeforeCheckIn);
    }
    let ordered_mode = order.mode();
    let recorded = Visit::from(under_way.record((finding.clone(), door), mode, from, until));
    let outcome = finding.outcome();
    let case = case_after(
        &recorded,
        from,
        outcome,
        finding.address_confirmed(),
        around,
    )?;
    let fact = ended_fact(recorded.order(), outcome, true, around);
    // Told apart from the finding, and in no history: nobody infers from it (N-08, M-8).
    let harm = Counted::AtTheDoor {
        consent_withdrawn: door.consent_withdrawn,
        children_present: door.children_present,
    };
    let harm = counted(recorded.order(), harm, around);
    let mut decision = Decision::to("visit-recorded", recorded)
        .and(case)
        .detail("finding", finding.name())
        .fact(fact)
        .fact(harm);
    if mode != ordered_mode {
        decision = decision
            .detail("incident", "legal-mode-changed")
            .detail("mode-ordered", ordered_mode.name())
            .detail("mode", mode.name());
    }
    Ok(decision)
}

/// The accompanist ends the visit; no reason is asked, none is kept (P-08).
fn stop(visit: Visit, around: &Circumstances<'_>) -> Result<Decision, VisitRejection> {
    own_social_worker(around.actor, visit.order())?;
    let Visit::UnderWay(under_way) = visit else {
        return Err(VisitRejection::NotInThisState);
    };
    let stopped = Visit::from(under_way.stop(around.now.local));
    ended(
        "visit-stopped",
        stopped,
        VisitOutcome::StoppedBySocialWork,
        around,
    )
}

/// Cancels before anybody set out.
fn cancel(visit: Visit, around: &Circumstances<'_>) -> Result<Decision, VisitRejection> {
    if !matches!(visit, Visit::Planned(_)) {
        return Err(VisitRejection::NotInThisState);
    }
    let (cancelled, _) = visit
        .call_off(around.now)
        .ok_or(VisitRejection::NotInThisState)?;
    ended(
        "visit-cancelled",
        cancelled,
        VisitOutcome::Cancelled,
        around,
    )
}

fn ended(
    event: &'static str,
    visit: Visit,
    outcome: VisitOutcome,
    around: &Circumstances<'_>,
) -> Result<Decision, VisitRejection> {
    let from = visit.order().from();
    let accompanied = outcome == VisitOutcome::StoppedBySocialWork;
    let case = case_after(&visit, from, outcome, None, around)?;
    let fact = ended_fact(visit.order(), outcome, accompanied, around);
    Ok(Decision::to(event, visit).and(case).fact(fact))
}

fn case_after(
    visit: &Visit,
    from: DateTime,
    outcome: VisitOutcome,
    address_confirmed: Option<bool>,
    around: &Circumstances<'_>,
) -> Result<Case, VisitRejection> {
    let summary = VisitSummary {
        visit: visit.id(),
        from,
        outcome,
        address_confirmed,
    };
    around
        .case
        .clone()
        .filter(|case| case.id() == visit.order().case())
        .and_then(|case| case.after_visit(summary, around.law, around.now))
        .ok_or(VisitRejection::Missing)
}

fn ended_fact(
    order: &VisitOrder,
    outcome: VisitOutcome,
    accompanied: bool,
    around: &Circumstances<'_>,
) -> Fact {
    let what = Counted::VisitRecorded {
        outcome,
        accompanied,
    };
    counted(order, what, around)
}

fn counted(order: &VisitOrder, what: Counted, around: &Circumstances<'_>) -> Fact {
    Fact::one(around.now.today(), what)
        .track(order.track())
        .run(order.run())
        .ground(order.ground())
        .children(1)
}

fn to_the_minute(moment: DateTime) -> DateTime {
    moment
        .with()
        .second(0)
        .subsec_nanosecond(0)
        .build()
        .unwrap_or(moment)
}

/// All transitions of a visit: from, action, to. `[*]` is the beginning.
#[must_use]
pub const fn transitions() -> &'static [(&'static str, &'static str, &'static str)] {
    &[
        ("[*]", "orderVisit", "planned"),
        ("planned", "checkIn", "under-way"),
        ("planned", "cancelVisit", "cancelled"),
        ("planned", "recordReply", "cancelled"),
        ("planned", "recordExonerating", "cancelled"),
        ("planned", "haltCase", "cancelled"),
        ("planned", "expireCase", "cancelled"),
        ("under-way", "recordVisit", "recorded"),
        ("under-way", "stopVisit", "stopped-by-social-work"),
        ("under-way", "haltCase", "cancelled"),
        ("under-way", "expireCase", "cancelled"),
    ]
}
