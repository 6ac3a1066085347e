//! What can be asked of a visit, and the closed words of it.

use crate::action::Action;
use crate::fact::VisitOutcome;
use crate::id::VisitId;
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
    },
    /// Nobody was met at this time.
    NotMet,
    /// Entry was declined; a conversation at the door may have taken place.
    EntryDeclined,
    /// Another household lives there.
    OtherHouseholdMet,
}

/// What is told about a visit besides the finding: yes, no, or not known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known.
    #[default]
    NotKnown,
}

/// What a visit may have done to people (M-8): counted, never a ground for anything, and never with a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtTheDoor {
    /// Somebody took their consent back, before or during the visit: it ended at once.
    pub consent_withdrawn: Told,
    /// Children were present.
    pub children_present: Told,
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
        /// What else is told, for the counters of harm.
        door: AtTheDoor,
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

impl LegalMode {
    /// All modes.
    pub const ALL: &[Self] = &[
        Self::Consent,
        Self::JudicialOrder,
        Self::UrgentDanger,
        Self::OwnSupervision,
    ];

    /// The name in history and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::JudicialOrder => "judicial-order",
            Self::UrgentDanger => "urgent-danger",
            Self::OwnSupervision => "own-supervision",
        }
    }
}

impl Told {
    /// All answers.
    pub const ALL: &[Self] = &[Self::Yes, Self::No, Self::NotKnown];

    /// The name in tables and on pages, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "not-known",
        }
    }
}

impl Interpreter {
    /// All words.
    pub const ALL: &[Self] = &[
        Self::OfferedAccepted,
        Self::OfferedDeclined,
        Self::OfferedNoAnswer,
    ];

    /// The name on pages, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfferedAccepted => "offered-accepted",
            Self::OfferedDeclined => "offered-declined",
            Self::OfferedNoAnswer => "offered-no-answer",
        }
    }
}

impl DoorFinding {
    /// The name in history and tables, kebab-case.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Met { .. } => "met",
            Self::NotMet => "not-met",
            Self::EntryDeclined => "entry-declined",
            Self::OtherHouseholdMet => "other-household-met",
        }
    }
    /// The outcome as counted.
    #[must_use]
    pub const fn outcome(&self) -> VisitOutcome {
        match self {
            Self::Met { .. } => VisitOutcome::Met,
            Self::NotMet => VisitOutcome::NotMet,
            Self::EntryDeclined => VisitOutcome::EntryDeclined,
            Self::OtherHouseholdMet => VisitOutcome::OtherHouseholdMet,
        }
    }
    /// Where the person was met: whether they say that the registered address is right.
    #[must_use]
    pub const fn address_confirmed(&self) -> Option<bool> {
        match self {
            Self::Met { address_confirmed } => Some(*address_confirmed),
            Self::NotMet | Self::EntryDeclined | Self::OtherHouseholdMet => None,
        }
    }
}

impl VisitCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::CheckIn { .. } => Action::CheckIn,
            Self::Record { .. } => Action::RecordVisit,
            Self::Stop { .. } => Action::StopVisit,
            Self::Cancel { .. } => Action::CancelVisit,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::CheckIn { id }
            | Self::Record { id, .. }
            | Self::Stop { id }
            | Self::Cancel { id } => Some(id.uuid()),
        }
    }
}
