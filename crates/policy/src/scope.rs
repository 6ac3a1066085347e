//! Which records a list may show: the policies are asked about one record of each possible standing,
//! and the answers become the filter. No second wording of the rules exists.

use crate::entities::Holds;
use crate::policy::Policy;
use crate::request::{Context, Resource};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId, PersonId};
use augenmass_domain::scope::{Aspect, Relation, Scope, Standing};
use augenmass_domain::state::{Facets, Kind};
use std::collections::BTreeSet;
use std::sync::PoisonError;
use uuid::Uuid;

/// The words by which policies look at an aspect of a record.
const WORDS: [(&str, Aspect); 9] = [
    ("office", Aspect::Office),
    ("handedTo", Aspect::Receiver),
    ("carrier", Aspect::Carrier),
    ("startedBy", Aspect::Starter),
    ("excluded", Aspect::Excluded),
    ("resource.person", Aspect::Person),
    ("complaintOpen", Aspect::Complaint),
    ("state", Aspect::State),
    // What is public follows from the state.
    ("public", Aspect::State),
];

/// Somebody else; policies hold no id, so which one it is makes no difference.
const STRANGER: Uuid = Uuid::from_u128(0x0057_EA46_E500);
/// Somebody else again.
const ANOTHER: Uuid = Uuid::from_u128(0x00A4_0741_E500);

impl Policy {
    /// The records of a kind for which the account may do something, for a purpose: exactly those for
    /// which [`Policy::authorise`] permits it. What a list cannot know of a row (a stop, a protected
    /// person, an open run) is held against the account: where the answer depends on it, the row is
    /// not shown.
    ///
    /// Each question is worked out once for accounts that differ by their ids alone.
    #[must_use]
    pub fn scope(&self, actor: &Actor, action: Action, purpose: Purpose, kind: Kind) -> Scope {
        let question = Question {
            role: actor.role,
            references: (
                actor.office.is_some(),
                actor.carrier.is_some(),
                actor.person.is_some(),
            ),
            asked: (action, purpose, kind),
        };
        let mut known = self.scopes.lock().unwrap_or_else(PoisonError::into_inner);
        let scope = known
            .entry(question)
            .or_insert_with(|| self.worked_out(actor, action, purpose, kind));
        scope.of_another(actor)
    }

    fn worked_out(&self, actor: &Actor, action: Action, purpose: Purpose, kind: Kind) -> Scope {
        let Some(LooksAt { mut counts, unseen }) = self.looks_at(actor, action, kind) else {
            return Scope::new(kind, actor, BTreeSet::new(), []);
        };
        // A record that lacks what the schema demands is shown to nobody.
        if Holds::of(kind).office {
            counts.insert(Aspect::Office);
        }
        if kind == Kind::Accompaniment {
            counts.insert(Aspect::Carrier);
        }
        let permitted = standings(kind, &counts).into_iter().filter(|standing| {
            self.permits_all_alike(actor, action, purpose, kind, standing, &unseen)
        });
        Scope::new(kind, actor, counts.clone(), permitted)
    }

    /// What the answer to a question of this account can depend on, besides the purpose: read off the
    /// words of the policies that can apply. `None` where the schema has no such question.
    #[must_use]
    pub fn looks_at(&self, actor: &Actor, action: Action, kind: Kind) -> Option<LooksAt> {
        let policies = self.slices.get(
            &self.words.principal(actor.role, actor.account),
            &self.words.action(action),
            &self.words.record(kind, "any"),
        )?;
        let texts: Vec<String> = policies.policies().map(ToString::to_string).collect();
        let mentions = |word: &str| texts.iter().any(|text| text.contains(word));
        Some(LooksAt {
            counts: WORDS
                .into_iter()
                .filter(|(word, _)| mentions(word))
                .map(|(_, aspect)| aspect)
                .collect(),
            unseen: Unseen {
                stopped: mentions("stopped"),
                protected: mentions("protectedPerson"),
                run_open: mentions("runOpen"),
            },
        })
    }

    /// True where every record of this standing is permitted, whatever a list cannot know of it.
    fn permits_all_alike(
        &self,
        actor: &Actor,
        action: Action,
        purpose: Purpose,
        kind: Kind,
        standing: &Standing<'_>,
        unseen: &Unseen,
    ) -> bool {
        let facets = facets(actor, kind, standing);
        let resource = Resource {
            kind,
            id: Some(STRANGER),
            state: Some(standing.state),
            facets: &facets,
        };
        self.asked(actor, &resource).is_ok_and(|asked| {
            unseen
                .contexts(standing.complaint_open)
                .all(|context| self.decide(&asked, action, purpose, &context).is_ok())
        })
    }
}

/// A question for a scope, without the ids of who asks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    role: Role,
    /// Whether there is an office, a carrier, a matter of one's own.
    references: (bool, bool, bool),
    asked: (Action, Purpose, Kind),
}

