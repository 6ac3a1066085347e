//! Hand-over (Übermittlung) to another body: Requested → Approved → Sent → Accepted | Rejected by
//! the receiver. One person, one norm, the fields of the flow and nothing else (R11, R12, N-07).

pub(crate) mod about;
mod decide;

pub use decide::decide;

use crate::action::Action;
use crate::id::{AccountId, CaseId, DisclosureId, PersonalId};
use crate::private::Private;
use crate::state::Facets;
use about::About;
use jiff::civil::Date;
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
        requested_on: Option<Date>,
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
    /// Orders a notice to the receiver: what it was sent was corrected or erased.
    OrderNotice {
        /// Which.
        id: DisclosureId,
        /// What happened to the data.
        cause: NoticeCause,
    },
}

/// What a receiver is told about the data it was sent (Art. 19 GDPR).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeCause {
    /// They were corrected.
    Corrected,
    /// They are erased here.
    Erased,
}

impl NoticeCause {
    /// Its name, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Erased => "erased",
        }
    }
}

/// A notice to the receiver that was ordered. It refers to the hand-over and holds no personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientNotice {
    /// What happened to the data.
    pub cause: NoticeCause,
    /// On which day it was ordered.
    pub ordered_on: Date,
}

/// Where a hand-over stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Requested.
    Requested,
    /// Approved by another person.
    Approved {
        /// Who.
        by: AccountId,
    },
    /// Sent, once.
    Sent {
        /// Who approved it.
        approved_by: AccountId,
        /// On which day.
        on: Date,
    },
    /// The receiver accepted it.
    Accepted {
        /// Who approved it.
        approved_by: AccountId,
        /// On which day it was sent.
        sent_on: Date,
    },
    /// The receiver rejected it.
    Rejected {
        /// Who approved it.
        approved_by: AccountId,
        /// On which day it was sent.
        sent_on: Date,
    },
}

/// The transitions there are: (from, command, to). `docs/states/disclosure.md` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "Request", "requested"),
    ("requested", "Approve", "approved"),
    ("approved", "Send", "sent"),
    ("sent", "Accept", "accepted"),
    ("sent", "Reject", "rejected"),
    ("sent", "OrderNotice", "sent"),
    ("accepted", "OrderNotice", "accepted"),
    ("rejected", "OrderNotice", "rejected"),
];

/// One hand-over about one case (R11): sender, recipient, purpose, norm, fields, necessity, decider
/// and time. The necessity is sealed; this holds its reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disclosure {
    id: DisclosureId,
    about: About,
    flow: String,
    to: String,
    norm: String,
    fields: Vec<String>,
    necessity: PersonalId,
    requested_on: Option<Date>,
    requested_by: AccountId,
    /// The last day for the next step. `None` at its end, and in records that were written before it
    /// was kept.
    #[serde(default)]
    due: Option<Date>,
    stage: Stage,
    #[serde(default)]
    notices: Vec<RecipientNotice>,
}

