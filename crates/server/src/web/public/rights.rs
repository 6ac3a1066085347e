//! `/ihre-rechte`: what people may ask for and count on (P-01 to P-14), and where they complain.

use super::sample_frame;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;

/// The rights P-01 to P-14, each by the end of the key of its words.
const RIGHTS: [&str; 14] = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14",
];

/// Where people complain, by the end of the key of its words.
const PLACES: [&str; 4] = ["ombudsperson", "data-protection", "authority", "court"];

#[derive(Template)]
#[template(path = "public/rights.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub rights: Vec<String>,
    pub places: Vec<String>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let frame = asker.frame().titled(asker.words.t("page-rights"));
    html(&page(asker.words, frame))
}

fn page(words: Words, frame: Frame) -> Page {
    let right = |number: &str| words.t(&format!("choice-right-{number}"));
    let place = |name: &str| words.t(&format!("choice-complain-{name}"));
    Page {
        frame,
        rights: RIGHTS.map(right).to_vec(),
        places: PLACES.map(place).to_vec(),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        vec![page(words, sample_frame(words, "page-rights"))]
    }
}
