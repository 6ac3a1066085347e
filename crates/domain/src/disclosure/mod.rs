//! Hand-over (Übermittlung) to another body: Requested → Approved → Sent → Accepted | Rejected by
//! the receiver. One person, one norm, the fields of the flow and nothing else (R11, R12, N-07).

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{CaseId, DisclosureId, Ids};
use crate::private::Private;
use crate::state::Facets;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum DisclosureCommand {
    /// Requests a hand-over about one case.
    Request {
        /// About which case.
        case: CaseId,
        /// The flow's key in `policies/flows.toml`.
        flow: String,
        /// The fields to hand over; each must be allowed by the flow.
        fields: Vec<String>,
        /// Why it is necessary, in words (R11).
        necessity: Private<String>,
        /// The date of the other body's written request, where the flow needs one (R14).
        requested_on: Option<jiff::civil::Date>,
    },
    /// Approves: another person, of the rank the flow asks for.
    Approve {
        /// Which.
        id: DisclosureId,
    },
    /// Sends it.
    Send {
        /// Which.
        id: DisclosureId,
    },
    /// The receiver accepts.
    Accept {
        /// Which.
        id: DisclosureId,
    },
    /// The receiver rejects.
    Reject {
        /// Which.
        id: DisclosureId,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disclosure {
    id: DisclosureId,
}

impl Disclosure {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> DisclosureId {
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
    DisclosureRejection {
        /// Placeholder.
        Placeholder => "disclosure.placeholder", "none";
    }
}

impl DisclosureCommand {
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
pub fn decide(_: &DisclosureCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, DisclosureRejection> {
    Err(DisclosureRejection::Placeholder)
}
