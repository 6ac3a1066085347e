//! Package (Paket): one passage of the private reconciliation between one office and the family benefits
//! office, within one run. Each side keeps its own.
//!
//! Family benefits office: Committed → Requested → Opened → Receipted. Office: Sealed → Answered →
//! Receipted. At its deadline, or when it is given up, it is Ended: the keys are destroyed, and what was not
//! opened is forgotten. Its state holds digests and numbers, never content.

mod decide;
mod state;
pub use decide::decide;
pub use state::{Core, Message, MessageKind, Package, Partner, Passed, Side, Stage};

use crate::action::Action;
use crate::fact::Compared;
use crate::id::{IndicationId, OfficeId, PackageId, PersonalId, ReceivedIndicationId, RunId};
use crate::law::GroundClass;
use crate::person::PersonRecord;
use crate::private::Private;
use jiff::civil::Date;
use uuid::Uuid;

/// What the family benefits office fixes before it sees anything: so many records, so many evaluations, and
/// the root over all of them (`commit`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Records of the list.
    pub records: u64,
    /// Evaluations: one per record and kind of key.
    pub evaluations: u64,
    /// The Merkle root over the records, hex.
    pub root: String,
}

/// What became of one opened payload, compared in clear with the own record.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The received indication.
    pub received: ReceivedIndicationId,
    /// What the thresholds say.
    pub result: Compared,
    /// What is kept of it; nothing where it was rejected.
    pub kept: Option<Kept>,
}

/// What is kept of an accepted or unsure pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The office's own record of the child.
    pub record: PersonRecord,
    /// The comparison field by field, JSON.
    pub comparison: Private<String>,
    /// The class of the ground.
    pub ground: GroundClass,
    /// The day of the fact.
    pub fact_on: Date,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum PackageCommand {
    /// Family benefits office: commits to its list for one office's package.
    Commit {
        /// Its own compartment.
        office: OfficeId,
        /// Its own run.
        run: RunId,
        /// The office at the other end.
        partner: Partner,
        /// What is fixed.
        commitment: Commitment,
        /// The message that goes out.
        message: Passed,
    },
    /// Office: takes the commitment in and seals what waits, all in one step.
    Seal {
        /// The package; its id is part of what the messages are bound to, so that the caller draws it.
        id: PackageId,
        /// The sealing office.
        office: OfficeId,
        /// The run.
        run: RunId,
        /// The family benefits office.
        partner: Partner,
        /// What it fixed.
        commitment: Commitment,
        /// The indications that go along: exactly those that wait.
        indications: Vec<IndicationId>,
        /// The public key of the evaluation, hex; it stands in the log before any response.
        public_key: String,
        /// The message that came in.
        taken: Passed,
        /// The message that goes out.
        message: Passed,
    },
    /// Family benefits office: takes the sealed package in and asks for evaluation.
    Request {
        /// Which.
        id: PackageId,
        /// Payloads in the package.
        payloads: u32,
        /// Commitments of screened indications with a proof that they stand in the office's log.
        commitments: u32,
        /// The office's public key of the evaluation, hex.
        public_key: String,
        /// The message that came in.
        taken: Passed,
        /// The message that goes out.
        message: Passed,
    },
    /// Office: takes the request in, before anything is evaluated: no other one is answered afterwards.
    TakeRequest {
        /// Which.
        id: PackageId,
        /// The message that came in.
        taken: Passed,
    },
    /// Office: evaluates.
    Respond {
        /// Which.
        id: PackageId,
        /// Evaluations asked for.
        evaluations: u64,
        /// The message that goes out.
        message: Passed,
    },
    /// Family benefits office: opened what it could, and compared.
    Open {
        /// Which.
        id: PackageId,
        /// What was found, each received indication at most once.
        findings: Vec<Finding>,
        /// The message that came in.
        taken: Passed,
    },
    /// The receipt: written by the family benefits office, filed by the office.
    Receipt {
        /// Which.
        id: PackageId,
        /// The message.
        message: Passed,
    },
    /// The end, at the deadline or given up before.
    End {
        /// Which.
        id: PackageId,
    },
}

