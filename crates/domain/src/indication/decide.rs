//! The rules of an indication.

use super::entry::{import_draft, record};
use super::state::{
    Basis, Core, Dropped, Expired, FirstDecision, Indication, NoticeGiven, PutForward, Sealed,
};
use super::{IndicationCommand, IndicationRejection as Rejection, InnocentExplanations};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, Erasure, PersonalKind, PersonalWrite};
use crate::fact::{Counted, Fact, Track};
use crate::id::{Ids, IndicationId, OfficeId, PersonId, PersonalId};
use crate::law::{Flow, OfficeKind, RetentionClass};
use crate::private::Private;
use crate::run::Run;
use jiff::civil::Date;

/// Decides a command about an indication.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &IndicationCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    match command {
        IndicationCommand::ImportDraft(entry) => import_draft(entry, around, ids),
        IndicationCommand::Record { draft, entry } => record(*draft, entry, around, ids),
        IndicationCommand::Screen { id, explanations } => screen(*id, *explanations, around),
        IndicationCommand::Reconsider { id, explanations } => {
            reconsider(*id, *explanations, around)
        }
        IndicationCommand::GiveNotice { id, to } => give_notice(*id, *to, around, ids),
        IndicationCommand::Seal { id } => seal(*id, around),
        IndicationCommand::Expire { id } => expire(*id, around),
    }
}

/// The run, if it is open today (R42).
pub(super) fn open_run<'a>(around: &'a Circumstances<'_>) -> Option<&'a Run> {
    around
        .run
        .as_ref()
        .filter(|run| run.is_open_on(around.now.today()))
}

/// A fact row about one child.
pub(super) fn fact(core: &Core, today: Date, what: Counted) -> Fact {
    Fact::one(today, what)
        .track(core.track)
        .run(core.run)
        .ground(core.class)
        .children(1)
}

/// The details of every event about an indication.
pub(super) fn described(decision: Decision, core: &Core) -> Decision {
    decision
        .detail("office", core.office)
        .detail("run", core.run)
        .detail("ground", &core.ground)
}

/// The erasure of the office's copy.
fn erasure(core: &Core, class: RetentionClass, start: Date, around: &Circumstances<'_>) -> Erasure {
    Erasure {
        person: core.person,
        office: core.office,
        on: around.law.retention(class).ends(start),
        class: class.name().to_owned(),
    }
}

pub(super) fn target<'a>(
    id: IndicationId,
    around: &'a Circumstances<'_>,
) -> Option<&'a Indication> {
    around
        .indications
        .first()
        .filter(|indication| indication.id() == id)
}

/// The target in the actor's own office, before its deadline, in an open run.
fn workable<'a>(
    id: IndicationId,
    around: &'a Circumstances<'_>,
) -> Result<&'a Indication, Rejection> {
    let target = target(id, around).ok_or(Rejection::NotFound)?;
    if around.actor.office != Some(target.core().office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    open_run(around)
        .filter(|run| run.id() == target.core().run)
        .ok_or(Rejection::RunNotOpen)?;
    if target.due().is_some_and(|due| around.now.today() >= due) {
        return Err(Rejection::PastItsDeadline);
    }
    Ok(target)
}

/// The second person decides, in clear or masked as the draw has it (M-6). Who has read a file in clear does not
/// screen it masked.
fn screen(
    id: IndicationId,
    explanations: InnocentExplanations,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let target = workable(id, around)?;
    let Indication::Recorded(recorded) = target else {
        return Err(Rejection::WrongState);
    };
    let (core, screener, today) = (&recorded.core, around.actor.account, around.now.today());
    if screener == recorded.recorded_by {
        return Err(Rejection::ScreenerIsRecorder);
    }
    let review = around.review;
    if review.is_masked() && around.read_in_clear {
        return Err(Rejection::ScreenerReadItInClear);
    }
    if !explanations.complete() {
        return Err(Rejection::ChecklistIncomplete);
    }
    let put_forward = !explanations.explains();
    let screened = Counted::IndicationScreened {
        review,
        put_forward,
    };
    let decided = |decision: Decision| {
        described(decision, core)
            .detail("review", review.name())
            .fact(fact(core, today, screened))
    };
    if !put_forward {
        let dropped = Dropped {
            recorded: recorded.clone(),
            screened_by: screener,
            dropped_on: today,
            explanations,
            review: Some(review),
            first: None,
        };
        return Ok(end_of(dropped, around, decided));
    }
    let put_forward = PutForward {
        recorded: recorded.clone(),
        screened_by: screener,
        screened_on: today,
        explanations,
        basis: basis(core, around)?,
        review: Some(review),
    };
    Ok(decided(Decision::to(
        "indication-put-forward",
        Indication::PutForward(put_forward),
    )))
}

