//! `/vorgaenge`: the cases that the account may see, and no other; the number too.

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::records::{Records, listed};
use crate::web::route::Answer;
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
    let (records, _) = listed(&asker, Kind::Case).await?;
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-cases")),
        help: asker.words.t("help-cases"),
        records,
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |records| Self {
            frame: Frame::sample(words),
            help: words.t("help-cases"),
            records,
        };
        vec![
            page(Records::sample(words, Kind::Case)),
            page(Records::empty(words, Kind::Case)),
        ]
    }
}
