//! What went wrong, as a page with a next step. What may not be seen does not exist; nothing tells more.

use super::asker::Asker;
use super::frame::{Frame, Link};
use super::open_id::Failed;
use super::tries;
use super::words::Words;
use crate::print::plain_error;
use askama::Template;
use augenmass_casework::Error;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The gate said no, or something broke.
    Gate(Error),
    /// There is no such page or record, or it may not be seen.
    NotFound,
    /// Somebody must sign in first.
    SignIn,
    /// The code of the letter must be entered first.
    LetterCode,
    /// The form is not from a page of this session, or too old.
    StaleForm,
    /// The record is past this step; its path.
    MovedOn(String),
    /// The run of the record is over or pauses; the path of the record.
    RunOver(String),
    /// What was sent is too large or cannot be read.
    TooLarge,
    /// Too many tries from one address, or of one code.
    TooMany,
    /// An account, or whoever came in by a letter, asked for more than is allowed in a minute.
    TooFast {
        /// So long is to be waited.
        seconds: u32,
        /// True where it was a form; nothing was done with it.
        form: bool,
    },
    /// Signing in at the city's service came to nothing.
    OpenId(Failed),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            other => Self::Gate(other),
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Self::Gate(Error::Internal(error.to_string()))
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub what: String,
    /// What was typed and not taken, to be copied.
    pub typed: Vec<String>,
    pub next: Vec<Link>,
}

