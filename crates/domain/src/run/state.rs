//! The states of a run: one struct per state.

use super::{CheckedManifest, Opinion};
use crate::action::Action;
use crate::actor::Role;
use crate::fact::Track;
use crate::id::{AccountId, RunId};
use crate::private::Private;
use crate::state::{Facets, Kind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stays the same through all states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id.
    pub id: RunId,
    /// Its name.
    pub title: String,
    /// The track.
    pub track: Track,
    /// First day.
    pub begins: Date,
    /// Last day; afterwards the run is read-only (R42).
    pub ends: Date,
    /// Who drafted it.
    pub drafted_by: AccountId,
}

/// The data-protection officer's opinion as given; published with the run (R44).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenOpinion {
    /// The opinion.
    pub opinion: Opinion,
    /// In words.
    pub words: Private<String>,
    /// On which day.
    pub on: Date,
}

/// One approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who.
    pub by: AccountId,
    /// In which function.
    pub role: Role,
    /// On which day.
    pub on: Date,
}

/// Drafted; collects the opinion and the first approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What stays the same.
    pub plan: Plan,
    /// The data-protection officer's opinion, once given.
    pub opinion: Option<GivenOpinion>,
    /// The first approval, once given.
    pub first: Option<Approval>,
}

/// Approved by coordinator and head of department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// What stays the same.
    pub plan: Plan,
    /// The data-protection officer's opinion.
    pub opinion: GivenOpinion,
    /// Both approvals: two people, two functions.
    pub approvals: [Approval; 2],
}

/// Open with a checked manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// As approved.
    pub approved: Approved,
    /// The manifest.
    pub manifest: CheckedManifest,
    /// Since which day.
    pub opened_on: Date,
    /// How files are drawn for masked review (M-6); `None` where the run opened before there was a draw: then all
    /// are masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewDraw>,
}

/// The draw for masked review: fixed in the log before the first indication, checked when the run has closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDraw {
    /// What the seed was committed to by, SHA-256 in hex.
    pub commitment: String,
    /// How many of a thousand files are drawn, in the mean.
    pub per_mille: u16,
}

/// Paused: nothing new is recorded or handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paused {
    /// As open.
    pub open: Open,
    /// Since which day.
    pub paused_on: Date,
}

/// Closed; waits for its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// As open.
    pub open: Open,
    /// On which day.
    pub closed_on: Date,
    /// The report is due on this day (R37).
    pub report_due: Date,
}

/// Reported. Final and public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// As closed.
    pub closed: Closed,
    /// On which day.
    pub reported_on: Date,
}

/// A run in its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Run {
    /// See [`Draft`].
    Draft(Draft),
    /// See [`Approved`].
    Approved(Approved),
    /// See [`Open`].
    Open(Open),
    /// See [`Paused`].
    Paused(Paused),
    /// See [`Closed`].
    Closed(Closed),
    /// See [`Reported`].
    Reported(Reported),
}

impl Run {
    /// True where an action is turned down whatever is asked: nobody approves before the data-protection officer's
    /// opinion is there.
    #[must_use]
    pub const fn rules_out(&self, action: Action) -> bool {
        match self {
            Self::Draft(draft) => matches!(action, Action::ApproveRun) && draft.opinion.is_none(),
            _ => false,
        }
    }

    /// What stays the same through all states.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        match self {
            Self::Draft(x) => &x.plan,
            Self::Approved(x) => &x.plan,
            Self::Open(x) => &x.approved.plan,
            Self::Paused(x) => &x.open.approved.plan,
            Self::Closed(x) => &x.open.approved.plan,
            Self::Reported(x) => &x.closed.open.approved.plan,
        }
    }
    /// The opening with its manifest, from the day it opened.
    #[must_use]
    pub const fn opening(&self) -> Option<&Open> {
        match self {
            Self::Draft(_) | Self::Approved(_) => None,
            Self::Open(x) => Some(x),
            Self::Paused(x) => Some(&x.open),
            Self::Closed(x) => Some(&x.open),
            Self::Reported(x) => Some(&x.closed.open),
        }
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> RunId {
        self.plan().id
    }
    /// Its track.
    #[must_use]
    pub const fn track(&self) -> Track {
        self.plan().track
    }
    /// The cap of indications per office; `None` before it opened.
    #[must_use]
    pub fn cap(&self) -> Option<u32> {
        self.opening().map(|open| open.manifest.cap)
    }
    /// The kinds of match key that the manifest names; empty for the usual ones, and before it opened.
    #[must_use]
    pub fn match_keys(&self) -> &[u16] {
        self.opening()
            .map_or(&[], |open| open.manifest.match_keys.as_slice())
    }
    /// The data-protection officer's opinion, once given.
    #[must_use]
    pub fn opinion(&self) -> Option<&GivenOpinion> {
        match self {
            Self::Draft(x) => x.opinion.as_ref(),
            Self::Approved(x) => Some(&x.opinion),
            _ => self.opening().map(|open| &open.approved.opinion),
        }
    }
    /// True where `day` is within the run's days.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        (self.plan().begins..=self.plan().ends).contains(&day)
    }
    /// True where work may be done in it on `day`: open and within its days (R42, N-15).
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        matches!(self, Self::Open(_)) && self.covers(day)
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::Approved(_) => "approved",
            Self::Open(_) => "open",
            Self::Paused(_) => "paused",
            Self::Closed(_) => "closed",
            Self::Reported(_) => "reported",
        }
    }
    /// What policy and storage may see. A run ends by itself on its last day.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            run: Some(self.id()),
            started_by: Some(self.plan().drafted_by),
            public: Kind::Run.is_public_in(self.state_name()),
            due: match self {
                Self::Closed(closed) => Some(closed.report_due),
                Self::Reported(_) => None,
                _ => Some(self.plan().ends),
            },
            ..Facets::default()
        }
    }
}
