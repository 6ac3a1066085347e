//! Council inquiry (Anfrage): Received → Assigned → ContributionsOpen → Drafted → SignedOff (a second
//! person) → Answered{orally, in writing} → Published.

mod decide;
pub mod read;
mod state;
pub mod topics;

pub use decide::decide;
pub use read::{ReadError, read};
pub use state::{
    Contribution, ContributionStanding, Draft, Entered, Inquiry, Judgement, Stage, TRANSITIONS,
};

use crate::action::Action;
use crate::id::InquiryId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most characters of what stands on one line: a body, what was counted, a unit, a source, a name.
pub const LINE_LIMIT: usize = 200;
/// The most characters of a text: a contribution or a judgement. The answer is printed with it.
pub const TEXT_LIMIT: usize = 10_000;

/// What an inquiry's text was read as. Nothing of the text is dropped: what is neither head nor
/// question stands in `preface` or `closing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadInquiry {
    /// The group that asks (Fraktion), as written.
    pub group: Reading<String>,
    /// The committee (e.g. `AGS`).
    pub committee: Reading<String>,
    /// The day of the session.
    pub session_date: Reading<Date>,
    /// The day of the letter.
    pub dated: Reading<Date>,
    /// Reference papers (Vorlagen), e.g. `20260196`.
    pub papers: Vec<String>,
    /// The subject line.
    pub subject: Reading<String>,
    /// The forms asked for.
    pub forms: Vec<AnswerForm>,
    /// True where the text names no form and a person must confirm the default (written).
    #[serde(default)]
    pub forms_unsure: bool,
    /// Who signed.
    pub signatory: Reading<String>,
    /// Text before the first question, head included, unchanged but for joined lines.
    pub preface: String,
    /// The questions, verbatim and in order.
    pub questions: Vec<Question>,
    /// Text after the last question.
    pub closing: String,
    /// Page headers, footers and page numbers that were taken out, in order.
    #[serde(default)]
    pub removed_lines: Vec<String>,
}

/// A value found in a text, and whether a person must look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading<T> {
    /// What was found.
    pub value: Option<T>,
    /// True where a person must confirm it.
    pub unsure: bool,
}

/// The form of answer that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerForm {
    /// In the session.
    Oral,
    /// On paper.
    Written,
}

/// One question, verbatim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Number from 1, in the order of the text.
    pub number: u16,
    /// The mark as written, e.g. `1.` or `Frage 1:`.
    pub mark: String,
    /// The full text with its sub-parts, hard line breaks joined, words unchanged.
    pub text: String,
    /// True where a person must confirm the split.
    pub unsure: bool,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// How large is it?
    Extent,
    /// Existing structures and cooperation.
    Structures,
    /// How operations come about; equal treatment.
    Operations,
    /// Accompaniment by social work.
    SocialWork,
    /// Data protection.
    DataProtection,
    /// Cost and who bears it.
    Cost,
    /// Rights of the people concerned: hearing, complaint, objection.
    Rights,
    /// Something else.
    Other,
}

impl Topic {
    /// All topics.
    pub const ALL: [Self; 8] = [
        Self::Extent,
        Self::Structures,
        Self::Operations,
        Self::SocialWork,
        Self::DataProtection,
        Self::Cost,
        Self::Rights,
        Self::Other,
    ];

    /// The name in files and translations, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Extent => "extent",
            Self::Structures => "structures",
            Self::Operations => "operations",
            Self::SocialWork => "social-work",
            Self::DataProtection => "data-protection",
            Self::Cost => "cost",
            Self::Rights => "rights",
            Self::Other => "other",
        }
    }
}

