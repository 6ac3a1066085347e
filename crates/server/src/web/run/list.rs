//! `/durchgaenge`: the runs that the account may see, by name: a run concerns nobody.

use crate::web::act::Act;
use crate::web::asker::Asker;
use crate::web::frame::Link;
use crate::web::html;
use crate::web::list_page::ListPage;
use crate::web::records::listed;
use crate::web::route::Answer;
use crate::web::section::record_title;
use crate::web::words::Words;
use augenmass_domain::{Kind, Role};

const HELP: &str = "help-runs";

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (mut records, runs) = listed(&asker, Kind::Run).await?;
    let words = asker.words;
    for (row, run) in records.rows.iter_mut().zip(&runs) {
        row.reference = record_title(words, run);
    }
    let links = links(words, asker.actor()?.role);
    html(&ListPage::new(
        asker.frame(),
        Kind::Run,
        HELP,
        links,
        records,
    ))
}

fn links(words: Words, role: Role) -> Vec<Link> {
    let draft: &Act = &super::draft::ACT;
    if !draft.roles.contains(&role) {
        return Vec::new();
    }
    vec![Link::to(draft.path, words.action(draft.action))]
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<ListPage> {
    let (drafts, reads) = (Role::Coordinator, Role::Clerk);
    vec![
        ListPage::full(words, Kind::Run, HELP, links(words, drafts)),
        ListPage::empty(words, Kind::Run, HELP, links(words, reads)),
    ]
}
