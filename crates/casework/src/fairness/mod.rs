//! The fairness monitor in the municipality: the signed status that comes in, stops and their release
//! (M-2, M-3, M-5). The figures themselves stay in the statistics office ([`crate::statistics_office`]).

mod grounds;
mod status;

pub use grounds::{approve_ground, retire_grounds};
pub use status::SignedStatus;

use crate::error::Error;
use crate::gate::{FormKey, Gate};
use crate::installation::Installation;
use crate::reckoning::Reckoning;
use augenmass_domain::fairness::{
    Breach, FAIRNESS_STOP, FairnessRejection, Quarter, StatementKind, may_release, may_state,
};
use augenmass_domain::run::{ManifestDocument, Run};
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_ledger::LogVerifier;
use augenmass_policy::Permit;
use augenmass_statistics::fairness::{Band, FairnessPlan, Volume};
use augenmass_statistics::{Measure, Value};
use augenmass_store::{
    FairnessChange, FairnessStatus, FairnessStatusRow, ListQuery, RetiredGround, Stop, StopRow,
    Store, Submission,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The fairness plan that the manifest of a run names, SHA-256 in hex.
pub(crate) fn plan_named(run: &Run) -> Option<&str> {
    let documents = &run.opening()?.manifest.documents;
    documents
        .get(&ManifestDocument::FairnessPlan)
        .map(String::as_str)
}

/// The last day on which a status counts for a run, among those of each plan that manifests name.
pub(crate) fn known_until(run: &Run, known: &[(String, Date)]) -> Option<Date> {
    let plan = plan_named(run)?;
    let of_plan = known.iter().filter(|(named, _)| named == plan);
    of_plan.map(|(_, until)| *until).max()
}

/// A plan that holds for open runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanInForce {
    /// SHA-256 of the plan that the manifests name.
    pub named: String,
    /// SHA-256 of the plan that holds: the same, or what a release put in its place.
    pub holds: String,
    /// The key of the statistics office, where the manifest names one.
    pub office: Option<String>,
}

/// The plans of all runs that are open or paused.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn plans_in_force(installation: &Installation) -> Result<Vec<PlanInForce>, Error> {
    let store = installation.gate.store();
    let replaced = store.fairness_plans().await?;
    let mut plans: Vec<PlanInForce> = Vec::new();
    for stored in store.list_all(ListQuery::of(Kind::Run)).await? {
        let State::Run(run) = &stored.state else {
            continue;
        };
        let (Run::Open(_) | Run::Paused(_), Some(named)) = (run, plan_named(run)) else {
            continue;
        };
        let latest = replaced.iter().rev().find(|(_, of)| of == named);
        let plan = PlanInForce {
            named: named.to_owned(),
            holds: latest.map_or_else(|| named.to_owned(), |(plan, _)| plan.clone()),
            office: run
                .opening()
                .and_then(|open| open.manifest.statistics_office.clone()),
        };
        if !plans.contains(&plan) {
            plans.push(plan);
        }
    }
    Ok(plans)
}

/// Whether a plan holds for an open run.
pub(crate) async fn is_in_force(installation: &Installation, sha256: &str) -> Result<bool, Error> {
    let plans = plans_in_force(installation).await?;
    Ok(plans.iter().any(|plan| plan.holds == sha256))
}

/// Whether every file is reviewed masked: the latest status of a plan that holds says *watch* or *stop*, or the
/// monitor has stopped visits (M-2). It does not end because a status is old: the next one ends it, or a release.
pub(crate) async fn is_watched(store: &Store) -> Result<bool, Error> {
    let mut latest: BTreeMap<String, String> = BTreeMap::new();
    for FairnessStatusRow { status, ended } in store.fairness_statuses().await? {
        if !ended {
            latest.insert(status.plan, status.band);
        }
    }
    let no_statement = Band::NoStatement.name();
    if latest.values().any(|band| band != no_statement) {
        return Ok(true);
    }
    let stops = store.stops().await?;
    Ok(stops.iter().any(|stop| stop.cause == FAIRNESS_STOP))
}