/// What another body supplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entered", rename_all = "kebab-case")]
pub enum ContributionContent {
    /// A figure with its unit.
    Figure {
        /// What it counts, in words.
        label: String,
        /// The value, as supplied.
        value: i64,
        /// Its unit, in words.
        unit: String,
    },
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// A nil return (Fehlanzeige).
    Nil,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum InquiryCommand {
    /// Receives an inquiry.
    Receive {
        /// As read from its text.
        read: Box<ReadInquiry>,
        /// SHA-256 of the file, hex.
        sha256: String,
    },
    /// Assigns topics to its questions (a person's reading wins over the rules).
    Assign {
        /// Which.
        id: InquiryId,
        /// Topics per question number.
        topics: std::collections::BTreeMap<u16, Vec<Topic>>,
    },
    /// Asks a body for a contribution to a question.
    RequestContribution {
        /// Which.
        id: InquiryId,
        /// The question's number.
        question: u16,
        /// The body, e.g. `Familienkasse`.
        body: String,
        /// By when.
        by: Date,
    },
    /// Enters a contribution.
    EnterContribution {
        /// Which.
        id: InquiryId,
        /// The question's number.
        question: u16,
        /// The body.
        body: String,
        /// The source, e.g. a letter with its date.
        source: String,
        /// The named person in office who supplied it (a function holder, not a person concerned).
        supplied_by: String,
        /// What.
        content: ContributionContent,
    },
    /// The head of department judges a question.
    WriteJudgement {
        /// Which.
        id: InquiryId,
        /// The question's number.
        question: u16,
        /// The judgement.
        text: String,
    },
    /// Fixes a draft of the answer by its hash.
    Draft {
        /// Which.
        id: InquiryId,
        /// SHA-256 of `answer.json`, hex.
        answer_sha256: String,
        /// The day up to which it counts.
        as_of: Date,
        /// The tree size of the checkpoint it rests on.
        tree_size: u64,
    },
    /// A second person signs off the draft with that hash.
    SignOff {
        /// Which.
        id: InquiryId,
        /// SHA-256 of the draft that was read, hex.
        answer_sha256: String,
    },
    /// The answer was given.
    Answer {
        /// Which.
        id: InquiryId,
        /// Orally or in writing.
        form: AnswerForm,
    },
    /// Published.
    Publish {
        /// Which.
        id: InquiryId,
    },
}

crate::rejections! {
    /// Rules of an inquiry.
    InquiryRejection {
        /// There is no such inquiry.
        Unknown => "inquiry-unknown", "§ 55(1) GO NRW";
        /// The step does not follow from the present state.
        WrongState => "inquiry-wrong-state", "design 3";
        /// An inquiry without question cannot be answered.
        NoQuestions => "inquiry-has-no-questions", "§ 55(1) GO NRW";
        /// The file or draft must be named by a SHA-256 in 64 hexadecimal digits.
        HashMalformed => "inquiry-hash-malformed", "R35";
        /// There is no question with that number.
        UnknownQuestion => "inquiry-question-unknown", "§ 55(1) GO NRW";
        /// Each question needs at least one topic.
        QuestionWithoutTopic => "inquiry-question-without-topic", "§ 55(1) GO NRW";
        /// A contribution needs a named body.
        BodyMissing => "contribution-body-missing", "R37";
        /// A contribution is asked for a day to come.
        DeadlineNotInFuture => "contribution-deadline-not-in-future", "design 3";
        /// A contribution is asked for in time for the answer, or within a year.
        DeadlineTooLate => "contribution-deadline-too-late", "§ 55(1) GO NRW";
        /// This body was already asked about this question.
        AlreadyRequested => "contribution-already-requested", "design 3";
        /// A contribution needs its source.
        SourceMissing => "contribution-source-missing", "R37";
        /// A contribution needs the named person in office who supplied it.
        SupplierMissing => "contribution-supplier-missing", "R37";
        /// A figure needs a label and a unit; a text needs words.
        ContentMissing => "contribution-content-missing", "R37";
        /// A figure counts from 0.
        FigureNegative => "contribution-figure-negative", "R37";
        /// A body, a label, a unit, a source or a name is longer than [`LINE_LIMIT`].
        LineTooLong => "contribution-line-too-long", "§ 55(1) GO NRW";
        /// A contribution is longer than [`TEXT_LIMIT`].
        TextTooLong => "contribution-text-too-long", "§ 55(1) GO NRW";
        /// A judgement is the head of department's own.
        JudgementNotByHead => "judgement-only-by-head-of-department", "§ 55(1) GO NRW";
        /// A judgement needs words.
        JudgementEmpty => "judgement-empty", "§ 55(1) GO NRW";
        /// A judgement is longer than [`TEXT_LIMIT`].
        JudgementTooLong => "judgement-too-long", "§ 55(1) GO NRW";
        /// An answer counts up to a day that has come.
        AsOfInFuture => "answer-as-of-in-future", "R37";
        /// The draft is older than a contribution, judgement or topic: draft it again.
        DraftOutdated => "answer-draft-outdated", "R37";
        /// Another person than the drafter signs off.
        SignerIsDrafter => "answer-signed-off-by-drafter", "design 3 (four eyes)";
        /// The draft that was read is not the draft that is fixed.
        AnotherDraft => "answer-draft-is-another", "R35";
        /// A contribution is asked for and its deadline has not passed.
        ContributionOpen => "answer-contribution-open", "R37";
        /// It was already answered in this form.
        AlreadyAnswered => "inquiry-already-answered-so", "design 3";
        /// Only a written answer is published.
        NotAnsweredInWriting => "inquiry-not-answered-in-writing", "design 3";
    }
}

impl InquiryCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Receive { .. } => Action::ReceiveInquiry,
            Self::Assign { .. } => Action::AssignInquiry,
            Self::RequestContribution { .. } => Action::RequestContribution,
            Self::EnterContribution { .. } => Action::EnterContribution,
            Self::WriteJudgement { .. } => Action::WriteJudgement,
            Self::Draft { .. } => Action::DraftAnswer,
            Self::SignOff { .. } => Action::SignOffAnswer,
            Self::Answer { .. } => Action::AnswerInquiry,
            Self::Publish { .. } => Action::PublishInquiry,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Receive { .. } => None,
            Self::Assign { id, .. }
            | Self::RequestContribution { id, .. }
            | Self::EnterContribution { id, .. }
            | Self::WriteJudgement { id, .. }
            | Self::Draft { id, .. }
            | Self::SignOff { id, .. }
            | Self::Answer { id, .. }
            | Self::Publish { id } => Some(id.uuid()),
        }
    }
}