impl Problem {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Gate(Error::Refused(_)) | Self::RunOver(_) => StatusCode::FORBIDDEN,
            Self::Gate(Error::Rejected(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Gate(Error::Conflict) | Self::MovedOn(_) => StatusCode::CONFLICT,
            Self::Gate(Error::NotFound) | Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gate(Error::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::SignIn | Self::LetterCode => StatusCode::UNAUTHORIZED,
            Self::StaleForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany | Self::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::OpenId(Failed::Unfinished(_)) => StatusCode::BAD_REQUEST,
            Self::OpenId(Failed::NotHere(_)) => StatusCode::FORBIDDEN,
            Self::OpenId(Failed::Unreachable(_)) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What happened and what to do. Of what broke, nothing reaches the page.
    pub(crate) fn sentence(&self, words: Words) -> String {
        match self {
            Self::Gate(Error::Internal(what)) => {
                tracing::error!(what, "a page could not be made");
                words.t("problem-internal")
            }
            Self::Gate(error) => plain_error(words.0, error),
            Self::NotFound => words.t("problem-not-found"),
            Self::SignIn => words.t("problem-signed-out"),
            Self::LetterCode => words.t("problem-letter-ended"),
            Self::StaleForm => words.t("problem-stale-form"),
            Self::MovedOn(_) => words.t("problem-moved-on"),
            Self::RunOver(_) => words.t("problem-run-over"),
            Self::TooLarge => words.t("problem-too-large"),
            Self::TooMany => words.t("problem-too-many"),
            Self::TooFast { seconds, form } => {
                let key = match form {
                    true => "problem-too-fast-form",
                    false => "problem-too-fast-page",
                };
                words.with(key, "seconds", seconds)
            }
            Self::OpenId(failed) => words.t(failed.key()),
        }
    }

    fn title(&self, words: Words) -> String {
        words.t(match self {
            Self::NotFound | Self::Gate(Error::NotFound) => "problem-title-not-found",
            Self::Gate(Error::Conflict) | Self::MovedOn(_) => "problem-title-conflict",
            Self::Gate(Error::Internal(_)) => "problem-title-internal",
            Self::OpenId(_) => "problem-title-open-id",
            Self::TooMany | Self::TooFast { .. } => "problem-title-wait",
            _ => "problem-title",
        })
    }

    /// The page, for who asked.
    pub(crate) fn page(&self, asker: &Asker) -> Response {
        let typed = self.typed(asker);
        let door = match self {
            Self::SignIn => Some(("/anmelden", "page-sign-in")),
            Self::LetterCode => Some(("/brief", "page-letter")),
            _ => None,
        };
        if let Some((door, _)) = door.filter(|_| typed.is_empty()) {
            return Redirect::to(door).into_response();
        }
        let mut frame = asker.frame().titled(self.title(asker.words));
        if self.status() == StatusCode::NOT_FOUND {
            // One page for all that does not exist: not even the address stands on it.
            "/".clone_into(&mut frame.path);
        }
        let home = if asker.session().is_some() {
            "/mein-tag"
        } else {
            "/"
        };
        let mut next = vec![match door {
            Some((door, label)) => Link::to(door, asker.words.t(label)),
            None => Link::to(home, asker.words.t("problem-home")),
        }];
        if matches!(
            self,
            Self::Gate(Error::Conflict) | Self::StaleForm | Self::TooFast { form: false, .. }
        ) {
            next.insert(
                0,
                Link::to(asker.path.clone(), asker.words.t("problem-again")),
            );
        }
        if let Self::MovedOn(record) | Self::RunOver(record) = self {
            next.insert(
                0,
                Link::to(record.clone(), asker.words.t("problem-moved-on-record")),
            );
        }
        if let Self::OpenId(failed) = self {
            let why = failed.why();
            tracing::warn!(why, "a sign-in at the city's service came to nothing");
            next.insert(0, Link::to("/anmelden", asker.words.t("page-sign-in")));
        }
        let page = Page {
            frame,
            what: self.sentence(asker.words),
            typed,
            next,
        };
        match page.render() {
            Ok(html) => self.with_wait((self.status(), Html(html)).into_response()),
            Err(_) => self.plain(asker.words),
        }
    }

    /// The sentences of a form that was sent after its session had ended: they went back to who wrote them, and nowhere
    /// else. No password and no code is a sentence; forms that ask for one keep nothing.
    fn typed(&self, asker: &Asker) -> Vec<String> {
        let lost = matches!(self, Self::SignIn | Self::LetterCode | Self::StaleForm);
        let asks_for_secrets = ["/anmelden", "/konto"]
            .iter()
            .any(|path| asker.path.starts_with(path));
        if asker.method != axum::http::Method::POST || !lost || asks_for_secrets {
            return Vec::new();
        }
        asker.input.sentences().map(str::to_owned).collect()
    }

    /// Says when to come back, where it is too early.
    fn with_wait(&self, mut response: Response) -> Response {
        let wait = match self {
            Self::TooMany => tries::WITHIN,
            Self::TooFast { seconds, .. } => *seconds,
            _ => return response,
        };
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        response
    }

    /// The answer where there is no frame to put it in.
    pub(crate) fn plain(&self, words: Words) -> Response {
        let written = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
        let (tag, title) = (words.tag(), written(self.title(words)));
        let (what, home) = (
            written(self.sentence(words)),
            written(words.t("problem-home")),
        );
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
             <body><h1>{title}</h1><p>{what}</p><p><a href=\"/\">{home}</a></p></body></html>\n"
        );
        (self.status(), Html(html)).into_response()
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let problems = [
            Problem::NotFound,
            Problem::LetterCode,
            Problem::Gate(Error::Conflict),
            Problem::MovedOn("/hinweise".to_owned()),
            Problem::RunOver("/vorgaenge".to_owned()),
            Problem::TooMany,
            Problem::TooFast {
                seconds: 42,
                form: false,
            },
            Problem::TooFast {
                seconds: 1,
                form: true,
            },
            Problem::OpenId(Failed::Unfinished("example")),
            Problem::OpenId(Failed::NotHere("example")),
            Problem::OpenId(Failed::Unreachable("example")),
        ];
        let page = |problem: &Problem| Self {
            frame: Frame::sample(words).titled(problem.title(words)),
            what: problem.sentence(words),
            typed: match problem {
                Problem::LetterCode => vec!["Die Kinder sind bei ihrer Großmutter.".to_owned()],
                _ => Vec::new(),
            },
            next: vec![Link::to("/mein-tag", words.t("problem-home"))],
        };
        problems.iter().map(page).collect()
    }
}
