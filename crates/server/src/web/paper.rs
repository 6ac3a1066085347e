//! Papers as PDF, made when somebody asks for them: nothing of them is kept.

use super::asker::Asker;
use super::frame::Link;
use super::problem::{self, Problem};
use super::route::Answer;
use crate::print::letters::Desk;
use crate::print::renderer;
use askama::Template as _;
use augenmass_casework::Error;
use augenmass_paper::Document;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse as _};

/// The desk that papers come from; `None` where the city has no letterhead yet.
pub(crate) fn desk(asker: &Asker) -> Option<Desk<'_>> {
    let installation = asker.installation();
    Some(Desk {
        municipality: installation.municipality(),
        demo: installation.is_demo(),
        house: asker.site.settings.house.as_ref()?,
    })
}

/// A paper, set by a process of its own. `name` is the name of the file and tells of nobody.
pub(crate) async fn pdf(asker: &Asker, document: Document, name: &str) -> Answer {
    let broken = |error: &dyn std::fmt::Display| {
        Problem::Gate(Error::Internal(format!(
            "a paper could not be set: {error}"
        )))
    };
    let turn = asker.site.papers.clone().acquire_owned().await;
    let turn = turn.map_err(|error| broken(&error))?;
    let renderer = renderer().map_err(|error| broken(&error.kind()))?;
    // The turn ends with the process, also where nobody waits for the paper any more.
    let set = tokio::task::spawn_blocking(move || {
        let set = renderer.render_one(&document);
        drop(turn);
        set
    });
    let set = set.await.map_err(|error| broken(&error))?;
    let bytes = set.map_err(|error| broken(&error))?;
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// Why there is no paper, and what to do. Nothing was read for it.
pub(crate) fn none(asker: &Asker, title: &str, what: &str, back: String) -> Answer {
    let words = asker.words;
    let page = problem::Page {
        frame: asker.frame().titled(words.t(title)),
        what: words.t(what),
        typed: Vec::new(),
        next: vec![Link::to(back, words.t("paper-back"))],
    };
    Ok((StatusCode::SERVICE_UNAVAILABLE, Html(page.render()?)).into_response())
}
