//! Visit (Vor-Ort-Termin): Planned → UnderWay (the accompanist has checked in) → Recorded{Met |
//! NotMet | EntryDeclined | OtherHouseholdMet} | StoppedBySocialWork | Cancelled.

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{Ids, VisitId};
use crate::state::Facets;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// On which legal footing a visit stands; exactly one (R19). Default: consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalMode {
    /// Voluntary, informed, revocable consent at the door (Art. 13 GG, § 99 AO).
    #[default]
    Consent,
    /// A judge's order.
    JudicialOrder,
    /// Averting an urgent danger (Art. 13(7) GG).
    UrgentDanger,
    /// The own supervisory law of an office (e.g. WohnStG NRW).
    OwnSupervision,
}

/// The state of interpretation; a visit cannot be planned without it (P-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interpreter {
    /// Offered and accepted.
    OfferedAccepted,
    /// Offered and declined by the person.
    OfferedDeclined,
    /// Offered, no answer yet: one comes along.
    OfferedNoAnswer,
}

/// What was found at the door; structured, no free text on persons (R23).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum DoorFinding {
    /// The person or family was met.
    Met {
        /// They say that the registered address is right.
        address_confirmed: bool,
        /// Children were present (counter for harm, M-8).
        children_present: bool,
    },
    /// Nobody was met at this time.
    NotMet,
    /// Entry was declined; a conversation at the door may have taken place.
    EntryDeclined,
    /// Another household lives there.
    OtherHouseholdMet,
}

/// Commands. A visit is ordered through the case ([`crate::case::CaseCommand::OrderVisit`]).
#[derive(Clone, Debug, PartialEq)]
pub enum VisitCommand {
    /// The accompanist checks in from the carrier's own account.
    CheckIn {
        /// Which.
        id: VisitId,
    },
    /// Records the visit.
    Record {
        /// Which.
        id: VisitId,
        /// What was found.
        finding: DoorFinding,
        /// The mode under which it took place; differs from the order only by an incident (R19).
        mode: LegalMode,
        /// Wall-clock begin.
        from: DateTime,
        /// Wall-clock end.
        until: DateTime,
    },
    /// The accompanist stops it; no reason is asked (P-08).
    Stop {
        /// Which.
        id: VisitId,
    },
    /// Cancels it before it began.
    Cancel {
        /// Which.
        id: VisitId,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    id: VisitId,
}

impl Visit {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> VisitId {
        self.id
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        "placeholder"
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets::default()
    }
}

crate::rejections! {
    /// Rules of this aggregate.
    VisitRejection {
        /// Placeholder.
        Placeholder => "visit.placeholder", "none";
    }
}

impl VisitCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        Action::ViewRecord
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        None
    }
}

/// Decides a command about this aggregate.
///
/// # Errors
/// The rule that said no.
pub fn decide(_: &VisitCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, VisitRejection> {
    Err(VisitRejection::Placeholder)
}
