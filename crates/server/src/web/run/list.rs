//! `/durchgaenge`: the runs that the account may see, by name: a run concerns nobody.

use crate::web::act::Act;
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::records::{Records, listed};
use crate::web::route::Answer;
use crate::web::section::record_title;
use crate::web::words::Words;
use askama::Template;
use augenmass_domain::{Kind, Role};

#[derive(Template)]
#[template(path = "records_begin.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub links: Vec<Link>,
    pub records: Records,
}

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (mut records, runs) = listed(&asker, Kind::Run).await?;
    let words = asker.words;
    for (row, run) in records.rows.iter_mut().zip(&runs) {
        row.reference = record_title(words, run);
    }
    html(&Page {
        frame: asker.frame().titled(words.t("page-runs")),
        help: words.t("help-runs"),
        links: links(words, asker.actor()?.role),
        records,
    })
}

fn links(words: Words, role: Role) -> Vec<Link> {
    let draft: &Act = &super::draft::ACT;
    if !draft.roles.contains(&role) {
        return Vec::new();
    }
    vec![Link::to(draft.path, words.action(draft.action))]
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |role, records| Self {
            frame: Frame::sample(words).titled(words.t("page-runs")),
            help: words.t("help-runs"),
            links: links(words, role),
            records,
        };
        vec![
            page(Role::Coordinator, Records::sample(words, Kind::Run)),
            page(Role::Clerk, Records::empty(words, Kind::Run)),
        ]
    }
}
