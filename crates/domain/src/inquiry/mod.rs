//! Council inquiry (Anfrage): Received → Assigned → ContributionsOpen → Drafted → SignedOff (a second
//! person) → Answered{orally, in writing} → Published.

pub mod read;
pub mod topics;

pub use read::{ReadError, read};

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{Ids, InquiryId};
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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

/// PLACEHOLDER, replaced by the aggregate's real states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inquiry {
    id: InquiryId,
}

impl Inquiry {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> InquiryId {
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
    InquiryRejection {
        /// Placeholder.
        Placeholder => "inquiry.placeholder", "none";
    }
}

impl InquiryCommand {
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
pub fn decide(_: &InquiryCommand, _: &Circumstances<'_>, _: &mut dyn Ids) -> Result<Decision, InquiryRejection> {
    Err(InquiryRejection::Placeholder)
}