/// What is dropped is counted, and the office's copy is erased soon.
fn end_of(
    dropped: Dropped,
    around: &Circumstances<'_>,
    decided: impl FnOnce(Decision) -> Decision,
) -> Decision {
    let (core, today) = (dropped.recorded.core.clone(), dropped.dropped_on);
    let event = match &dropped.first {
        None => "indication-dropped",
        Some(_) => "indication-reconsidered",
    };
    let class = RetentionClass::DroppedIndication;
    let decision = Decision::to(event, Indication::Dropped(dropped))
        .fact(fact(&core, today, Counted::IndicationDropped))
        .erase(erasure(&core, class, today, around));
    decided(decision)
}

/// A changed mind is an entry of its own with its reason, and only towards dropping it: the first decision stays
/// in the record and in the figures (M-6).
fn reconsider(
    id: IndicationId,
    explanations: InnocentExplanations,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let target = workable(id, around)?;
    let Indication::PutForward(first) = target else {
        return Err(Rejection::WrongState);
    };
    let (recorded, by) = (&first.recorded, around.actor.account);
    if by == recorded.recorded_by {
        return Err(Rejection::ScreenerIsRecorder);
    }
    if !explanations.complete() {
        return Err(Rejection::ChecklistIncomplete);
    }
    if !explanations.explains() {
        return Err(Rejection::NothingExplains);
    }
    let dropped = Dropped {
        recorded: recorded.clone(),
        screened_by: by,
        dropped_on: around.now.today(),
        explanations,
        review: None,
        first: Some(FirstDecision {
            screened_by: first.screened_by,
            screened_on: first.screened_on,
            explanations: first.explanations,
            review: first.review,
        }),
    };
    Ok(end_of(dropped, around, |decision| {
        described(decision, &recorded.core)
    }))
}

/// Why it may go forward: a documentary ground that is still on, or a living indication of another
/// office in the same run with another ground. The gate loads those about the same child after the
/// target (R06).
fn basis(core: &Core, around: &Circumstances<'_>) -> Result<Basis, Rejection> {
    let ground = around
        .law
        .ground(&core.ground)
        .ok_or(Rejection::UnknownGround)?;
    if !ground.standing.is_on() {
        return Err(Rejection::GroundIsOff);
    }
    if ground.stands_alone() {
        return Ok(Basis::Documentary);
    }
    let second = around.indications.iter().skip(1).any(|other| {
        let it = other.core();
        other.is_alive()
            && it.run == core.run
            && it.office != core.office
            && it.ground != core.ground
    });
    if second {
        Ok(Basis::TwoOffices)
    } else {
        Err(Rejection::SingleWeakGround)
    }
}

/// Nothing here asks the register, so that no clerk can find out who is protected: a notice about a
/// threatened person goes out like any other, and the case halts on the registry's side (R16). The
/// registry gets a record of its own under its own key: no person id spans offices (R10).
fn give_notice(
    id: IndicationId,
    to: OfficeId,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    let target = workable(id, around)?;
    let Indication::PutForward(put_forward) = target else {
        return Err(Rejection::WrongState);
    };
    let core = target.core();
    if core.track != Track::RegisterClarification {
        return Err(Rejection::WrongTrack);
    }
    let flow = around
        .law
        .flow(Flow::NOTICE_TO_REGISTRY)
        .ok_or(Rejection::FlowClosed)?;
    if !flow.is_open() {
        return Err(Rejection::FlowClosed);
    }
    let (Some(from), Some(receiver)) = (around.office_kind, around.receiver_kind) else {
        return Err(Rejection::NotInMatrix);
    };
    if !flow.connects(from, receiver) {
        return Err(Rejection::NotInMatrix);
    }
    if around.complaint_open {
        return Err(Rejection::ComplaintOpen);
    }
    let record = around.person.clone().ok_or(Rejection::PersonErased)?;
    let today = around.now.today();
    let notice = NoticeGiven {
        put_forward: put_forward.clone(),
        given_by: around.actor.account,
        given_on: today,
        registry: to,
        person_at_registry: PersonId::fresh(ids),
        record_at_registry: PersonalId::fresh(ids),
    };
    let copy = PersonalWrite {
        id: notice.record_at_registry,
        person: notice.person_at_registry,
        office: to,
        content: PersonalKind::Person {
            record: Private::new(record),
        },
    };
    let at_registry = erasure_at_registry(&notice, around);
    Ok(described(
        Decision::to("notice-given", Indication::NoticeGiven(notice)),
        core,
    )
    .seal(copy)
    .detail("flow", &flow.key)
    .detail("registry", to)
    .fact(fact(core, today, Counted::NoticeGiven))
    .erase(erasure(
        core,
        RetentionClass::HandedOverIndication,
        today,
        around,
    ))
    .erase(at_registry))
}

