//! `answer.html`: the accessible page of an answer, self-contained, without scripts.

use super::answer_paper::{label, percent};
use super::five_years;
use askama::Template;
use augenmass_casework::answer::{
    AnswerContribution, AnswerDocument, AnswerFigure, AnsweredQuestion, ContributionState,
    FigureStatus, Judgement, german_date,
};
use augenmass_casework::words::german;
use augenmass_paper::FiveYears;
use jiff::civil::Date;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "answer.html")]
struct Page<'a> {
    a: &'a AnswerDocument,
    title: String,
    preface: String,
    /// Its charts stand in the page itself: a page of its own may load nothing.
    five: Option<FiveYears>,
}

/// Renders the page.
///
/// # Errors
/// Where the template cannot be rendered.
pub(crate) fn render(document: &AnswerDocument) -> Result<String, askama::Error> {
    let inquiry = &document.inquiry;
    Page {
        a: document,
        five: five_years::of(document),
        title: inquiry
            .subject
            .clone()
            .unwrap_or_else(|| "Anfrage".to_owned()),
        preface: german(
            "answer-preface",
            &[
                ("as-of", german_date(document.as_of)),
                ("group", inquiry.group.clone().unwrap_or_default()),
            ],
        ),
    }
    .render()
}

/// A figure with its years across.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) unit: String,
    pub(crate) cells: Vec<String>,
}

/// A value with its interval, or why there is none.
fn cell_of(figure: &AnswerFigure) -> String {
    match (&figure.display, &figure.interval) {
        (Some(value), Some(interval)) => {
            format!(
                "{value} [{} bis {}]",
                percent(&interval.lower),
                percent(&interval.upper)
            )
        }
        (Some(value), None) => value.clone(),
        (None, _) if figure.status == FigureStatus::Suppressed => german("answer-suppressed", &[]),
        (None, _) => german("answer-not-known", &[]),
    }
}

impl Page<'_> {
    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn w(&self, key: &str) -> String {
        german(key, &[])
    }

    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "askama passes references"
    )]
    fn date(&self, date: &Date) -> String {
        german_date(*date)
    }

    /// A chart as part of the page, where its namespace is known.
    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn inline(&self, svg: &str) -> String {
        svg.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1)
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn years(&self, question: &AnsweredQuestion) -> Vec<i16> {
        years(question)
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn rows(&self, question: &AnsweredQuestion) -> Vec<Row> {
        rows(question)
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn contribution(&self, contribution: &AnswerContribution) -> String {
        self::contribution(contribution)
    }
}

/// The years of a question's figures, newest first.
pub(crate) fn years(question: &AnsweredQuestion) -> Vec<i16> {
    let years: BTreeSet<i16> = question.figures.iter().map(|figure| figure.year).collect();
    years.into_iter().rev().collect()
}

/// One row per figure with its years across, in the order of the catalogue.
pub(crate) fn rows(question: &AnsweredQuestion) -> Vec<Row> {
    let years = years(question);
    let mut rows: Vec<Row> = Vec::new();
    for figure in &question.figures {
        let label = label(figure);
        let index = match rows.iter().position(|row| row.label == label) {
            Some(index) => index,
            None => {
                rows.push(Row {
                    label,
                    unit: german(&format!("unit-{}", figure.unit), &[]),
                    cells: vec![german("status-not-known", &[]); years.len()],
                });
                rows.len() - 1
            }
        };
        let place = years.iter().position(|year| *year == figure.year);
        if let Some(cell) = place.and_then(|place| rows[index].cells.get_mut(place)) {
            *cell = cell_of(figure);
        }
    }
    rows
}

/// A contribution in a line.
pub(crate) fn contribution(contribution: &AnswerContribution) -> String {
    let by = ("by", german_date(contribution.by));
    let what = match contribution.state {
        ContributionState::Open => german("answer-contribution-open", &[by]),
        ContributionState::Missing => german("answer-contribution-missing", &[by]),
        ContributionState::Nil => german("answer-contribution-nil", &[]),
        ContributionState::Text => contribution.text.clone().unwrap_or_default(),
        ContributionState::Figure => format!(
            "{}: {} {} ({})",
            contribution.text.as_deref().unwrap_or_default(),
            contribution.value.unwrap_or_default(),
            contribution.unit.as_deref().unwrap_or_default(),
            german("status-reported", &[])
        ),
    };
    let source = contribution
        .source
        .as_ref()
        .map_or_else(String::new, |source| format!(" – {source}"));
    format!("{}: {what}{source}", contribution.body)
}
