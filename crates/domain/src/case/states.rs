//! The states of a case: one struct each. A case is in exactly one of them.

use super::file::CaseFile;
use super::periods;
use super::words::{Assessment, Consequence, DeclineReason, Ruling};
use crate::fact::CaseOutcome;
use crate::id::{AccountId, CarrierId, CaseId, PersonalId, VisitId};
use crate::law::Law;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Proposed; another person approves or declines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub(super) file: Box<CaseFile>,
}

/// Approved; the registry clarifies, rung by rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarifying {
    pub(super) file: Box<CaseFile>,
}

/// A visit is ordered and has not ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitOrdered {
    pub(super) file: Box<CaseFile>,
    pub(super) visit: VisitId,
    pub(super) carrier: CarrierId,
    pub(super) ordered_by: AccountId,
}

/// What was assessed, by whom and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentRecord {
    /// The result.
    pub assessment: Assessment,
    /// By whom: somebody else decides.
    pub by: AccountId,
    /// When: the ten working days to the clearing letter begin (P-10).
    pub on: Date,
}

/// Assessed; closes, or a hearing follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessed {
    pub(super) file: Box<CaseFile>,
    pub(super) record: AssessmentRecord,
}

/// A hearing and what must happen within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingRecord {
    /// The assessment it follows.
    pub assessment: AssessmentRecord,
    /// The last day to answer.
    pub until: Date,
    /// Without an offer of interpretation the period does not run (P-03).
    pub interpreter_offered: bool,
    /// The person's statements, sealed. One of them closes the hearing.
    pub statements: Vec<PersonalId>,
    /// The consequences of a deregistration, listed before it (R33).
    pub consequences: Vec<Consequence>,
    /// The day on which the social service was told (R33).
    pub social_service_told: Option<Date>,
}

impl HearingRecord {
    /// True where the person was heard: a statement was made, or the period ran and has passed.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        !self.statements.is_empty() || (self.interpreter_offered && today > self.until)
    }
}

/// The person is heard before anything adverse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    pub(super) file: Box<CaseFile>,
    pub(super) record: HearingRecord,
}

/// A decision and who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRecord {
    /// The ruling.
    pub ruling: Ruling,
    /// Who assessed.
    pub assessed_by: AccountId,
    /// Who decided: another person.
    pub decided_by: AccountId,
    /// When.
    pub on: Date,
    /// The reasons that the person got, sealed.
    pub reasons: PersonalId,
    /// The last day of the period for objections.
    pub objection_until: Date,
}

/// Decided; the period for objections runs. Counted as ended: a reopening takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub(super) file: Box<CaseFile>,
    pub(super) record: DecisionRecord,
}

/// The period for objections has passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Final {
    pub(super) file: Box<CaseFile>,
    pub(super) record: DecisionRecord,
    pub(super) erase_on: Date,
}

/// Reopened on an objection or new facts; assessed anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    pub(super) file: Box<CaseFile>,
}

/// Ended without a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub(super) file: Box<CaseFile>,
    pub(super) outcome: CaseOutcome,
    pub(super) on: Date,
    pub(super) erase_on: Date,
}

/// Declined by the second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    pub(super) file: Box<CaseFile>,
    pub(super) reason: DeclineReason,
    pub(super) erase_on: Date,
}

/// Where a halted case stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "kebab-case")]
pub enum WasIn {
    /// Proposed.
    Proposed,
    /// Clarifying; also where a visit was ordered: it has been called off.
    Clarifying,
    /// Assessed.
    Assessed(AssessmentRecord),
    /// In a hearing.
    Hearing(HearingRecord),
    /// Reopened.
    Reopened,
}

/// Halted for a named person to decide (R16, P-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halted {
    pub(super) file: Box<CaseFile>,
    pub(super) was: WasIn,
    pub(super) since: Date,
}

/// Expired: six months without an act (R32, P-14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    pub(super) file: Box<CaseFile>,
    pub(super) erase_on: Date,
}

