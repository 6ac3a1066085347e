//! Case (Vorgang), track 1: Proposed → Approved(=Clarifying) | Declined; Clarifying ⇄ VisitOrdered;
//! Clarifying → Assessed; Assessed → Closed without hearing, or → Hearing → Decided → Final;
//! Decided | Final → Reopened → Assessed; any open state → Halted, Expired.

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{AccompanimentId, AccountId, CaseId, Ids, IndicationId};
use crate::private::Private;
use crate::state::Facets;
use crate::visit::{Interpreter, LegalMode};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The ladder, in order: letter → contact in the person's language → invitation → accompanied visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// The service letter (P-01), in all languages.
    ServiceLetter,
    /// A contact in the person's language (telephone, in person).
    Contact,
    /// The invitation.
    Invitation,
}

/// What the person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// The family lives at the registered address.
    LivesHere,
    /// They moved inside Germany; registration follows.
    MovedWithinGermany,
    /// They moved abroad; the register is to be corrected.
    MovedAbroad,
    /// School elsewhere.
    SchoolElsewhere,
    /// Illness or care.
    Illness,
    /// They ask for an interpreter.
    AsksForInterpreter,
    /// They ask for a conversation or hearing.
    AsksForHearing,
    /// Something else, in words.
    Other,
}

/// Where exonerating facts were looked for (§ 24(2) VwVfG NRW, § 88(1) AO).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExoneratingSource {
    /// The person's own reply.
    OwnReply,
    /// The register's history (moves, change notices).
    RegisterHistory,
    /// The recording office's file.
    OfficeFile,
    /// The list of waiting places.
    WaitingList,
}

/// The result of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assessment {
    /// Nothing remarkable.
    Unremarkable,
    /// The register is corrected with the person's help.
    RegisterToBeCorrected,
    /// Support is agreed.
    SupportAgreed,
    /// It could not be clarified.
    Unresolved,
    /// A doubt about residence: only after two visits on different weekdays and times (R22), and
    /// only a hearing may follow.
    DoubtAboutResidence,
}

/// The consequences of a deregistration, listed before it is decided (R33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// Child benefit: the Familienkasse is told by statute (§ 69 EStG).
    ChildBenefit,
    /// Basic income support.
    BasicIncome,
    /// School or day-care place.
    School,
    /// Health insurance and doctors.
    Health,
    /// Residence law.
    Residence,
    /// None found.
    NoneFound,
}

/// The decision after a hearing. The city decides about its register, nothing else (R25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// Ex-officio deregistration (Abmeldung von Amts wegen).
    Deregistered,
    /// No measure.
    NoMeasure,
}

/// Why a case is reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReopenGround {
    /// An objection (Widerspruch) of the person.
    Objection,
    /// New facts.
    NewFacts,
}

/// Why a case is declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclineReason {
    /// The facts do not suffice.
    NotEnoughFacts,
    /// An innocent explanation is likely.
    InnocentExplanation,
    /// Already clarified.
    AlreadyClarified,
    /// Disproportionate.
    Disproportionate,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseCommand {
    /// Proposes a case from one or more notices about one person.
    Propose {
        /// The indications in state `NoticeGiven`.
        indications: Vec<IndicationId>,
        /// Accounts that must not work on it (conflict of interest).
        excluded: Vec<AccountId>,
    },
    /// Approves: another person than the proposer.
    Approve {
        /// Which.
        id: CaseId,
    },
    /// Declines.
    Decline {
        /// Which.
        id: CaseId,
        /// Why.
        reason: DeclineReason,
    },
    /// Takes the next rung. A letter is ordered for the service letter and the invitation.
    TakeRung {
        /// Which.
        id: CaseId,
        /// The rung.
        rung: Rung,
        /// Reply by (at least the days in `policies/deadlines.toml`).
        reply_by: Date,
    },
    /// Records a reply.
    RecordReply {
        /// Which.
        id: CaseId,
        /// What.
        reply: Reply,
        /// In the person's words, if they gave any.
        words: Option<Private<String>>,
    },
    /// Records exonerating facts looked for and found: mandatory before visit and assessment.
    RecordExonerating {
        /// Which.
        id: CaseId,
        /// Where was looked; at least one.
        looked_in: Vec<ExoneratingSource>,
        /// How many exonerating facts were found.
        found: u8,
        /// In words.
        words: Option<Private<String>>,
    },
    /// Orders a visit. Possible only on a confirmed accompaniment.
    OrderVisit {
        /// Which.
        id: CaseId,
        /// The confirmed accompaniment.
        accompaniment: AccompanimentId,
        /// Legal mode.
        mode: LegalMode,
        /// Interpreter state.
        interpreter: Interpreter,
        /// Wall-clock begin, inside the accompaniment's window.
        from: DateTime,
        /// Wall-clock end.
        until: DateTime,
    },
    /// Assesses.
    Assess {
        /// Which.
        id: CaseId,
        /// The result.
        assessment: Assessment,
    },
    /// Closes without hearing. Not possible for a doubt about residence.
    Close {
        /// Which.
        id: CaseId,
    },
    /// Opens the hearing before anything adverse: at least four weeks (P-03).
    OpenHearing {
        /// Which.
        id: CaseId,
        /// Until when the person may answer.
        until: Date,
        /// An interpreter or translation was offered; without it the deadline does not run (P-03).
        interpreter_offered: bool,
    },
    /// Records the person's statement in the hearing.
    RecordStatement {
        /// Which.
        id: CaseId,
        /// The statement.
        words: Private<String>,
    },
    /// Lists the consequences of a deregistration (R33).
    ListConsequences {
        /// Which.
        id: CaseId,
        /// At least one, or exactly `NoneFound`.
        consequences: Vec<Consequence>,
    },
    /// Tells the social service before a deregistration (R33).
    InformSocialService {
        /// Which.
        id: CaseId,
    },
    /// Decides: another person than the assessor, after the hearing.
    Decide {
        /// Which.
        id: CaseId,
        /// The ruling.
        ruling: Ruling,
        /// The reasons that the person gets (§ 39 VwVfG NRW).
        reasons: Private<String>,
    },
    /// The month for objections has passed.
    Finalise {
        /// Which.
        id: CaseId,
    },
    /// Reopens.
    Reopen {
        /// Which.
        id: CaseId,
        /// Why.
        ground: ReopenGround,
    },
    /// Halts for a person to decide (R16, P-11).
    Halt {
        /// Which.
        id: CaseId,
    },
    /// Continues by a person's decision (never for a protected person's visit).
    Resume {
        /// Which.
        id: CaseId,
    },
    /// The endangerment path (R24): ends this case's use of the matter; counted only.
    ReferEndangerment {
        /// Which.
        id: CaseId,
    },
    /// Offers support.
    OfferSupport {
        /// Which.
        id: CaseId,
    },
    /// Records whether support was accepted.
    RecordSupport {
        /// Which.
        id: CaseId,
        /// Accepted.
        accepted: bool,
    },
    /// Hard expiry (R32, P-14).
    Expire {
        /// Which.
        id: CaseId,
    },
}

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    id: CaseId,
}

impl Case {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> CaseId {
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
    CaseRejection {
        /// Placeholder.
        Placeholder => "case.placeholder", "none";
    }
}

impl CaseCommand {
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
pub fn decide(_: &CaseCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, CaseRejection> {
    Err(CaseRejection::Placeholder)
}
