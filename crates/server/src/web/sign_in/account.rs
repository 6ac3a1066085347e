//! `/konto`: one's own account, and what one can change of it.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::sign_in::How;

#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub entries: Vec<Entry>,
    /// What can be changed here; nothing where that is done elsewhere.
    pub links: Vec<Link>,
    /// Where it is done.
    pub elsewhere: String,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let session = asker.session().ok_or(Problem::SignIn)?;
    let frame = asker.frame();
    let function = frame.signed_in.as_ref().map(|who| who.function.clone());
    let said = (
        &*session.login,
        &*session.name,
        function.unwrap_or_default(),
    );
    html(&page(frame, said, session.how))
}

fn page(frame: Frame, (login, name, function): (&str, &str, String), how: How) -> Page {
    let words = frame.words;
    let entry = |key: &str, value: &str| Entry {
        key: words.t(key),
        value: value.to_owned(),
    };
    let entries = vec![
        entry("field-login", login),
        entry("account-own-name", name),
        entry("account-own-function", &function),
    ];
    let (links, elsewhere) = match how {
        How::Password => (
            vec![
                Link::to("/konto/passwort", words.t("change-password")),
                Link::to("/konto/zweiter-faktor", words.t("page-own-factor")),
            ],
            String::new(),
        ),
        How::OpenIdConnect => (Vec::new(), words.t("account-own-city")),
        How::Demo => (Vec::new(), words.t("account-own-demo")),
    };
    Page {
        frame: frame.titled(words.t("page-account-own")),
        entries,
        links,
        elsewhere,
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |how| {
            let function = words.role(augenmass_domain::Role::RegistryOfficer);
            let said = ("melde.1", "Marta Nowicka", function);
            page(Frame::sample(words), said, how)
        };
        vec![
            page(How::Password),
            page(How::OpenIdConnect),
            page(How::Demo),
        ]
    }
}
