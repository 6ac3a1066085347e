//! The policies, parsed and validated once, and the one question they answer.

use crate::answer::{Cause, Permit, Refusal};
use crate::error::PolicyError;
use crate::request::{Context, Resource};
use crate::scope::Question;
use crate::slices::Slices;
use crate::vocabulary::Vocabulary;
use crate::{entities, load, shipped};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Actor;
use augenmass_domain::case::OrderFacts;
use augenmass_domain::scope::Scope;
use augenmass_domain::state::Kind;
use cedar_policy::{Authorizer, Decision, Entities, EntityUid, Request};
use std::collections::HashMap;
use std::sync::Mutex;

/// The policies of an installation: parsed and strictly validated once, then only asked.
pub struct Policy {
    pub(crate) words: Vocabulary,
    pub(crate) slices: Slices,
    contexts: HashMap<(Purpose, Context), cedar_policy::Context>,
    notes: Vec<PolicyNote>,
    authorizer: Authorizer,
    /// What was worked out for lists.
    pub(crate) scopes: Mutex<HashMap<Question, Scope>>,
}

/// What is known about one policy besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyNote {
    /// Its id, as in permits and refusals.
    pub id: String,
    /// The norm or requirement it rests on.
    pub norm: String,
    /// The file it stands in.
    pub file: String,
    /// True where it forbids, false where it permits.
    pub forbids: bool,
}

/// Who and what, as Cedar sees it; the same for every purpose.
pub(crate) struct Asked {
    principal: EntityUid,
    resource: EntityUid,
    entities: Entities,
}

impl Policy {
    /// The policies that are compiled in.
    ///
    /// # Errors
    /// Never for a released version: a test loads them.
    pub fn shipped() -> Result<Self, PolicyError> {
        Self::from_texts(shipped::SCHEMA, shipped::POLICIES)
    }

    /// The text of the compiled-in schema and of the policies by file name, to show and to prove over.
    #[must_use]
    pub const fn shipped_texts() -> (&'static str, &'static [(&'static str, &'static str)]) {
        (shipped::SCHEMA, shipped::POLICIES)
    }

    /// Policies from texts: file name and text.
    ///
    /// # Errors
    /// The first thing that is wrong, with file, policy and what to do.
    pub fn from_texts(schema: &str, policies: &[(&str, &str)]) -> Result<Self, PolicyError> {
        let words = Vocabulary::new()?;
        let schema = load::schema(schema)?;
        words.compare(&schema)?;
        let (policies, notes) = load::policies(&schema, policies)?;
        let slices = Slices::new(&schema, &policies)?;
        let contexts =
            entities::all_circumstances(&words).map_err(|cause| PolicyError::Schema {
                reason: cause.to_string(),
            })?;
        Ok(Self {
            words,
            slices,
            contexts,
            notes,
            authorizer: Authorizer::new(),
            scopes: Mutex::default(),
        })
    }

    /// Every policy with its norm, in the order of the files, for the legal map.
    #[must_use]
    pub fn notes(&self) -> &[PolicyNote] {
        &self.notes
    }

    /// May this account do this, for this purpose, to this record, under these circumstances?
    ///
    /// # Errors
    /// The [`Refusal`]. Everything that is not permitted, incomplete or broken is refused.
    pub fn authorise(
        &self,
        actor: &Actor,
        action: Action,
        purpose: Purpose,
        resource: &Resource<'_>,
        context: &Context,
    ) -> Result<Permit, Refusal> {
        let refused = |hidden, facts_missing, (cause, policies)| Refusal {
            action,
            kind: resource.kind,
            hidden,
            facts_missing,
            cause,
            policies,
        };
        let exists = resource.id.is_some() && resource.kind != Kind::Installation;
        let asked = self
            .asked(actor, resource)
            .map_err(|cause| refused(exists, false, (cause, Vec::new())))?;
        let (may, decided_by) = match action {
            Action::OrderVisit => self.context_of_order(&asked, purpose, context),
            _ => (false, *context),
        };
        let answer = self.decide(&asked, action, purpose, &decided_by);
        match answer {
            Ok(policies) => Ok(Permit {
                account: actor.account,
                action,
                purpose,
                kind: resource.kind,
                id: resource.id,
                policies,
            }),
            Err(no) => Err(refused(exists && !self.may_look(&asked, context), may, no)),
        }
    }