/// What became of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its quarter.
    pub quarter: Quarter,
    /// Its band.
    pub band: Band,
    /// The last day on which it counts.
    pub counts_until: Date,
    /// Whether it brought a stop into force.
    pub stopped: bool,
}

/// The plan as data of this version: for how many days a status counts, and when a ground retires.
pub(crate) fn plan_of_this_version() -> Result<FairnessPlan, Error> {
    FairnessPlan::embedded().map_err(|error| Error::Internal(error.to_string()))
}

/// Files a signed status: checked against the key and the plan of the open runs, its days, and what was
/// filed before. At the upper band a stop comes into force in the same transaction.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Rejected`] with the rule; both in the history.
pub async fn file_status(
    installation: &Installation,
    actor: &Actor,
    message: &[u8],
) -> Result<Filed, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor, Action::FileFairnessStatus).await?;
    let checked = match check(installation, message).await? {
        Ok(checked) => checked,
        Err(no) => return Err(gate.turn_down(actor, &permit, no.into()).await?),
    };
    let mut stops = gate.store().stops().await?.into_iter();
    let stopped = checked.band == Band::Stop && !stops.any(|stop| stop.cause == FAIRNESS_STOP);
    let new = checked.new;
    let (quarter, counts_until) = (new.quarter, new.counts_until);
    gate.keep_house(actor, &permit, "fairness-status-filed", |batch| {
        let details = &mut batch.history.details;
        details.insert("quarter".to_owned(), quarter.to_string());
        details.insert("band".to_owned(), new.band.clone());
        details.insert("plan".to_owned(), new.plan.clone());
        details.insert("issued".to_owned(), new.issued_on.to_string());
        details.insert("message".to_owned(), crate::manifest::sha256_hex(message));
        batch.stop = stopped.then(|| Stop::Begin(FAIRNESS_STOP.to_owned()));
        batch.fairness.push(FairnessChange::Status(new));
    })
    .await?;
    Ok(Filed {
        quarter,
        band: checked.band,
        counts_until,
        stopped,
    })
}

struct Checked {
    band: Band,
    new: FairnessStatus,
}

/// Whether a message is a status that may be filed now.
async fn check(
    installation: &Installation,
    message: &[u8],
) -> Result<Result<Checked, FairnessRejection>, Error> {
    let store = installation.gate.store();
    let plans = plans_in_force(installation).await?;
    let signed = match signed_by_an_office(&plans, message) {
        Ok(signed) => signed,
        Err(no) => return Ok(Err(no)),
    };
    let (key, status) = signed;
    let of = |plan: &&PlanInForce| plan.holds == status.plan && plan.office.as_ref() == Some(&key);
    if !plans.iter().any(|plan| of(&plan)) {
        return Ok(Err(FairnessRejection::OtherPlan));
    }
    let before = store.fairness_statuses().await?.into_iter();
    let before = before
        .map(|one| one.status)
        .filter(|one| one.plan == status.plan);
    let today = installation.gate.now().today();
    let days = plan_of_this_version()?.status_days;
    let until = status
        .days
        .may_be_filed(today, before.map(|one| one.quarter).max(), days);
    Ok(until.map(|counts_until| Checked {
        band: status.band,
        new: FairnessStatus {
            plan: status.plan,
            quarter: status.days.quarter,
            band: status.band.name().to_owned(),
            issued_on: status.days.issued,
            counts_until,
            signed_text: String::from_utf8_lossy(message).into_owned(),
        },
    }))
}

/// The key that a message is signed with, among those of the open runs, and what it says.
fn signed_by_an_office(
    plans: &[PlanInForce],
    message: &[u8],
) -> Result<(String, SignedStatus), FairnessRejection> {
    let keys: Vec<&String> = plans
        .iter()
        .filter_map(|plan| plan.office.as_ref())
        .collect();
    if keys.is_empty() {
        return Err(FairnessRejection::NoStatisticsOffice);
    }
    let opened = keys.into_iter().find_map(|key| {
        let verifier = LogVerifier::parse(key).ok()?;
        Some((key.clone(), SignedStatus::open(message, &verifier)?))
    });
    opened.ok_or(FairnessRejection::NotSigned)
}

