//! The actions that policies decide, and the purposes they are decided for.

use crate::fact::Track;
use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// Everything that can be asked of the gate. The name is the Cedar action, the translation
        /// key and the word in the history.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Action {
            /// All actions, in the order of the permission matrix.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The Cedar action, e.g. `approveCase`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

actions! {
    /// Makes a draft of an indication from a file row.
    ImportDraft = "importDraft",
    /// Records one indication (new, or confirms a draft).
    RecordIndication = "recordIndication",
    /// A second person screens it.
    ScreenIndication = "screenIndication",
    /// A changed mind: what was put forward is dropped after all.
    ReconsiderIndication = "reconsiderIndication",
    /// Track 1: gives the registry the notice "register possibly wrong".
    GiveNotice = "giveNotice",
    /// Track 2: seals it for the family benefits office.
    SealIndication = "sealIndication",
    /// The deadline has passed.
    ExpireIndication = "expireIndication",
    /// Proposes a case.
    ProposeCase = "proposeCase",
    /// Approves it: another person.
    ApproveCase = "approveCase",
    /// Declines it.
    DeclineCase = "declineCase",
    /// Takes the next rung of the ladder (letter, contact, invitation).
    TakeRung = "takeRung",
    /// Records what the person replied.
    RecordReply = "recordReply",
    /// Records exonerating facts looked for and found.
    RecordExonerating = "recordExonerating",
    /// Orders a visit.
    OrderVisit = "orderVisit",
    /// Assesses a case.
    AssessCase = "assessCase",
    /// Closes a case without anything adverse.
    CloseCase = "closeCase",
    /// Opens the hearing.
    OpenHearing = "openHearing",
    /// Records the statement of the person heard.
    RecordStatement = "recordStatement",
    /// Lists the consequences of a deregistration (R33).
    ListConsequences = "listConsequences",
    /// Tells the social service before a deregistration (R33).
    InformSocialService = "informSocialService",
    /// Decides.
    DecideCase = "decideCase",
    /// The period for objections has passed.
    FinaliseCase = "finaliseCase",
    /// Reopens after an objection or new facts.
    ReopenCase = "reopenCase",
    /// Halts a case for a person to decide (R16, P-11).
    HaltCase = "haltCase",
    /// Excludes accounts from the work on a case for a conflict of interest (§§ 20, 21 VwVfG NRW).
    ExcludeAccounts = "excludeAccounts",
    /// Continues a halted case by a person's decision.
    ResumeCase = "resumeCase",
    /// The endangerment path (R24): outside, counted only.
    ReferEndangerment = "referEndangerment",
    /// Offers support.
    OfferSupport = "offerSupport",
    /// Records whether support was accepted (count only, P-09).
    RecordSupport = "recordSupport",
    /// The hard expiry of a case (R32, P-14).
    ExpireCase = "expireCase",
    /// Records that payment is provisionally suspended (§ 71 EStG).
    SuspendPayment = "suspendPayment",
    /// Records that payment is resumed.
    ResumePayment = "resumePayment",
    /// Two months without a decision: payment is resumed by law (§ 71 EStG).
    LapseSuspension = "lapseSuspension",
    /// The family benefits office commits to its list of children for one reconciliation.
    CommitPackage = "commitPackage",
    /// An office seals its package for the family benefits office.
    SealPackage = "sealPackage",
    /// The family benefits office takes the sealed package in and asks for evaluation.
    RequestEvaluation = "requestEvaluation",
    /// The office evaluates what was asked, with proofs.
    RespondToRequest = "respondToRequest",
    /// The family benefits office opens what it can.
    OpenPackage = "openPackage",
    /// The receipt, written by one side and filed by the other.
    ReceiptPackage = "receiptPackage",
    /// The deadline: the key is destroyed, what was not opened is forgotten.
    EndPackage = "endPackage",
    /// Draws records by a public coin and shows that they stand in the commitment.
    AuditPackage = "auditPackage",
    /// An examiner decides an unsure pair.
    DecideReceived = "decideReceived",
    /// The deadline of an opened indication without a case.
    ForgetReceived = "forgetReceived",
    /// Asks the municipality for assistance with one case.
    RequestAssistance = "requestAssistance",
    /// Approves the request: another person.
    ApproveAssistance = "approveAssistance",
    /// Sends it.
    SendAssistance = "sendAssistance",
    /// Files the report of the visits that came back.
    FileVisitReport = "fileVisitReport",
    /// The municipality takes a request for assistance in: a case begins.
    ReceiveAssistance = "receiveAssistance",
    /// The municipality reports what its visits found.
    ReportAssistance = "reportAssistance",
    /// Asks a carrier to accompany.
    RequestAccompaniment = "requestAccompaniment",
    /// The carrier's own account confirms.
    ConfirmAccompaniment = "confirmAccompaniment",
    /// The carrier's own account declines.
    DeclineAccompaniment = "declineAccompaniment",
    /// The accompanist checks in: the visit is under way.
    CheckIn = "checkIn",
    /// Records the visit.
    RecordVisit = "recordVisit",
    /// The accompanist stops the visit, no reason needed (P-08).
    StopVisit = "stopVisit",
    /// Cancels a planned visit.
    CancelVisit = "cancelVisit",
    /// Drafts a run.
    DraftRun = "draftRun",
    /// Stores the opinion of the data-protection officer.
    GiveOpinion = "giveOpinion",
    /// Approves a run (coordinator and head of department).
    ApproveRun = "approveRun",
    /// Opens a run with a signed manifest.
    OpenRun = "openRun",
    /// Pauses a run.
    PauseRun = "pauseRun",
    /// Continues a run.
    ResumeRun = "resumeRun",
    /// Closes a run.
    CloseRun = "closeRun",
    /// Reports a run.
    ReportRun = "reportRun",
    /// Requests a hand-over.
    RequestDisclosure = "requestDisclosure",
    /// Approves a hand-over.
    ApproveDisclosure = "approveDisclosure",
    /// Sends it.
    SendDisclosure = "sendDisclosure",
    /// The receiver accepts.
    AcceptDisclosure = "acceptDisclosure",
    /// The receiver rejects.
    RejectDisclosure = "rejectDisclosure",
    /// Receives an inquiry of the council.
    ReceiveInquiry = "receiveInquiry",
    /// Assigns it.
    AssignInquiry = "assignInquiry",
    /// Asks another body for a contribution.
    RequestContribution = "requestContribution",
    /// Enters a contribution or a nil return.
    EnterContribution = "enterContribution",
    /// Drafts the answer.
    DraftAnswer = "draftAnswer",
    /// The head of department writes the judgement.
    WriteJudgement = "writeJudgement",
    /// A second person signs off.
    SignOffAnswer = "signOffAnswer",
    /// Answers orally or in writing.
    AnswerInquiry = "answerInquiry",
    /// Publishes.
    PublishInquiry = "publishInquiry",
    /// Orders a notice to the receiver of a hand-over: corrected or erased (Art. 19 GDPR).
    OrderRecipientNotice = "orderRecipientNotice",
    /// Receives a request or complaint of a person concerned.
    ReceiveSubjectRequest = "receiveSubjectRequest",
    /// Extends its deadline.
    ExtendSubjectRequest = "extendSubjectRequest",
    /// Answers it.
    AnswerSubjectRequest = "answerSubjectRequest",
    /// Records a cost.
    RecordCost = "recordCost",
    /// Reads the state of something without personal data.
    ViewRecord = "viewRecord",
    /// Reads personal data.
    ReadPersonalData = "readPersonalData",
    /// Prints a letter or an order.
    PrintPaper = "printPaper",
    /// Reads published-grade figures.
    ReadFigures = "readFigures",
    /// Publishes the figures of a day: from then on others are protected together with them (N-13).
    PublishFigures = "publishFigures",
    /// Family benefits office: writes the outcome report of a year (§ 30 AO; R39).
    WriteOutcomeReport = "writeOutcomeReport",
    /// Municipality: files the outcome report of the family benefits office.
    FileOutcomeReport = "fileOutcomeReport",
    /// Takes over a disclosure block of the register (§§ 51, 52 BMG) as a keyed hash.
    RecordBlock = "recordBlock",
    /// Makes the pseudonymous list of a quarter for the closed statistics office (M-1, § 3.7).
    ExtractForFairness = "extractForFairness",
    /// Files the signed status of the statistics office (M-2).
    FileFairnessStatus = "fileFairnessStatus",
    /// Reports a documented breach of a zero-tolerance rule: visits stop at once (M-5).
    ReportBreach = "reportBreach",
    /// States on a stop: analysis of its cause, or what the panel says (M-3).
    StateOnStop = "stateOnStop",
    /// Releases the stops in force after both statements and the vote of the council (M-3).
    ReleaseStop = "releaseStop",
    /// Switches off a ground that hardly ever ends in a final decision (M-7).
    RetireGround = "retireGround",
    /// Approves a retired ground again (M-7).
    ApproveGround = "approveGround",
    /// Erases what is due.
    EraseDue = "eraseDue",
    /// Signs a checkpoint.
    SignCheckpoint = "signCheckpoint",
    /// Looks through the log: what was read for which purpose, what was refused, by roles and offices (P-04, R35).
    ReadLog = "readLog",
    /// Writes the auditor's export.
    ExportLog = "exportLog",
    /// Makes a backup: data and wrapped keys apart.
    MakeBackup = "makeBackup",
    /// Restores a backup and carries out again what was erased since.
    RestoreBackup = "restoreBackup",
    /// Adds an account or office.
    AddAccount = "addAccount",
}

