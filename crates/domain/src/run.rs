//! Run (Durchgang) and its manifest: Draft → Approved (coordinator and head of department; the
//! data-protection officer's opinion is required and published) → Open → Paused → Open | Closed →
//! Reported. A track is never open by default (N-15).

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::Track;
use crate::id::{Ids, RunId};
use crate::private::Private;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The documents that a manifest names by hash (N-15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ManifestDocument {
    /// Data-protection impact assessment (Art. 35 GDPR).
    ImpactAssessment,
    /// Legal opinion per flow (F-25).
    LegalOpinion,
    /// Fairness plan (M-1).
    FairnessPlan,
    /// Statement of the panel of affected groups (R44, F-10).
    PanelStatement,
    /// Consent of the staff council.
    StaffCouncilConsent,
}

/// A manifest whose documents and signatures were checked by the gate (casework does the
/// cryptography; the domain takes the result).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedManifest {
    /// SHA-256 of the manifest file, hex.
    pub sha256: String,
    /// The track it opens.
    pub track: Track,
    /// SHA-256 of each document, hex.
    pub documents: BTreeMap<ManifestDocument, String>,
    /// Cap of indications per run and office.
    pub cap: u32,
    /// Names of the functions that signed, e.g. `head-of-department`.
    pub signed_by: Vec<String>,
}

/// The opinion of the data-protection officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// No objections.
    NoObjections,
    /// Objections; published all the same (R44).
    Objections,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum RunCommand {
    /// Drafts a run.
    Draft {
        /// Its name, e.g. `Registerklärung 2026`.
        title: String,
        /// The track.
        track: Track,
        /// First day.
        begins: Date,
        /// Last day (R42).
        ends: Date,
    },
    /// The data-protection officer's opinion.
    GiveOpinion {
        /// Which.
        id: RunId,
        /// The opinion.
        opinion: Opinion,
        /// In words; published.
        words: Private<String>,
    },
    /// Approves: coordinator and head of department, each with their own command.
    Approve {
        /// Which.
        id: RunId,
    },
    /// Opens with a checked manifest.
    Open {
        /// Which.
        id: RunId,
        /// The manifest.
        manifest: CheckedManifest,
    },
    /// Pauses.
    Pause {
        /// Which.
        id: RunId,
    },
    /// Continues.
    Resume {
        /// Which.
        id: RunId,
    },
    /// Closes.
    Close {
        /// Which.
        id: RunId,
    },
    /// Reports: needs a cost record and the panel's statement.
    Report {
        /// Which.
        id: RunId,
        /// True where at least one cost record belongs to the run (P-13).
        costs_recorded: bool,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    id: RunId,
}

impl Run {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> RunId {
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
    RunRejection {
        /// Placeholder.
        Placeholder => "run.placeholder", "none";
    }
}

impl RunCommand {
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
pub fn decide(_: &RunCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, RunRejection> {
    Err(RunRejection::Placeholder)
}
