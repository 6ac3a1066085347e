//! The one door: authorise → load → decide → commit.
//!
//! Nothing in this product changes a state, and nothing shows personal data, except through here. A
//! refusal (policy) and a rejection (rule) are committed too, as history without change of state.

mod attempt;
mod listing;
mod once;
mod open_to;
mod reading;

pub use self::listing::{Listing, MOST_COUNTED, Narrowed, Place};
pub use self::once::{FormKey, Submitted};
pub use self::reading::{Masked, Seen, Sight};

use self::attempt::Attempt;
use crate::chance::{Chance, TimedIds};
use crate::clock::Clock;
use crate::error::Error;
use crate::gather::{self, Gathered};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::fact::{Counted, Fact};
use augenmass_domain::{
    Action, Actor, Command, Decision, Facets, Kind, Law, Now, Purpose, Rejection, State, decide,
};
use augenmass_policy::{Context, Permit, Policy, Refusal, Resource};
use augenmass_store::{Batch, Committed, LeafNo, Outcome, Store};
use rand_chacha::ChaCha20Rng;
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

/// Who said no.
enum No {
    /// Nobody: there is no such record, or it may not be seen.
    Unknown,
    Policy(Refusal),
    Rule(Rejection),
}

impl From<No> for Error {
    fn from(no: No) -> Self {
        match no {
            No::Unknown => Self::NotFound,
            No::Policy(refusal) => refusal.into(),
            No::Rule(rejection) => Self::Rejected(rejection),
        }
    }
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

/// What a command writes, decided and not yet committed.
struct Settled {
    batch: Batch,
    event: String,
    states: Vec<State>,
}

impl Receipt {
    /// The id of the first record of a kind that was changed.
    #[must_use]
    pub fn id_of(&self, kind: Kind) -> Option<Uuid> {
        self.states
            .iter()
            .find(|state| state.kind() == kind)
            .map(State::id)
    }
}

impl Gate {
    /// The gate over an open store.
    #[must_use]
    pub fn new(
        store: Store,
        policy: Policy,
        law: Law,
        clock: Arc<dyn Clock>,
        chance: Arc<Chance>,
    ) -> Self {
        Self {
            store,
            policy: Arc::new(policy),
            law: Arc::new(law),
            clock,
            chance,
        }
    }

    /// The same gate with its journal of erasures at another place.
    #[must_use]
    pub(crate) fn with_erasures(
        mut self,
        journal: augenmass_store::backup::ErasureJournal,
    ) -> Self {
        self.store = self.store.with_erasures(journal);
        self
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
        self.submit_with(actor, purpose, command, |_| {}).await
    }

    /// Submits a command with what else its transaction writes or destroys: secrets of a package.
    pub(crate) async fn submit_with(
        &self,
        actor: &Actor,
        purpose: Purpose,
        command: impl Into<Command>,
        fill: impl FnOnce(&mut Batch),
    ) -> Result<Receipt, Error> {
        let command = command.into();
        let now = self.now();
        let gathered = gather::gather(self, actor, now, &command).await?;
        let attempt = Attempt::of(actor, purpose, now, &command, &gathered);
        let mut settled = match self.consider(&attempt, &command, gathered).await? {
            Ok(settled) => settled,
            Err(no) => return Err(self.turned_down(&attempt, no).await?),
        };
        fill(&mut settled.batch);
        let committed = self.store.commit(settled.batch).await?;
        Ok(receipt(&committed, settled.event, settled.states))
    }

    /// Looks whether the actor may know of what the command names, and settles it.
    async fn consider(
        &self,
        attempt: &Attempt<'_>,
        command: &Command,
        gathered: Gathered<'_>,
    ) -> Result<Result<Settled, No>, Error> {
        let hidden = self.names_what_is_hidden(attempt.actor, command, &gathered);
        if gathered.missing || hidden.await? {
            return Ok(Err(No::Unknown));
        }
        Ok(self.settle(attempt, command, gathered))
    }

