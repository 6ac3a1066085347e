//! The public log: the latest checkpoint, the key, and hash tiles (c2sp.org/tlog-tiles). Entries are
//! not served: commitments hide records, but the salts that open them belong to the auditor.

use super::{Site, not_found};
use augenmass_casework::log;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

const TEXT: &str = "text/plain; charset=utf-8";

/// `/log/checkpoint`
pub(super) async fn checkpoint(State(site): State<Site>) -> Response {
    match log::latest_checkpoint(&site.installation).await {
        Ok(Some(note)) => ([(header::CONTENT_TYPE, TEXT)], note).into_response(),
        _ => not_found(),
    }
}

/// `/log/key`
pub(super) async fn key(State(site): State<Site>) -> Response {
    let key = format!("{}\n", site.installation.signer().verifier().vkey());
    ([(header::CONTENT_TYPE, TEXT)], key).into_response()
}

/// `/log/tile/<level>/<index>[.p/<width>]`
pub(super) async fn tile(
    State(site): State<Site>,
    path: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(path)) = path else {
        return not_found();
    };
    match log::hash_tile(&site.installation, &format!("tile/{path}")).await {
        Ok(Some(bytes)) => {
            ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
        }
        _ => not_found(),
    }
}
