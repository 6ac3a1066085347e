//! `/demo`: in demo mode only, a page to step into each role. Elsewhere it does not exist.

pub(super) mod clock;

use super::asker::Asker;
use super::frame::Frame;
use super::html;
use super::problem::Problem;
use super::route::Answer;
use super::sign_in::{for_visitor, into, visitor_key};
use super::words::Words;
use askama::Template;
use augenmass_casework::installation::Installation;
use augenmass_casework::{Error, sign_in};
use augenmass_domain::Role;
use std::collections::BTreeMap;

/// Login and name of each person, by role.
type People = BTreeMap<Role, Vec<(String, String)>>;

/// A role with the people who hold it.
pub(crate) struct InRole {
    pub role: String,
    pub help: String,
    /// Login and name.
    pub people: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "demo.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub form_key: String,
    pub roles: Vec<InRole>,
}

/// All roles with their people.
pub(super) async fn show(asker: Asker) -> Answer {
    if !asker.installation().is_demo() {
        return Err(Problem::NotFound);
    }
    let (key, new) = match asker.session() {
        Some(session) => (session.form_key().to_owned(), false),
        None => visitor_key(&asker),
    };
    let page = Page {
        frame: asker.frame().titled(asker.words.t("page-demo")),
        roles: roles(asker.words, people(asker.installation()).await?),
        form_key: key.clone(),
    };
    Ok(for_visitor(html(&page)?, (&key, new)))
}

/// Login and name of each person who signs in, by role, in the order of the permission matrix. Errors:
/// those of the store.
pub(crate) async fn people(installation: &Installation) -> Result<People, Error> {
    let mut people = People::new();
    for (login, name, role) in installation.account_list().await? {
        people.entry(role).or_default().push((login, name));
    }
    people.retain(|role, _| role.signs_in());
    Ok(people)
}

fn roles(words: Words, people: People) -> Vec<InRole> {
    let roles = people.into_iter().map(|(role, people)| InRole {
        role: words.role(role),
        help: words.t(&format!("work-{}", role.name())),
        people,
    });
    roles.collect()
}

/// Steps into a role.
pub(super) async fn take(asker: Asker) -> Answer {
    if let Some(secret) = asker.secret() {
        sign_in::end(asker.installation(), secret).await?;
    }
    let login = asker.input.raw("login");
    let secret = sign_in::as_demo(asker.installation(), login).await?;
    Ok(into(&secret, "/mein-tag"))
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let people = Role::ALL.into_iter();
        let people = people.filter(|role| role.signs_in());
        let people = people.map(|role| {
            (
                role,
                vec![("melde.1".to_owned(), "Marta Nowicka".to_owned())],
            )
        });
        let mut frame = Frame::sample(words).titled(words.t("page-demo"));
        frame.signed_in = None;
        vec![Self {
            frame,
            form_key: "0011".to_owned(),
            roles: roles(words, people.collect()),
        }]
    }
}