    /// Notes that somebody said no, and gives the error for it.
    async fn turned_down(&self, attempt: &Attempt<'_>, no: No) -> Result<Error, Error> {
        match no {
            No::Unknown => {
                let rule = "unknown-record";
                self.note(attempt, Outcome::Refused, rule).await?;
            }
            No::Policy(refusal) => return self.refused(attempt, refusal).await,
            No::Rule(rejection) => {
                let rule = rejection.rule();
                self.note(attempt, Outcome::Rejected, rule).await?;
                return Ok(Error::Rejected(rejection));
            }
        }
        Ok(Error::NotFound)
    }

    /// Asks policy and the rules, and gathers what a command writes.
    fn settle(
        &self,
        attempt: &Attempt<'_>,
        command: &Command,
        gathered: Gathered<'_>,
    ) -> Result<Settled, No> {
        let (decision, mut rng) = self.judge(attempt, command, &gathered)?;
        let states = decision.changes.clone();
        let event = decision.event.to_owned();
        let mut history = attempt.history(Outcome::Accepted, None);
        history.id = states.first().map(State::id).or(history.id);
        history.person = states
            .first()
            .and_then(|state| state.facets().person)
            .or(history.person);
        let mut batch =
            Batch::new(history, &mut rng).decided(decision, |kind, id| gathered.version(kind, id));
        batch.reported.extend(gathered.reported);
        Ok(Settled {
            batch,
            event,
            states,
        })
    }

    /// What a command writes whose circumstances the caller holds in hand: permitted by policy and
    /// decided by the rules like any other, but not yet committed. For loading invented data in bulk.
    pub(crate) fn settle_in_hand(
        &self,
        actor: &Actor,
        purpose: Purpose,
        now: Now,
        command: &Command,
        gathered: Gathered<'_>,
    ) -> Result<(Batch, Vec<State>), Error> {
        let attempt = Attempt::of(actor, purpose, now, command, &gathered);
        let settled = self.settle(&attempt, command, gathered)?;
        Ok((settled.batch, settled.states))
    }

    /// Decides a command without carrying it out: what policy and rules would say now.
    ///
    /// # Errors
    /// As [`Gate::submit`]; nothing is written, no history either.
    pub async fn try_out(
        &self,
        actor: &Actor,
        purpose: Purpose,
        command: impl Into<Command>,
    ) -> Result<(), Error> {
        let command = command.into();
        let now = self.now();
        let gathered = gather::gather(self, actor, now, &command).await?;
        let attempt = Attempt::of(actor, purpose, now, &command, &gathered);
        if gathered.missing
            || self
                .names_what_is_hidden(actor, &command, &gathered)
                .await?
        {
            return Err(Error::NotFound);
        }
        self.judge(&attempt, &command, &gathered)?;
        Ok(())
    }

    /// Asks policy, then the rules. Where policy misses only the facts of a visit order, the rule that
    /// names what is missing speaks first; should no rule say no, policy still does.
    fn judge(
        &self,
        attempt: &Attempt<'_>,
        command: &Command,
        gathered: &Gathered<'_>,
    ) -> Result<(Decision, ChaCha20Rng), No> {
        let incomplete = match self.authorise(attempt, command, gathered) {
            Ok(_permit) => None,
            Err(refusal) if refusal.facts_missing => Some(refusal),
            Err(refusal) => return Err(No::Policy(refusal)),
        };
        let mut rng = self.chance.split();
        let mut ids = TimedIds::new(attempt.now.at, &mut rng);
        let decision = decide(command, &gathered.around, &mut ids).map_err(No::Rule)?;
        incomplete.map_or(Ok((decision, rng)), |refusal| Err(No::Policy(refusal)))
    }

    /// Asks for leave to do something with the installation as a whole (figures, log, jobs).
    ///
    /// # Errors
    /// [`Error::Refused`]; it stands in the history.
    pub(crate) async fn permit(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
    ) -> Result<Permit, Error> {
        let attempt = self.attempt(actor, purpose, action, Kind::Installation, None);
        let facets = Facets::default();
        let resource = Resource {
            kind: Kind::Installation,
            id: None,
            state: None,
            facets: &facets,
        };
        match self
            .policy
            .authorise(actor, action, purpose, &resource, &Context::default())
        {
            Ok(permit) => Ok(permit),
            Err(refusal) => Err(self.refused(&attempt, refusal).await?),
        }
    }

