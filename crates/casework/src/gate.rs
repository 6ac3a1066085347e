//! The one door: authorise → load → decide → commit.
//!
//! Nothing in this product changes a state, and nothing shows personal data, except through here. A
//! refusal (policy) and a rejection (rule) are committed too, as history without change of state.

use crate::chance::{Chance, TimedIds};
use crate::clock::Clock;
use crate::error::Error;
use crate::gather::{self, Gathered};
use augenmass_domain::fact::{Counted, Fact};
use augenmass_domain::id::{PersonId, PersonalId};
use augenmass_domain::{
    Action, Actor, Command, Facets, Kind, Law, Now, PersonalKind, Private, Purpose, State, decide,
};
use augenmass_policy::{Context, Permit, Policy, Refusal, Resource};
use augenmass_store::{Batch, Committed, LeafNo, ListQuery, NewHistory, Outcome, Store};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The gate of one installation.
#[derive(Clone)]
pub struct Gate {
    store: Store,
    policy: Arc<Policy>,
    law: Arc<Law>,
    clock: Arc<dyn Clock>,
    chance: Arc<Chance>,
}

/// What is given for an accepted command.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The history row.
    pub history: i64,
    /// The leaf that commits to it; its proof follows with the next checkpoint.
    pub leaf: LeafNo,
    /// What happened.
    pub event: String,
    /// The records in their new states, the target first.
    pub states: Vec<State>,
}

impl Receipt {
    /// The id of the first record of a kind that was changed.
    #[must_use]
    pub fn id_of(&self, kind: Kind) -> Option<Uuid> {
        self.states.iter().find(|state| state.kind() == kind).map(State::id)
    }
}

/// A record as it may be seen, without personal data.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its state.
    pub state: State,
    /// Who gave leave, for what follows.
    pub permit: Arc<Permit>,
}

impl Gate {
    /// The gate over an open store.
    #[must_use]
    pub fn new(store: Store, policy: Policy, law: Law, clock: Arc<dyn Clock>, chance: Arc<Chance>) -> Self {
        Self {
            store,
            policy: Arc::new(policy),
            law: Arc::new(law),
            clock,
            chance,
        }
    }

    /// The law as data.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// The present moment by the injected clock.
    #[must_use]
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// The store, for use cases of this crate.
    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// The injected chance, for use cases of this crate.
    pub(crate) fn chance(&self) -> &Chance {
        &self.chance
    }

    /// Submits a command.
    ///
    /// # Errors
    /// [`Error::Refused`] or [`Error::NotFound`] where policy says no, [`Error::Rejected`] where a
    /// rule says no; both stand in the history. [`Error::Conflict`] where someone else was faster.
    pub async fn submit(
        &self,
        actor: &Actor,
        purpose: Purpose,
        command: impl Into<Command>,
    ) -> Result<Receipt, Error> {
        let command = command.into();
        let now = self.now();
        let gathered = gather::gather(self, actor, now, &command).await?;
        let attempt = Attempt {
            actor,
            purpose,
            now,
            action: command.action(),
            kind: command.kind(),
            id: command.target(),
            person: gathered.facets.person,
        };
        if gathered.missing {
            self.note(&attempt, Outcome::Refused, "unknown-record").await?;
            return Err(Error::NotFound);
        }
        if let Err(refusal) = self.authorise(&attempt, &gathered) {
            return Err(self.refused(&attempt, refusal).await?);
        }
        let mut rng = self.chance.split();
        let decision = match decide(&command, &gathered.around, &mut TimedIds::new(now.at, &mut rng)) {
            Ok(decision) => decision,
            Err(rejection) => {
                self.note(&attempt, Outcome::Rejected, rejection.rule()).await?;
                return Err(Error::Rejected(rejection));
            }
        };
        let states = decision.changes.clone();
        let event = decision.event.to_owned();
        let mut history = attempt.history(Outcome::Accepted, None);
        history.id = states.first().map(State::id).or(history.id);
        history.person = states.first().and_then(|state| state.facets().person).or(history.person);
        let mut batch =
            Batch::new(history, &mut rng).decided(decision, |kind, id| gathered.version(kind, id));
        batch.reported.extend(gathered.reported);
        let committed = self.store.commit(batch).await?;
        Ok(receipt(&committed, event, states))
    }

    /// Decides a command without carrying it out: what policy and rules would say now.
    ///
    /// # Errors
    /// As [`Gate::submit`]; nothing is written, no history either.
    pub async fn try_out(&self, actor: &Actor, purpose: Purpose, command: impl Into<Command>) -> Result<(), Error> {
        let command = command.into();
        let now = self.now();
        let gathered = gather::gather(self, actor, now, &command).await?;
        let attempt = Attempt {
            actor,
            purpose,
            now,
            action: command.action(),
            kind: command.kind(),
            id: command.target(),
            person: gathered.facets.person,
        };
        if gathered.missing {
            return Err(Error::NotFound);
        }
        let _permit = self.authorise(&attempt, &gathered).map_err(|refusal| {
            if refusal.hidden { Error::NotFound } else { Error::Refused(refusal) }
        })?;
        let mut rng = self.chance.split();
        decide(&command, &gathered.around, &mut TimedIds::new(now.at, &mut rng))
            .map(|_| ())
            .map_err(Error::Rejected)
    }

