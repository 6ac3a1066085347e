//! A page with one form and nothing else.

use super::asker::Asker;
use super::form::Form;
use super::frame::Frame;
use super::own_words::own_key;
use super::route::Answer;
use super::words::Words;
use super::{html, html_again};
use askama::Template;

#[derive(Template)]
#[template(path = "single.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub form: Form,
}

/// The page; with the status of a form that has to be corrected, where something is wrong.
pub(super) fn show(asker: &Asker, title: &str, help: &str, form: Form) -> Answer {
    framed(asker, asker.frame(), (title, help), form)
}

/// The same below another page: its path, and the key of its name.
pub(super) fn below(
    asker: &Asker,
    (path, name): (&str, &str),
    words: (&str, &str),
    form: Form,
) -> Answer {
    let frame = asker.frame().below(path, asker.words.t(name));
    framed(asker, frame, words, form)
}

fn framed(asker: &Asker, frame: Frame, (title, help): (&str, &str), form: Form) -> Answer {
    let page = Page {
        frame: frame.titled(asker.words.t(title)),
        help: asker.words.t(own_key(asker.installation().kind(), help)),
        form,
    };
    match page.form.is_wrong() {
        true => html_again(&page),
        false => html(&page),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let forms = [
            (
                "page-sign-out",
                "help-sign-out",
                super::samples::plain_form(words),
            ),
            (
                "page-password",
                "help-password",
                super::sign_in::password::form(words, "0011"),
            ),
            (
                "passkey-remove",
                "passkey-remove-help",
                super::samples::passkey_form(words),
            ),
        ];
        let page = |(title, help, form): (&str, &str, Form)| Self {
            frame: Frame::sample(words).titled(words.t(title)),
            help: words.t(help),
            form,
        };
        forms.into_iter().map(page).collect()
    }
}
