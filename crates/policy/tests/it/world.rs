//! A small world to ask about: names instead of numbers.

use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId, PersonId};
use augenmass_domain::state::{Facets, Kind};
use augenmass_policy::{Cause, Context, Permit, Policy, Refusal, Resource};
use std::sync::LazyLock;
use uuid::Uuid;

/// The shipped policies, loaded once for all tests.
pub static POLICY: LazyLock<Policy> =
    LazyLock::new(|| Policy::shipped().unwrap_or_else(|error| panic!("{error}")));

/// A readable name as an id: the same name, the same id.
pub fn named(name: &str) -> Uuid {
    let mut bytes = [0_u8; 16];
    assert!(name.len() <= 16, "`{name}` is too long for a name");
    bytes[..name.len()].copy_from_slice(name.as_bytes());
    Uuid::from_bytes(bytes)
}
pub fn office(name: &str) -> OfficeId {
    OfficeId::from_uuid(named(name))
}
pub fn account(name: &str) -> AccountId {
    AccountId::from_uuid(named(name))
}
pub fn carrier(name: &str) -> CarrierId {
    CarrierId::from_uuid(named(name))
}
pub fn person(name: &str) -> PersonId {
    PersonId::from_uuid(named(name))
}

/// An actor called like the role, in an office or carrier, or about a matter, of the given name where
/// the role has one.
pub fn actor(role: Role, place: &str) -> Actor {
    let in_office = matches!(
        role,
        Role::Clerk
            | Role::SecondSignatory
            | Role::RegistryOfficer
            | Role::RegistryLead
            | Role::Examiner
            | Role::SecondExaminer
            | Role::OfficeSystem
    );
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(0xACC0 + role as u128)),
        role,
        office: in_office.then(|| office(place)),
        carrier: (role == Role::SocialWorker).then(|| carrier(place)),
        person: (role == Role::PersonConcerned).then(|| person(place)),
    }
}

/// A record in compartment and carrier `place` and about a person of that name, begun by somebody else.
pub fn facets(place: &str) -> Facets {
    Facets {
        office: Some(office(place)),
        carrier: Some(carrier(place)),
        person: Some(person(place)),
        started_by: Some(account("someone else")),
        ..Facets::default()
    }
}

/// An open run and nothing in the way.
pub const CALM: Context = Context {
    stopped: false,
    complaint_open: false,
    protected: false,
    run_open: true,
    order: OrderFacts::COMPLETE,
};

/// One question, with everything that is not said being harmless.
#[derive(Clone, Debug)]
pub struct Question {
    pub actor: Actor,
    pub kind: Kind,
    pub new: bool,
    pub state: String,
    pub facets: Facets,
    pub context: Context,
}

impl Question {
    /// `role` in `own` asks about a record of `kind` in compartment `of`.
    pub fn about(kind: Kind, role: Role, own: &str, of: &str) -> Self {
        Self {
            actor: actor(role, own),
            kind,
            new: false,
            state: "any".to_owned(),
            facets: facets(of),
            context: CALM,
        }
    }
    pub fn state(mut self, state: &str) -> Self {
        state.clone_into(&mut self.state);
        self
    }
    pub fn facets(mut self, change: impl FnOnce(&mut Facets)) -> Self {
        change(&mut self.facets);
        self
    }
    pub fn context(mut self, change: impl FnOnce(&mut Context)) -> Self {
        change(&mut self.context);
        self
    }
    pub fn asks(&self, action: Action, purpose: Purpose) -> Result<Permit, Refusal> {
        let resource = Resource {
            kind: self.kind,
            id: (!self.new).then(|| named("the record")),
            state: (!self.new).then_some(self.state.as_str()),
            facets: &self.facets,
        };
        POLICY.authorise(&self.actor, action, purpose, &resource, &self.context)
    }
    /// The purposes for which it is permitted.
    pub fn purposes(&self, action: Action) -> Vec<Purpose> {
        if self.cannot_ask(action) {
            return Vec::new();
        }
        Purpose::ALL
            .into_iter()
            .filter(|purpose| self.asks(action, *purpose).is_ok())
            .collect()
    }
    /// True where it is permitted for at least one purpose.
    pub fn may(&self, action: Action) -> bool {
        !self.cannot_ask(action)
            && Purpose::ALL
                .into_iter()
                .any(|purpose| self.asks(action, purpose).is_ok())
    }
    /// The ids of the forbids, for the purpose given.
    pub fn forbidden_by(&self, action: Action, purpose: Purpose) -> Vec<String> {
        self.asks(action, purpose)
            .err()
            .map(|refusal| refusal.policies)
            .unwrap_or_default()
    }
    /// True where the schema has no such question; that does not depend on the purpose.
    pub fn cannot_ask(&self, action: Action) -> bool {
        self.asks(action, Purpose::Oversight)
            .is_err_and(|refusal| refusal.cause == Cause::CannotBeAsked)
    }
}
