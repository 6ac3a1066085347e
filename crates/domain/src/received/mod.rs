//! Received indication (erhaltener Hinweis), in the family benefits office's installation: Received → Opened
//! → Accepted | Rejected | Unsure; Unsure → Accepted | Rejected by an examiner; Accepted → TakenUp with its
//! case; Received → Forgotten at the deadline of its package, Accepted | Unsure → Forgotten at its own.
//!
//! *Opened* is a moment, not a row: what was opened is compared in memory, in the same step, and a rejected
//! candidate is never written ([`Opened`] goes into the next state or nowhere).

mod decide;
mod state;
pub use decide::decide;
pub use state::{Core, Opened, ReceivedIndication};

use crate::action::Action;
use crate::id::ReceivedIndicationId;
use uuid::Uuid;

/// Commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceivedCommand {
    /// An examiner decides an unsure pair.
    Decide {
        /// Which.
        id: ReceivedIndicationId,
        /// True where it concerns the child that benefit is paid for.
        same_child: bool,
    },
    /// The deadline has passed and no case began.
    Forget {
        /// Which.
        id: ReceivedIndicationId,
    },
}

crate::rejections! {
    /// Rules of this aggregate.
    ReceivedRejection {
        /// There is no such indication.
        NotFound => "received.not-found", "R10";
        /// The act is not possible in this state.
        WrongState => "received.wrong-state", "design section 3";
        /// A person decides an unsure pair.
        NoDecisionByJob => "received.no-decision-by-job", "Art. 22 GDPR; § 88(5) s. 3 no. 2 AO";
        /// Its own office alone.
        OwnOfficeOnly => "received.own-office-only", "§ 30 AO, R10";
        /// Its deadline has passed; it can only be forgotten.
        PastItsDeadline => "received.past-its-deadline", "Art. 5(1)(e) GDPR";
        /// Its deadline has not come yet.
        NotYetDue => "received.not-yet-due", "Art. 5(1)(e) GDPR";
    }
}

impl ReceivedCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Decide { .. } => Action::DecideReceived,
            Self::Forget { .. } => Action::ForgetReceived,
        }
    }
    /// The record it concerns.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Decide { id, .. } | Self::Forget { id } => Some(id.uuid()),
        }
    }
}

/// The transitions there are: (from, action, to). The drawing in `docs/states` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "requestEvaluation", "received"),
    ("received", "openPackage", "accepted"),
    ("received", "openPackage", "unsure"),
    ("received", "openPackage", "rejected"),
    ("received", "endPackage", "forgotten"),
    ("unsure", "decideReceived", "accepted"),
    ("unsure", "decideReceived", "rejected"),
    ("unsure", "forgetReceived", "forgotten"),
    ("accepted", "forgetReceived", "forgotten"),
    ("accepted", "proposeCase", "taken-up"),
];
