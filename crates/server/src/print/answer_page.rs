//! `answer.html`: the accessible page of an answer, self-contained, without scripts.

use askama::Template;
use augenmass_casework::answer::{
    AnswerContribution, AnswerDocument, AnswerFigure, ContributionState, FigureStatus, Judgement,
    german_date,
};
use augenmass_casework::words::german;
use augenmass_statistics::format;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "answer.html")]
struct Page<'a> {
    a: &'a AnswerDocument,
    title: String,
    preface: String,
}

/// Renders the page.
///
/// # Errors
/// Where the template cannot be rendered.
pub(crate) fn render(document: &AnswerDocument) -> Result<String, askama::Error> {
    let inquiry = &document.inquiry;
    Page {
        a: document,
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

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn value(&self, figure: &AnswerFigure) -> String {
        figure.display.clone().unwrap_or_else(|| "–".to_owned())
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn unit(&self, figure: &AnswerFigure) -> String {
        german(&format!("unit-{}", figure.unit), &[])
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn status(&self, figure: &AnswerFigure) -> String {
        let key = match figure.status {
            FigureStatus::Exact => "status-exact",
            FigureStatus::Suppressed => "status-suppressed",
            FigureStatus::NotKnown => "status-not-known",
            FigureStatus::Reported => "status-reported",
        };
        german(key, &[])
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn interval(&self, figure: &AnswerFigure) -> String {
        figure
            .interval
            .as_ref()
            .map_or_else(String::new, |interval| {
                format!(
                    "{} bis {}",
                    percent(&interval.lower),
                    percent(&interval.upper)
                )
            })
    }

    #[expect(clippy::unused_self, reason = "askama calls methods of the page")]
    fn contribution(&self, contribution: &AnswerContribution) -> String {
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
}

/// `0.173883` → `17,4 %`.
fn percent(share: &str) -> String {
    let share: f64 = share.parse().unwrap_or_default();
    format::percent_of_one(format::Language::German, share)
}
