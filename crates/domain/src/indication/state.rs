//! The states of an indication: one struct per state, no personal data, references only.

use super::{InnocentExplanations, PriorContact, Review};
use crate::fact::Track;
use crate::id::{AccountId, IndicationId, OfficeId, PackageId, PersonId, PersonalId, RunId};
use crate::law::GroundClass;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stays the same through all states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// Its id.
    pub id: IndicationId,
    /// The recording office.
    pub office: OfficeId,
    /// The run.
    pub run: RunId,
    /// The run's track.
    pub track: Track,
    /// The ground's key in the catalogue.
    pub ground: String,
    /// The class in which it is counted.
    pub class: GroundClass,
    /// The day of the fact.
    pub fact_on: Date,
    /// The person concerned, in this office's numbering.
    pub person: PersonId,
    /// The sealed record of the person.
    pub record: PersonalId,
    /// The sealed file reference of the evidence; a draft may lack it.
    pub evidence: Option<PersonalId>,
}

/// A draft from a file row: not an indication, not counted, not seen by anybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What stays the same.
    pub core: Core,
    /// Who made it.
    pub drafted_by: AccountId,
    /// On which day.
    pub drafted_on: Date,
    /// Expires on this day.
    pub due: Date,
}

/// Recorded by a named person; waits for the second one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What stays the same.
    pub core: Core,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// On which day.
    pub recorded_on: Date,
    /// What the office tried before (R05).
    pub prior_contact: PriorContact,
    /// Expires on this day (R32).
    pub due: Date,
}

/// Why an indication may go forward (R06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A document carries it alone.
    Documentary,
    /// Two independent grounds of two offices.
    TwoOffices,
}

/// Put forward by a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutForward {
    /// As recorded.
    pub recorded: Recorded,
    /// Who screened it; never who recorded it.
    pub screened_by: AccountId,
    /// On which day.
    pub screened_on: Date,
    /// The answered checklist (R07).
    pub explanations: InnocentExplanations,
    /// Why it may go forward (R06).
    pub basis: Basis,
    /// How the file was reviewed (M-6); `None` where it was screened before files were drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// What was decided first about an indication that was dropped later: it stays as it was made (M-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstDecision {
    /// Who screened it.
    pub screened_by: AccountId,
    /// On which day.
    pub screened_on: Date,
    /// The checklist as it was answered then.
    pub explanations: InnocentExplanations,
    /// How the file was reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// Dropped: an innocent explanation holds. Final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// As recorded.
    pub recorded: Recorded,
    /// Who screened it.
    pub screened_by: AccountId,
    /// On which day.
    pub dropped_on: Date,
    /// The answered checklist (R07).
    pub explanations: InnocentExplanations,
    /// How the file was reviewed (M-6); `None` where it was screened before files were drawn, or was put forward
    /// first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The decision to put it forward, where somebody changed their mind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<FirstDecision>,
}

/// Track 1: the notice was given to the registry. Final for the office; its copy is erased later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeGiven {
    /// As put forward.
    pub put_forward: PutForward,
    /// Who gave the notice.
    pub given_by: AccountId,
    /// On which day.
    pub given_on: Date,
    /// The registry office.
    pub registry: OfficeId,
    /// The person concerned in the registry's numbering: no person id spans offices (R10).
    pub person_at_registry: PersonId,
    /// The sealed record of the person in the registry's compartment.
    pub record_at_registry: PersonalId,
}

/// Track 2: sealed for the family benefits office. The office never learns its fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// As put forward.
    pub put_forward: PutForward,
    /// Who sealed it.
    pub sealed_by: AccountId,
    /// On which day.
    pub sealed_on: Date,
    /// Expires on this day, always.
    pub due: Date,
    /// The package that carried it, once one did: an indication is carried once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<PackageId>,
}

/// Expired at its deadline. Final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// What stays the same.
    pub core: Core,
    /// Who had made or recorded it.
    pub started_by: AccountId,
    /// On which day it expired.
    pub expired_on: Date,
}

/// An indication in its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Indication {
    /// See [`Draft`].
    Draft(Draft),
    /// See [`Recorded`].
    Recorded(Recorded),
    /// See [`PutForward`].
    PutForward(PutForward),
    /// See [`Dropped`].
    Dropped(Dropped),
    /// See [`NoticeGiven`].
    NoticeGiven(NoticeGiven),
    /// See [`Sealed`].
    Sealed(Sealed),
    /// See [`Expired`].
    Expired(Expired),
}

