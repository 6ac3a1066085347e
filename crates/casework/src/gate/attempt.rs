//! Someone tries something: what the history row begins with.

use crate::gather::Gathered;
use augenmass_domain::id::PersonId;
use augenmass_domain::{Action, Actor, Command, Kind, Now, Purpose};
use augenmass_store::{NewHistory, Outcome};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Someone tries something.
pub(super) struct Attempt<'a> {
    pub(super) actor: &'a Actor,
    pub(super) purpose: Purpose,
    pub(super) now: Now,
    pub(super) action: Action,
    pub(super) kind: Kind,
    pub(super) id: Option<Uuid>,
    pub(super) person: Option<PersonId>,
}

impl<'a> Attempt<'a> {
    /// The attempt that a command is.
    pub(super) fn of(
        actor: &'a Actor,
        purpose: Purpose,
        now: Now,
        command: &Command,
        gathered: &Gathered<'_>,
    ) -> Self {
        Self {
            actor,
            purpose: purpose.within(gathered.track()),
            now,
            action: command.action(),
            kind: command.kind(),
            id: command.target(),
            person: gathered.facets.person,
        }
    }

    pub(super) fn history(&self, outcome: Outcome, rule: Option<String>) -> NewHistory {
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
