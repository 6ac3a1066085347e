//! What went wrong, as problem details (RFC 9457): what happened and what to do. What may not be seen does
//! not exist; nothing tells more, and nothing that was sent comes back.

use crate::print::plain_error;
use crate::web::words::Words;
use augenmass_casework::Error;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Why an endpoint gives nothing.
#[derive(Debug)]
pub(super) enum Fault {
    /// The gate said no, or something broke.
    Gate(Error),
    /// There is no such endpoint or record, or it may not be seen.
    NotFound,
    /// No token that lets anybody in.
    NoToken,
    /// A parameter that this endpoint does not have.
    UnknownParameter,
    /// A parameter or header with something else than expected.
    Parameter(&'static str, Expected),
    /// What was sent is not called JSON.
    NotJson,
    /// What was sent is not what the document describes.
    Body,
    /// What was sent is too large.
    TooLarge,
    /// The header `Idempotency-Key` is missing, empty or too long.
    NoKey,
    /// The key was used for something else.
    KeyUsed,
    /// So many seconds are to be waited for.
    TooMany(u32),
    /// There are no figures yet.
    NoFigures,
    /// The code of a letter opens nothing: mistyped, unknown or of an erased matter.
    Code,
    /// `userCode` is not the one word that it may be.
    UserCode,
}

/// What a parameter must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// There, and not empty.
    Something,
    /// At most once.
    Once,
    /// A whole number from here to there.
    Number(i32, i32),
    /// A day, `2026-03-02`.
    Day,
    /// A moment, `2026-03-02T09:30:00Z`.
    Moment,
    /// A kind of record that the API knows.
    Kind,
    /// A state of the kind.
    State,
    /// A place that an earlier answer named.
    Place,
}

/// Problem details, RFC 9457.
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemDetails {
    /// `about:blank`, or for a rule that said no `urn:augenmass:rule:` and its name.
    #[serde(rename = "type")]
    kind: String,
    /// What happened.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What to do.
    detail: String,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            other => Self::Gate(other),
        }
    }
}

impl Fault {
    /// Something broke.
    pub(super) fn internal(error: impl std::fmt::Display) -> Self {
        Self::Gate(Error::Internal(error.to_string()))
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Gate(Error::NotFound) | Self::NotFound | Self::NoFigures => StatusCode::NOT_FOUND,
            Self::Gate(Error::Refused(_)) => StatusCode::FORBIDDEN,
            Self::Gate(Error::Rejected(_)) | Self::KeyUsed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Gate(Error::Conflict) => StatusCode::CONFLICT,
            Self::Gate(Error::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::UnknownParameter
            | Self::Parameter(..)
            | Self::Body
            | Self::NoKey
            | Self::Code
            | Self::UserCode => StatusCode::BAD_REQUEST,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn title(&self, words: Words) -> String {
        words.t(match self {
            Self::Gate(Error::NotFound) | Self::NotFound => "api-not-found",
            Self::Gate(Error::Refused(_)) => "api-refused",
            Self::Gate(Error::Rejected(_)) => "api-rejected",
            Self::Gate(Error::Conflict) => "api-conflict",
            Self::Gate(Error::Internal(_)) => "api-internal",
            Self::NoToken => "api-no-token",
            Self::UnknownParameter | Self::Parameter(..) | Self::NoKey | Self::UserCode => {
                "api-parameter"
            }
            Self::NotJson | Self::Body => "api-body",
            Self::TooLarge => "api-too-large",
            Self::KeyUsed => "api-key-used",
            Self::TooMany(_) => "api-too-many",
            Self::NoFigures => "api-no-figures",
            Self::Code => "api-code",
        })
    }

    /// What to do. Of what broke, nothing is told.
    fn detail(&self, words: Words) -> String {
        match self {
            Self::Gate(Error::Internal(what)) => {
                tracing::error!(what, "an endpoint could not answer");
                words.t("api-internal-next")
            }
            Self::Gate(Error::NotFound) | Self::NotFound => words.t("api-not-found-next"),
            Self::Gate(Error::Conflict) => words.t("api-conflict-next"),
            Self::Gate(error) => plain_error(words.0, error),
            Self::NoToken => words.t("api-no-token-next"),
            Self::UnknownParameter => words.t("api-parameter-unknown"),
            Self::Parameter(name, expected) => expected.sentence(words, name),
            Self::NotJson => words.t("api-body-not-json"),
            Self::Body => words.t("api-body-next"),
            Self::TooLarge => words.t("api-too-large-next"),
            Self::NoKey => words.t("api-key-missing"),
            Self::KeyUsed => words.t("api-key-used-next"),
            Self::TooMany(seconds) => words.with("api-too-many-next", "seconds", seconds),
            Self::NoFigures => words.t("api-no-figures-next"),
            Self::Code => words.t("api-code-next"),
            Self::UserCode => words.t("api-user-code"),
        }
    }

    fn kind(&self) -> String {
        match self {
            Self::Gate(Error::Rejected(rejection)) => {
                format!("urn:augenmass:rule:{}", rejection.rule())
            }
            _ => "about:blank".to_owned(),
        }
    }

    /// The answer.
    pub(super) fn response(&self, words: Words) -> Response {
        let status = self.status();
        let details = ProblemDetails {
            kind: self.kind(),
            title: self.title(words),
            status: status.as_u16(),
            detail: self.detail(words),
        };
        let text = serde_json::to_string(&details).unwrap_or_default();
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        let language = HeaderValue::from_static(words.tag());
        headers.insert(header::CONTENT_LANGUAGE, language);
        match self {
            Self::NoToken => {
                let scheme = HeaderValue::from_static("Bearer");
                headers.insert(header::WWW_AUTHENTICATE, scheme);
            }
            Self::TooMany(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
            }
            _ => {}
        }
        response
    }
}

impl Expected {
    fn sentence(self, words: Words, name: &str) -> String {
        let key = match self {
            Self::Something => "api-expected-something",
            Self::Once => "api-expected-once",
            Self::Number(from, to) => {
                let (from, to) = (from.to_string(), to.to_string());
                let arguments = [("name", name.to_owned()), ("from", from), ("to", to)];
                return words.filled("api-expected-number", &arguments);
            }
            Self::Day => "api-expected-day",
            Self::Moment => "api-expected-moment",
            Self::Kind => "api-expected-kind",
            Self::State => "api-expected-state",
            Self::Place => "api-expected-place",
        };
        words.with(key, "name", name)
    }
}
