//! What is asked: the record and the circumstances that policies look at.

use augenmass_domain::State;
use augenmass_domain::case::OrderFacts;
use augenmass_domain::state::{Facets, Kind};
use uuid::Uuid;

/// The record that an action concerns.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'a> {
    /// What kind of record.
    pub kind: Kind,
    /// Which one; `None` where it is about to be made (and for the installation itself).
    pub id: Option<Uuid>,
    /// The state it is in, kebab-case; `None` where it is about to be made.
    pub state: Option<&'a str>,
    /// References of the record, or of the one about to be made: its office, its carrier, …
    pub facets: &'a Facets,
}

impl<'a> Resource<'a> {
    /// A record that exists, with its references ([`State::facets`]).
    #[must_use]
    pub fn of(state: &'a State, facets: &'a Facets) -> Self {
        Self {
            kind: state.kind(),
            id: Some(state.id()),
            state: Some(state.name()),
            facets,
        }
    }
}

/// The circumstances that policies look at. The default is the cautious one: no run is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// A fairness stop or a breach of a zero-tolerance rule is in force (N-14, M-5).
    pub stopped: bool,
    /// A complaint about the case is open (R34).
    pub complaint_open: bool,
    /// The register protects the person (§§ 51, 52 BMG; R16, P-11).
    pub protected: bool,
    /// The run that the record belongs to is open (N-15, R42).
    pub run_open: bool,
    /// What is true of the visit that is to be ordered; looked at for no other action.
    pub order: OrderFacts,
}
