//! `/anmelden`: with login and password, or on to the city's own service where there is one.

pub(super) mod account;
pub(super) mod factor;
pub(super) mod leave;
pub(super) mod passkeys;
pub(super) mod password;
pub(super) mod second;

use super::asker::Asker;
use super::cookie;
use super::form::{Control, Field, Form};
use super::frame::Frame;
use super::problem::Problem;
use super::route::Answer;
use super::words::Words;
use super::{html, html_again};
use askama::Template;
use augenmass_casework::gate::FormKey;
use augenmass_casework::sign_in::{self, SessionSecret, SignedIn};
use axum::response::{IntoResponse as _, Redirect, Response};

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub form: Form,
    /// True where one can step into a role of the demo.
    pub demo: bool,
    /// True where the city has a sign-in service.
    pub open_id: bool,
}

fn form(words: Words, form_key: &str) -> Form {
    let field = |name, key, control| Field::new(words, name, key, control);
    Form {
        target: "/anmelden".to_owned(),
        fields: vec![
            field("login", "field-login", Control::Line("username")),
            field(
                "password",
                "field-password",
                Control::Secret("current-password"),
            ),
        ],
        submit: words.t("sign-in"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

fn page(asker: &Asker, form_key: &str) -> Page {
    Page {
        frame: asker.frame().titled(asker.words.t("page-sign-in")),
        form: form(asker.words, form_key),
        demo: asker.installation().is_demo(),
        open_id: asker.site.settings.open_id.is_some(),
    }
}

/// The key that ties a form to a visitor: the one they have, or a new one.
pub(super) fn visitor_key(asker: &Asker) -> (String, bool) {
    match asker.visitor_key() {
        Some(known) if known.len() == 32 => (known.to_owned(), false),
        _ => (FormKey::fresh(asker.installation()), true),
    }
}

/// A page with a form for a visitor who is not signed in.
pub(super) fn for_visitor(mut response: Response, (key, new): (&str, bool)) -> Response {
    if new {
        cookie::set(response.headers_mut(), cookie::VISITOR, key);
    }
    response
}

/// The form.
pub(super) async fn show(asker: Asker) -> Answer {
    if asker.session().is_some() {
        return Ok(Redirect::to("/mein-tag").into_response());
    }
    let (key, new) = visitor_key(&asker);
    Ok(for_visitor(html(&page(&asker, &key))?, (&key, new)))
}

/// Login and password, sent.
pub(super) async fn take(asker: Asker) -> Answer {
    let installation = asker.installation();
    if !asker
        .site
        .tries
        .may(asker.from(), installation.gate.now().at)
    {
        return Err(Problem::TooMany);
    }
    let login = asker.input.raw("login").trim();
    let password = asker.private("password");
    let signed_in = sign_in::with_password(installation, login, &password).await?;
    match signed_in {
        SignedIn::Yes(secret) => {
            asker.site.tries.forget(asker.from());
            Ok(into(&secret, "/mein-tag"))
        }
        SignedIn::SecondFactor(secret) => Ok(into(&secret, "/anmelden/zweiter-faktor")),
        SignedIn::No => {
            let (key, new) = visitor_key(&asker);
            let mut page = page(&asker, &key);
            page.form = page.form.with(&asker.input);
            page.form.wrong.push(asker.words.t("wrong-sign-in"));
            Ok(for_visitor(html_again(&page)?, (&key, new)))
        }
    }
}

/// Somebody comes in with a new session.
pub(super) fn into(secret: &SessionSecret, place: &str) -> Response {
    let mut response = Redirect::to(place).into_response();
    cookie::set(response.headers_mut(), cookie::SESSION, secret.reveal());
    cookie::clear(response.headers_mut(), cookie::VISITOR);
    response
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let mut wrong = form(words, "00112233445566778899aabbccddeeff");
        let right = wrong.clone();
        wrong.wrong.push(words.t("wrong-sign-in"));
        let page = |form, open_id| {
            let mut frame = Frame::sample(words).titled(words.t("page-sign-in"));
            frame.signed_in = None;
            Self {
                frame,
                form,
                demo: true,
                open_id,
            }
        };
        vec![
            page(right.clone(), false),
            page(wrong, false),
            page(right, true),
        ]
    }
}