    /// The first purpose for which [`Policy::authorise`] would permit this, or would miss nothing but the facts of a
    /// visit order. For what a page offers and what a list may name; carries out nothing, so it gives no permit.
    #[must_use]
    pub fn purpose_for(
        &self,
        actor: &Actor,
        action: Action,
        resource: &Resource<'_>,
        context: &Context,
    ) -> Option<Purpose> {
        let asked = self.asked(actor, resource).ok()?;
        Purpose::ALL.into_iter().find(|purpose| {
            let (may, decided_by) = match action {
                Action::OrderVisit => self.context_of_order(&asked, *purpose, context),
                _ => (false, *context),
            };
            may || self.decide(&asked, action, *purpose, &decided_by).is_ok()
        })
    }

    pub(crate) fn asked(&self, actor: &Actor, resource: &Resource<'_>) -> Result<Asked, Cause> {
        let principal = entities::principal(&self.words, actor)?;
        let resource = entities::resource(&self.words, resource)?;
        Ok(Asked {
            principal: principal.uid(),
            resource: resource.uid(),
            entities: Entities::from_entities([principal, resource], None)
                .map_err(|error| Cause::Broken(error.to_string()))?,
        })
    }

    /// The ids of the policies that permit, or the cause and the ids of those that forbid.
    pub(crate) fn decide(
        &self,
        asked: &Asked,
        action: Action,
        purpose: Purpose,
        context: &Context,
    ) -> Result<Vec<String>, (Cause, Vec<String>)> {
        let no = |cause| (cause, Vec::new());
        let (principal, resource) = (asked.principal.clone(), asked.resource.clone());
        let policies = self
            .slices
            .get(&principal, &self.words.action(action), &resource)
            .ok_or_else(|| no(Cause::CannotBeAsked))?;
        let context = self.circumstances(action, purpose, *context);
        let context = context.map_err(no)?;
        let action = self.words.action(action);
        let request = Request::new(principal, action, resource, context, None)
            .map_err(|error| no(Cause::Broken(error.to_string())))?;
        let response = self
            .authorizer
            .is_authorized(&request, policies, &asked.entities);
        // A policy that cannot be evaluated would simply not count; were it a forbid, that would open
        // a door. Hence any error refuses.
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(no(Cause::Broken(error.to_string())));
        }
        let mut policies: Vec<String> = response
            .diagnostics()
            .reason()
            .map(ToString::to_string)
            .collect();
        policies.sort();
        match (response.decision(), policies.is_empty()) {
            (Decision::Allow, _) => Ok(policies),
            (Decision::Deny, true) => Err((Cause::NotPermitted, policies)),
            (Decision::Deny, false) => Err((Cause::Forbidden, policies)),
        }
    }

    fn circumstances(
        &self,
        action: Action,
        purpose: Purpose,
        context: Context,
    ) -> Result<cedar_policy::Context, Cause> {
        if action == Action::OrderVisit {
            return entities::circumstances_of_order(&self.words, purpose, context);
        }
        let order = OrderFacts::default();
        self.contexts
            .get(&(purpose, Context { order, ..context }))
            .cloned()
            .ok_or(Cause::Incomplete("context"))
    }

    /// Whether the person may order visits at all, and the circumstances to decide by: who may not is not told
    /// what the case lacks. Neither a missing fact nor a stop counts against the person; both have a rule that
    /// says so by its name.
    fn context_of_order(
        &self,
        asked: &Asked,
        purpose: Purpose,
        context: &Context,
    ) -> (bool, Context) {
        let order = OrderFacts::COMPLETE;
        let complete = Context { order, ..*context };
        let stopped = false;
        let at_best = Context {
            stopped,
            ..complete
        };
        let answer = self.decide(asked, Action::OrderVisit, purpose, &at_best);
        match answer {
            Ok(_) => (true, *context),
            Err(_) => (false, complete),
        }
    }

    /// True where the account may see the record for at least one purpose.
    fn may_look(&self, asked: &Asked, context: &Context) -> bool {
        Purpose::ALL.into_iter().any(|purpose| {
            self.decide(asked, Action::ViewRecord, purpose, context)
                .is_ok()
        })
    }
}
