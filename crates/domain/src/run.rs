//! Run (Durchgang) and its manifest: Draft → Approved (coordinator and head of department; the
//! data-protection officer's opinion is required and published) → Open → Paused → Open | Closed →
//! Reported. A track is never open by default (N-15).

mod decide;
#[cfg(test)]
pub(crate) mod stage;
mod state;
#[cfg(test)]
mod tests;

pub use decide::decide;
pub use state::{
    Approval, Approved, Closed, Draft, GivenOpinion, Open, Paused, Plan, Reported, ReviewDraw, Run,
};

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::fact::Track;
use crate::id::RunId;
use crate::private::Private;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why nothing is done in a run today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRunning {
    /// There is no such run, or it is not open today (N-15, R42).
    NotOpen,
    /// It is one of the other track (Art. 5(1)(b) GDPR).
    OtherTrack,
}

/// Whether a run of the benefit check is open today.
pub(crate) fn may_run(id: RunId, around: &Circumstances<'_>) -> Result<(), NotRunning> {
    let today = around.now.today();
    let run = around.run.as_ref();
    match run.filter(|one| one.id() == id && one.is_open_on(today)) {
        Some(run) if run.track() == Track::BenefitCheck => Ok(()),
        Some(_) => Err(NotRunning::OtherTrack),
        None => Err(NotRunning::NotOpen),
    }
}

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

impl ManifestDocument {
    /// All five; a manifest names each (N-15).
    pub const ALL: [Self; 5] = [
        Self::ImpactAssessment,
        Self::LegalOpinion,
        Self::FairnessPlan,
        Self::PanelStatement,
        Self::StaffCouncilConsent,
    ];
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
    /// The kinds of match key of a benefit check, by their numbers in `matching.toml`; empty for the usual ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub match_keys: Vec<u16>,
    /// Names of the functions that signed, e.g. `head-of-department`.
    pub signed_by: Vec<String>,
    /// The public key of the closed statistics office (`name+hash+key`), by which its status is checked.
    /// Without one there is no status, and without a status no visit order (M-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics_office: Option<String>,
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

crate::rejections! {
    /// Rules of this aggregate.
    RunRejection {
        /// The run named is not there.
        NotFound => "run.not-found", "design section 3";
        /// The act is not possible in this state.
        WrongState => "run.wrong-state", "design section 3";
        /// A run has a name.
        TitleMissing => "run.title-missing", "R36";
        /// The last day lies before the first, or in the past.
        EndsTooEarly => "run.ends-too-early", "R42";
        /// No run is planned more than two years ahead.
        BeginsTooLate => "run.begins-too-late", "R42";
        /// The run is longer than a run may be.
        TooLong => "run.too-long", "R42";
        /// The opinion is the data-protection officer's own.
        OpinionOfAnotherRole => "run.opinion-of-another-role", "Art. 35(2), 38(3), 39(1)(c) GDPR";
        /// The opinion needs words: it is published.
        OpinionWithoutWords => "run.opinion-without-words", "R44, Art. 5(2) GDPR";
        /// The opinion comes before the first approval.
        OpinionTooLate => "run.opinion-too-late", "Art. 35(2) GDPR";
        /// Nobody approves before the data-protection officer's opinion.
        OpinionMissing => "run.opinion-missing", "Art. 35(2), 39(1)(c) GDPR";
        /// Coordinator and head of department approve, nobody else.
        ApproverRole => "run.approver-role", "design section 3, N-15";
        /// This function has approved already.
        RoleHasApproved => "run.role-has-approved", "design section 3";
        /// Two functions are held by two people.
        ApproverMustDiffer => "run.approver-must-differ", "design section 3";
        /// The manifest opens another track.
        ManifestTrack => "run.manifest-track", "N-15";
        /// A document is missing in the manifest or not named by its hash.
        ManifestDocumentMissing => "run.manifest-document-missing", "N-15, F-25, M-1, R44, Art. 35 GDPR, § 72 LPVG NRW";
        /// Head of department and data-protection officer sign.
        ManifestSignatureMissing => "run.manifest-signature-missing", "N-15";
        /// The cap is zero or above the greatest.
        ManifestCap => "run.manifest-cap", "N-15, BVerfGE 115, 320";
        /// Today is not within the run's days.
        OutsideItsDays => "run.outside-its-days", "R42";
        /// A fairness stop or zero-tolerance breach is in force.
        StopInForce => "run.stop-in-force", "N-14, M-5";
        /// No cost is recorded.
        CostsMissing => "run.costs-missing", "P-13, R37";
        /// The statement of the panel is missing.
        PanelStatementMissing => "run.panel-statement-missing", "R44, F-10";
    }
}

impl RunCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Draft { .. } => Action::DraftRun,
            Self::GiveOpinion { .. } => Action::GiveOpinion,
            Self::Approve { .. } => Action::ApproveRun,
            Self::Open { .. } => Action::OpenRun,
            Self::Pause { .. } => Action::PauseRun,
            Self::Resume { .. } => Action::ResumeRun,
            Self::Close { .. } => Action::CloseRun,
            Self::Report { .. } => Action::ReportRun,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Draft { .. } => None,
            Self::GiveOpinion { id, .. }
            | Self::Approve { id }
            | Self::Open { id, .. }
            | Self::Pause { id }
            | Self::Resume { id }
            | Self::Close { id }
            | Self::Report { id, .. } => Some(id.uuid()),
        }
    }
}
