//! `/pruefen`: the signed checkpoints, and how anybody verifies the log.

use super::sample_frame;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::oversight::{Signed, signed};
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "public/check.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// The name of the log.
    pub origin: String,
    /// The key that verifies its checkpoints.
    pub key: String,
    pub signed: Vec<Signed>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let signer = installation.signer();
    html(&Page {
        frame: asker.frame().titled(words.t("page-check")),
        origin: signer.name().to_owned(),
        key: signer.verifier().vkey(),
        signed: signed(installation, words).await?,
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |signed| Self {
            frame: sample_frame(words, "page-check"),
            origin: "log.auenstedt.example/augenmass".to_owned(),
            key: "log.auenstedt.example/augenmass+0011+Ab".to_owned(),
            signed,
        };
        vec![page(vec![Signed::sample(words)]), page(Vec::new())]
    }
}
