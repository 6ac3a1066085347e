//! The letterboxes: signed messages of the private reconciliation between two installations, in pieces. Each
//! request is signed by the other side, whose card is pinned; whoever else asks is told that there is nothing.
//! The form is in `docs/operate/reconcile.md`; what is checked, in `augenmass_casework::reconciliation::letterbox`.

use super::{Site, not_found};
use augenmass_casework::reconciliation::letterbox::{
    Asked, Letterbox, LetterboxError, Piece, Taken, sha256,
};
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The address.
pub(super) const PATH: &str = "/nachrichten/{letterbox}/{name}";

/// Bytes of a request at most.
pub(super) const MOST: usize = augenmass_casework::reconciliation::letterbox::PIECE;

/// The signed question, base64.
pub(crate) const QUESTION: HeaderName = HeaderName::from_static("augenmass-question");
/// From which byte on; in an answer: so many are there.
pub(crate) const OFFSET: HeaderName = HeaderName::from_static("augenmass-offset");
/// Bytes of the whole message.
pub(crate) const WHOLE: HeaderName = HeaderName::from_static("augenmass-size");

/// What a request is about.
struct Request {
    letterbox: String,
    piece: Piece,
    offset: u64,
    whole: u64,
    question: Vec<u8>,
}

impl Request {
    fn read(
        path: Result<Path<(String, String)>, PathRejection>,
        headers: &HeaderMap,
    ) -> Option<Self> {
        let Path((letterbox, name)) = path.ok()?;
        let number = |name: &HeaderName| match headers.get(name) {
            Some(value) => value.to_str().ok()?.parse().ok(),
            None => Some(0_u64),
        };
        Some(Self {
            letterbox,
            piece: Piece::of(&name)?,
            offset: number(&OFFSET)?,
            whole: number(&WHOLE)?,
            question: BASE64_STANDARD.decode(headers.get(QUESTION)?).ok()?,
        })
    }

    /// The letterbox, if the other side asks just this.
    fn letterbox(
        &self,
        site: &Site,
        what: &str,
        bytes: &[u8],
    ) -> Result<Letterbox, LetterboxError> {
        let place = site.settings.messages.as_ref();
        let place = place.ok_or(LetterboxError::NotThere)?;
        let letterbox = Letterbox::find(place, &self.letterbox)?;
        let asked = Asked {
            what,
            letterbox: &self.letterbox,
            name: self.piece.name(),
            offset: self.offset,
            whole: self.whole,
            sha256: &sha256(bytes),
        };
        letterbox.check(&site.installation, &asked, &self.question)?;
        Ok(letterbox)
    }
}

/// `GET /nachrichten/{letterbox}/{name}`: a piece of a message of this side.
pub(super) async fn give(
    State(site): State<Site>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(request) = Request::read(path, &headers) else {
        return not_found();
    };
    let given = tokio::task::spawn_blocking(move || {
        let letterbox = request.letterbox(&site, "get", &[])?;
        letterbox.give(request.piece, request.offset)
    });
    match given.await {
        Ok(Ok((bytes, whole))) => ([(WHOLE, HeaderValue::from(whole))], bytes).into_response(),
        Ok(Err(error)) => refused(&error),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `PUT /nachrichten/{letterbox}/{name}`: takes a piece of a message of the other side.
pub(super) async fn take(
    State(site): State<Site>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let (Some(request), Ok(body)) = (Request::read(path, &headers), body) else {
        return not_found();
    };
    match taken(&site, &request, &body).await {
        Ok(note) => note.into_response(),
        Err(error) => refused(&error),
    }
}

async fn taken(site: &Site, request: &Request, body: &[u8]) -> Result<String, LetterboxError> {
    // One after the other: two that write at once would both go on from the same place.
    let _one = site.taking.lock().await;
    let letterbox = request.letterbox(site, "put", body)?;
    let installation = &site.installation;
    let (piece, place) = (request.piece, (request.offset, request.whole));
    let taken: Taken = letterbox.take(installation, piece, place, body).await?;
    letterbox
        .sign(installation, piece, &taken)
        .map_err(|error| LetterboxError::Broken(error.into()))
}

fn refused(error: &LetterboxError) -> Response {
    match error {
        LetterboxError::NotThere | LetterboxError::NotSigned => not_found(),
        LetterboxError::AnotherPlace(there) => {
            let there = [(OFFSET, HeaderValue::from(*there))];
            (StatusCode::CONFLICT, there).into_response()
        }
        LetterboxError::Another => StatusCode::CONFLICT.into_response(),
        LetterboxError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        LetterboxError::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        LetterboxError::Broken(error) => {
            // Names a file and what the system said of it, nothing else.
            tracing::error!("a message was not taken or given: {error}");
            StatusCode::INSUFFICIENT_STORAGE.into_response()
        }
    }
}