/// What an answer can depend on; never too little, sometimes too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooksAt {
    /// What about the record.
    pub counts: BTreeSet<Aspect>,
    /// Which circumstances.
    pub unseen: Unseen,
}

/// The circumstances that policies look at and a list does not know of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Whether a stop is in force.
    pub stopped: bool,
    /// Whether the register protects the person.
    pub protected: bool,
    /// Whether the run is open.
    pub run_open: bool,
}

impl Unseen {
    fn contexts(&self, complaint_open: bool) -> impl Iterator<Item = Context> {
        let both = |looked_at: bool| {
            if looked_at {
                vec![false, true]
            } else {
                vec![false]
            }
        };
        let (stopped, protected) = (both(self.stopped), both(self.protected));
        let mut all = Vec::new();
        for stopped in &stopped {
            for protected in &protected {
                for run_open in both(self.run_open) {
                    all.push(Context {
                        stopped: *stopped,
                        complaint_open,
                        protected: *protected,
                        run_open,
                        // What is looked at only where a visit is ordered, never where a list is read.
                        order: OrderFacts::default(),
                    });
                }
            }
        }
        all.into_iter()
    }
}

/// Says how a record stands in one aspect.
type Say = fn(&mut Standing<'static>, Relation);

/// The aspects that are relations, with what is usual and how it is said.
const RELATIONS: [(Aspect, Relation, Say); 5] = [
    (Aspect::Office, Relation::Other, |it, value| {
        it.office = value
    }),
    (Aspect::Receiver, Relation::None, |it, value| {
        it.receiver = value
    }),
    (Aspect::Carrier, Relation::Other, |it, value| {
        it.carrier = value
    }),
    (Aspect::Starter, Relation::Other, |it, value| {
        it.starter = value
    }),
    (Aspect::Person, Relation::Other, |it, value| {
        it.person = value
    }),
];

/// One standing for each combination of the aspects that count.
fn standings(kind: Kind, counts: &BTreeSet<Aspect>) -> Vec<Standing<'static>> {
    let relations = |aspect, usual: Relation| {
        if counts.contains(&aspect) {
            Relation::ALL.to_vec()
        } else {
            vec![usual]
        }
    };
    let either = |aspect| {
        if counts.contains(&aspect) {
            vec![false, true]
        } else {
            vec![false]
        }
    };
    let states = match kind.states() {
        states if counts.contains(&Aspect::State) => states,
        states => states.get(..1).unwrap_or_default(),
    };
    let usual = Standing {
        office: Relation::Other,
        receiver: Relation::None,
        carrier: Relation::Other,
        starter: Relation::Other,
        excluded: false,
        complaint_open: false,
        person: Relation::Other,
        state: "",
    };
    let all = RELATIONS
        .into_iter()
        .fold(vec![usual], |all, (aspect, usually, set)| {
            varied(all, &relations(aspect, usually), set)
        });
    let all = varied(all, &either(Aspect::Excluded), |it, value| {
        it.excluded = value
    });
    let all = varied(all, &either(Aspect::Complaint), |it, value| {
        it.complaint_open = value
    });
    varied(all, states, |it, value| it.state = value)
}

/// Each standing once with each value.
fn varied<T: Copy>(
    all: Vec<Standing<'static>>,
    values: &[T],
    set: impl Fn(&mut Standing<'static>, T),
) -> Vec<Standing<'static>> {
    let one = |standing: Standing<'static>, value| {
        let mut standing = standing;
        set(&mut standing, value);
        standing
    };
    all.into_iter()
        .flat_map(|standing| values.iter().map(move |value| (standing.clone(), *value)))
        .map(|(standing, value)| one(standing, value))
        .collect()
}

/// References of a record that stands so towards the account. Where the account has no office, no
/// carrier or no matter of its own, nothing is its own.
fn facets(actor: &Actor, kind: Kind, standing: &Standing<'_>) -> Facets {
    let office = |relation| match relation {
        Relation::None => None,
        Relation::Own => actor.office,
        Relation::Other => Some(OfficeId::from_uuid(STRANGER)),
    };
    let receiver = match standing.receiver {
        Relation::Other => Some(OfficeId::from_uuid(ANOTHER)),
        relation => office(relation),
    };
    Facets {
        office: office(standing.office),
        carrier: match standing.carrier {
            Relation::None => None,
            Relation::Own => actor.carrier,
            Relation::Other => Some(CarrierId::from_uuid(STRANGER)),
        },
        started_by: match standing.starter {
            Relation::None => None,
            Relation::Own => Some(actor.account),
            Relation::Other => Some(AccountId::from_uuid(STRANGER)),
        },
        excluded: standing
            .excluded
            .then_some(actor.account)
            .into_iter()
            .collect(),
        handed_to: receiver.into_iter().collect(),
        person: match standing.person {
            Relation::None => None,
            Relation::Own => actor.person,
            Relation::Other => Some(PersonId::from_uuid(STRANGER)),
        },
        public: kind.is_public_in(standing.state),
        ..Facets::default()
    }
}