    /// How many more drafts the actor's office may make today (design section 2).
    ///
    /// # Errors
    /// [`Error::Internal`] where the store cannot be asked.
    pub async fn drafts_left_today(&self, actor: &Actor) -> Result<u32, Error> {
        let Some(office) = actor.office else { return Ok(0) };
        let made = self.store.drafts_on(office, self.now().today()).await?;
        Ok(u32::try_from(crate::drafts::MAX_ROWS).unwrap_or(0).saturating_sub(made))
    }

    /// Sees a record without its personal data.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none or it may not be seen.
    pub async fn view(&self, actor: &Actor, purpose: Purpose, kind: Kind, id: Uuid) -> Result<Seen, Error> {
        self.look(actor, purpose, Action::ViewRecord, kind, id).await
    }

    /// Finds the records of one person in the actor's own office, by exact name and birth date (N-03:
    /// there is no other search). What the actor may not see is not found; a look-up leaves an access
    /// row that counts what was found and names nobody.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor belongs to no office.
    pub async fn look_up(
        &self,
        actor: &Actor,
        purpose: Purpose,
        identity: &Private<String>,
    ) -> Result<Vec<State>, Error> {
        let office = actor.office.ok_or(Error::NotFound)?;
        let mut found = Vec::new();
        for person in self.store.persons_like(office, identity.reveal()).await? {
            for kind in [Kind::Indication, Kind::Case] {
                let mut query = ListQuery::of(kind);
                query.office = Some(office);
                query.person = Some(person);
                for stored in self.store.list(&query).await? {
                    if self.may_view(actor, purpose, &stored.state) {
                        found.push(stored.state);
                    }
                }
            }
        }
        let mut history = Attempt {
            actor,
            purpose,
            now: self.now(),
            action: Action::ViewRecord,
            kind: Kind::Installation,
            id: None,
            person: None,
        }
        .history(Outcome::Read, None);
        "person-looked-up".clone_into(&mut history.event);
        history.details.insert("found".to_owned(), found.len().to_string());
        self.store.commit(Batch::new(history, &mut self.chance.split())).await?;
        Ok(found)
    }

    fn may_view(&self, actor: &Actor, purpose: Purpose, state: &State) -> bool {
        let facets = state.facets();
        let resource = Resource {
            kind: state.kind(),
            id: Some(state.id()),
            state: Some(state.name()),
            facets: &facets,
        };
        self.policy
            .authorise(actor, Action::ViewRecord, purpose, &resource, &Context::default())
            .is_ok()
    }