crate::rejections! {
    /// Rules of this aggregate.
    PackageRejection {
        /// There is no such package.
        NotFound => "package.not-found", "R10";
        /// The step is not the next one.
        WrongState => "package.wrong-state", "design section 3";
        /// A package belongs to its own office.
        OwnOfficeOnly => "package.own-office-only", "§ 67(4) SGB X, R10";
        /// The run of the benefit check is not open today.
        RunNotOpen => "package.run-not-open", "N-15, R42";
        /// The run is not one of the benefit check.
        WrongTrack => "package.wrong-track", "N-15, Art. 5(1)(b) GDPR";
        /// One package of an office at a time.
        AnotherOpen => "package.another-open", "N-15; BVerfGE 115, 320";
        /// The pair of bodies is not in the matrix, or the flow is closed.
        FlowClosed => "package.flow-closed", "R11, F-25";
        /// More evaluations than a reconciliation may have.
        TooManyEvaluations => "package.too-many-evaluations", "N-15; BVerfGE 115, 320; § 30 AO";
        /// A list without a record, or fewer evaluations than records.
        NothingCommitted => "package.nothing-committed", "§ 30 AO";
        /// More evaluations were asked for than were committed to.
        NotAsCommitted => "package.not-as-committed", "§ 30 AO; N-15";
        /// Another request was taken in before: a package is asked once.
        AskedBefore => "package.asked-before", "§ 30 AO; N-15";
        /// Nothing waits to be sealed.
        NothingToSeal => "package.nothing-to-seal", "Art. 5(1)(c) GDPR";
        /// The manifest's cap for this office is reached.
        CapReached => "package.cap-reached", "N-15, BVerfGE 115, 320";
        /// An indication named is not sealed, lies elsewhere, or was carried before.
        NotSealed => "package.not-sealed", "R06, R07; Art. 5(1)(c) GDPR";
        /// More payloads than commitments of screened indications.
        MorePayloadsThanScreened => "package.more-payloads-than-screened", "R07; F-24";
        /// A finding names an indication that is not in the package, or one twice.
        NotInPackage => "package.not-in-package", "Art. 5(1)(d) GDPR";
        /// Its deadline has passed; it can only end.
        PastItsDeadline => "package.past-its-deadline", "Art. 5(1)(e) GDPR";
        /// Its deadline has not come yet.
        NotYetDue => "package.not-yet-due", "Art. 5(1)(e) GDPR";
    }
}

impl PackageCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Commit { .. } => Action::CommitPackage,
            Self::Seal { .. } => Action::SealPackage,
            Self::Request { .. } => Action::RequestEvaluation,
            Self::TakeRequest { .. } | Self::Respond { .. } => Action::RespondToRequest,
            Self::Open { .. } => Action::OpenPackage,
            Self::Receipt { .. } => Action::ReceiptPackage,
            Self::End { .. } => Action::EndPackage,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Commit { .. } | Self::Seal { .. } => None,
            Self::Request { id, .. }
            | Self::TakeRequest { id, .. }
            | Self::Respond { id, .. }
            | Self::Open { id, .. }
            | Self::Receipt { id, .. }
            | Self::End { id } => Some(id.uuid()),
        }
    }
}

/// The ids of what is kept of one pair, for the caller that seals it.
pub(crate) struct KeptIds {
    pub(crate) record: PersonalId,
    pub(crate) comparison: PersonalId,
}

/// The transitions there are: (from, action, to). The drawing in `docs/states` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "commitPackage", "committed"),
    ("[*]", "sealPackage", "sealed"),
    ("committed", "requestEvaluation", "requested"),
    ("sealed", "respondToRequest", "sealed"),
    ("sealed", "respondToRequest", "answered"),
    ("requested", "openPackage", "opened"),
    ("answered", "receiptPackage", "receipted"),
    ("opened", "receiptPackage", "receipted"),
    ("committed", "endPackage", "ended"),
    ("sealed", "endPackage", "ended"),
    ("requested", "endPackage", "ended"),
    ("answered", "endPackage", "ended"),
    ("opened", "endPackage", "ended"),
    ("receipted", "endPackage", "ended"),
];
