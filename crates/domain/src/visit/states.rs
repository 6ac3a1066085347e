//! The states of a visit. [`PlannedVisit`] is built from a
//! [`ConfirmedAccompaniment`](crate::accompaniment::ConfirmedAccompaniment) and from nothing else.

use super::command::{AtTheDoor, DoorFinding, Interpreter, LegalMode};
use crate::accompaniment::{ConfirmedAccompaniment, Qualification};
use crate::case::CaseFile;
use crate::fact::Track;
use crate::id::{
    AccompanimentId, AccountId, CarrierId, CaseId, OfficeId, PersonId, RunId, VisitId,
};
use crate::law::GroundClass;
use crate::moment::Now;
use crate::state::Facets;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// How and when a visit is to take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitPlan {
    mode: LegalMode,
    interpreter: Interpreter,
    from: DateTime,
    until: DateTime,
}

impl VisitPlan {
    /// A plan; the state of interpretation is part of it (P-07).
    #[must_use]
    pub const fn new(
        mode: LegalMode,
        interpreter: Interpreter,
        from: DateTime,
        until: DateTime,
    ) -> Self {
        Self {
            mode,
            interpreter,
            from,
            until,
        }
    }
    /// The legal mode.
    #[must_use]
    pub const fn mode(&self) -> LegalMode {
        self.mode
    }
    /// The state of interpretation.
    #[must_use]
    pub const fn interpreter(&self) -> Interpreter {
        self.interpreter
    }
    /// Wall-clock begin.
    #[must_use]
    pub const fn from(&self) -> DateTime {
        self.from
    }
    /// Wall-clock end.
    #[must_use]
    pub const fn until(&self) -> DateTime {
        self.until
    }
}

/// What was ordered; every state of the visit keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitOrder {
    id: VisitId,
    case: CaseId,
    office: OfficeId,
    run: RunId,
    person: PersonId,
    track: Track,
    ground: GroundClass,
    accompaniment: AccompanimentId,
    carrier: CarrierId,
    qualification: Qualification,
    woman_available: bool,
    plan: VisitPlan,
    ordered_by: AccountId,
    ordered_on: Date,
    excluded: Vec<AccountId>,
}

macro_rules! reads {
    ($($(#[$doc:meta])* $name:ident: $ty:ty = $($path:ident).+;)*) => {
        impl VisitOrder {
            $($(#[$doc])* #[must_use] pub const fn $name(&self) -> $ty { self.$($path).+ })*
        }
    };
}

reads! {
    /// The case.
    case: CaseId = case;
    /// The registry.
    office: OfficeId = office;
    /// The run.
    run: RunId = run;
    /// The track of the case.
    track: Track = track;
    /// The ground class of the case.
    ground: GroundClass = ground;
    /// The accompaniment that was used up for it.
    accompaniment: AccompanimentId = accompaniment;
    /// The carrier that accompanies.
    carrier: CarrierId = carrier;
    /// The accompanist's qualification.
    qualification: Qualification = qualification;
    /// A woman is available if the family asks (P-08).
    woman_available: bool = woman_available;
    /// The legal mode that was ordered; exactly one (R19).
    mode: LegalMode = plan.mode;
    /// The state of interpretation.
    interpreter: Interpreter = plan.interpreter;
    /// The begin that was ordered.
    from: DateTime = plan.from;
    /// The end that was ordered.
    until: DateTime = plan.until;
    /// Who ordered it.
    ordered_by: AccountId = ordered_by;
    /// On which day it was ordered.
    ordered_on: Date = ordered_on;
}

impl VisitOrder {
    /// Accounts excluded for a conflict of interest.
    #[must_use]
    pub fn excluded(&self) -> &[AccountId] {
        &self.excluded
    }
}

/// A visit that is planned.
///
/// It cannot be built without an accompaniment that the carrier confirmed (N-05, P-08):
///
/// ```compile_fail
/// use augenmass_domain::visit::PlannedVisit;
/// fn without_anybody(order: augenmass_domain::visit::VisitOrder) -> PlannedVisit {
///     PlannedVisit { order }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVisit {
    order: VisitOrder,
}

impl PlannedVisit {
    /// The only way to plan a visit: the confirmation is used up by it.
    pub(crate) fn new(
        confirmed: ConfirmedAccompaniment,
        id: VisitId,
        file: &CaseFile,
        plan: VisitPlan,
        (ordered_by, ordered_on): (AccountId, Date),
    ) -> Self {
        let accompanied = confirmed.into_parts();
        Self {
            order: VisitOrder {
                id,
                case: file.id(),
                office: file.office(),
                run: file.run(),
                person: file.person(),
                track: file.track(),
                ground: file.ground(),
                accompaniment: accompanied.id,
                carrier: accompanied.carrier,
                qualification: accompanied.qualification,
                woman_available: accompanied.woman_available,
                plan,
                ordered_by,
                ordered_on,
                excluded: file.excluded().to_vec(),
            },
        }
    }
    /// What was ordered.
    #[must_use]
    pub const fn order(&self) -> &VisitOrder {
        &self.order
    }
    pub(super) fn check_in(self, at: DateTime) -> UnderWay {
        UnderWay {
            order: self.order,
            checked_in_at: at,
        }
    }
}

/// The accompanist has checked in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderWay {
    order: VisitOrder,
    checked_in_at: DateTime,
}

impl UnderWay {
    /// What was ordered.
    #[must_use]
    pub const fn order(&self) -> &VisitOrder {
        &self.order
    }
    /// When the accompanist checked in, wall clock.
    #[must_use]
    pub const fn checked_in_at(&self) -> DateTime {
        self.checked_in_at
    }
    pub(super) fn record(
        self,
        (finding, door): (DoorFinding, AtTheDoor),
        mode: LegalMode,
        from: DateTime,
        until: DateTime,
    ) -> Recorded {
        Recorded {
            order: self.order,
            finding,
            door,
            mode,
            from,
            until,
        }
    }
    pub(super) fn stop(self, at: DateTime) -> StoppedBySocialWork {
        StoppedBySocialWork {
            order: self.order,
            at,
        }
    }
}

/// The visit took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    order: VisitOrder,
    finding: DoorFinding,
    /// Visits recorded before it was asked tell nothing.
    #[serde(default)]
    door: AtTheDoor,
    mode: LegalMode,
    from: DateTime,
    until: DateTime,
}

impl Recorded {
    /// What else is told, for the counters of harm (M-8).
    #[must_use]
    pub const fn door(&self) -> AtTheDoor {
        self.door
    }
    /// What was found at the door.
    #[must_use]
    pub const fn finding(&self) -> &DoorFinding {
        &self.finding
    }
    /// The mode under which it took place.
    #[must_use]
    pub const fn mode(&self) -> LegalMode {
        self.mode
    }
    /// True where the mode differs from the order: an incident (R19).
    #[must_use]
    pub fn is_incident(&self) -> bool {
        self.mode != self.order.plan.mode
    }
    /// Begin and end, wall clock.
    #[must_use]
    pub const fn times(&self) -> (DateTime, DateTime) {
        (self.from, self.until)
    }
}

/// The accompanist ended the visit; no reason, no name (P-08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedBySocialWork {
    order: VisitOrder,
    at: DateTime,
}

