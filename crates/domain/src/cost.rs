//! Cost records: what it costs and who pays (Q6, P-13). A record is final; a correction is a second
//! record with the sign reversed.

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::Bearer;
use crate::id::{CostId, Ids, OfficeId, RunId};
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the money or time went into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CostKind {
    /// Working time.
    Staff,
    /// Accompaniment by social work.
    Accompaniment,
    /// Interpreters and translation.
    Interpreting,
    /// Post and printing.
    Postage,
    /// Anything else.
    Other,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum CostCommand {
    /// Records a cost.
    Record {
        /// The run.
        run: RunId,
        /// The office where it arose, if one of the city's.
        office: Option<OfficeId>,
        /// What for.
        kind: CostKind,
        /// Who bears it.
        bearer: Bearer,
        /// On which day.
        on: Date,
        /// Money, cents; may be 0 where only time is recorded.
        cents: i64,
        /// Working time, minutes.
        minutes: u32,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostRecord {
    id: CostId,
}

impl CostRecord {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> CostId {
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
    CostRejection {
        /// Placeholder.
        Placeholder => "cost.placeholder", "none";
    }
}

impl CostCommand {
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
pub fn decide(_: &CostCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, CostRejection> {
    Err(CostRejection::Placeholder)
}