/// Reports a documented breach of a zero-tolerance rule: visits stop at once (M-5). `document` is the
/// SHA-256 of the written report, hex; `form` the page it was sent with, which counts once.
///
/// # Errors
/// [`Error::Refused`] where the actor may not, [`Error::Conflict`] where the form was carried out before.
pub async fn report_breach(
    installation: &Installation,
    actor: &Actor,
    breach: Breach,
    document: &str,
    form: Option<&FormKey>,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor, Action::ReportBreach).await?;
    gate.keep_house(actor, &permit, "breach-reported", |batch| {
        let details = &mut batch.history.details;
        details.insert("breach".to_owned(), breach.name().to_owned());
        details.insert("document".to_owned(), document.to_owned());
        batch.stop = Some(Stop::Begin(breach.name().to_owned()));
        batch.submission = form.map(submission);
    })
    .await?;
    Ok(())
}

/// A form that is carried out once.
fn submission(form: &FormKey) -> Submission {
    Submission {
        form_key_hash: form.hash(),
        kind: Kind::Installation,
        id: None,
    }
}

/// Makes a statement on the stops in force (M-3). `document` is the SHA-256 of what was written, hex; `form` the page
/// it was sent with, which counts once.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Rejected`] with the rule; [`Error::Conflict`] where the form
/// was carried out before.
pub async fn state_on_stop(
    installation: &Installation,
    actor: &Actor,
    kind: StatementKind,
    document: &str,
    form: Option<&FormKey>,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor, Action::StateOnStop).await?;
    let stops = gate.store().stops().await?;
    let made = statements(gate, &stops).await?;
    if let Err(no) = may_state(!stops.is_empty(), kind, actor.account, &made) {
        return Err(gate.turn_down(actor, &permit, no.into()).await?);
    }
    gate.keep_house(actor, &permit, "stop-stated-on", |batch| {
        let details = &mut batch.history.details;
        details.insert("statement".to_owned(), kind.name().to_owned());
        details.insert("document".to_owned(), document.to_owned());
        batch
            .fairness
            .push(FairnessChange::Statement(kind, document.to_owned()));
        batch.submission = form.map(submission);
    })
    .await?;
    Ok(())
}

/// The statements that were made since the latest stop in force began.
async fn statements(
    gate: &Gate,
    stops: &[StopRow],
) -> Result<Vec<augenmass_domain::fairness::Statement>, Error> {
    match stops.iter().map(|stop| stop.since).max() {
        Some(since) => Ok(gate.store().statements_since(since).await?),
        None => Ok(Vec::new()),
    }
}

/// Releases all stops in force (M-3). `vote` is the SHA-256 of the council's vote, hex; `plan` the text
/// of the new fairness plan, needed where the monitor stopped. The new plan begins at 1: the statuses of
/// the old one count no more, and visits wait for the first of the new one.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Rejected`] with the rule; [`Error::Internal`]
/// where the plan cannot be read.
pub async fn release_stops(
    installation: &Installation,
    actor: &Actor,
    vote: &str,
    plan: Option<&str>,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let permit = gate
        .permit(actor, Purpose::Steering, Action::ReleaseStop)
        .await?;
    let stops = gate.store().stops().await?;
    let made = statements(gate, &stops).await?;
    let replaced = replaced_by(installation, plan).await?;
    let fairness = stops.iter().any(|stop| stop.cause == FAIRNESS_STOP);
    let new_plan = !replaced.is_empty();
    let may = may_release(!stops.is_empty(), fairness, new_plan, actor.account, &made);
    if let Err(no) = may {
        return Err(gate.turn_down(actor, &permit, no.into()).await?);
    }
    gate.keep_house(actor, &permit, "stop-released", |batch| {
        let details = &mut batch.history.details;
        details.insert("vote".to_owned(), vote.to_owned());
        if let Some(plan) = plan {
            let sha256 = crate::manifest::sha256_hex(plan.as_bytes());
            details.insert("plan".to_owned(), sha256);
        }
        batch.stop = Some(Stop::Lift);
        batch.fairness.extend(replaced);
    })
    .await?;
    Ok(())
}

