//! The page of a list: the records of one kind that the account may see, and what can be begun from there.

use super::asker::Asker;
use super::frame::{Frame, Link};
use super::html;
use super::records::{Records, listed};
use super::route::Answer;
use super::section;
use super::words::Words;
use askama::Template;
use augenmass_domain::Kind;

#[derive(Template)]
#[template(path = "records.html")]
pub(crate) struct ListPage {
    frame: Frame,
    help: String,
    /// What can be begun from here.
    links: Vec<Link>,
    records: Records,
}

/// The list of a kind from which nothing begins; `help` is the key of what is explained.
pub(super) async fn shown(asker: &Asker, kind: Kind, help: &str) -> Answer {
    let (records, _) = listed(asker, kind).await?;
    html(&ListPage::new(
        asker.frame(),
        kind,
        help,
        Vec::new(),
        records,
    ))
}

impl ListPage {
    /// The page of a kind, with its title.
    pub(super) fn new(
        frame: Frame,
        kind: Kind,
        help: &str,
        links: Vec<Link>,
        records: Records,
    ) -> Self {
        let words = frame.words;
        Self {
            frame: frame.titled(words.t(section::title(kind))),
            help: words.t(help),
            links,
            records,
        }
    }

    /// An example for tests: a full list.
    pub(super) fn full(words: Words, kind: Kind, help: &str, links: Vec<Link>) -> Self {
        let records = Records::sample(words, kind);
        Self::new(Frame::sample(words), kind, help, links, records)
    }

    /// An example for tests: a list with nothing in it.
    pub(super) fn empty(words: Words, kind: Kind, help: &str, links: Vec<Link>) -> Self {
        let records = Records::empty(words, kind);
        Self::new(Frame::sample(words), kind, help, links, records)
    }

    /// Examples for tests of a list from which nothing begins.
    pub(super) fn samples(words: Words, kind: Kind, help: &str) -> Vec<Self> {
        vec![
            Self::full(words, kind, help, Vec::new()),
            Self::empty(words, kind, help, Vec::new()),
        ]
    }
}
