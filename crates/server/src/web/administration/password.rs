//! `/verwaltung/konten/{id}/passwort`: a first password, shown once. It must be changed at the first
//! sign-in.

use super::account::{form, known};
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::accounts;

#[derive(Template)]
#[template(path = "administration/password.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub login: String,
    /// The password, this one time; empty before it was set.
    pub password: String,
    pub form: Form,
}

/// Asks whether one should be set.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let login = known(&asker).await?.login;
    html(&page(&asker, login, String::new()))
}

/// Sets it and shows it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let account = known(&asker).await?;
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let fresh = accounts::first_password(installation, actor, account.id).await?;
    html(&page(&asker, account.login, fresh.reveal().clone()))
}

fn page(asker: &Asker, login: String, password: String) -> Page {
    let words = asker.words;
    let frame = asker.frame().titled(words.t("account-first-password"));
    Page {
        login,
        password,
        form: blank(words, asker.path.clone(), frame.form_key()),
        frame: frame.below("/verwaltung", words.t("page-administration")),
    }
}

fn blank(words: Words, target: String, form_key: &str) -> Form {
    Form {
        submit: words.t("account-set-password"),
        ..form(words, target, form_key, Vec::new())
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |password: &str| Self {
            frame: Frame::sample(words).titled(words.t("account-first-password")),
            login: "melde.1".to_owned(),
            password: password.to_owned(),
            form: blank(words, "/verwaltung/konten/1/passwort".to_owned(), "0011"),
        };
        vec![page(""), page("drei kurze Worte")]
    }
}