macro_rules! case_states {
    ($($(#[$doc:meta])* $state:ident => $name:literal;)*) => {
        /// A case in its one state.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "state")]
        pub enum Case {
            $($(#[$doc])* #[serde(rename = $name)] $state($state),)*
        }

        impl Case {
            /// The names of all states, kebab-case.
            pub const STATES: &[&'static str] = &[$($name),*];

            /// The name of its state, kebab-case.
            #[must_use]
            pub const fn state_name(&self) -> &'static str {
                match self { $(Self::$state(_) => $name,)* }
            }
            /// What every state keeps.
            #[must_use]
            pub fn file(&self) -> &CaseFile {
                match self { $(Self::$state(x) => &x.file,)* }
            }
            pub(super) fn file_mut(&mut self) -> &mut CaseFile {
                match self { $(Self::$state(x) => &mut x.file,)* }
            }
            pub(super) fn into_file(self) -> Box<CaseFile> {
                match self { $(Self::$state(x) => x.file,)* }
            }
        }

        $(impl From<$state> for Case {
            fn from(state: $state) -> Self {
                Self::$state(state)
            }
        })*
    };
}

case_states! {
    /// Another person approves or declines.
    Proposed => "proposed";
    /// The ladder.
    Clarifying => "clarifying";
    /// A visit is ordered.
    VisitOrdered => "visit-ordered";
    /// Closes, or a hearing follows.
    Assessed => "assessed";
    /// The person is heard.
    Hearing => "hearing";
    /// The period for objections runs.
    Decided => "decided";
    /// The period for objections has passed.
    Final => "final";
    /// Assessed anew.
    Reopened => "reopened";
    /// Ended without a measure.
    Closed => "closed";
    /// Declined by the second person.
    Declined => "declined";
    /// A named person decides.
    Halted => "halted";
    /// Six months without an act.
    Expired => "expired";
}

impl Case {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> CaseId {
        self.file().id()
    }
    /// True while it has no outcome. Each case is open or has exactly one outcome.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.outcome().is_none()
    }
    /// Its outcome, as counted.
    #[must_use]
    pub const fn outcome(&self) -> Option<CaseOutcome> {
        match self {
            Self::Decided(_) | Self::Final(_) => Some(CaseOutcome::Decided),
            Self::Closed(closed) => Some(closed.outcome),
            Self::Declined(_) => Some(CaseOutcome::Declined),
            Self::Expired(_) => Some(CaseOutcome::Expired),
            _ => None,
        }
    }
    /// The assessment, while it stands.
    #[must_use]
    pub const fn assessment(&self) -> Option<AssessmentRecord> {
        match self {
            Self::Assessed(x) => Some(x.record),
            Self::Hearing(x) => Some(x.record.assessment),
            _ => None,
        }
    }
    /// The hearing, while it runs.
    #[must_use]
    pub const fn hearing(&self) -> Option<&HearingRecord> {
        match self {
            Self::Hearing(x) => Some(&x.record),
            _ => None,
        }
    }
    /// The decision, while it stands.
    #[must_use]
    pub const fn decision(&self) -> Option<&DecisionRecord> {
        match self {
            Self::Decided(x) => Some(&x.record),
            Self::Final(x) => Some(&x.record),
            _ => None,
        }
    }
    /// The visit that is ordered.
    #[must_use]
    pub const fn ordered_visit(&self) -> Option<VisitId> {
        match self {
            Self::VisitOrdered(x) => Some(x.visit),
            _ => None,
        }
    }
    /// Who ordered the visit that is ordered.
    #[must_use]
    pub const fn visit_ordered_by(&self) -> Option<AccountId> {
        match self {
            Self::VisitOrdered(x) => Some(x.ordered_by),
            _ => None,
        }
    }
    /// Since when it is halted.
    #[must_use]
    pub const fn halted_since(&self) -> Option<Date> {
        match self {
            Self::Halted(x) => Some(x.since),
            _ => None,
        }
    }
    /// Where it stood when it was halted.
    #[must_use]
    pub const fn was_in(&self) -> Option<&WasIn> {
        match self {
            Self::Halted(x) => Some(&x.was),
            _ => None,
        }
    }
    /// Why it was declined.
    #[must_use]
    pub const fn decline_reason(&self) -> Option<DeclineReason> {
        match self {
            Self::Declined(x) => Some(x.reason),
            _ => None,
        }
    }
    /// The day on which it ended without a measure.
    #[must_use]
    pub const fn closed_on(&self) -> Option<Date> {
        match self {
            Self::Closed(x) => Some(x.on),
            _ => None,
        }
    }
    /// The day on which the personal data are erased, once it is known.
    #[must_use]
    pub const fn erase_on(&self) -> Option<Date> {
        match self {
            Self::Final(x) => Some(x.erase_on),
            Self::Closed(x) => Some(x.erase_on),
            Self::Declined(x) => Some(x.erase_on),
            Self::Expired(x) => Some(x.erase_on),
            _ => None,
        }
    }
    /// The last day for the clearing letter of an assessed case (P-10).
    #[must_use]
    pub fn clearing_due(&self, law: &Law) -> Option<Date> {
        match self {
            Self::Assessed(x) if x.record.assessment != Assessment::DoubtAboutResidence => {
                Some(periods::clearing_letter_by(law, x.record.on))
            }
            _ => None,
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        let file = self.file();
        let carrier = match self {
            Self::VisitOrdered(x) => Some(x.carrier),
            _ => None,
        };
        let due = match self {
            Self::Decided(x) => Some(x.record.objection_until),
            Self::Final(_) | Self::Closed(_) | Self::Declined(_) | Self::Expired(_) => None,
            _ => Some(file.due()),
        };
        Facets {
            office: Some(file.office()),
            run: Some(file.run()),
            person: Some(file.person()),
            carrier,
            started_by: Some(file.proposed_by()),
            excluded: file.excluded().to_vec(),
            due,
            ..Facets::default()
        }
    }
}
