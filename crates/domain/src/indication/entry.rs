//! The rules of what one clerk enters: drafts and indications.

use super::decide::{described, fact, open_run, target};
use super::state::{Core, Draft, Indication, Recorded};
use super::{IndicationEntry, IndicationRejection as Rejection, PriorContact};
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::{Decision, PersonalKind, PersonalWrite};
use crate::fact::{Counted, Track};
use crate::id::{Ids, IndicationId, PersonId, PersonalId};
use crate::law::calendar::plus_days;
use crate::law::{ContactOrder, Ground, RequiredContact, RetentionClass};
use crate::private::Private;
use crate::run::Run;

/// An entry whose ground, run, fact and person are right.
struct Checked<'a> {
    ground: &'a Ground,
    track: Track,
    run: &'a Run,
}

/// The rules that a draft and an indication share.
fn check<'a>(
    entry: &IndicationEntry,
    around: &'a Circumstances<'_>,
) -> Result<Checked<'a>, Rejection> {
    let today = around.now.today();
    if around.actor.office != Some(entry.office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    let ground = around
        .law
        .ground(&entry.ground)
        .ok_or(Rejection::UnknownGround)?;
    if !ground.standing.is_on() {
        return Err(Rejection::GroundIsOff);
    }
    if around.ground_retired {
        return Err(Rejection::GroundRetired);
    }
    if !around
        .office_kind
        .is_some_and(|kind| ground.allows_office(kind))
    {
        return Err(Rejection::GroundOfAnotherOffice);
    }
    let run = open_run(around)
        .filter(|run| run.id() == entry.run)
        .ok_or(Rejection::RunNotOpen)?;
    if !ground.allows_track(run.track()) {
        return Err(Rejection::WrongTrack);
    }
    if entry.fact_on > today {
        return Err(Rejection::FactInTheFuture);
    }
    if !around
        .law
        .deadlines()
        .fact_age
        .reaches_back_to(entry.fact_on, today)
    {
        return Err(Rejection::FactTooOld);
    }
    entry
        .person
        .check(today)
        .map_err(|_| Rejection::PersonNotRight)?;
    if around.already_reported {
        return Err(Rejection::AlreadyReported);
    }
    Ok(Checked {
        ground,
        track: run.track(),
        run,
    })
}

/// The core of a new record and the personal data to be sealed with it.
fn core(
    entry: &IndicationEntry,
    checked: &Checked<'_>,
    draft: Option<&Draft>,
    ids: &mut dyn Ids,
) -> (Core, Vec<PersonalWrite>) {
    let id = draft.map_or_else(|| IndicationId::fresh(ids), |draft| draft.core.id);
    let person = draft.map_or_else(|| PersonId::fresh(ids), |draft| draft.core.person);
    let seal = |id, content| PersonalWrite {
        id,
        person,
        office: entry.office,
        content,
    };
    let record = PersonalId::fresh(ids);
    let mut writes = vec![seal(
        record,
        PersonalKind::Person {
            record: Private::new(entry.person.clone()),
        },
    )];
    let evidence = has_evidence(entry).then(|| PersonalId::fresh(ids));
    writes.extend(evidence.map(|id| {
        let reference = entry.evidence.clone();
        seal(id, PersonalKind::Evidence { reference })
    }));
    let core = Core {
        id,
        office: entry.office,
        run: entry.run,
        track: checked.track,
        ground: checked.ground.key.clone(),
        class: checked.ground.class,
        fact_on: entry.fact_on,
        person,
        record,
        evidence,
    };
    (core, writes)
}

/// The detail of a history row by which the data-protection officer is alerted.
const ALERT: &str = "alert";

fn has_evidence(entry: &IndicationEntry) -> bool {
    !entry.evidence.reveal().trim().is_empty()
}

