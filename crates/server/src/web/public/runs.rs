//! `/durchgaenge-oeffentlich`: the runs that were reported, with the opinion of the data-protection officer
//! (R36, R44) and all outcomes as they were published last, protected together with everything else that
//! was published (R37, N-13).

use super::figures::reckoned;
use super::sample_frame;
use crate::print::groups::comparisons;
use crate::web::asker::Asker;
use crate::web::figures::table::{Row, language, row};
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::answer::{AnswerFigure, printed_in};
use augenmass_casework::gate::Place;
use augenmass_casework::open_to_all;
use augenmass_casework::reckoning::Reckoning;
use augenmass_domain::State;
use augenmass_domain::run::{Opinion, Run};

/// A reported run.
pub(crate) struct Line {
    pub title: String,
    pub period: String,
    /// The most indications of one office.
    pub cap: String,
    pub opinion: String,
    /// In the officer's words.
    pub words: String,
    /// What it is called in tables, by its public number; empty until figures with it are published.
    pub number: String,
    /// Its figures.
    pub figures: Vec<Row>,
}

#[derive(Template)]
#[template(path = "public/runs.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub runs: Vec<Line>,
    pub next: Option<String>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let after = Place::parse(asker.query.raw("nach"));
    let listing = open_to_all::runs(asker.installation(), after).await?;
    let published = reckoned(&asker.site).await?;
    let reckoning = published.as_ref().map(|known| &known.1);
    let runs = listing.records.iter().filter_map(|state| match state {
        State::Run(run) => Some(line(asker.words, run, reckoning)),
        _ => None,
    });
    let next = |place: Place| format!("/durchgaenge-oeffentlich?nach={}", place.token());
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-public-runs")),
        runs: runs.collect(),
        next: listing.next.map(next),
    })
}

/// The public number of a run.
fn number_of(run: &Run, reckoning: &Reckoning) -> Option<usize> {
    let place = reckoning.runs.iter().position(|known| *known == run.id());
    place.map(|place| place + 1)
}

/// The figures of a run as they were published last.
fn figures_of(words: Words, run: &Run, reckoning: &Reckoning) -> Vec<Row> {
    let Some(number) = number_of(run, reckoning) else {
        return Vec::new();
    };
    let (name, parts) = (format!("run-{number}"), format!("run-{number}-"));
    let of_run = reckoning.figures.iter().filter(|figure| {
        let part = figure.part.as_deref().unwrap_or_default();
        figure.measure.is_compared() && (part == name || part.starts_with(&parts))
    });
    let size = reckoning.checkpoint.size;
    let printed: Vec<AnswerFigure> = of_run
        .map(|figure| printed_in(language(words), figure, size))
        .collect();
    let tables = comparisons(words.0, &printed).into_iter();
    tables.flat_map(|table| table.rows).map(row).collect()
}

fn line(words: Words, run: &Run, reckoning: Option<&Reckoning>) -> Line {
    let plan = run.plan();
    let (begins, ends) = (words.day(plan.begins), words.day(plan.ends));
    let opinion = run.opinion();
    let key = opinion.map(|given| match given.opinion {
        Opinion::NoObjections => "public-run-no-objections",
        Opinion::Objections => "public-run-objections",
    });
    Line {
        title: plan.title.clone(),
        period: words.filled("public-run-period", &[("begins", begins), ("ends", ends)]),
        cap: run.cap().map_or_else(String::new, |cap| cap.to_string()),
        opinion: key.map_or_else(String::new, |key| words.t(key)),
        words: opinion.map_or_else(String::new, |given| given.words.reveal().clone()),
        number: reckoning
            .and_then(|known| number_of(run, known))
            .map_or_else(String::new, |number| {
                words.with("public-run-number", "number", number)
            }),
        figures: reckoning.map_or_else(Vec::new, |known| figures_of(words, run, known)),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |runs, next: Option<&str>| Self {
            frame: sample_frame(words, "page-public-runs"),
            runs,
            next: next.map(str::to_owned),
        };
        let opinion = |key: &str| Line {
            title: "Registerklärung 2025".to_owned(),
            period: words.filled(
                "public-run-period",
                &[
                    ("begins", "01.02.2025".to_owned()),
                    ("ends", "31.12.2025".to_owned()),
                ],
            ),
            cap: "250".to_owned(),
            opinion: words.t(key),
            words: "Keine Einwände.".to_owned(),
            number: words.with("public-run-number", "number", 1),
            figures: vec![Row {
                label: words.filled("compare-closed", &[("outcome", "alle".to_owned())]),
                unit: words.t("unit-cases"),
                cells: vec!["34".to_owned()],
            }],
        };
        vec![
            page(
                vec![
                    opinion("public-run-no-objections"),
                    opinion("public-run-objections"),
                ],
                Some("/durchgaenge-oeffentlich?nach=1-2"),
            ),
            page(Vec::new(), None),
        ]
    }
}
