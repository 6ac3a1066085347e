//! Request for assistance (Amtshilfeersuchen, §§ 111, 112 AO): the family benefits office asks the
//! municipality for visits in one case. There: Requested → Approved (another person) → Sent → Answered. In
//! the municipality: Received, and a case begins with it → Reported. The request names a child, an address
//! and the steps that went before; that benefit is drawn, the ground and all else stay where they are.

mod decide;
mod state;
pub use decide::decide;
pub use state::{Assistance, Core, Outcome, Stage};

use crate::action::Action;
use crate::case::{StepsBefore, VisitSummary};
use crate::id::{AssistanceId, CaseId, OfficeId, RunId};
use crate::package::Partner;
use crate::person::PersonRecord;
use uuid::Uuid;

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum AssistanceCommand {
    /// Family benefits office: asks for visits in one case.
    Request {
        /// The case.
        case: CaseId,
    },
    /// Family benefits office: approves; another person.
    Approve {
        /// Which.
        id: AssistanceId,
    },
    /// Family benefits office: sends it.
    Send {
        /// Which.
        id: AssistanceId,
        /// To whom.
        to: Partner,
        /// SHA-256 of the message that goes out, hex.
        message: String,
    },
    /// Family benefits office: files the report that came back.
    FileReport {
        /// Which.
        id: AssistanceId,
        /// How it ended.
        outcome: Outcome,
        /// The visits; empty where there was none.
        visits: Vec<VisitSummary>,
        /// SHA-256 of the message that came in, hex.
        message: String,
    },
    /// Municipality: takes a request in; a case begins and waits for a second person.
    Receive {
        /// The request's own id, as the requesting authority gave it.
        id: AssistanceId,
        /// The office that carries it out.
        office: OfficeId,
        /// The run here.
        run: RunId,
        /// Who asks.
        from: Partner,
        /// Whom and where.
        record: Box<PersonRecord>,
        /// What was done before.
        steps: StepsBefore,
        /// SHA-256 of the message that came in, hex.
        message: String,
    },
    /// Municipality: reports what the visits found; the case ends here.
    Report {
        /// Which.
        id: AssistanceId,
        /// SHA-256 of the message that goes out, hex.
        message: String,
    },
}

crate::rejections! {
    /// Rules of this aggregate.
    AssistanceRejection {
        /// There is no such request.
        NotFound => "assistance.not-found", "R10";
        /// The account is excluded from the case for a conflict of interest.
        ExcludedAccount => "assistance.excluded-account", "§§ 82, 83 AO; §§ 20, 21 VwVfG NRW";
        /// The step is not the next one.
        WrongState => "assistance.wrong-state", "design section 3";
        /// Its own office alone.
        OwnOfficeOnly => "assistance.own-office-only", "§ 30 AO; R10";
        /// The run of the benefit check is not open today.
        RunNotOpen => "assistance.run-not-open", "N-15; R42";
        /// The run is not one of the benefit check.
        WrongTrack => "assistance.wrong-track", "N-15, Art. 5(1)(b) GDPR";
        /// The flow is closed, or this office is not in the matrix.
        FlowClosed => "assistance.flow-closed", "R11, F-25";
        /// A person asks, approves and sends.
        NoDecisionByJob => "assistance.no-decision-by-job", "Art. 22 GDPR; R25";
        /// Only a case that clarifies, of the family benefits office's own.
        CaseNotClarifying => "assistance.case-not-clarifying", "§ 88 AO; N-04";
        /// Letter, contact, invitation and their periods come first, and the look for what exonerates.
        StepsMissing => "assistance.steps-missing", "§§ 88(1), 93(1) AO; R18; N-04";
        /// At most two visits.
        TwoVisitsAtMost => "assistance.two-visits-at-most", "R22; Art. 13 GG";
        /// One request about a case at a time.
        AnotherOpen => "assistance.another-open", "R08; Art. 5(1)(c) GDPR";
        /// A fairness stop or a breach of zero tolerance is in force.
        VisitsStopped => "assistance.visits-stopped", "N-14; F-19";
        /// A complaint is open: hand-overs are frozen.
        ComplaintOpen => "assistance.complaint-open", "R34, P-06";
        /// The person's record was erased.
        PersonErased => "assistance.person-erased", "Art. 17 GDPR; R32";
        /// Four eyes: who approves is not who asked.
        ApproverMustNotBeRequester => "assistance.approver-must-not-be-requester", "N-04; § 112 AO";
        /// A field of the person is not right.
        PersonNotRight => "assistance.person-not-right", "Art. 5(1)(d) GDPR";
        /// The request was taken in before.
        ReceivedBefore => "assistance.received-before", "R31; Art. 5(1)(c) GDPR";
        /// There is nothing to report yet: a visit is ordered, or none took place and none was ruled out.
        NothingToReport => "assistance.nothing-to-report", "§ 114 AO";
        /// A report holds at most two visits.
        TooManyVisits => "assistance.too-many-visits", "R22";
    }
}

impl AssistanceCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Request { .. } => Action::RequestAssistance,
            Self::Approve { .. } => Action::ApproveAssistance,
            Self::Send { .. } => Action::SendAssistance,
            Self::FileReport { .. } => Action::FileVisitReport,
            Self::Receive { .. } => Action::ReceiveAssistance,
            Self::Report { .. } => Action::ReportAssistance,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Request { .. } | Self::Receive { .. } => None,
            Self::Approve { id }
            | Self::Send { id, .. }
            | Self::FileReport { id, .. }
            | Self::Report { id, .. } => Some(id.uuid()),
        }
    }
}

/// The transitions there are: (from, action, to). The drawing in `docs/states` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "requestAssistance", "requested"),
    ("requested", "approveAssistance", "approved"),
    ("approved", "sendAssistance", "sent"),
    ("sent", "fileVisitReport", "answered"),
    ("[*]", "receiveAssistance", "received"),
    ("received", "reportAssistance", "reported"),
];
