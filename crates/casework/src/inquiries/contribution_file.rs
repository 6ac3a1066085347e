//! The file of contributions and judgements (`--contributions FILE`, docs/operate/answer.md).

use super::OrderError;
use augenmass_domain::inquiry::{ContributionContent, ReadInquiry};
use jiff::civil::Date;
use serde::Deserialize;

/// `--contributions FILE`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContributionFile {
    #[serde(default)]
    pub(super) contribution: Vec<ContributionEntry>,
    #[serde(default)]
    pub(super) judgement: Vec<JudgementEntry>,
}

/// Checks a file of contributions against the inquiry that it answers; writes nothing.
///
/// # Errors
/// [`OrderError::Input`], in words.
pub fn check_contributions(text: &str, inquiry: &ReadInquiry) -> Result<(), OrderError> {
    ContributionFile::read(text, inquiry).map(|_| ())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContributionEntry {
    pub(super) question: u16,
    pub(super) body: String,
    pub(super) by: toml::value::Datetime,
    /// `nil`, `text`, `figure`, or absent: only asked for.
    pub(super) entered: Option<String>,
    pub(super) label: Option<String>,
    pub(super) value: Option<i64>,
    pub(super) unit: Option<String>,
    pub(super) text: Option<String>,
    pub(super) source: Option<String>,
    pub(super) supplied_by: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JudgementEntry {
    pub(super) question: u16,
    pub(super) text: String,
}

impl ContributionEntry {
    pub(super) fn by(&self) -> Result<Date, OrderError> {
        self.by.to_string().parse().map_err(|_| {
            OrderError::Input(format!(
                "`by` bei Frage {}: bitte einen Tag als JJJJ-MM-TT",
                self.question
            ))
        })
    }

    pub(super) fn content(&self) -> Result<Option<ContributionContent>, OrderError> {
        let missing = |field: &str| {
            OrderError::Input(format!(
                "Beitrag „{}“ zu Frage {}: `{field}` fehlt",
                self.body, self.question
            ))
        };
        Ok(match self.entered.as_deref() {
            None => None,
            Some("nil") => Some(ContributionContent::Nil),
            Some("text") => Some(ContributionContent::Text {
                text: self.text.clone().ok_or_else(|| missing("text"))?,
            }),
            Some("figure") => Some(ContributionContent::Figure {
                label: self.label.clone().ok_or_else(|| missing("label"))?,
                value: self.value.ok_or_else(|| missing("value"))?,
                unit: self.unit.clone().ok_or_else(|| missing("unit"))?,
            }),
            Some(other) => {
                return Err(OrderError::Input(format!(
                    "Beitrag „{}“: `entered = {other:?}` kennt das Programm nicht; nil, text oder figure",
                    self.body
                )));
            }
        })
    }
}

impl ContributionFile {
    /// Reads the file and checks it against the inquiry that it answers.
    pub(super) fn read(text: &str, inquiry: &ReadInquiry) -> Result<Self, OrderError> {
        let file: Self =
            toml::from_str(text).map_err(|error| OrderError::Input(error.to_string()))?;
        file.check(inquiry)?;
        Ok(file)
    }

    /// All of the file is checked before anything is written.
    fn check(&self, read: &ReadInquiry) -> Result<(), OrderError> {
        let asked = |number: u16| {
            let known = read
                .questions
                .iter()
                .any(|question| question.number == number);
            known.then_some(()).ok_or_else(|| {
                OrderError::Input(format!(
                    "eine Frage {number} gibt es in dieser Anfrage nicht; sie hat {} Fragen",
                    read.questions.len()
                ))
            })
        };
        for entry in &self.contribution {
            asked(entry.question)?;
            entry.by()?;
            entry.content()?;
        }
        self.judgement
            .iter()
            .try_for_each(|entry| asked(entry.question))
    }
}