impl Disclosure {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> DisclosureId {
        self.id
    }
    pub(crate) const fn excluded_mut(&mut self) -> &mut Vec<AccountId> {
        &mut self.about.excluded
    }
    /// The case it is about.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.about.case
    }
    /// The flow's key.
    #[must_use]
    pub fn flow(&self) -> &str {
        &self.flow
    }
    /// The receiving body.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }
    /// The norm it rests on.
    #[must_use]
    pub fn norm(&self) -> &str {
        &self.norm
    }
    /// The fields that are handed over.
    #[must_use]
    pub fn fields(&self) -> &[String] {
        &self.fields
    }
    /// The sealed reason why it is necessary.
    #[must_use]
    pub const fn necessity(&self) -> PersonalId {
        self.necessity
    }
    /// The date of the other body's written request.
    #[must_use]
    pub const fn requested_on(&self) -> Option<Date> {
        self.requested_on
    }
    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }
    /// The last day for its approval and sending; once sent, for the receiver's answer. `None` at its
    /// end.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        self.due
    }
    /// Notices to the receiver that were ordered, oldest first.
    #[must_use]
    pub fn notices(&self) -> &[RecipientNotice] {
        &self.notices
    }
    /// True where the receiver was sent data and was not told yet what happened to them.
    #[must_use]
    pub fn owes_notice(&self, cause: NoticeCause) -> bool {
        let left = !matches!(self.stage, Stage::Requested | Stage::Approved { .. });
        left && self.notices.iter().all(|notice| notice.cause != cause)
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self.stage {
            Stage::Requested => "requested",
            Stage::Approved { .. } => "approved",
            Stage::Sent { .. } => "sent",
            Stage::Accepted { .. } => "accepted",
            Stage::Rejected { .. } => "rejected",
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            office: Some(self.about.office),
            run: self.about.run,
            person: Some(self.about.person),
            started_by: Some(self.requested_by),
            excluded: self.about.excluded.clone(),
            due: self.due,
            ..Facets::default()
        }
    }
}

crate::rejections! {
    /// Rules of a hand-over.
    DisclosureRejection {
        /// There is no such hand-over.
        Unknown => "disclosure-unknown", "R11";
        /// It is about one case, and that case is not here.
        CaseUnknown => "disclosure-case-unknown", "N-07";
        /// The account is excluded from the case for a conflict of interest.
        ExcludedAccount => "disclosure-excluded-account", "§§ 20, 21 VwVfG NRW";
        /// The step does not follow from the present state.
        WrongState => "disclosure-wrong-state", "design 3";
        /// A case of the benefit check hands nothing over here: assistance has letters of its own.
        OtherTrack => "disclosure-other-track", "Art. 5(1)(b) GDPR; § 30 AO";
        /// A person under disclosure block: nothing leaves, nobody learns why.
        PersonProtected => "disclosure-not-possible", "§ 24(1) VwVfG NRW";
        /// An open complaint about the case freezes hand-overs.
        FrozenByComplaint => "disclosure-frozen-by-complaint", "R34, P-06";
        /// The matrix of flows does not hold this one.
        FlowNotInMatrix => "flow-not-in-matrix", "R11, R17";
        /// The matrix names this flow as closed.
        FlowClosed => "flow-closed", "R11, R13";
        /// A hand-over of nothing.
        NoField => "disclosure-without-field", "R12";
        /// A field that the flow does not carry.
        FieldNotInFlow => "field-not-in-flow", "R12";
        /// Why it is necessary must be said in words.
        NecessityMissing => "disclosure-necessity-missing", "R11";
        /// This flow needs the other body's written request.
        RequestMissing => "disclosure-request-missing", "§ 68(1) SGB X; R14";
        /// The written request bears a date to come.
        RequestInFuture => "disclosure-request-in-future", "R14";
        /// The written request is older than six months.
        RequestTooOld => "disclosure-request-too-old", "§ 68(1) SGB X; R14";
        /// Another person approves.
        ApproverIsRequester => "disclosure-approved-by-requester", "N-07";
        /// The flow asks for another rank to approve.
        ApproverOfWrongRole => "disclosure-approver-of-wrong-role", "§ 68(2) SGB X; N-07";
        /// It was sent before; a hand-over is sent once.
        AlreadySent => "disclosure-already-sent", "N-07";
    }
}

impl DisclosureCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Request { .. } => Action::RequestDisclosure,
            Self::Approve { .. } => Action::ApproveDisclosure,
            Self::Send { .. } => Action::SendDisclosure,
            Self::Accept { .. } => Action::AcceptDisclosure,
            Self::Reject { .. } => Action::RejectDisclosure,
            Self::OrderNotice { .. } => Action::OrderRecipientNotice,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Request { .. } => None,
            Self::Approve { id }
            | Self::Send { id }
            | Self::Accept { id }
            | Self::Reject { id }
            | Self::OrderNotice { id, .. } => Some(id.uuid()),
        }
    }
}
