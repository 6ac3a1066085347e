//! Indication (Hinweis): Draft → Recorded → PutForward | Dropped; PutForward → NoticeGiven (track 1)
//! | Sealed (track 2); any open state → Expired. An indication is never a finding (F-24).

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{IndicationId, Ids, OfficeId, RunId};
use crate::person::PersonRecord;
use crate::private::Private;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What one clerk enters about one child: fact, date, evidence, and what the office already tried.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicationEntry {
    /// The recording office.
    pub office: OfficeId,
    /// The run.
    pub run: RunId,
    /// The ground's key in `policies/grounds.toml`, e.g. `post-returned`.
    pub ground: String,
    /// The day of the fact.
    pub fact_on: Date,
    /// The file reference that documents it.
    pub evidence: Private<String>,
    /// What the office already tried with the family (R05).
    pub prior_contact: Option<PriorContact>,
    /// The person concerned.
    pub person: PersonRecord,
}

/// An earlier contact with the family (R05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorContact {
    /// How.
    pub channel: ContactChannel,
    /// On which day.
    pub on: Date,
}

/// How a family was contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactChannel {
    /// Letter.
    Letter,
    /// Telephone.
    Telephone,
    /// In person at the office.
    InPerson,
    /// At school or day care, by its staff, with the parents.
    ParentMeeting,
}

/// The innocent explanations that a human answers before any hand-over (R07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnocentExplanations {
    /// School elsewhere (private, other town, special school)?
    pub school_elsewhere: Answer,
    /// A move inside Germany with entitlement unchanged?
    pub moved_within_germany: Answer,
    /// Waiting for a place or an appointment?
    pub waiting_list: Answer,
    /// Illness, care facility?
    pub illness: Answer,
    /// Residence in the EU/EEA with entitlement (§ 63(1) s. 6 EStG)?
    pub eu_residence: Answer,
    /// Language or delivery of our own letters (no letterbox name, mail not delivered)?
    pub letters_not_received: Answer,
}

/// A human's answer to one innocent explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Not looked at: the checklist is incomplete.
    NotChecked,
    /// It explains the fact: the indication is dropped.
    Explains,
    /// Checked; it does not explain the fact.
    DoesNotExplain,
    /// Checked; it cannot be known at this office.
    NotKnown,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicationCommand {
    /// Makes a draft from a file row (at most 20 per office and day). Never an indication by itself.
    ImportDraft(Box<IndicationEntry>),
    /// Records one indication: entered directly, or confirming the draft named.
    Record {
        /// The draft that is confirmed, if any.
        draft: Option<IndicationId>,
        /// The entry, complete.
        entry: Box<IndicationEntry>,
    },
    /// A second person screens: puts forward, or drops where an innocent explanation holds.
    Screen {
        /// Which.
        id: IndicationId,
        /// The checklist.
        explanations: InnocentExplanations,
    },
    /// Track 1: the notice "register possibly wrong" to the registry (§ 6(2) BMG).
    GiveNotice {
        /// Which.
        id: IndicationId,
        /// The registry office.
        to: OfficeId,
    },
    /// Expiry by the job.
    Expire {
        /// Which.
        id: IndicationId,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indication {
    id: IndicationId,
}

impl Indication {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> IndicationId {
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
    IndicationRejection {
        /// Placeholder.
        Placeholder => "indication.placeholder", "none";
    }
}

impl IndicationCommand {
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
pub fn decide(_: &IndicationCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, IndicationRejection> {
    Err(IndicationRejection::Placeholder)
}
