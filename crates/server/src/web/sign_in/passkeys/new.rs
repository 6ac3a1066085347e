//! `/konto/passkeys/neu`: a name and a code were right; the browser is asked for a passkey. One of the two pages with a
//! script.

use super::ask::Asks;
use super::{PATH as BACK, elsewhere, framed, keys, page};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again, with_script};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::sign_in::{self, NewPasskeyAsked, PasskeyRule};
use axum::response::{IntoResponse as _, Redirect};

/// The path.
pub(super) const PATH: &str = "/konto/passkeys/neu";

#[derive(Template)]
#[template(path = "passkeys/new.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub passkey: Asks,
}

/// What was asked is not asked again; the page says how it stands.
pub(in crate::web) async fn show(_: Asker) -> Answer {
    Ok(Redirect::to(BACK).into_response())
}

/// A name and a code, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let Some(pages) = &asker.site.settings.passkeys else {
        return elsewhere();
    };
    let (label, code) = (asker.input.raw("label"), asker.input.raw("code"));
    let begun = sign_in::begin_passkey(asker.installation(), secret, label, code).await;
    match begun {
        Ok(Ok(asked)) => {
            let page = asking(asker.frame(), pages.name(), (label.trim(), asked));
            Ok(with_script(html(&page)?))
        }
        Ok(Err(rule)) => wrong(&asker, rule).await,
        Err(Error::NotFound) => elsewhere(),
        Err(error) => Err(error.into()),
    }
}

fn asking(frame: Frame, party: &str, asked: (&str, NewPasskeyAsked)) -> Page {
    let (words, key) = (frame.words, frame.form_key().to_owned());
    Page {
        frame: framed(frame, "passkey-new").below(BACK, words.t("page-passkeys")),
        passkey: Asks::to_make(words, &key, party, asked),
    }
}

/// The list again, with what is wrong beside its field.
async fn wrong(asker: &Asker, rule: PasskeyRule) -> Answer {
    let Some(keys) = keys(asker).await? else {
        return elsewhere();
    };
    let mut input = asker.input.clone();
    let field = match rule {
        PasskeyRule::LabelMissing => "label",
        PasskeyRule::TooMany => "",
        PasskeyRule::CodeWrong => "code",
    };
    input.say(field, rule.key());
    let mut page = page(asker.frame(), true, &keys);
    page.form = page.form.map(|form| form.with(&input));
    html_again(&page)
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let asked = NewPasskeyAsked {
            question: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".to_owned(),
            user: "AZLwwAAAcACAAAAAAAAABw".to_owned(),
            login: "melde.1".to_owned(),
            name: "Marta Nowicka".to_owned(),
            known: vec!["AQID".to_owned()],
        };
        let frame = Frame::sample(words);
        vec![asking(frame, "augenmass.example", ("Dienstrechner", asked))]
    }
}
