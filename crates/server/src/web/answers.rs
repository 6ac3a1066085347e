//! Published answers: the files that `augenmass answer` wrote, by a fixed list of names.

use super::{Site, not_found};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The names that are served, with their types; nothing else in the folder is.
const FILES: [(&str, &str); 4] = [
    ("answer.html", "text/html; charset=utf-8"),
    ("answer.pdf", "application/pdf"),
    ("answer.json", "application/json"),
    ("oral.pdf", "application/pdf"),
];

/// `/antworten/{name}`
pub(super) async fn file(
    State(site): State<Site>,
    name: Result<Path<String>, PathRejection>,
) -> Response {
    match name {
        Ok(Path(name)) => in_folder(&site, None, &name).await,
        Err(_) => not_found(),
    }
}

/// `/antworten/{name}/{file}`: of one inquiry.
pub(super) async fn file_of(
    State(site): State<Site>,
    names: Result<Path<(Uuid, String)>, PathRejection>,
) -> Response {
    match names {
        Ok(Path((inquiry, name))) => in_folder(&site, Some(inquiry), &name).await,
        Err(_) => not_found(),
    }
}

async fn in_folder(site: &Site, inquiry: Option<Uuid>, name: &str) -> Response {
    let Some(folder) = site.settings.answers.as_ref() else {
        return not_found();
    };
    let Some((name, kind)) = FILES.iter().find(|(known, _)| *known == name) else {
        return not_found();
    };
    let folder = inquiry.map_or_else(|| folder.clone(), |id| folder.join(id.to_string()));
    match tokio::fs::read(folder.join(name)).await {
        Ok(bytes) => {
            let style = own_style(&bytes);
            let mut response = ([(header::CONTENT_TYPE, *kind)], bytes).into_response();
            if let Some(policy) = style {
                let headers = response.headers_mut();
                headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
        Err(_) => not_found(),
    }
}

/// The policy for a page that brings its own style, as an answer does that is also kept as a file: exactly
/// this style, by its hash, and nothing else.
fn own_style(page: &[u8]) -> Option<HeaderValue> {
    let text = std::str::from_utf8(page).ok()?;
    let (_, rest) = text.split_once("<style>")?;
    let (style, _) = rest.split_once("</style>")?;
    let hash = BASE64_STANDARD.encode(Sha256::digest(style));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}
