//! The written answer to an inquiry: "Mitteilung der Verwaltung".

mod sample;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{InvalidDocument, Private};

/// "Mitteilung der Verwaltung" in reply to an inquiry of council members
/// (§ 55(1) GO NRW), with figures that others can check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Invented data: each page says so.
    pub demo: bool,
    /// Not yet signed off: each page says "Entwurf".
    pub draft: bool,
    /// Date of the document.
    pub date: Date,
    /// The municipality without the word "Stadt".
    pub municipality: String,
    /// The office in charge, such as `Amt für Soziales (50)`.
    pub office: String,
    /// Telephone extension ("Durchwahl").
    pub extension: Option<String>,
    /// Item on the agenda ("TOP/akt. Beratung").
    pub agenda_item: Option<String>,
    /// "Vorlage Nr.".
    pub paper_number: String,
    /// Handled in the public part of the session.
    pub public: bool,
    /// The inquiry that is answered ("Bezug").
    pub inquiry: InquiryReference,
    /// "Bezeichnung der Vorlage".
    pub subject: String,
    /// "Beratungsfolge".
    pub stages: Vec<Stage>,
    /// "Anlagen".
    pub attachments: Vec<String>,
    /// Paragraphs before the first question.
    pub preface: Vec<String>,
    /// The questions with their answers.
    pub questions: Vec<AnsweredQuestion>,
    /// The five-year table with its charts; `None` without records.
    pub five_years: Option<FiveYears>,
    /// How the figures can be checked; `None` before the first checkpoint.
    pub verification: Option<Verification>,
    /// What each figure means.
    pub definitions: Vec<FigureDefinition>,
    /// A part that is not public; it starts on its own page.
    pub annex_nonpublic: Option<NonPublicAnnex>,
}

/// The inquiry that is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InquiryReference {
    /// Who asks, such as `Fraktion „Beispiel im Rat“`.
    pub group: String,
    /// Day of the inquiry.
    pub date: Date,
    /// The session, such as `3. Sitzung des Sozialausschusses`.
    pub session: String,
    /// Day of the session.
    pub session_date: Date,
}

/// One line of the "Beratungsfolge".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// The committee.
    pub body: String,
    /// Day of its session.
    pub date: Date,
    /// What it does, such as `Kenntnisnahme`.
    pub competence: String,
    /// The stage that is due now ("aktuelle Beratung").
    pub current: bool,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// Number, such as `1`.
    pub number: String,
    /// The question word for word; line ends are kept.
    pub text: String,
    /// Short paragraphs.
    pub answer: Vec<String>,
    /// Figures.
    pub tables: Vec<FigureTable>,
    /// What is not known, or not in the city's competence.
    pub not_known: Vec<String>,
    /// What other bodies contributed.
    pub contributions: Vec<Contribution>,
    /// "Bewertung durch die Dezernatsleitung".
    pub judgement: Judgement,
}

/// A table of figures: Kennzahl, Wert, Einheit, Stand, Status, 95-%-Intervall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureTable {
    /// Title of the table.
    pub title: String,
    /// Its rows; an empty table says so.
    pub rows: Vec<FigureRow>,
    /// A note below the table.
    pub note: Option<String>,
}

/// One figure. Numbers come formatted in the German way ("1.234,5").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureRow {
    /// Name of the figure.
    pub label: String,
    /// The value; `None` exactly when the status is suppressed or not known.
    pub value: Option<String>,
    /// Unit, such as `Fälle` or `€`.
    pub unit: String,
    /// The day for which it holds ("Stand").
    pub as_of: Date,
    /// How reliable it is, or why there is none.
    pub status: FigureStatus,
    /// Lower and upper bound of the 95 % interval.
    pub interval: Option<(String, String)>,
    /// A remark on this row.
    pub note: Option<String>,
}

/// How a figure came about. A suppressed or unknown figure is never printed as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    /// Counted in the city's own records ("exakt").
    Exact,
    /// Below the minimum frequency of 5, or held back to protect one that is
    /// ("unterdrückt").
    Suppressed,
    /// Nobody in the city knows it ("nicht bekannt").
    NotKnown,
    /// Reported by another body ("gemeldet").
    Reported,
}

/// What another body contributed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// The body, such as `Jobcenter Musterstadt`.
    pub body: String,
    /// Its contribution, or the lack of one.
    pub state: ContributionState,
}

