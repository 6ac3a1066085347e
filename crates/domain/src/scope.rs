//! Which records of a kind an account may see, as conditions on references: the policies' own answers
//! in a form that a list can be filtered by. Policy makes a [`Scope`], storage turns it into SQL, and a
//! test compares both row by row.

use crate::actor::Actor;
use crate::id::{CarrierId, OfficeId, PersonId};
use crate::state::{Facets, Kind};
use std::collections::BTreeSet;

/// What about a record an answer may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether it lies in the own office.
    Office,
    /// Whether it was handed to the own office.
    Receiver,
    /// Whether the own carrier accompanies.
    Carrier,
    /// Whether the account itself began it.
    Starter,
    /// Whether the account is excluded for a conflict of interest.
    Excluded,
    /// Whether a complaint about its case is open.
    Complaint,
    /// Whether it is about the person concerned who asks.
    Person,
    /// The name of its state.
    State,
}

impl Aspect {
    /// All aspects, in the order of a code.
    pub const ALL: [Self; 8] = [
        Self::Office,
        Self::Receiver,
        Self::Carrier,
        Self::Starter,
        Self::Excluded,
        Self::Complaint,
        Self::Person,
        Self::State,
    ];

    /// The name in a filter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Receiver => "receiver",
            Self::Carrier => "carrier",
            Self::Starter => "starter",
            Self::Excluded => "excluded",
            Self::Complaint => "complaint",
            Self::Person => "person",
            Self::State => "state",
        }
    }
}

/// How a reference of a record relates to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The record has no such reference.
    None,
    /// It is the account's own.
    Own,
    /// It is somebody else's.
    Other,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 3] = [Self::None, Self::Own, Self::Other];

    const fn letter(self) -> char {
        match self {
            Self::None => 'n',
            Self::Own => 'o',
            Self::Other => 'x',
        }
    }

    fn of<T: PartialEq>(reference: Option<T>, own: Option<T>) -> Self {
        match reference {
            None => Self::None,
            it if it == own => Self::Own,
            Some(_) => Self::Other,
        }
    }
}

/// How a record stands towards an account: all that an answer may depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Its office.
    pub office: Relation,
    /// The office it was handed to.
    pub receiver: Relation,
    /// Its carrier.
    pub carrier: Relation,
    /// Who began it.
    pub starter: Relation,
    /// The account is excluded.
    pub excluded: bool,
    /// A complaint about its case is open.
    pub complaint_open: bool,
    /// The person whom it is about.
    pub person: Relation,
    /// Its state.
    pub state: &'a str,
}

impl<'a> Standing<'a> {
    /// How a record with these references stands towards `actor`.
    #[must_use]
    pub fn of(actor: &Actor, facets: &Facets, state: &'a str, complaint_open: bool) -> Self {
        let own = |office: &OfficeId| Some(*office) == actor.office;
        Self {
            office: Relation::of(facets.office, actor.office),
            receiver: match facets.handed_to.as_slice() {
                [] => Relation::None,
                offices if offices.iter().any(own) => Relation::Own,
                _ => Relation::Other,
            },
            carrier: Relation::of(facets.carrier, actor.carrier),
            starter: Relation::of(facets.started_by, Some(actor.account)),
            excluded: facets.excluded.contains(&actor.account),
            complaint_open,
            person: Relation::of(facets.person, actor.person),
            state,
        }
    }

    /// One letter per aspect, then the state; `-` for what does not count. The filter in SQL builds
    /// the same text.
    #[must_use]
    pub fn code(&self, counts: &BTreeSet<Aspect>) -> String {
        let yes_or_no = |yes| if yes { 'y' } else { 'n' };
        let letters = [
            (Aspect::Office, self.office.letter()),
            (Aspect::Receiver, self.receiver.letter()),
            (Aspect::Carrier, self.carrier.letter()),
            (Aspect::Starter, self.starter.letter()),
            (Aspect::Excluded, yes_or_no(self.excluded)),
            (Aspect::Complaint, yes_or_no(self.complaint_open)),
            (Aspect::Person, self.person.letter()),
        ];
        let letters = letters.map(|(it, letter)| if counts.contains(&it) { letter } else { '-' });
        let mut code: String = letters.into_iter().collect();
        code.push_str(if counts.contains(&Aspect::State) {
            self.state
        } else {
            "-"
        });
        code
    }
}

/// The records of one kind that an account may see for a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    kind: Kind,
    actor: Actor,
    counts: BTreeSet<Aspect>,
    codes: BTreeSet<String>,
}

impl Scope {
    /// The scope of `actor` over `kind`: the aspects that count, and the standings that are permitted.
    /// Only policy knows what to put in; no standing means no record.
    #[must_use]
    pub fn new<'a>(
        kind: Kind,
        actor: &Actor,
        counts: BTreeSet<Aspect>,
        permitted: impl IntoIterator<Item = Standing<'a>>,
    ) -> Self {
        let codes = permitted.into_iter().map(|one| one.code(&counts)).collect();
        Self {
            kind,
            actor: actor.clone(),
            counts,
            codes,
        }
    }

    /// The same scope for an account of the same role that has an office, a carrier and a matter of its own just
    /// where this one has: policies name no id, so that which ones they are makes no difference.
    #[must_use]
    pub fn of_another(&self, actor: &Actor) -> Self {
        Self {
            actor: actor.clone(),
            ..self.clone()
        }
    }

    /// The kind of record.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }
    /// Whose scope it is.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
    /// The aspects that count.
    #[must_use]
    pub const fn counts(&self) -> &BTreeSet<Aspect> {
        &self.counts
    }
    /// The codes of the standings that are permitted.
    #[must_use]
    pub const fn codes(&self) -> &BTreeSet<String> {
        &self.codes
    }
    /// True where no record at all may be seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Whether a record with these references lies in the scope.
    #[must_use]
    pub fn admits(&self, facets: &Facets, state: &str, complaint_open: bool) -> bool {
        let standing = Standing::of(&self.actor, facets, state, complaint_open);
        self.codes.contains(&standing.code(&self.counts))
    }

    /// The own office, where nothing of another office lies in the scope.
    #[must_use]
    pub fn only_office(&self) -> Option<OfficeId> {
        self.actor.office.filter(|_| self.only_own(0))
    }
    /// The own office, where nothing lies in the scope but what was handed to it.
    #[must_use]
    pub fn only_receiver(&self) -> Option<OfficeId> {
        self.actor.office.filter(|_| self.only_own(1))
    }
    /// The own carrier, where nothing of another carrier lies in the scope.
    #[must_use]
    pub fn only_carrier(&self) -> Option<CarrierId> {
        self.actor.carrier.filter(|_| self.only_own(2))
    }

    /// The person who asks, where nothing lies in the scope but what is about her.
    #[must_use]
    pub fn only_person(&self) -> Option<PersonId> {
        self.actor.person.filter(|_| self.only_own(6))
    }

    fn only_own(&self, place: usize) -> bool {
        let own = Some(&b'o');
        !self.is_empty()
            && self
                .codes
                .iter()
                .all(|code| code.as_bytes().get(place) == own)
    }
}
