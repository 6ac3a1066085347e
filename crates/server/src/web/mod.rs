//! The public site, as far as it exists: the log, published answers, health. Read-only, no accounts.

mod answers;
mod log;

use augenmass_casework::installation::Installation;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::path::PathBuf;
use std::sync::Arc;

/// What every handler may use.
#[derive(Clone)]
struct Site {
    installation: Arc<Installation>,
    answers: Option<Arc<PathBuf>>,
}

/// All routes.
pub(crate) fn routes(installation: Arc<Installation>, answers: Option<PathBuf>) -> Router {
    let site = Site {
        installation,
        answers: answers.map(Arc::new),
    };
    Router::new()
        .route("/", get(home))
        .route("/health", get(|| async { "ok\n" }))
        .route("/log/checkpoint", get(log::checkpoint))
        .route("/log/key", get(log::key))
        .route("/log/tile/{*path}", get(log::tile))
        .route("/antworten/{name}", get(answers::file))
        .fallback(|| async { not_found() })
        .layer(map_response(with_headers))
        .with_state(site)
}

/// One page for everything that does not exist or may not be seen.
fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "nicht gefunden\n").into_response()
}

async fn home(axum::extract::State(site): axum::extract::State<Site>) -> Html<String> {
    let mark = if site.installation.is_demo() {
        "<p><strong>Demonstrationsdaten, keine amtliche Auskunft</strong></p>"
    } else {
        ""
    };
    let city = site
        .installation
        .municipality()
        .replace('&', "&amp;")
        .replace('<', "&lt;");
    Html(format!(
        "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Augenmaß – {city}</title></head>\
         <body><main><h1>Augenmaß – {city}</h1>{mark}\
         <p><a href=\"/log/checkpoint\">Prüfpunkt des Protokolls</a>, \
         <a href=\"/log/key\">öffentlicher Schlüssel</a>, \
         <a href=\"/antworten/answer.html\">Antwort an den Rat</a></p></main></body></html>"
    ))
}

async fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}