/// Whether a body has contributed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ContributionState {
    /// It answered.
    Received {
        /// Its words.
        text: String,
        /// A figure, formatted in the German way.
        value: Option<String>,
        /// The unit of the figure.
        unit: Option<String>,
        /// Where the body has it from.
        source: String,
        /// Who answers for it.
        named_person: Private<String>,
        /// Day of receipt.
        received_on: Date,
    },
    /// It has nothing to report ("Fehlanzeige").
    Nil {
        /// Who answers for it.
        named_person: Private<String>,
        /// Day of receipt.
        received_on: Date,
    },
    /// It was asked and has not answered.
    Requested {
        /// Until when it was asked to answer.
        deadline: Date,
    },
}

/// The judgement, which no figure replaces: it belongs to the head of department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "text", rename_all = "snake_case")]
pub enum Judgement {
    /// The question does not ask for one.
    NotAsked,
    /// Still open: the page shows an empty box.
    Open,
    /// Given.
    Given(String),
}

/// The five-year table and what shows it at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiveYears {
    /// Title of the table, with its cut-off day.
    pub title: String,
    /// The years, oldest first.
    pub years: Vec<String>,
    /// Stage by stage.
    pub stages: Vec<FiveYearStage>,
    /// What the table does not say.
    pub notes: Vec<String>,
    /// Tracks and runs beside each other.
    #[serde(default)]
    pub comparisons: Vec<Comparison>,
    /// Charts of the same numbers.
    pub charts: Vec<Picture>,
}

/// Tracks, runs or reported structures beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Its heading.
    pub heading: String,
    /// What is compared; at most four beside each other.
    pub columns: Vec<String>,
    /// One row for each number, with a cell for each column.
    pub rows: Vec<FiveYearRow>,
    /// What it does not say.
    pub notes: Vec<String>,
}

/// The rows of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiveYearStage {
    /// Its heading.
    pub heading: String,
    /// Its rows.
    pub rows: Vec<FiveYearRow>,
}

/// One number over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiveYearRow {
    /// What is counted.
    pub label: String,
    /// Of what.
    pub unit: String,
    /// One cell for each year.
    pub cells: Vec<FiveYearCell>,
}

/// A number, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiveYearCell {
    /// What is written.
    pub text: String,
    /// Whether it is a number.
    pub is_number: bool,
}

/// A chart. It never holds a number that does not stand in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its heading.
    pub title: String,
    /// SVG.
    pub svg: String,
    /// All that it shows, in words.
    pub text: String,
}

/// How the figures can be checked by others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Origin line of the log.
    pub log_origin: String,
    /// Number of leaves under the checkpoint.
    pub tree_size: u64,
    /// Root hash as text (hex or base64).
    pub root_hash: String,
    /// Day of the checkpoint.
    pub checkpoint_date: Date,
    /// What the log proves and what it does not.
    pub claim: String,
}

/// What one figure means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureDefinition {
    /// Its name.
    pub name: String,
    /// Its definition.
    pub definition: String,
    /// Its unit.
    pub unit: String,
    /// The query that produced it.
    pub source_query: String,
}

/// A part that is not public ("Nichtöffentliche Anlage").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NonPublicAnnex {
    /// Why it is not public, with the norm.
    pub reason: String,
    /// Paragraphs.
    pub paragraphs: Vec<Private<String>>,
    /// Figures.
    pub tables: Vec<FigureTable>,
}

impl Answer {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        let public = self.questions.iter().flat_map(|question| &question.tables);
        let nonpublic = self.annex_nonpublic.iter().flat_map(|annex| &annex.tables);
        for (table, figures) in public.chain(nonpublic).enumerate() {
            for (row, figure) in figures.rows.iter().enumerate() {
                figure.validate(table + 1, row + 1)?;
            }
        }
        let table = self.five_years.iter();
        let rows = table.flat_map(|table| table.stages.iter().flat_map(|stage| &stage.rows));
        let years = self
            .five_years
            .as_ref()
            .map_or(0, |table| table.years.len());
        for (row, line) in rows.enumerate() {
            if line.cells.len() != years {
                return Err(InvalidDocument::YearsWithoutCell { row: row + 1 });
            }
        }
        Ok(())
    }

    /// An invented answer to six invented questions.
    pub fn sample() -> Self {
        sample::answer()
    }
}

impl FigureRow {
    fn validate(&self, table: usize, row: usize) -> Result<(), InvalidDocument> {
        let has_value = self
            .value
            .as_ref()
            .is_some_and(|value| !value.trim().is_empty());
        match self.status {
            FigureStatus::Exact | FigureStatus::Reported if !has_value => {
                Err(InvalidDocument::FigureWithoutValue { table, row })
            }
            FigureStatus::Suppressed | FigureStatus::NotKnown
                if self.value.is_some() || self.interval.is_some() =>
            {
                Err(InvalidDocument::FigureWithForbiddenValue { table, row })
            }
            _ => Ok(()),
        }
    }
}
