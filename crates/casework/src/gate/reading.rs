//! Seeing and reading through the gate: every read of personal data leaves an access row (N-11).

use super::{Attempt, Gate};
use crate::error::Error;
use crate::gather::{Gathered, complaint_among, complaint_is_open, person_record};
use crate::masked_review;
use augenmass_domain::case::{Case, CaseCommand, OrderFacts};
use augenmass_domain::id::{CaseId, PersonId, PersonalId};
use augenmass_domain::indication::Review;
use augenmass_domain::run::Run;
use augenmass_domain::{Action, Actor, Command, Kind, PersonalKind, Private, Purpose, State};
use augenmass_policy::{Context, Resource};
use augenmass_store::{Outcome, Surroundings};
use uuid::Uuid;

impl Gate {
    /// Sees a record without its personal data.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none or it may not be seen.
    pub async fn view(
        &self,
        actor: &Actor,
        purpose: Purpose,
        kind: Kind,
        id: Uuid,
    ) -> Result<State, Error> {
        self.look(actor, purpose, Action::ViewRecord, kind, id)
            .await
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
                let mut query = self.seen(actor, purpose, kind);
                query.office = Some(office);
                query.person = Some(person);
                for stored in self.store.list_all(query).await? {
                    // A name that is tried would tell whom a masked file is about (M-6).
                    if self.masked_for(actor, &stored.state, None).await?.is_none() {
                        found.push(stored.state);
                    }
                }
            }
        }
        let action = Action::ViewRecord;
        let attempt = self.attempt(actor, purpose, action, Kind::Installation, None);
        self.enter(&attempt, Outcome::Read, "person-looked-up", |batch| {
            let count = found.len().to_string();
            batch.history.details.insert("found".to_owned(), count);
        })
        .await?;
        Ok(found)
    }

    /// True where a command names, beside its target, a record that the account may neither see nor
    /// act on: the answer is then the same as if there were none (§ 67(4) SGB X).
    pub(super) async fn names_what_is_hidden(
        &self,
        actor: &Actor,
        command: &Command,
        gathered: &Gathered<'_>,
    ) -> Result<bool, Error> {
        let around = &gathered.around;
        let mut named: Vec<State> = Vec::new();
        match command {
            Command::Case(CaseCommand::Propose { .. }) => {
                named.extend(around.indications.iter().cloned().map(State::from));
            }
            Command::Case(CaseCommand::ProposeCheck { .. }) => {
                named.extend(around.received.iter().cloned().map(State::from));
            }
            Command::Case(CaseCommand::OrderVisit { .. }) => {
                named.extend(around.accompaniment.clone().map(State::from));
            }
            // Whoever may receive what people write need not see the case it is about.
            Command::SubjectRequest(_)
            | Command::Accompaniment(_)
            | Command::Disclosure(_)
            | Command::Assistance(_)
                if command.target().is_none() && !self.permits(actor, command, gathered) =>
            {
                named.extend(around.case.clone().map(State::from));
            }
            _ => {}
        }
        for state in &named {
            let complaint_open = match state.case() {
                Some(case) if Some(case) == around.case.as_ref().map(Case::id) => {
                    around.complaint_open
                }
                Some(case) => complaint_is_open(&self.store, case).await?,
                None => false,
            };
            let context = Context {
                stopped: around.stopped,
                complaint_open,
                ..Context::default()
            };
            if !self.may_see(actor, state, &context) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// True where the account may do this for at least one purpose.
    fn permits(&self, actor: &Actor, command: &Command, gathered: &Gathered<'_>) -> bool {
        Purpose::ALL.into_iter().any(|purpose| {
            let attempt = Attempt::of(actor, purpose, self.now(), command, gathered);
            self.authorise(&attempt, command, gathered).is_ok()
        })
    }

    /// True where the account may see the record for at least one purpose.
    fn may_see(&self, actor: &Actor, state: &State, context: &Context) -> bool {
        let facets = state.facets();
        let resource = Resource::of(state, &facets);
        let action = Action::ViewRecord;
        let purpose = self.policy.purpose_for(actor, action, &resource, context);
        purpose.is_some()
    }

    /// The circumstances of a record that is looked at. Whether it is on paper that a protected person
    /// would appear is asked for papers only; no policy on seeing looks at the run, which counts as
    /// not open.
    pub(super) async fn around(
        &self,
        action: Action,
        state: &State,
        surroundings: &Surroundings,
    ) -> Result<Context, Error> {
        let complaint_open = state
            .case()
            .is_some_and(|case| complaint_among(&surroundings.records, case));
        let protected = match state.facets().person {
            Some(person) if action == Action::PrintPaper => self.is_protected(person).await?,
            _ => false,
        };
        Ok(Context {
            stopped: surroundings.stopped,
            complaint_open,
            protected,
            run_open: false,
            order: OrderFacts::default(),
        })
    }

    /// True where the register protects the person (§§ 51, 52 BMG). Shown to nobody here.
    pub(crate) async fn is_protected(&self, person: PersonId) -> Result<bool, Error> {
        match person_record(&self.store, person).await? {
            Some(record) => Ok(self.store.is_blocked(record.identity().reveal()).await?),
            None => Ok(false),
        }
    }

    /// Asks for leave to act on a record without a command (view, read, print); refusals are noted.
    pub(crate) async fn look(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Uuid,
    ) -> Result<State, Error> {
        let seen = self.look_around(actor, purpose, action, kind, id).await?;
        Ok(seen.state)
    }

    /// The same, with what lies around the record.
    async fn look_around(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Uuid,
    ) -> Result<Seen, Error> {
        let surroundings = self.store.surroundings(kind, id).await?;
        let found = surroundings.record(kind, id).cloned();
        let state = found.as_ref().map(|stored| &stored.state);
        let purpose = state.map_or(purpose, |state| within(purpose, state));
        let mut attempt = self.attempt(actor, purpose, action, kind, Some(id));
        let Some(stored) = found else {
            self.note(&attempt, Outcome::Refused, "unknown-record")
                .await?;
            return Err(Error::NotFound);
        };
        let facets = stored.state.facets();
        attempt.person = facets.person;
        let resource = Resource::of(&stored.state, &facets);
        let context = self.around(action, &stored.state, &surroundings).await?;
        match self
            .policy
            .authorise(actor, action, purpose, &resource, &context)
        {
            Ok(_permit) => Ok(Seen {
                state: seen_by(actor, stored.state),
                surroundings,
            }),
            Err(refusal) => Err(self.refused(&attempt, refusal).await?),
        }
    }

    /// Sees a record, with its personal data where policy lets the account read them and they are not erased: `None`
    /// else, without an attempt to read. A reading leaves its access row (P-04, N-11).
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such record or it may not be seen.
    pub async fn see(
        &self,
        actor: &Actor,
        purpose: Purpose,
        kind: Kind,
        id: Uuid,
    ) -> Result<(Seen, Sight), Error> {
        let view = Action::ViewRecord;
        let seen = self.look_around(actor, purpose, view, kind, id).await?;
        let purpose = within(purpose, &seen.state);
        let action = Action::ReadPersonalData;
        let facets = seen.state.facets();
        let resource = Resource::of(&seen.state, &facets);
        let context = self.around(action, &seen.state, &seen.surroundings).await?;
        let permit = self
            .policy
            .authorise(actor, action, purpose, &resource, &context);
        if permit.is_err() {
            return Ok((seen, Sight::NotForThis));
        }
        let run = seen.run();
        let sight = match self.masked_for(actor, &seen.state, run).await? {
            Some(review) => {
                self.opened_masked(actor, purpose, &seen.state, review)
                    .await
            }
            None => {
                let data = self.opened(actor, purpose, action, &seen.state).await;
                data.map(Sight::Read)
            }
        };
        let sight = match sight {
            Ok(sight) => sight,
            Err(Error::NotFound) => Sight::Read(Vec::new()),
            Err(error) => return Err(error),
        };
        Ok((seen, sight))
    }

    /// The person concerned came in by the code of a letter: her own case, and an access row that says so
    /// (P-04, N-11).
    pub(crate) async fn come_in(&self, actor: &Actor, case: CaseId) -> Result<(), Error> {
        let (purpose, action) = (Purpose::SubjectRights, Action::ViewRecord);
        self.look(actor, purpose, action, Kind::Case, case.uuid())
            .await?;
        let mut attempt = self.attempt(actor, purpose, action, Kind::Case, Some(case.uuid()));
        attempt.person = actor.person;
        self.enter(&attempt, Outcome::Read, "came-in-by-letter-code", |_| {})
            .await?;
        Ok(())
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
        let seen = self.look_around(actor, purpose, action, kind, id).await?;
        let masked = self.masked_for(actor, &seen.state, seen.run()).await?;
        let state = seen.state;
        if masked.is_some() {
            let purpose = within(purpose, &state);
            let mut attempt = self.attempt(actor, purpose, action, kind, Some(id));
            attempt.person = state.facets().person;
            self.note(&attempt, Outcome::Refused, "masked-review")
                .await?;
            return Err(Error::NotFound);
        }
        let data = self.opened(actor, purpose, action, &state).await?;
        Ok((state, data))
    }

    /// The personal data of a record under a permit, and the access row.
    async fn opened(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        state: &State,
    ) -> Result<Vec<(PersonalId, PersonalKind)>, Error> {
        let Some(person) = state.facets().person else {
            return Ok(Vec::new());
        };
        let data = self.store.personal_of(person).await?;
        let purpose = within(purpose, state);
        let mut attempt = self.attempt(actor, purpose, action, state.kind(), Some(state.id()));
        attempt.person = Some(person);
        self.enter(&attempt, Outcome::Read, masked_review::READ, |batch| {
            batch.history.read = data.iter().map(|(id, _)| *id).collect();
        })
        .await?;
        Ok(data)
    }

    /// What a masked review leaves of the personal data of a record, and the access row that says so (M-6).
    async fn opened_masked(
        &self,
        actor: &Actor,
        purpose: Purpose,
        state: &State,
        review: Review,
    ) -> Result<Sight, Error> {
        let Some(person) = state.facets().person else {
            return Ok(Sight::Read(Vec::new()));
        };
        let data = self.store.personal_of(person).await?;
        let record = data.into_iter().find_map(|(id, content)| match content {
            PersonalKind::Person { record } => Some((id, record)),
            _ => None,
        });
        let Some((id, record)) = record else {
            return Ok(Sight::Read(Vec::new()));
        };
        let action = Action::ReadPersonalData;
        let mut attempt = self.attempt(actor, purpose, action, state.kind(), Some(state.id()));
        attempt.person = Some(person);
        self.enter(
            &attempt,
            Outcome::Read,
            masked_review::READ_MASKED,
            |batch| {
                let details = &mut batch.history.details;
                details.insert("review".to_owned(), review.name().to_owned());
                batch.history.read.push(id);
            },
        )
        .await?;
        Ok(Sight::Masked(Masked {
            born_in: record.reveal().birth_date.reveal().year(),
            review,
        }))
    }
}

/// What a masked review shows of a person: the year of birth, and nothing else (M-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The year in which the child was born.
    pub born_in: i16,
    /// Why the file is masked.
    pub review: Review,
}

