//! Seeing and reading through the gate: every read of personal data leaves an access row (N-11).

use super::{Attempt, Gate};
use crate::error::Error;
use augenmass_domain::id::PersonalId;
use augenmass_domain::{Action, Actor, Kind, PersonalKind, Private, Purpose, State};
use augenmass_policy::{Context, Resource};
use augenmass_store::{ListQuery, Outcome};
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
                let mut query = ListQuery::of(kind);
                query.office = Some(office);
                query.person = Some(person);
                for stored in self.store.list_all(query).await? {
                    if self.may_view(actor, purpose, &stored.state) {
                        found.push(stored.state);
                    }
                }
            }
        }
        let attempt = Attempt {
            actor,
            purpose,
            now: self.now(),
            action: Action::ViewRecord,
            kind: Kind::Installation,
            id: None,
            person: None,
        };
        self.enter(&attempt, Outcome::Read, "person-looked-up", |batch| {
            let count = found.len().to_string();
            batch.history.details.insert("found".to_owned(), count);
        })
        .await?;
        Ok(found)
    }

    fn may_view(&self, actor: &Actor, purpose: Purpose, state: &State) -> bool {
        let facets = state.facets();
        let resource = Resource::of(state, &facets);
        self.policy
            .authorise(
                actor,
                Action::ViewRecord,
                purpose,
                &resource,
                &Context::default(),
            )
            .is_ok()
    }

    /// Asks for leave to act on a record without a command (view, read, print); refusals are noted.
    pub(super) async fn look(
        &self,
        actor: &Actor,
        purpose: Purpose,
        action: Action,
        kind: Kind,
        id: Uuid,
    ) -> Result<State, Error> {
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
            self.note(&attempt, Outcome::Refused, "unknown-record")
                .await?;
            return Err(Error::NotFound);
        };
        let facets = stored.state.facets();
        attempt.person = facets.person;
        let resource = Resource::of(&stored.state, &facets);
        match self
            .policy
            .authorise(actor, action, purpose, &resource, &Context::default())
        {
            Ok(_permit) => Ok(seen_by(actor, stored.state)),
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
        let state = self.look(actor, purpose, action, kind, id).await?;
        let Some(person) = state.facets().person else {
            return Ok((state, Vec::new()));
        };
        let data = self.store.personal_of(person).await?;
        let attempt = Attempt {
            actor,
            purpose,
            now: self.now(),
            action,
            kind,
            id: Some(id),
            person: Some(person),
        };
        self.enter(&attempt, Outcome::Read, "personal-data-read", |batch| {
            batch.history.read = data.iter().map(|(id, _)| *id).collect();
        })
        .await?;
        Ok((state, data))
    }
}

/// What is handed over shows the receiver the fields of its flow and no more (R12).
fn seen_by(actor: &Actor, state: State) -> State {
    match state {
        State::Indication(indication) if Some(indication.core().office) != actor.office => {
            State::Indication(indication.as_handed_over())
        }
        other => other,
    }
}
