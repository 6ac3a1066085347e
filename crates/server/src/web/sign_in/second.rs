//! `/anmelden/zweiter-faktor`: the code of the second factor, or a passkey beside it.

use super::into;
use super::passkeys::ask::Asks;
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{again, html, with_script};
use askama::Template;
use augenmass_casework::sign_in::{self, Assertion, PasskeyAsked};
use axum::response::{IntoResponse as _, Redirect};

/// The path.
pub(super) const PATH: &str = "/anmelden/zweiter-faktor";

#[derive(Template)]
#[template(path = "second.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub form: Form,
    /// What a passkey is asked, where there is one.
    pub passkey: Option<Asks>,
}

fn form(words: Words, form_key: &str) -> Form {
    Form {
        target: PATH.to_owned(),
        fields: vec![
            Field::new(
                words,
                "code",
                "field-second-factor",
                Control::Line("one-time-code"),
            )
            .hint(words.t("hint-second-factor")),
        ],
        submit: words.t("sign-in"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

fn page(frame: Frame, asked: Option<(&str, PasskeyAsked)>) -> Page {
    let (words, key) = (frame.words, frame.form_key().to_owned());
    Page {
        frame: frame.titled(words.t("page-second-factor")),
        help: words.t("help-second-factor"),
        form: form(words, &key),
        passkey: asked.map(|(party, asked)| Asks::to_confirm(words, &key, party, asked)),
    }
}

/// The page, with a question for a passkey where the account has one and the address of the pages is known.
async fn asking(asker: &Asker) -> Result<Page, Problem> {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let asked = match &asker.site.settings.passkeys {
        None => None,
        Some(pages) => sign_in::ask_passkey(asker.installation(), secret)
            .await?
            .map(|asked| (pages.name(), asked)),
    };
    Ok(page(asker.frame(), asked))
}

/// The page as an answer: its script may run, where it has one.
fn shown(page: &Page) -> Answer {
    let page_html = match page.form.is_wrong() {
        true => again(html(page)?),
        false => html(page)?,
    };
    Ok(match page.passkey {
        None => page_html,
        Some(_) => with_script(page_html),
    })
}

/// Asks for the code.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    if asker
        .session()
        .is_none_or(|session| !session.second_factor_open)
    {
        return Ok(Redirect::to("/mein-tag").into_response());
    }
    shown(&asking(&asker).await?)
}

/// The code, or what a passkey answered, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    if !asker
        .site
        .tries
        .may(asker.from(), asker.installation().gate.now().at)
    {
        return Err(Problem::TooMany);
    }
    let by_passkey = !asker.input.raw("credential").is_empty();
    let signed_in = match (&asker.site.settings.passkeys, by_passkey) {
        (Some(pages), true) => {
            let sent = assertion(&asker);
            sign_in::confirm_with_passkey(asker.installation(), secret, pages, &sent).await?
        }
        _ => {
            let code = asker.input.raw("code").trim();
            sign_in::second_factor(asker.installation(), secret, code).await?
        }
    };
    if let Some(secret) = signed_in {
        return Ok(into(&secret, "/mein-tag"));
    }
    let mut page = asking(&asker).await?;
    if by_passkey {
        page.form.wrong.push(asker.words.t("wrong-second-factor"));
    } else {
        let mut input = asker.input.clone();
        input.say("code", "wrong-second-factor");
        page.form = page.form.with(&input);
    }
    shown(&page)
}

fn assertion(asker: &Asker) -> Assertion<'_> {
    Assertion {
        credential: asker.input.raw("credential"),
        client_data: asker.input.raw("client-data"),
        authenticator_data: asker.input.raw("authenticator-data"),
        signature: asker.input.raw("signature"),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let asked = PasskeyAsked {
            question: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".to_owned(),
            known: vec!["AQID".to_owned(), "BAUG".to_owned()],
        };
        let mut wrong = page(
            Frame::sample(words),
            Some(("augenmass.example", asked.clone())),
        );
        wrong.form.wrong.push(words.t("wrong-second-factor"));
        vec![
            page(Frame::sample(words), None),
            page(Frame::sample(words), Some(("augenmass.example", asked))),
            wrong,
        ]
    }
}