    fn authorise(
        &self,
        attempt: &Attempt<'_>,
        command: &Command,
        gathered: &Gathered<'_>,
    ) -> Result<Permit, Refusal> {
        let resource = Resource {
            kind: attempt.kind,
            id: attempt.id,
            state: gathered.state_name.as_deref(),
            facets: &gathered.facets,
        };
        let around = &gathered.around;
        let order = match command {
            Command::Case(command) => OrderFacts::of(command, around),
            _ => OrderFacts::default(),
        };
        let context = Context {
            stopped: around.stopped,
            complaint_open: around.complaint_open,
            protected: around.protected,
            run_open: gathered.run_open,
            order,
        };
        self.policy.authorise(
            attempt.actor,
            attempt.action,
            attempt.purpose,
            &resource,
            &context,
        )
    }

    /// Notes a refusal and gives the error for it.
    async fn refused(&self, attempt: &Attempt<'_>, refusal: Refusal) -> Result<Error, Error> {
        let rule = refusal
            .policies
            .first()
            .cloned()
            .unwrap_or_else(|| "no-permit".to_owned());
        self.note(attempt, Outcome::Refused, &rule).await?;
        Ok(refusal.into())
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
            if outcome == Outcome::Refused {
                Counted::CommandRefused
            } else {
                Counted::CommandRejected
            },
        ));
        if attempt.kind == Kind::Disclosure {
            batch
                .facts
                .push(Fact::one(today, Counted::DisclosureRefused));
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
        let (purpose, action) = (permit.purpose(), permit.action());
        let attempt = self.attempt(actor, purpose, action, permit.kind(), permit.id());
        self.enter(&attempt, Outcome::Accepted, event, fill).await
    }

    /// Writes an event of a record that is only about to be made into the history, under the permit for
    /// the action that makes it: what must stand in the log before that.
    pub(crate) async fn announce(
        &self,
        actor: &Actor,
        purpose: Purpose,
        (action, kind, id): (Action, Kind, Uuid),
        facets: &Facets,
        (event, details): (&str, BTreeMap<String, String>),
    ) -> Result<Committed, Error> {
        let attempt = self.attempt(actor, purpose, action, kind, Some(id));
        let resource = Resource {
            kind,
            id: None,
            state: None,
            facets,
        };
        let context = Context {
            run_open: true,
            ..Context::default()
        };
        match self
            .policy
            .authorise(actor, action, purpose, &resource, &context)
        {
            Ok(_permit) => {
                let fill = |batch: &mut Batch| batch.history.details = details;
                self.enter(&attempt, Outcome::Accepted, event, fill).await
            }
            Err(refusal) => Err(self.refused(&attempt, refusal).await?),
        }
    }

    /// Notes that a rule said no to something without a command, and gives the error for it.
    pub(crate) async fn turn_down(
        &self,
        actor: &Actor,
        permit: &Permit,
        no: Rejection,
    ) -> Result<Error, Error> {
        let (purpose, action) = (permit.purpose(), permit.action());
        let attempt = self.attempt(actor, purpose, action, permit.kind(), permit.id());
        self.turned_down(&attempt, No::Rule(no)).await
    }

    /// Someone tries something without a command, now.
    fn attempt<'a>(
        &self,
        actor: &'a Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Option<Uuid>,
    ) -> Attempt<'a> {
        Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind,
            id,
            person: None,
        }
    }

    /// Commits what happened without a command: a history row with its event and what goes with it.
    async fn enter(
        &self,
        attempt: &Attempt<'_>,
        outcome: Outcome,
        event: &str,
        fill: impl FnOnce(&mut Batch),
    ) -> Result<Committed, Error> {
        let mut history = attempt.history(outcome, None);
        event.clone_into(&mut history.event);
        let mut batch = Batch::new(history, &mut self.chance.split());
        fill(&mut batch);
        Ok(self.store.commit(batch).await?)
    }
}

fn receipt(committed: &Committed, event: String, states: Vec<State>) -> Receipt {
    Receipt {
        history: committed.history,
        leaf: committed
            .leaves
            .first()
            .copied()
            .unwrap_or(LeafNo::from_number(0)),
        event,
        states,
    }
}
