//! `/konto/passkeys`: the passkeys beside one's own second step, and a new one's words.

pub(in crate::web) mod ask;
pub(in crate::web) mod new;
pub(in crate::web) mod remove;

use super::{factor, into};
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::sign_in::{self, PasskeyRow, Registration};
use axum::response::{IntoResponse as _, Redirect};

/// The path.
pub(super) const PATH: &str = "/konto/passkeys";

/// A passkey.
pub(crate) struct Line {
    pub label: String,
    pub made: String,
    pub used: String,
}

#[derive(Template)]
#[template(path = "passkeys/list.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// What they are, or why there are none here.
    pub help: String,
    /// Those there are.
    pub lines: Vec<Line>,
    /// What begins a new one; none where the address of the pages has no name.
    pub form: Option<Form>,
}

/// A code of the app, where it proves who asks.
fn code_field(words: Words) -> Field {
    let control = Control::Line("one-time-code");
    Field::new(words, "code", "field-second-factor", control).hint(words.t("hint-second-factor"))
}

fn form(words: Words, form_key: &str) -> Form {
    let label = Field::new(words, "label", "field-passkey-label", Control::Line("off"));
    Form {
        target: new::PATH.to_owned(),
        fields: vec![label.hint(words.t("hint-passkey-label")), code_field(words)],
        submit: words.t("passkey-begin"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

/// The title of a page below one's own account and its second step.
fn framed(frame: Frame, title: &str) -> Frame {
    let words = frame.words;
    frame
        .titled(words.t(title))
        .below("/konto", words.t("page-account-own"))
        .below(factor::PATH, words.t("page-own-factor"))
}

fn page(frame: Frame, offered: bool, keys: &[PasskeyRow]) -> Page {
    let (words, key) = (frame.words, frame.form_key().to_owned());
    let line = |row: &PasskeyRow| Line {
        label: row.label.clone(),
        made: words.moment(row.made),
        used: row
            .used
            .map_or_else(|| words.t("passkey-never"), |at| words.moment(at)),
    };
    Page {
        help: words.t(match offered {
            true => "passkey-what",
            false => "passkey-not-here",
        }),
        frame: framed(frame, "page-passkeys"),
        lines: keys.iter().map(line).collect(),
        form: offered.then(|| form(words, &key)),
    }
}

/// The passkeys of the one who asks; `None` where there is no second step beside which one could be.
async fn keys(asker: &Asker) -> Result<Option<Vec<PasskeyRow>>, Problem> {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    match sign_in::passkeys(asker.installation(), secret).await {
        Err(Error::NotFound) => Ok(None),
        other => Ok(other?),
    }
}

/// To the page that says how the second step stands.
fn elsewhere() -> Answer {
    Ok(Redirect::to(factor::PATH).into_response())
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let Some(keys) = keys(&asker).await? else {
        return elsewhere();
    };
    let offered = asker.site.settings.passkeys.is_some();
    html(&page(asker.frame(), offered, &keys))
}

/// What a browser says of a new passkey, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let Some(pages) = &asker.site.settings.passkeys else {
        return elsewhere();
    };
    let sent = Registration {
        credential: asker.input.raw("credential"),
        client_data: asker.input.raw("client-data"),
        authenticator_data: asker.input.raw("authenticator-data"),
        public_key: asker.input.raw("public-key"),
        algorithm: asker.input.raw("algorithm"),
    };
    let label = asker.input.raw("label");
    match sign_in::add_passkey(asker.installation(), secret, pages, label, &sent).await {
        Ok(Some(fresh)) => Ok(into(&fresh, PATH)),
        Ok(None) => not_taken(&asker).await,
        Err(Error::NotFound) => elsewhere(),
        Err(error) => Err(error.into()),
    }
}

/// The page again: the passkey was not taken, and a new one is to be begun.
async fn not_taken(asker: &Asker) -> Answer {
    let Some(keys) = keys(asker).await? else {
        return elsewhere();
    };
    let mut page = page(asker.frame(), true, &keys);
    let sentence = asker.words.t("passkey-not-taken");
    page.form = page.form.map(|form| Form {
        wrong: vec![sentence],
        ..form
    });
    html_again(&page)
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let row = |label: &str, used| PasskeyRow {
            credential: "AQID".to_owned(),
            label: label.to_owned(),
            made: crate::web::samples::now(),
            used,
        };
        let rows = [
            row("Dienstrechner", Some(crate::web::samples::now())),
            row("Telefon", None),
        ];
        let page = |offered, rows: &[PasskeyRow]| page(Frame::sample(words), offered, rows);
        let mut wrong = page(true, &rows);
        wrong.form = wrong.form.map(|mut form| {
            form.wrong.push(words.t("passkey-not-taken"));
            form.fields[0].wrong = words.t("passkey-label-missing");
            form
        });
        vec![
            page(true, &[]),
            page(true, &rows),
            page(false, &rows),
            wrong,
        ]
    }
}