/// A record that an account was permitted to see, with what lies around it.
#[derive(Debug)]
pub struct Seen {
    /// The record, as the account may see it.
    pub(crate) state: State,
    pub(crate) surroundings: Surroundings,
}

impl Seen {
    /// The record, as the account may see it.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The run that the record belongs to.
    fn run(&self) -> Option<&Run> {
        let run = self.state.facets().run?;
        match &self.surroundings.record(Kind::Run, run.uuid())?.state {
            State::Run(run) => Some(run),
            _ => None,
        }
    }
}

/// What an account sees of the personal data of a record.
#[derive(Debug)]
pub enum Sight {
    /// The account works without them.
    NotForThis,
    /// The record waits for its second person and is reviewed masked.
    Masked(Masked),
    /// They were read; empty where there are none any more.
    Read(Vec<(PersonalId, PersonalKind)>),
}

/// A purpose that both tracks have, as the track of the record names it.
fn within(purpose: Purpose, state: &State) -> Purpose {
    let track = state.track().filter(|_| of_both_tracks(state.kind()));
    purpose.within(track)
}

/// Kinds of record that both tracks have, and one form for both.
const fn of_both_tracks(kind: Kind) -> bool {
    matches!(kind, Kind::Case | Kind::Visit)
}

/// What is handed over shows the receiver the fields of its flow and no more (R12).
pub(super) fn seen_by(actor: &Actor, state: State) -> State {
    match state {
        State::Indication(indication) if Some(indication.core().office) != actor.office => {
            State::Indication(indication.as_handed_over())
        }
        other => other,
    }
}