impl Indication {
    /// What stays the same through all states.
    #[must_use]
    pub const fn core(&self) -> &Core {
        match self {
            Self::Draft(x) => &x.core,
            Self::Recorded(x) => &x.core,
            Self::PutForward(x) => &x.recorded.core,
            Self::Dropped(x) => &x.recorded.core,
            Self::NoticeGiven(x) => &x.put_forward.recorded.core,
            Self::Sealed(x) => &x.put_forward.recorded.core,
            Self::Expired(x) => &x.core,
        }
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> IndicationId {
        self.core().id
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::Recorded(_) => "recorded",
            Self::PutForward(_) => "put-forward",
            Self::Dropped(_) => "dropped",
            Self::NoticeGiven(_) => "notice-given",
            Self::Sealed(_) => "sealed",
            Self::Expired(_) => "expired",
        }
    }
    /// Who made or recorded it.
    #[must_use]
    pub const fn started_by(&self) -> AccountId {
        match self {
            Self::Draft(x) => x.drafted_by,
            Self::Recorded(x) => x.recorded_by,
            Self::PutForward(x) => x.recorded.recorded_by,
            Self::Dropped(x) => x.recorded.recorded_by,
            Self::NoticeGiven(x) => x.put_forward.recorded.recorded_by,
            Self::Sealed(x) => x.put_forward.recorded.recorded_by,
            Self::Expired(x) => x.started_by,
        }
    }
    /// The day on which it expires; `None` in a final state.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        match self {
            Self::Draft(x) => Some(x.due),
            Self::Recorded(x) => Some(x.due),
            Self::PutForward(x) => Some(x.recorded.due),
            Self::Sealed(x) => Some(x.due),
            Self::Dropped(_) | Self::NoticeGiven(_) | Self::Expired(_) => None,
        }
    }
    /// What the receiver of a notice may see of it (flow 12, R12): that there is one, when, from which
    /// office, about whom in its own numbering. Not the ground, not the evidence, not the person's
    /// number in the sending office.
    #[must_use]
    pub fn as_handed_over(&self) -> Self {
        let Self::NoticeGiven(given) = self else {
            return self.clone();
        };
        let mut seen = given.clone();
        let core = &mut seen.put_forward.recorded.core;
        core.ground = String::new();
        core.person = seen.person_at_registry;
        core.record = seen.record_at_registry;
        core.evidence = None;
        seen.put_forward.review = None;
        Self::NoticeGiven(seen)
    }
    /// The notice, where one was given: what a case may rest on.
    #[must_use]
    pub const fn notice(&self) -> Option<&NoticeGiven> {
        match self {
            Self::NoticeGiven(notice) => Some(notice),
            _ => None,
        }
    }
    /// The sealed indication as a package takes it along; `None` where it is not sealed, or was carried
    /// before.
    #[must_use]
    pub fn carried_by(&self, package: PackageId) -> Option<Self> {
        match self {
            Self::Sealed(sealed) if sealed.package.is_none() => Some(Self::Sealed(Sealed {
                package: Some(package),
                ..sealed.clone()
            })),
            _ => None,
        }
    }
    /// Who must not see more of it than the review allows, while it waits for the second person: everybody in its
    /// office but who recorded it (M-6).
    #[must_use]
    pub fn waits_for_review_by(&self, account: AccountId, office: Option<OfficeId>) -> bool {
        match self {
            Self::Recorded(recorded) => {
                office == Some(recorded.core.office) && account != recorded.recorded_by
            }
            _ => false,
        }
    }
    /// How it was reviewed, once it was.
    #[must_use]
    pub fn review(&self) -> Option<Review> {
        match self {
            Self::Draft(_) | Self::Recorded(_) | Self::Expired(_) => None,
            Self::PutForward(x) => x.review,
            Self::Dropped(x) => x.first.as_ref().map_or(x.review, |first| first.review),
            Self::NoticeGiven(x) => x.put_forward.review,
            Self::Sealed(x) => x.put_forward.review,
        }
    }
    /// True where it can carry a second office's weak ground (R06): recorded by a named person,
    /// neither dropped nor expired.
    #[must_use]
    pub const fn is_alive(&self) -> bool {
        matches!(
            self,
            Self::Recorded(_) | Self::PutForward(_) | Self::NoticeGiven(_)
        )
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        let core = self.core();
        Facets {
            office: Some(core.office),
            run: Some(core.run),
            person: Some(core.person),
            person_there: self.notice().map(|notice| notice.person_at_registry),
            started_by: Some(self.started_by()),
            handed_to: self
                .notice()
                .map(|notice| notice.registry)
                .into_iter()
                .collect(),
            due: self.due(),
            ..Facets::default()
        }
    }
}
