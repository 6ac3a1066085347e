//! `/abgemeldet`: signed out here; the account of the city may still be signed in in this browser.

use super::provider::end_of_session;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "signed_out.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// Where one signs out at the service; empty where it offers no such place or does not answer.
    pub there: String,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let open_id = super::of(&asker)?;
    let now = asker.installation().gate.now().at;
    let metadata = open_id.provider.metadata(&open_id.service, now).await;
    let there = metadata
        .ok()
        .and_then(|metadata| end_of_session(&open_id.service, &metadata));
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-signed-out")),
        there: there.map_or_else(String::new, Into::into),
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |there: &str| {
            let mut frame = Frame::sample(words).titled(words.t("page-signed-out"));
            frame.signed_in = None;
            Self {
                frame,
                there: there.to_owned(),
            }
        };
        vec![page("https://sso.example/logout"), page("")]
    }
}
