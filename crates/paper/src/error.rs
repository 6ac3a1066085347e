//! What can go wrong on the way to paper. No text here holds personal data.

use std::{fmt, io};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why no PDF came back.
#[derive(Debug, Error)]
pub enum PaperError {
    /// The document breaks a rule of its own kind; nothing was started.
    #[error(transparent)]
    Invalid(#[from] InvalidDocument),
    /// The batch took longer than the time limit; the child was ended.
    #[error("rendering took longer than the time limit")]
    TimeLimit,
    /// The child was refused memory under its memory limit and ended.
    #[error("rendering needed more memory than its limit")]
    MemoryLimit,
    /// The child ended without an answer: killed from outside, or broken.
    #[error("the rendering process ended without an answer ({0})")]
    Ended(String),
    /// A template could not be compiled, or its result breaks PDF/A or PDF/UA.
    #[error("a template could not be compiled: {}", list(.0))]
    Compile(Vec<Diagnostic>),
    /// Parent and child did not understand each other.
    #[error("malformed message between the program and its rendering process")]
    Malformed,
    /// The child could not be started or spoken to.
    #[error("the rendering process could not be used: {}", .0.kind())]
    Io(#[from] io::Error),
}

/// One complaint of the typesetter: where, and what, with quoted data removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The template file, such as `templates/answer.typ`.
    pub template: String,
    /// The line in it, from 1; `None` when the complaint has no place.
    pub line: Option<usize>,
    /// The message. Everything between quotation marks or backticks is `…`.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.template, self.message),
            None => write!(f, "{}: {}", self.template, self.message),
        }
    }
}

/// A rule that a document breaks before it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidDocument {
    /// Oral notes hold at most three sentences a question.
    #[error("question {0} has more than three sentences to speak")]
    TooManySentences(usize),
    /// A hearing gives at least 28 days (P-03, § 28 VwVfG NRW).
    #[error("the deadline of a hearing must be at least 28 days after the letter")]
    HearingDeadlineTooShort,
    /// A decision gives no reasons (§ 39 VwVfG NRW).
    #[error("the decision needs its reasons (§ 39 VwVfG NRW)")]
    DecisionWithoutReasons,
    /// A reply-by date lies after the date of the letter (P-01).
    #[error("the reply-by date must be after the date of the letter")]
    ReplyDateNotAfterLetter,
    /// Payment is resumed after it was suspended, and not later than the letter says so (§ 71 EStG).
    #[error("payment must be resumed after it was suspended, and not after the date of the letter")]
    ResumedBeforeSuspended,
    /// The data of an unremarkable case go 30 days after the clearing letter (P-10).
    #[error("the erasure date must be 30 days after the clearing letter")]
    ErasureDateNotThirtyDays,
    /// An exact or reported figure needs a value.
    #[error("figure row {row} of table {table} has no value")]
    FigureWithoutValue {
        /// Position of the table in the document, from 1.
        table: usize,
        /// Position of the row in the table, from 1.
        row: usize,
    },
    /// A suppressed or unknown figure must not carry a value or an interval.
    #[error("figure row {row} of table {table} carries a value that must not be printed")]
    FigureWithForbiddenValue {
        /// Position of the table in the document, from 1.
        table: usize,
        /// Position of the row in the table, from 1.
        row: usize,
    },
    /// A row of the five-year table has one cell for each year.
    #[error("row {row} of the five-year table does not have a cell for each year")]
    YearsWithoutCell {
        /// Position of the row in the table, from 1.
        row: usize,
    },
    /// The address window holds one to six lines (DIN 5008).
    #[error("the address of the recipient must have one to six lines")]
    AddressLines,
    /// A visit has two people who hand the order over, and they are two.
    #[error("a visit order needs two different people who hand it over")]
    TwoPeopleHandOver,
    /// A visit without confirmed social-work accompaniment does not exist (N-05, P-08).
    #[error("a visit order needs a confirmed accompaniment")]
    AccompanimentMissing,
    /// The time window of a visit ends after it begins.
    #[error("the time window of a visit must end after it begins")]
    TimeWindowEmpty,
}

/// Joins complaints for one error text.
fn list(diagnostics: &[Diagnostic]) -> String {
    let texts: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    texts.join("; ")
}