    /// Asks for leave to act on a record without a command (view, read, print); refusals are noted.
    async fn look(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Uuid,
    ) -> Result<Seen, Error> {
        let mut attempt = Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind,
            id: Some(id),
            person: None,
        };
        let Some(stored) = self.store.load(kind, id).await? else {
            self.note(&attempt, Outcome::Refused, "unknown-record").await?;
            return Err(Error::NotFound);
        };
        let facets = stored.state.facets();
        attempt.person = facets.person;
        let resource = Resource {
            kind,
            id: Some(id),
            state: Some(stored.state.name()),
            facets: &facets,
        };
        match self.policy.authorise(actor, action, purpose, &resource, &Context::default()) {
            Ok(permit) => Ok(Seen { state: stored.state, permit: Arc::new(permit) }),
            Err(refusal) => Err(self.refused(&attempt, refusal).await?),
        }
    }

    /// Asks for leave to do something with the installation as a whole (figures, log, jobs).
    ///
    /// # Errors
    /// [`Error::Refused`]; it stands in the history.
    pub(crate) async fn permit(&self, actor: &Actor, purpose: Purpose, action: Action) -> Result<Permit, Error> {
        let attempt = Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind: Kind::Installation,
            id: None,
            person: None,
        };
        let facets = Facets::default();
        let resource = Resource {
            kind: Kind::Installation,
            id: None,
            state: None,
            facets: &facets,
        };
        match self.policy.authorise(actor, action, purpose, &resource, &Context::default()) {
            Ok(permit) => Ok(permit),
            Err(refusal) => Err(self.refused(&attempt, refusal).await?),
        }
    }

    /// Reads the personal data of a record, for a purpose; leaves an access row that names what was
    /// read (P-04, N-11).
    ///
    /// # Errors
    /// [`Error::Refused`] or [`Error::NotFound`] where policy says no.
    pub async fn read_personal(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Uuid,
    ) -> Result<(State, Vec<(PersonalId, PersonalKind)>), Error> {
        let seen = self.look(actor, purpose, action, kind, id).await?;
        let Some(person) = seen.state.facets().person else {
            return Ok((seen.state, Vec::new()));
        };
        let data = self.store.personal_of(person).await?;
        let mut history = Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind,
            id: Some(id),
            person: Some(person),
        }
        .history(Outcome::Read, None);
        "personal-data-read".clone_into(&mut history.event);
        history.read = data.iter().map(|(id, _)| *id).collect();
        let batch = Batch::new(history, &mut self.chance.split());
        self.store.commit(batch).await?;
        Ok((seen.state, data))
    }

    /// Notes that a record was used under a permit (a letter printed, say), with what goes with it.
    ///
    /// # Errors
    /// [`Error::Refused`] or [`Error::NotFound`] where policy says no.
    pub(crate) async fn note_use(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        (kind, id): (Kind, Uuid),
        event: &str,
        fill: impl FnOnce(&mut Batch),
    ) -> Result<(), Error> {
        let seen = self.look(actor, purpose, action, kind, id).await?;
        let mut history = Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind,
            id: Some(id),
            person: seen.state.facets().person,
        }
        .history(Outcome::Accepted, None);
        event.clone_into(&mut history.event);
        let mut batch = Batch::new(history, &mut self.chance.split());
        fill(&mut batch);
        self.store.commit(batch).await?;
        Ok(())
    }

    fn authorise(&self, attempt: &Attempt<'_>, gathered: &Gathered<'_>) -> Result<Permit, Refusal> {
        let resource = Resource {
            kind: attempt.kind,
            id: attempt.id,
            state: gathered.state_name.as_deref(),
            facets: &gathered.facets,
        };
        let around = &gathered.around;
        let context = Context {
            stopped: around.stopped,
            complaint_open: around.complaint_open,
            protected: around.protected,
            run_open: gathered.run_open,
        };
        self.policy
            .authorise(attempt.actor, attempt.action, attempt.purpose, &resource, &context)
    }

    /// Notes a refusal and gives the error for it: what may not be seen does not exist.
    async fn refused(&self, attempt: &Attempt<'_>, refusal: Refusal) -> Result<Error, Error> {
        let rule = refusal.policies.first().cloned().unwrap_or_else(|| "no-permit".to_owned());
        self.note(attempt, Outcome::Refused, &rule).await?;
        Ok(if refusal.hidden { Error::NotFound } else { Error::Refused(refusal) })
    }

    /// Commits history without change of state, with the fact row that counts it.
    async fn note(&self, attempt: &Attempt<'_>, outcome: Outcome, rule: &str) -> Result<(), Error> {
        let mut batch = Batch::new(
            attempt.history(outcome, Some(rule.to_owned())),
            &mut self.chance.split(),
        );
        let today = attempt.now.today();
        batch.facts.push(Fact::one(
            today,
            if outcome == Outcome::Refused { Counted::CommandRefused } else { Counted::CommandRejected },
        ));
        if attempt.kind == Kind::Disclosure {
            batch.facts.push(Fact::one(today, Counted::DisclosureRefused));
        }
        self.store.commit(batch).await?;
        Ok(())
    }

    /// Commits a batch of housekeeping under a permit.
    pub(crate) async fn keep_house(
        &self,
        actor: &Actor,
        permit: &Permit,
        event: &str,
        fill: impl FnOnce(&mut Batch),
    ) -> Result<Committed, Error> {
        let mut history = Attempt {
            actor,
            purpose: permit.purpose(),
            now: self.now(),
            action: permit.action(),
            kind: permit.kind(),
            id: permit.id(),
            person: None,
        }
        .history(Outcome::Accepted, None);
        event.clone_into(&mut history.event);
        let mut batch = Batch::new(history, &mut self.chance.split());
        fill(&mut batch);
        Ok(self.store.commit(batch).await?)
    }
}

/// Someone tries something.
struct Attempt<'a> {
    actor: &'a Actor,
    purpose: Purpose,
    now: Now,
    action: Action,
    kind: Kind,
    id: Option<Uuid>,
    person: Option<PersonId>,
}

impl Attempt<'_> {
    fn history(&self, outcome: Outcome, rule: Option<String>) -> NewHistory {
        NewHistory {
            now: self.now,
            actor: self.actor.clone(),
            action: self.action,
            purpose: self.purpose,
            kind: self.kind,
            id: self.id,
            person: self.person,
            outcome,
            event: String::new(),
            rule,
            details: BTreeMap::new(),
            read: Vec::new(),
        }
    }
}

fn receipt(committed: &Committed, event: String, states: Vec<State>) -> Receipt {
    Receipt {
        history: committed.history,
        leaf: committed.leaves.first().copied().unwrap_or(LeafNo::from_number(0)),
        event,
        states,
    }
}
