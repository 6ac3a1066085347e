//! What can be asked of an accompaniment.

use super::Qualification;
use crate::action::Action;
use crate::id::{AccompanimentId, CarrierId, CaseId};
use jiff::civil::DateTime;
use uuid::Uuid;

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum AccompanimentCommand {
    /// The coordinator or registry asks a carrier for a window; no name, no address.
    Request {
        /// For which case.
        case: CaseId,
        /// Which carrier.
        carrier: CarrierId,
        /// Wall-clock begin of the window.
        from: DateTime,
        /// Wall-clock end of the window.
        until: DateTime,
    },
    /// The carrier's own account confirms.
    Confirm {
        /// Which.
        id: AccompanimentId,
        /// The accompanist's qualification.
        qualification: Qualification,
        /// A woman is available if the family asks (P-08).
        woman_available: bool,
    },
    /// The carrier's own account declines.
    Decline {
        /// Which.
        id: AccompanimentId,
    },
}

impl AccompanimentCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Request { .. } => Action::RequestAccompaniment,
            Self::Confirm { .. } => Action::ConfirmAccompaniment,
            Self::Decline { .. } => Action::DeclineAccompaniment,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Request { .. } => None,
            Self::Confirm { id, .. } | Self::Decline { id } => Some(id.uuid()),
        }
    }
}
