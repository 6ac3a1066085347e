//! Requests of the person concerned: Received → Answered | Extended; an open complaint freezes
//! hand-overs (R34, P-05, P-06).

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{CaseId, Ids, SubjectRequestId};
use crate::private::Private;
use crate::state::Facets;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectRequestKind {
    /// Access (Art. 15 GDPR).
    Access,
    /// Correction (Art. 16).
    Correction,
    /// Erasure (Art. 17).
    Erasure,
    /// Restriction (Art. 18).
    Restriction,
    /// Objection (Art. 21) or remedy against a decision (Widerspruch).
    Objection,
    /// Complaint to the ombudsperson (P-06).
    Complaint,
}

/// How it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestAnswer {
    /// Granted.
    Granted,
    /// Granted in part.
    GrantedInPart,
    /// Declined with reasons.
    Declined,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum SubjectRequestCommand {
    /// Receives one.
    Receive {
        /// About which case.
        case: CaseId,
        /// What.
        request: SubjectRequestKind,
        /// In the person's words.
        words: Option<Private<String>>,
    },
    /// Extends the deadline once, with a reason (Art. 12(3) GDPR).
    Extend {
        /// Which.
        id: SubjectRequestId,
        /// Why.
        reason: Private<String>,
    },
    /// Answers.
    Answer {
        /// Which.
        id: SubjectRequestId,
        /// How.
        answer: RequestAnswer,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubjectRequest {
    id: SubjectRequestId,
}

impl SubjectRequest {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> SubjectRequestId {
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
    SubjectRequestRejection {
        /// Placeholder.
        Placeholder => "subject_request.placeholder", "none";
    }
}

impl SubjectRequestCommand {
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
pub fn decide(_: &SubjectRequestCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, SubjectRequestRejection> {
    Err(SubjectRequestRejection::Placeholder)
}
