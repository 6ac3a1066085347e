//! What is open to an account on a record: which buttons a page offers. Nothing is decided here.

use super::{Gate, Seen};
use crate::error::Error;
use augenmass_domain::fact::Track;
use augenmass_domain::id::CarrierId;
use augenmass_domain::{Action, Actor, Facets, Kind, Purpose, State, next_actions};
use augenmass_policy::{Context, Resource};
use augenmass_store::Surroundings;
use uuid::Uuid;

impl Gate {
    /// The actions that policy leaves open to an account on a record in its present state, each with the
    /// first purpose that fits; without those of a case or a run that its rules turn down today whatever is
    /// asked. Whether one succeeds is decided by the rules when it is asked.
    ///
    /// # Errors
    /// [`Error::Internal`] where the store cannot be asked.
    pub async fn open_to(
        &self,
        actor: &Actor,
        state: &State,
    ) -> Result<Vec<(Action, Purpose)>, Error> {
        let surroundings = self.store.surroundings(state.kind(), state.id()).await?;
        self.open_within(actor, state, &surroundings).await
    }

    /// The same for a record that was just seen.
    ///
    /// # Errors
    /// As [`Gate::open_to`].
    pub async fn open_on(
        &self,
        actor: &Actor,
        seen: &Seen,
    ) -> Result<Vec<(Action, Purpose)>, Error> {
        self.open_within(actor, &seen.state, &seen.surroundings)
            .await
    }

    async fn open_within(
        &self,
        actor: &Actor,
        state: &State,
        surroundings: &Surroundings,
    ) -> Result<Vec<(Action, Purpose)>, Error> {
        let mut context = self.around(Action::ViewRecord, state, surroundings).await?;
        let today = self.now().today();
        let run = state.facets().run;
        let run = run.and_then(|run| surroundings.record(Kind::Run, run.uuid()));
        context.run_open = match run.map(|stored| &stored.state) {
            Some(State::Run(run)) => run.is_open_on(today),
            _ => false,
        };
        let mut actions = next_actions(state.kind(), state.name());
        if let State::Case(case) = state {
            actions.retain(|action| {
                case.file().origin().refuses(*action).is_none()
                    && !case.rules_out(*action, actor.account, today)
            });
        }
        if let State::Run(run) = state {
            actions.retain(|action| !run.rules_out(*action));
        }
        if let State::Indication(indication) = state {
            let track = indication.core().track;
            actions.retain(|action| belongs_to(*action).is_none_or(|only| only == track));
        }
        let open = actions.into_iter().filter_map(|action| {
            let purpose = self.leaves_open(actor, action, state, &context)?;
            Some((action, purpose))
        });
        Ok(open.collect())
    }

    /// The first purpose for which policy permits it, or misses only the facts of a visit order, which the rules
    /// name.
    fn leaves_open(
        &self,
        actor: &Actor,
        action: Action,
        state: &State,
        context: &Context,
    ) -> Option<Purpose> {
        let facets = state.facets();
        let begun = begins_another(action);
        let about = begun.map(|_| Facets {
            started_by: None,
            // A proposal lies with the office that the notice was handed to.
            office: facets.handed_to.first().copied().or(facets.office),
            handed_to: Vec::new(),
            // Which carrier will be asked is not known yet; none is kept from being asked.
            carrier: (begun == Some(Kind::Accompaniment))
                .then_some(CarrierId::from_uuid(Uuid::nil())),
            ..facets.clone()
        });
        let resource = match (&about, begun) {
            (Some(about), Some(kind)) => Resource {
                kind,
                id: None,
                state: None,
                facets: about,
            },
            _ => Resource::of(state, &facets),
        };
        self.policy.purpose_for(actor, action, &resource, context)
    }
}

/// The track that an action on an indication belongs to, where it is one of them.
const fn belongs_to(action: Action) -> Option<Track> {
    match action {
        Action::GiveNotice => Some(Track::RegisterClarification),
        Action::SealIndication => Some(Track::BenefitCheck),
        _ => None,
    }
}

/// The kind of record that an action begins from another one.
const fn begins_another(action: Action) -> Option<Kind> {
    match action {
        Action::ProposeCase => Some(Kind::Case),
        Action::RequestAccompaniment => Some(Kind::Accompaniment),
        Action::RequestAssistance => Some(Kind::Assistance),
        Action::RequestDisclosure => Some(Kind::Disclosure),
        Action::ReceiveSubjectRequest => Some(Kind::SubjectRequest),
        _ => None,
    }
}
