//! `/vorgaenge`: the cases that the account may see, and no other; the number too.

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::records::{Records, listed};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use askama::Template;
use augenmass_domain::Kind;

#[derive(Template)]
#[template(path = "records.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub records: Records,
}

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    shown(&asker, Kind::Case, "help-cases").await
}

/// The list of a kind; `help` is the key of what is explained.
pub(in crate::web) async fn shown(asker: &Asker, kind: Kind, help: &str) -> Answer {
    let (records, _) = listed(asker, kind).await?;
    let words = asker.words;
    html(&Page {
        frame: asker.frame().titled(words.t(section::title(kind))),
        help: words.t(help),
        records,
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words, kind: Kind, help: &str) -> Vec<Self> {
        let page = |records| Self {
            frame: Frame::sample(words).titled(words.t(section::title(kind))),
            help: words.t(help),
            records,
        };
        vec![
            page(Records::sample(words, kind)),
            page(Records::empty(words, kind)),
        ]
    }
}
