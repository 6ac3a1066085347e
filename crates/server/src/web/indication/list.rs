//! `/hinweise`: for an office its own indications, for the registry the notices that wait for a case.

use super::{DRAFTS, OFFICE, to_grounds};
use crate::web::act::Act;
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::records::{Records, listed};
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_domain::{Action, Kind, Role};

#[derive(Template)]
#[template(path = "records_begin.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    /// What can be begun from here, and the catalogue.
    pub links: Vec<Link>,
    pub records: Records,
}

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (records, _) = listed(&asker, Kind::Indication).await?;
    let role = asker.actor()?.role;
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-indications")),
        help: help(asker.words, role),
        links: links(asker.words, role),
        records,
    })
}

fn help(words: Words, role: Role) -> String {
    words.t(match role {
        Role::RegistryOfficer | Role::RegistryLead => "help-notices",
        _ => "help-indications",
    })
}

fn links(words: Words, role: Role) -> Vec<Link> {
    let record: &Act = &super::record::ACT;
    let mut links = Vec::new();
    if OFFICE.contains(&role) {
        links.push(Link::to(record.path, words.action(record.action)));
        links.push(Link::to(DRAFTS, words.action(Action::ImportDraft)));
    }
    links.push(to_grounds(words));
    links
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |role, records| Self {
            frame: Frame::sample(words).titled(words.t("page-indications")),
            help: help(words, role),
            links: links(words, role),
            records,
        };
        let kind = Kind::Indication;
        vec![
            page(Role::Clerk, Records::sample(words, kind)),
            page(Role::RegistryOfficer, Records::empty(words, kind)),
        ]
    }
}
