//! `/hinweise`: for an office its own indications, for the registry the notices that wait for a case.

use super::{DRAFTS, OFFICE, to_grounds};
use crate::web::act::Act;
use crate::web::asker::Asker;
use crate::web::frame::Link;
use crate::web::html;
use crate::web::list_page::ListPage;
use crate::web::records::listed;
use crate::web::route::Answer;
use crate::web::words::Words;
use augenmass_domain::{Action, Kind, Role};

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (records, _) = listed(&asker, Kind::Indication).await?;
    let role = asker.actor()?.role;
    let links = links(asker.words, role);
    let page = ListPage::new(asker.frame(), Kind::Indication, help(role), links, records);
    html(&page)
}

const fn help(role: Role) -> &'static str {
    match role {
        Role::RegistryOfficer | Role::RegistryLead => "help-notices",
        _ => "help-indications",
    }
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

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<ListPage> {
    let (office, registry) = (Role::Clerk, Role::RegistryOfficer);
    let kind = Kind::Indication;
    vec![
        ListPage::full(words, kind, help(office), links(words, office)),
        ListPage::empty(words, kind, help(registry), links(words, registry)),
    ]
}
