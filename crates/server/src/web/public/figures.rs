//! `/zahlen`: the figures that were published last, to read and to download.

use super::sample_frame;
use crate::chart::{Chart, charts};
use crate::print::figures_file::{csv, json};
use crate::web::asker::Asker;
use crate::web::figures::table::{Group, groups, language, sample};
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::site::Site;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::answer::{AnswerFigure, printed, printed_in};
use augenmass_casework::reckoning::Reckoning;
use augenmass_casework::{open_to_all, publications};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "public/figures.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// Empty until figures are published.
    pub as_of: String,
    pub tree_size: u64,
    pub groups: Vec<Group>,
    pub charts: Vec<Chart>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let words = asker.words;
    let frame = asker.frame().titled(words.t("page-public-figures"));
    html(&match reckoned(&asker.site).await? {
        Some(known) => Page {
            frame,
            as_of: words.day(known.0),
            tree_size: known.1.checkpoint.size,
            groups: groups(words, &known.1.figures),
            charts: drawn(words, &known.1),
        },
        None => Page {
            frame,
            as_of: String::new(),
            tree_size: 0,
            groups: Vec::new(),
            charts: Vec::new(),
        },
    })
}

/// The charts of what was published, in the language of the reader.
fn drawn(words: Words, reckoning: &Reckoning) -> Vec<Chart> {
    let size = reckoning.checkpoint.size;
    let figures = reckoning.figures.iter();
    let figures: Vec<AnswerFigure> = figures
        .map(|figure| printed_in(language(words), figure, size))
        .collect();
    charts(words.0, &figures)
}

/// `/zahlen/diagramm/{chart}`: a chart as a picture of its own, because pages allow no inline style.
pub(in crate::web) async fn chart_file(asker: Asker) -> Answer {
    let known = reckoned(&asker.site).await?.ok_or(Problem::NotFound)?;
    let wished = asker.param("chart").strip_suffix(".svg");
    let chart = drawn(asker.words, &known.1)
        .into_iter()
        .find(|chart| Some(chart.name) == wished);
    let svg = chart.ok_or(Problem::NotFound)?.svg;
    let kind = (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8");
    Ok(([kind], svg).into_response())
}

/// `/zahlen/kennzahlen.csv`
pub(in crate::web) async fn csv_file(asker: Asker) -> Answer {
    let figures = all(&asker).await?;
    Ok(file(
        "text/csv; charset=utf-8",
        "kennzahlen.csv",
        csv(&figures),
    ))
}

/// `/zahlen/kennzahlen.json`
pub(in crate::web) async fn json_file(asker: Asker) -> Answer {
    let figures = all(&asker).await?;
    let text = json(&figures).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(file("application/json", "kennzahlen.json", text))
}

async fn all(asker: &Asker) -> Result<Vec<AnswerFigure>, Problem> {
    let known = reckoned(&asker.site).await?.ok_or(Problem::NotFound)?;
    let size = known.1.checkpoint.size;
    let figures = known.1.figures.iter();
    Ok(figures.map(|figure| printed(figure, size)).collect())
}

/// The figures; counted once for each checkpoint, however many people read them.
pub(in crate::web) async fn reckoned(site: &Site) -> Result<Option<Arc<(Date, Reckoning)>>, Error> {
    let installation = &site.installation;
    let Some((as_of, checkpoint)) = publications::newest(installation).await? else {
        return Ok(None);
    };
    let mut kept = site.published.lock().await;
    let fits = |known: &&Arc<(Date, Reckoning)>| {
        known.0 == as_of && known.1.checkpoint.note == checkpoint.note
    };
    if let Some(known) = kept.as_ref().filter(fits) {
        return Ok(Some(known.clone()));
    }
    *kept = open_to_all::figures(installation).await?.map(Arc::new);
    Ok(kept.clone())
}

fn file(kind: &'static str, name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, text).into_response()
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |as_of: &str, groups| Self {
            frame: sample_frame(words, "page-public-figures"),
            as_of: as_of.to_owned(),
            tree_size: 812,
            groups,
            charts: if as_of.is_empty() {
                Vec::new()
            } else {
                vec![Chart::sample()]
            },
        };
        vec![page("31.01.2026", sample(words)), page("", Vec::new())]
    }
}