/// Why personal data or an action is needed (Art. 5(1)(b) GDPR). Recorded with each access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// § 6 BMG: a correct register.
    RegisterClarification,
    /// Screening of an indication in its own office.
    Screening,
    /// Accompaniment of a visit.
    Accompaniment,
    /// Rights of the person concerned (Art. 12–22 GDPR).
    SubjectRights,
    /// Oversight by the data-protection officer, ombudsperson, audit office.
    Oversight,
    /// Answering the council (§ 55 GO NRW).
    CouncilInformation,
    /// Cost accounting.
    CostAccounting,
    /// Retention, expiry, checkpoints.
    Housekeeping,
    /// Running the installation.
    Administration,
    /// Steering of runs.
    Steering,
    /// The benefit check of track 2: the family benefits office's examination (§ 88 AO, §§ 62 ff. EStG) and
    /// the assistance with it (§§ 111, 112 AO).
    BenefitCheck,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 11] = [
        Self::RegisterClarification,
        Self::Screening,
        Self::Accompaniment,
        Self::SubjectRights,
        Self::Oversight,
        Self::CouncilInformation,
        Self::CostAccounting,
        Self::Housekeeping,
        Self::Administration,
        Self::Steering,
        Self::BenefitCheck,
    ];

    /// What this purpose is within a track: whoever works on a case of the benefit check does it for the
    /// benefit check, also where a form was made for both.
    #[must_use]
    pub const fn within(self, track: Option<Track>) -> Self {
        match (self, track) {
            (Self::RegisterClarification, Some(Track::BenefitCheck)) => Self::BenefitCheck,
            (other, _) => other,
        }
    }

    /// The name in policies and history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RegisterClarification => "register-clarification",
            Self::Screening => "screening",
            Self::Accompaniment => "accompaniment",
            Self::SubjectRights => "subject-rights",
            Self::Oversight => "oversight",
            Self::CouncilInformation => "council-information",
            Self::CostAccounting => "cost-accounting",
            Self::Housekeeping => "housekeeping",
            Self::Administration => "administration",
            Self::Steering => "steering",
            Self::BenefitCheck => "benefit-check",
        }
    }
}
