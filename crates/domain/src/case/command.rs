//! What can be asked of a case.

use super::words::{
    Assessment, Consequence, DeclineReason, ExoneratingSource, ReopenGround, Reply, Ruling, Rung,
};
use crate::action::Action;
use crate::id::{AccompanimentId, AccountId, CaseId, IndicationId, ReceivedIndicationId};
use crate::private::Private;
use crate::visit::{Interpreter, LegalMode};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

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
    /// Track 2, family benefits office: proposes a case from an accepted indication.
    ProposeCheck {
        /// The accepted indication.
        received: ReceivedIndicationId,
        /// Accounts that must not work on it (conflict of interest).
        excluded: Vec<AccountId>,
    },
    /// Payment is provisionally suspended (§ 71 EStG); the person is told at once, with reasons.
    SuspendPayment {
        /// Which.
        id: CaseId,
        /// The reasons that the person gets.
        reasons: Private<String>,
    },
    /// Payment is resumed.
    ResumePayment {
        /// Which.
        id: CaseId,
    },
    /// Two months have passed without a decision (§ 71 EStG).
    LapseSuspension {
        /// Which.
        id: CaseId,
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
    /// Excludes accounts from the work on it, whatever its state (§§ 20, 21 VwVfG NRW).
    Exclude {
        /// Which.
        id: CaseId,
        /// The accounts: the own one; others only by the second person.
        accounts: Vec<AccountId>,
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

impl CaseCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Propose { .. } | Self::ProposeCheck { .. } => Action::ProposeCase,
            Self::SuspendPayment { .. } => Action::SuspendPayment,
            Self::ResumePayment { .. } => Action::ResumePayment,
            Self::LapseSuspension { .. } => Action::LapseSuspension,
            Self::Approve { .. } => Action::ApproveCase,
            Self::Decline { .. } => Action::DeclineCase,
            Self::TakeRung { .. } => Action::TakeRung,
            Self::RecordReply { .. } => Action::RecordReply,
            Self::RecordExonerating { .. } => Action::RecordExonerating,
            Self::OrderVisit { .. } => Action::OrderVisit,
            Self::Assess { .. } => Action::AssessCase,
            Self::Close { .. } => Action::CloseCase,
            Self::OpenHearing { .. } => Action::OpenHearing,
            Self::RecordStatement { .. } => Action::RecordStatement,
            Self::ListConsequences { .. } => Action::ListConsequences,
            Self::InformSocialService { .. } => Action::InformSocialService,
            Self::Decide { .. } => Action::DecideCase,
            Self::Finalise { .. } => Action::FinaliseCase,
            Self::Reopen { .. } => Action::ReopenCase,
            Self::Halt { .. } => Action::HaltCase,
            Self::Exclude { .. } => Action::ExcludeAccounts,
            Self::Resume { .. } => Action::ResumeCase,
            Self::ReferEndangerment { .. } => Action::ReferEndangerment,
            Self::OfferSupport { .. } => Action::OfferSupport,
            Self::RecordSupport { .. } => Action::RecordSupport,
            Self::Expire { .. } => Action::ExpireCase,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Propose { .. } | Self::ProposeCheck { .. } => None,
            Self::SuspendPayment { id, .. }
            | Self::ResumePayment { id }
            | Self::LapseSuspension { id }
            | Self::Approve { id, .. }
            | Self::Decline { id, .. }
            | Self::TakeRung { id, .. }
            | Self::RecordReply { id, .. }
            | Self::RecordExonerating { id, .. }
            | Self::OrderVisit { id, .. }
            | Self::Assess { id, .. }
            | Self::Close { id, .. }
            | Self::OpenHearing { id, .. }
            | Self::RecordStatement { id, .. }
            | Self::ListConsequences { id, .. }
            | Self::InformSocialService { id, .. }
            | Self::Decide { id, .. }
            | Self::Finalise { id, .. }
            | Self::Reopen { id, .. }
            | Self::Halt { id, .. }
            | Self::Exclude { id, .. }
            | Self::Resume { id, .. }
            | Self::ReferEndangerment { id, .. }
            | Self::OfferSupport { id, .. }
            | Self::RecordSupport { id, .. }
            | Self::Expire { id, .. } => Some(id.uuid()),
        }
    }
    /// True where the command leads on to a letter, a door or a measure: never for a person under
    /// §§ 51, 52 BMG (R16, P-11).
    pub(super) const fn approaches_the_person(&self) -> bool {
        matches!(
            self,
            Self::Approve { .. }
                | Self::TakeRung { .. }
                | Self::OrderVisit { .. }
                | Self::Assess {
                    assessment: Assessment::DoubtAboutResidence,
                    ..
                }
                | Self::OpenHearing { .. }
                | Self::Decide {
                    ruling: Ruling::Deregistered | Ruling::EntitlementEnded,
                    ..
                }
                | Self::Resume { .. }
        )
    }
}