/// Cancelled, or called off with its case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    order: VisitOrder,
    at: DateTime,
}

macro_rules! visit_states {
    ($($(#[$doc:meta])* $state:ident($ty:ident) => $name:literal;)*) => {
        /// A visit in its one state.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "state")]
        pub enum Visit {
            $($(#[$doc])* #[serde(rename = $name)] $state($ty),)*
        }

        impl Visit {
            /// The names of all states, kebab-case.
            pub const STATES: &[&'static str] = &[$($name),*];

            /// The name of its state, kebab-case.
            #[must_use]
            pub const fn state_name(&self) -> &'static str {
                match self { $(Self::$state(_) => $name,)* }
            }
            /// What was ordered.
            #[must_use]
            pub const fn order(&self) -> &VisitOrder {
                match self { $(Self::$state(x) => &x.order,)* }
            }
            pub(crate) const fn excluded_mut(&mut self) -> &mut Vec<AccountId> {
                match self { $(Self::$state(x) => &mut x.order.excluded,)* }
            }
            fn into_order(self) -> VisitOrder {
                match self { $(Self::$state(x) => x.order,)* }
            }
        }

        $(impl From<$ty> for Visit {
            fn from(state: $ty) -> Self {
                Self::$state(state)
            }
        })*
    };
}

visit_states! {
    /// Planned.
    Planned(PlannedVisit) => "planned";
    /// Under way.
    UnderWay(UnderWay) => "under-way";
    /// Took place.
    Recorded(Recorded) => "recorded";
    /// Ended by the accompanist.
    StoppedBySocialWork(StoppedBySocialWork) => "stopped-by-social-work";
    /// Cancelled or called off.
    Cancelled(Cancelled) => "cancelled";
}

impl Visit {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> VisitId {
        self.order().id
    }
    /// What was found, once recorded.
    #[must_use]
    pub const fn recorded(&self) -> Option<&Recorded> {
        match self {
            Self::Recorded(recorded) => Some(recorded),
            _ => None,
        }
    }
    /// True until it has ended.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Planned(_) | Self::UnderWay(_))
    }
    /// The moment at which it was stopped or cancelled, wall clock.
    #[must_use]
    pub const fn broken_off_at(&self) -> Option<DateTime> {
        match self {
            Self::StoppedBySocialWork(x) => Some(x.at),
            Self::Cancelled(x) => Some(x.at),
            _ => None,
        }
    }
    /// The visit cancelled, and whether the accompanist was already there; `None` once it has ended.
    pub(crate) fn call_off(self, now: Now) -> Option<(Self, bool)> {
        let accompanied = match self {
            Self::Planned(_) => false,
            Self::UnderWay(_) => true,
            _ => return None,
        };
        let order = self.into_order();
        let at = now.local;
        Some((Self::from(Cancelled { order, at }), accompanied))
    }
    /// What policy and storage may see. The carrier sees it until it has ended, not after.
    #[must_use]
    pub fn facets(&self) -> Facets {
        let order = self.order();
        let open = self.is_open();
        Facets {
            office: Some(order.office),
            run: Some(order.run),
            person: Some(order.person),
            carrier: open.then_some(order.carrier),
            started_by: Some(order.ordered_by),
            excluded: order.excluded.clone(),
            due: open.then(|| order.plan.until.date()),
            ..Facets::default()
        }
    }
}
