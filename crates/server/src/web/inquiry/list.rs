//! `/anfragen`: the inquiries that the account may see; for members of the council, the published ones.

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::records::{Records, listed};
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_domain::{Kind, Role};

#[derive(Template)]
#[template(path = "inquiry/list.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub records: Records,
    /// True where a new one may be taken in.
    pub may_receive: bool,
}

/// The list.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (records, _) = listed(&asker, Kind::Inquiry).await?;
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-inquiries")),
        help: asker.words.t("help-inquiries"),
        records,
        may_receive: asker.actor()?.role == Role::CouncilOffice,
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |records, may_receive| Self {
            frame: Frame::sample(words).titled(words.t("page-inquiries")),
            help: words.t("help-inquiries"),
            records,
            may_receive,
        };
        vec![
            page(Records::sample(words, Kind::Inquiry), true),
            page(Records::empty(words, Kind::Inquiry), false),
        ]
    }
}
