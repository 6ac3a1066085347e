//! Accompaniment: a carrier's own account confirms that a qualified social worker comes to a visit.
//! Without [`ConfirmedAccompaniment`] a visit cannot be built (N-05, P-08).
//! Requested → Confirmed | Declined; Confirmed → Used.

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{AccompanimentId, CarrierId, CaseId, Ids};
use crate::state::Facets;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Qualification of the accompanist; each is bound by § 203(1) StGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualification {
    /// State-recognised social worker.
    SocialWorker,
    /// State-recognised social pedagogue.
    SocialPedagogue,
}

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

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accompaniment {
    id: AccompanimentId,
}

impl Accompaniment {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> AccompanimentId {
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
    AccompanimentRejection {
        /// Placeholder.
        Placeholder => "accompaniment.placeholder", "none";
    }
}

impl AccompanimentCommand {
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
pub fn decide(_: &AccompanimentCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, AccompanimentRejection> {
    Err(AccompanimentRejection::Placeholder)
}
