//! `answer.json`: the answer as data. The pages and the PDF are made from it, `verify` recomputes it.

use crate::publications::Published;
use augenmass_domain::inquiry::{AnswerForm, Topic};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerDocument {
    /// Version of this form: 1.
    pub version: u8,
    /// The municipality.
    pub municipality: String,
    /// True for the invented city: every page says so.
    pub demo: bool,
    /// True until a second person has signed off: every page says *Entwurf*.
    pub draft: bool,
    /// The day up to which it counts, inclusive.
    pub as_of: Date,
    /// The day on which it was drafted.
    pub drafted_on: Date,
    /// The first month with records, `YYYY-MM`; `None` on an empty database.
    pub records_since: Option<String>,
    /// The checkpoint that every figure rests on.
    pub checkpoint: CheckpointReference,
    /// What was published before: the figures are protected together with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Published>,
    /// What was asked, by whom, for when.
    pub inquiry: InquiryHead,
    /// The five-year table: its figures row by row, each row with its years in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub five_year: Vec<AnswerFigure>,
    /// What the family benefits office reported about years of the benefit check: its counts, in no sum here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcome_reports: Vec<ReportedOutcomes>,
    /// Question by question, in the order asked.
    pub questions: Vec<AnsweredQuestion>,
    /// What the log shows and what it does not.
    pub claim: String,
}

/// A signed checkpoint of the log, as printed in the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckpointReference {
    /// The log's name.
    pub origin: String,
    /// Number of leaves.
    pub tree_size: u64,
    /// Root hash, hex.
    pub root: String,
    /// The day it was signed.
    pub signed_on: Date,
    /// The signed note, verbatim.
    pub note: String,
}

/// The head of the inquiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InquiryHead {
    /// SHA-256 of the inquiry's file, hex.
    pub sha256: String,
    /// Who asks.
    pub group: Option<String>,
    /// For which committee.
    pub committee: Option<String>,
    /// On which day it meets.
    pub session_date: Option<Date>,
    /// The day of the letter.
    pub dated: Option<Date>,
    /// The subject.
    pub subject: Option<String>,
    /// Reference papers.
    pub papers: Vec<String>,
    /// Forms asked for.
    pub forms: Vec<AnswerForm>,
    /// Who signed.
    pub signatory: Option<String>,
    /// What a person must confirm, in words.
    pub unsure: Vec<String>,
    /// Text before the questions.
    pub preface: String,
    /// Text after the questions.
    pub closing: String,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredQuestion {
    /// Number from 1.
    pub number: u16,
    /// The mark as written.
    pub mark: String,
    /// Verbatim text.
    pub text: String,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The words by which the rules chose the topics, or `manual`.
    pub topics_because: Vec<String>,
    /// The answer.
    pub paragraphs: Vec<String>,
    /// Figures.
    pub figures: Vec<AnswerFigure>,
    /// What other bodies supplied or were asked for.
    pub contributions: Vec<AnswerContribution>,
    /// The judgement, where the question asks for one.
    pub judgement: Judgement,
    /// At most three sentences for the oral answer.
    pub oral: Vec<String>,
}

/// The status of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    /// Counted from the records.
    Exact,
    /// Protected by disclosure control.
    Suppressed,
    /// Not known; never printed as 0.
    NotKnown,
    /// Reported by another body.
    Reported,
}

/// A value: a whole number in the figure's unit, or a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum FigureValue {
    /// A count, cents or minutes, by the unit.
    Whole(i64),
    /// A share or unit cost with its denominator.
    Share {
        /// Numerator.
        numerator: u64,
        /// Denominator, never 0.
        denominator: u64,
    },
}

/// An interval, decimals as text so that it reads the same everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureInterval {
    /// Level in percent, e.g. `95`.
    pub level: String,
    /// Method, e.g. `clopper-pearson`.
    pub method: String,
    /// Lower bound, six decimals.
    pub lower: String,
    /// Upper bound, six decimals.
    pub upper: String,
}

/// One figure as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFigure {
    /// Stable name.
    pub name: String,
    /// Heading.
    pub label: String,
    /// What is counted.
    pub definition: String,
    /// What it does not say.
    pub does_not_say: String,
    /// Calendar year.
    pub year: i16,
    /// The value; `null` where suppressed or not known.
    pub value: Option<FigureValue>,
    /// The value as people read it; `null` likewise.
    pub display: Option<String>,
    /// Unit.
    pub unit: String,
    /// Why there is a value or none.
    pub status: FigureStatus,
    /// Interval, where one belongs to it.
    pub interval: Option<FigureInterval>,
    /// Cut-off day.
    pub as_of: Date,
    /// What it was counted from.
    pub source: String,
    /// Tree size of the checkpoint it rests on.
    pub checkpoint: u64,
}

/// A year of the benefit check as the family benefits office reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedOutcomes {
    /// Who reported.
    pub body: String,
    /// About which year.
    pub year: i16,
    /// On which day.
    pub date: Date,
    /// About how many offices together.
    pub offices: u64,
    /// SHA-256 of the signed report, hex.
    pub message: String,
    /// Its counts, in their order.
    pub counts: Vec<ReportedCount>,
}

/// One count of such a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedCount {
    /// Stable name.
    pub name: String,
    /// What is counted.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// The value; `null` where the family benefits office suppressed it.
    pub value: Option<i64>,
    /// `reported` or `suppressed`.
    pub status: FigureStatus,
}

/// A contribution of another body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerContribution {
    /// The body.
    pub body: String,
    /// By when it was asked for.
    pub by: Date,
    /// `open`, `missing`, `nil`, `text` or `figure`.
    pub state: ContributionState,
    /// The text, or the label of the figure.
    pub text: Option<String>,
    /// The reported value.
    pub value: Option<i64>,
    /// Its unit.
    pub unit: Option<String>,
    /// Status of a value: always `reported`.
    pub status: Option<FigureStatus>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The named function holder who supplied it.
    pub supplied_by: Option<String>,
    /// On which day.
    pub received_on: Option<Date>,
}

/// What became of a request for a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributionState {
    /// Asked for, the deadline runs.
    Open,
    /// Asked for, the deadline has passed.
    Missing,
    /// A nil return.
    Nil,
    /// A text.
    Text,
    /// A figure.
    Figure,
}

/// The judgement field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "text", rename_all = "snake_case")]
pub enum Judgement {
    /// The question does not ask for one.
    NotAsked,
    /// Reserved for the head of department and still empty.
    Open,
    /// Given.
    Given(String),
}

impl AnswerDocument {
    /// The canonical bytes of `answer.json`: pretty-printed, with a final line break.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// SHA-256 over the content that a second person signs off: everything but the draft mark.
    #[must_use]
    pub fn content_sha256(&self) -> String {
        let mut content = self.clone();
        content.draft = true;
        crate::manifest::sha256_hex(content.to_json().as_bytes())
    }
}