/// What a new plan replaces: nothing where there is none, or it was used before.
async fn replaced_by(
    installation: &Installation,
    plan: Option<&str>,
) -> Result<Vec<FairnessChange>, Error> {
    let Some(text) = plan else {
        return Ok(Vec::new());
    };
    FairnessPlan::parse(text).map_err(|error| Error::Internal(error.to_string()))?;
    let sha256 = crate::manifest::sha256_hex(text.as_bytes());
    let used = installation.gate.store().fairness_plans().await?;
    let mut held: BTreeMap<String, String> = BTreeMap::new();
    for plan in plans_in_force(installation).await? {
        if plan.named == sha256 || used.iter().any(|(plan, _)| *plan == sha256) {
            return Ok(Vec::new());
        }
        held.insert(plan.named, plan.holds);
    }
    let replaced = held
        .into_iter()
        .map(|(named_plan, held)| FairnessChange::PlanReplaced {
            named_plan,
            held,
            plan: sha256.clone(),
        });
    Ok(replaced.collect())
}

async fn permit(gate: &Gate, actor: &Actor, action: Action) -> Result<Permit, Error> {
    gate.permit(actor, Purpose::Oversight, action).await
}

/// What is known about equal treatment, for everybody who may read figures.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The latest status, whether or not it still counts.
    pub latest: Option<FairnessStatus>,
    /// The stops in force, oldest first.
    pub stops: Vec<StopRow>,
    /// Which statements were made since the latest of them began.
    pub statements: Vec<StatementKind>,
    /// Grounds that are retired.
    pub retired: Vec<RetiredGround>,
    /// Whether the latest status counts today.
    pub counts: bool,
    /// Whether every file is reviewed masked.
    pub watched: bool,
}

/// Where the monitor stands, as far as it left the statistics office.
///
/// # Errors
/// [`Error::Refused`] where the actor may not read figures.
pub async fn standing(installation: &Installation, actor: &Actor) -> Result<Standing, Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::CouncilInformation, Action::ReadFigures);
    let _permit = gate.permit(actor, purpose, action).await?;
    let store = gate.store();
    let today = gate.now().today();
    let latest = store.fairness_statuses().await?.pop();
    let counts = latest
        .as_ref()
        .is_some_and(|latest| !latest.ended && today <= latest.status.counts_until);
    let stops = store.stops().await?;
    let made = statements(gate, &stops).await?;
    Ok(Standing {
        latest: latest.map(|latest| latest.status),
        statements: made.into_iter().map(|one| one.kind).collect(),
        stops,
        retired: store.retired_grounds().await?,
        watched: is_watched(store).await?,
        counts,
    })
}

/// What this city decides between two looks, for the delay that is to be expected: the notices given to the registry in
/// the last whole year of what was published, by quarter, as if both groups were of one size; `None` where there are too
/// few. They are what the state did, so they are always printed. Nothing that is not published already goes into it.
#[must_use]
pub fn volume((as_of, published): &(Date, Reckoning)) -> Option<Volume> {
    let is_whole = as_of.month() == 12 && as_of.day() == 31;
    let year = as_of.year() - i16::from(!is_whole);
    let mut figures = published.figures.iter();
    let given = figures.find(|one| one.measure == Measure::NoticesGiven && one.year == year)?;
    let Value::Count(given) = given.value? else {
        return None;
    };
    // Four quarters, two groups.
    let of_each = u64::try_from(given).ok()? / 8;
    let plan = plan_of_this_version().ok()?;
    (of_each > 0).then(|| Volume {
        of_a: of_each,
        of_b: of_each,
        base_share: 0.3,
        components: u32::try_from(plan.components().len()).unwrap_or(u32::MAX),
    })
}
