//! The municipality's side: who was passed on at which stage, under pseudonyms of one quarter.
//!
//! The day of a decision is read from the history, the person from what is still readable. Unremarkable
//! cases are erased within weeks, and with them the name: the list is therefore made at least every four
//! weeks and added to ([`Extract::keep`]). Each household counts once per stage, at its first decision
//! there; who was erased and is reported again much later counts anew, because nobody can know.

use super::{Extract, Passed, QuarterKey};
use crate::error::Error;
use crate::gather::person_record;
use crate::installation::Installation;
use augenmass_domain::case::Case;
use augenmass_domain::fairness::FairnessRejection;
use augenmass_domain::id::PersonId;
use augenmass_domain::indication::Indication;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_statistics::fairness::{FairnessPlan, Stage};
use augenmass_store::{ListQuery, Outcome};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// A list, and what is missing in it.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// The list.
    pub list: Extract,
    /// Decisions of the quarter about persons whose data are erased: made too late for these.
    pub erased: u64,
}

/// What was done to a record, and when; the first time counts.
#[derive(Default)]
struct Done(BTreeMap<Action, (Date, String)>);

impl Done {
    fn on(&self, action: Action) -> Option<Date> {
        self.0.get(&action).map(|(day, _)| *day)
    }

    fn event(&self, action: Action) -> Option<&str> {
        self.0.get(&action).map(|(_, event)| event.as_str())
    }

    /// The first of two ways on: true for the one, false for the other.
    fn first(&self, on: Action, not: &[Action]) -> Option<(Date, bool)> {
        let stayed = not.iter().filter_map(|action| self.on(*action)).min();
        match (self.on(on), stayed) {
            (Some(day), Some(other)) if other < day => Some((other, false)),
            (Some(day), _) => Some((day, true)),
            (None, other) => other.map(|day| (day, false)),
        }
    }
}

/// One decision.
struct Decided {
    stage: Stage,
    day: Date,
    on: bool,
    stratum: &'static str,
    person: PersonId,
}

/// Makes the list of a quarter, up to today.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; a rejection where no open run names this plan.
pub async fn extract(
    installation: &Installation,
    actor: &Actor,
    key: &QuarterKey,
    (plan, sha256): (&FairnessPlan, &str),
) -> Result<Extracted, Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::Oversight, Action::ExtractForFairness);
    let permit = gate.permit(actor, purpose, action).await?;
    if !crate::fairness::is_in_force(installation, sha256).await? {
        let no = FairnessRejection::OtherPlan;
        return Err(gate.turn_down(actor, &permit, no.into()).await?);
    }
    let quarter = key.quarter();
    let mut decided = decisions(installation, quarter.last()).await?;
    decided.retain(|one| plan.stages.contains(&one.stage));
    let mut list = Extract {
        quarter,
        plan: sha256.to_owned(),
        rows: BTreeMap::new(),
    };
    let mut households = BTreeSet::new();
    let mut erased = 0;
    let mut records: HashMap<PersonId, Option<PersonRecord>> = HashMap::new();
    for one in decided {
        if let std::collections::hash_map::Entry::Vacant(vacant) = records.entry(one.person) {
            vacant.insert(person_record(gate.store(), one.person).await?);
        }
        let Some(record) = records.get(&one.person).and_then(Option::as_ref) else {
            erased += u64::from(quarter.holds(one.day));
            continue;
        };
        let first = households.insert((one.stage, record.household().reveal().clone()));
        if first && quarter.holds(one.day) {
            list.rows
                .entry(key.pseudonym(one.stage, &record.identity()))
                .or_insert(Passed {
                    stage: one.stage,
                    stratum: one.stratum.to_owned(),
                    on: one.on,
                });
        }
    }
    gate.keep_house(actor, &permit, "fairness-extract-made", |batch| {
        let details = &mut batch.history.details;
        details.insert("quarter".to_owned(), quarter.to_string());
        details.insert("plan".to_owned(), sha256.to_owned());
    })
    .await?;
    Ok(Extracted { list, erased })
}

/// All decisions up to a day, the earliest first.
async fn decisions(installation: &Installation, until: Date) -> Result<Vec<Decided>, Error> {
    let store = installation.gate.store();
    let done = history(installation, until).await?;
    let none = Done::default();
    let mut all = Vec::new();
    for stored in store.list_all(ListQuery::of(Kind::Indication)).await? {
        if let State::Indication(indication) = &stored.state {
            let done = done.get(&indication.id().uuid()).unwrap_or(&none);
            all.extend(of_indication(indication, done));
        }
    }
    for stored in store.list_all(ListQuery::of(Kind::Case)).await? {
        if let State::Case(case) = &stored.state {
            let done = done.get(&case.id().uuid()).unwrap_or(&none);
            all.extend(of_case(case, done));
        }
    }
    all.sort_by_key(|one| (one.day, one.person));
    Ok(all)
}

/// What was done to indications and cases, by record.
async fn history(installation: &Installation, until: Date) -> Result<HashMap<Uuid, Done>, Error> {
    let store = installation.gate.store();
    let mut done: HashMap<Uuid, Done> = HashMap::new();
    store
        .each_history(|row| {
            let record = row.record;
            let at = record.moment().ok_or_else(|| {
                Error::Internal("a moment of the history is unreadable".to_owned())
            })?;
            let day = crate::clock::now_at(at).today();
            if let (Outcome::Accepted, Some(id)) = (record.outcome, record.resource.id)
                && day <= until
            {
                let first = done.entry(id).or_default().0.entry(record.action);
                first.or_insert((day, record.event));
            }
            Ok::<(), Error>(())
        })
        .await?;
    Ok(done)
}

fn of_indication(indication: &Indication, done: &Done) -> Option<Decided> {
    let core = indication.core();
    let dropped = done.event(Action::ScreenIndication) == Some("indication-dropped");
    let (day, on) = done.first(Action::ScreenIndication, &[Action::ExpireIndication])?;
    Some(Decided {
        stage: Stage::PutForward,
        day,
        on: on && !dropped,
        stratum: core.class.name(),
        person: core.person,
    })
}

fn of_case(case: &Case, done: &Done) -> Vec<Decided> {
    let file = case.file();
    let mut all = Vec::new();
    let mut add = |stage, decided: Option<(Date, bool)>| {
        all.extend(decided.map(|(day, on)| Decided {
            stage,
            day,
            on,
            stratum: file.ground().name(),
            person: file.person(),
        }));
    };
    add(
        Stage::Approved,
        done.first(Action::ApproveCase, &[Action::DeclineCase]),
    );
    let visited = done.first(Action::OrderVisit, &[Action::AssessCase]);
    match visited {
        Some((day, false)) if file.is_settled() => {
            add(Stage::NotClarifiedByLetter, Some((day, false)));
        }
        Some((day, _)) => {
            add(Stage::NotClarifiedByLetter, Some((day, true)));
            add(Stage::VisitOrdered, visited);
        }
        None => {}
    }
    let over = [Action::CloseCase, Action::ExpireCase];
    if matches!(visited, Some((_, true))) && file.was_visited() {
        add(Stage::Heard, done.first(Action::OpenHearing, &over));
    }
    if done.on(Action::OpenHearing).is_some() {
        add(Stage::Decided, done.first(Action::FinaliseCase, &over));
    }
    all
}
