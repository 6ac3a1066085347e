//! `/aufsicht/anmeldungen`: what was done to sign in, newest first. Roles and offices; nobody's name: it tells
//! of attacks and mistakes, not of working hours.

use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_casework::oversight::{self, SignIn, SignInEvent};
use augenmass_domain::Role;

/// Its path.
pub(super) const PATH: &str = "/aufsicht/anmeldungen";
/// Events that are shown.
const SHOWN: u32 = 200;

/// An event.
pub(crate) struct Line {
    pub at: String,
    pub event: String,
    pub who: String,
}

#[derive(Template)]
#[template(path = "oversight/sign_ins.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub parts: Vec<Link>,
    pub lines: Vec<Line>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let events = oversight::sign_ins(installation, asker.actor()?, SHOWN).await?;
    let directory = desk::directory(installation).await?;
    let lines = events.iter().map(|event| line(words, &directory, event));
    html(&page(asker.frame(), lines.collect()))
}

fn page(frame: Frame, lines: Vec<Line>) -> Page {
    let words = frame.words;
    let frame = frame.titled(words.t("oversight-sign-ins"));
    Page {
        parts: super::log::parts(words, PATH),
        frame: frame.below("/aufsicht", words.t("page-oversight")),
        lines,
    }
}

fn line(words: Words, directory: &Directory, sign_in: &SignIn) -> Line {
    let role = match sign_in.role {
        Some(role) => words.role(role),
        None => words.t("oversight-no-account"),
    };
    let office = directory.office(sign_in.office);
    Line {
        at: words.moment(sign_in.at),
        event: words.t(&format!("choice-sign-in-{}", sign_in.event.name())),
        who: if office.is_empty() {
            role
        } else {
            format!("{role}, {office}")
        },
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let example = |event| {
            let sign_in = SignIn {
                at: crate::web::samples::now(),
                event,
                role: (event != SignInEvent::PasswordTried).then_some(Role::RegistryOfficer),
                office: None,
            };
            line(words, &Directory::default(), &sign_in)
        };
        let lines = SignInEvent::ALL.map(example).into_iter().collect();
        vec![
            page(Frame::sample(words), lines),
            page(Frame::sample(words), Vec::new()),
        ]
    }
}