/// Seals for the family benefits office: in an open run of the benefit check, after the screening, never
/// on a weak ground, also not together with another office's (0008). The person is not asked for in any
/// register: what becomes of it the office never learns.
fn seal(id: IndicationId, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let target = workable(id, around)?;
    let Indication::PutForward(put_forward) = target else {
        return Err(Rejection::WrongState);
    };
    let core = target.core();
    if core.track != Track::BenefitCheck {
        return Err(Rejection::WrongTrack);
    }
    let strong = |ground: &crate::law::Ground| ground.standing.is_on() && ground.stands_alone();
    if put_forward.basis != Basis::Documentary
        || !around.law.ground(&core.ground).is_some_and(strong)
    {
        return Err(Rejection::SingleWeakGround);
    }
    let flow = around
        .law
        .flow(Flow::SEALED_INDICATION)
        .filter(|flow| flow.is_open())
        .ok_or(Rejection::FlowClosed)?;
    let from = around.office_kind.ok_or(Rejection::NotInMatrix)?;
    if !flow.connects(from, OfficeKind::FamilyBenefitsOffice) {
        return Err(Rejection::NotInMatrix);
    }
    if around.complaint_open {
        return Err(Rejection::ComplaintOpen);
    }
    if around.person.is_none() {
        return Err(Rejection::PersonErased);
    }
    let today = around.now.today();
    let sealed = Sealed {
        put_forward: put_forward.clone(),
        sealed_by: around.actor.account,
        sealed_on: today,
        due: around
            .law
            .retention(RetentionClass::SealedIndication)
            .ends(today),
        package: None,
    };
    Ok(described(
        Decision::to("indication-sealed", Indication::Sealed(sealed)),
        core,
    )
    .detail("flow", &flow.key)
    .fact(fact(core, today, Counted::IndicationSealed)))
}

/// The registry's copy ends too, also where no case is ever proposed from the notice.
fn erasure_at_registry(notice: &NoticeGiven, around: &Circumstances<'_>) -> Erasure {
    let class = RetentionClass::OpenCase;
    Erasure {
        person: notice.person_at_registry,
        office: notice.registry,
        on: around.law.retention(class).ends(notice.given_on),
        class: class.name().to_owned(),
    }
}

/// Expiry needs neither an open run nor an office: it always protects.
fn expire(id: IndicationId, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let target = target(id, around).ok_or(Rejection::NotFound)?;
    let due = target.due().ok_or(Rejection::WrongState)?;
    let today = around.now.today();
    if today < due {
        return Err(Rejection::NotYetDue);
    }
    let core = target.core();
    let expired = Expired {
        core: core.clone(),
        started_by: target.started_by(),
        expired_on: today,
    };
    let decision = described(
        Decision::to("indication-expired", Indication::Expired(expired)),
        core,
    )
    .detail("from", target.state_name())
    .erase(erasure(
        core,
        RetentionClass::ExpiredIndication,
        today,
        around,
    ));
    // A draft was never counted; a sealed one was handed over and is counted where it was opened.
    Ok(match target {
        Indication::Recorded(_) | Indication::PutForward(_) => {
            decision.fact(fact(core, today, Counted::IndicationExpired))
        }
        _ => decision,
    })
}