pub(super) fn import_draft(
    entry: &IndicationEntry,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    let checked = check(entry, around)?;
    if around.drafts_today >= around.law.deadlines().drafts_per_office_and_day.at_most {
        return Err(Rejection::DraftsReached);
    }
    let today = around.now.today();
    let (core, writes) = core(entry, &checked, None, ids);
    let draft = Draft {
        drafted_by: around.actor.account,
        drafted_on: today,
        due: around
            .law
            .retention(RetentionClass::DraftIndication)
            .ends(today),
        core: core.clone(),
    };
    let mut decision = Decision::to("indication-drafted", Indication::Draft(draft));
    // Many drafts of one kind at once look like a list: the data-protection officer is told (R08).
    if around.drafts_alike >= around.law.deadlines().drafts_alike.at_most {
        decision = decision.detail(ALERT, Role::DataProtectionOfficer.name());
    }
    Ok(writes
        .into_iter()
        .fold(described(decision, &core), Decision::seal))
}

pub(super) fn record(
    draft: Option<IndicationId>,
    entry: &IndicationEntry,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    let checked = check(entry, around)?;
    if !has_evidence(entry) {
        return Err(Rejection::EvidenceMissing);
    }
    let today = around.now.today();
    let contact = check_contact(entry, checked.ground, around)?;
    if around.indications_in_run >= checked.run.cap().unwrap_or(0) {
        return Err(Rejection::CapReached);
    }
    let draft = draft.map(|id| confirmable(id, entry, around)).transpose()?;
    let (core, writes) = core(entry, &checked, draft, ids);
    let recorded = Recorded {
        recorded_by: around.actor.account,
        recorded_on: today,
        prior_contact: contact.clone(),
        due: around
            .law
            .retention(RetentionClass::ParkedIndication)
            .ends(today),
        core: core.clone(),
    };
    let event = if draft.is_some() {
        "draft-confirmed"
    } else {
        "indication-recorded"
    };
    let decision = described(Decision::to(event, Indication::Recorded(recorded)), &core)
        .fact(fact(&core, today, Counted::IndicationRecorded));
    Ok(writes.into_iter().fold(decision, Decision::seal))
}

/// The draft that an entry confirms: the same matter, still there.
fn confirmable<'a>(
    id: IndicationId,
    entry: &IndicationEntry,
    around: &'a Circumstances<'_>,
) -> Result<&'a Draft, Rejection> {
    let Some(target) = target(id, around) else {
        return Err(Rejection::DraftNotFound);
    };
    let Indication::Draft(draft) = target else {
        return Err(Rejection::WrongState);
    };
    if draft.core.office != entry.office {
        return Err(Rejection::OwnOfficeOnly);
    }
    if draft.core.run != entry.run || draft.core.ground != entry.ground {
        return Err(Rejection::DraftDiffers);
    }
    if around.now.today() >= draft.due {
        return Err(Rejection::PastItsDeadline);
    }
    Ok(draft)
}

/// What the office tried before (R05): there, by a channel that counts, at a sensible time.
fn check_contact<'a>(
    entry: &'a IndicationEntry,
    ground: &Ground,
    around: &Circumstances<'_>,
) -> Result<&'a PriorContact, Rejection> {
    let (Some(contact), Some(required)) = (&entry.prior_contact, &ground.required_prior_contact)
    else {
        return Err(Rejection::PriorContactMissing);
    };
    if !required.channels.contains(&contact.channel) {
        return Err(Rejection::PriorContactChannel);
    }
    if !is_timely(contact, required, around) {
        return Err(Rejection::PriorContactTime);
    }
    let in_order = match required.order {
        ContactOrder::BeforeFact => contact.on <= entry.fact_on,
        ContactOrder::AfterFact => contact.on >= entry.fact_on,
        ContactOrder::Either => true,
    };
    if in_order {
        Ok(contact)
    } else {
        Err(Rejection::PriorContactOrder)
    }
}

/// Not in the future, long enough ago to be answered, and not older than a fact may be.
fn is_timely(
    contact: &PriorContact,
    required: &RequiredContact,
    around: &Circumstances<'_>,
) -> bool {
    let today = around.now.today();
    plus_days(contact.on, required.min_days_before) <= today
        && around
            .law
            .deadlines()
            .fact_age
            .reaches_back_to(contact.on, today)
}
