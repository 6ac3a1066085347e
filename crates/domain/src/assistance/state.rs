//! The states of a request for assistance.

use crate::id::{AccountId, AssistanceId, CaseId, OfficeId, PersonId, RunId};
use crate::package::Partner;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// Its id; the same on both sides.
    pub id: AssistanceId,
    /// The own case: that of the family benefits office there, that of the visit in the municipality.
    pub case: CaseId,
    /// The own compartment.
    pub office: OfficeId,
    /// The own run.
    pub run: RunId,
    /// The child, in this office's numbering.
    pub person: PersonId,
    /// Who asked, or took it in.
    pub begun_by: AccountId,
    /// On which day.
    pub begun_on: Date,
    /// A person looks at it again on this day.
    pub due: Date,
    /// Accounts excluded for a conflict of interest; none in records that were written before they were kept.
    #[serde(default)]
    pub excluded: Vec<AccountId>,
}

/// How a request was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// At least one visit took place.
    Visited,
    /// None took place. Why is not said: a protected person's case ends so like any other (R16, P-11).
    NotVisited,
}

impl Outcome {
    /// Both.
    pub const ALL: &[Self] = &[Self::Visited, Self::NotVisited];

    /// The name in messages, history and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visited => "visited",
            Self::NotVisited => "not-visited",
        }
    }
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Asked for by an examiner.
    Requested,
    /// Approved by another.
    Approved {
        /// Who.
        by: AccountId,
    },
    /// Sent.
    Sent {
        /// Who approved it.
        approved_by: AccountId,
        /// To whom.
        to: Partner,
        /// SHA-256 of the message, hex.
        message: String,
        /// When.
        on: Date,
    },
    /// The report came back.
    Answered {
        /// Who approved it.
        approved_by: AccountId,
        /// How it ended.
        outcome: Outcome,
        /// SHA-256 of the report, hex.
        report: String,
        /// When.
        on: Date,
    },
    /// Municipality: taken in.
    Received {
        /// Who asks.
        from: Partner,
        /// SHA-256 of the message, hex.
        message: String,
    },
    /// Municipality: reported.
    Reported {
        /// Who asked.
        from: Partner,
        /// How it ended.
        outcome: Outcome,
        /// SHA-256 of the report, hex.
        report: String,
        /// When.
        on: Date,
    },
}

/// A request for assistance in its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assistance {
    pub(super) core: Core,
    pub(super) stage: Stage,
}

impl Assistance {
    /// The names of all states, kebab-case.
    pub const STATES: &[&'static str] = &[
        "requested",
        "approved",
        "sent",
        "answered",
        "received",
        "reported",
    ];

    /// What stays the same.
    #[must_use]
    pub const fn core(&self) -> &Core {
        &self.core
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> AssistanceId {
        self.core.id
    }
    pub(crate) const fn excluded_mut(&mut self) -> &mut Vec<AccountId> {
        &mut self.core.excluded
    }
    /// The own case.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.core.case
    }
    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }
    /// True while something is awaited.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Answered { .. } | Stage::Reported { .. })
    }
    /// Who is at the other end, once it went there or came from there.
    #[must_use]
    pub const fn partner(&self) -> Option<&Partner> {
        match &self.stage {
            Stage::Sent { to, .. } => Some(to),
            Stage::Received { from, .. } | Stage::Reported { from, .. } => Some(from),
            Stage::Requested | Stage::Approved { .. } | Stage::Answered { .. } => None,
        }
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self.stage {
            Stage::Requested => "requested",
            Stage::Approved { .. } => "approved",
            Stage::Sent { .. } => "sent",
            Stage::Answered { .. } => "answered",
            Stage::Received { .. } => "received",
            Stage::Reported { .. } => "reported",
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            office: Some(self.core.office),
            run: Some(self.core.run),
            person: Some(self.core.person),
            started_by: Some(self.core.begun_by),
            excluded: self.core.excluded.clone(),
            due: self.is_open().then_some(self.core.due),
            ..Facets::default()
        }
    }
}
