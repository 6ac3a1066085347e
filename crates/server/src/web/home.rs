//! `/`: what the city does, and where one goes from here.

use super::asker::Asker;
use super::frame::Frame;
use super::html;
use super::route::Answer;
use super::words::Words;
use askama::Template;
use augenmass_casework::installation::InstallationKind;

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// True where published answers can be read.
    pub answers: bool,
}

/// The page.
pub(super) async fn show(asker: Asker) -> Answer {
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-home")),
        answers: asker.site.settings.answers.is_some(),
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let mut frame = Frame::sample(words).titled(words.t("page-home"));
        frame.signed_in = None;
        let benefits = Frame {
            kind: InstallationKind::FamilyBenefitsOffice,
            municipality: "Familienkasse Auenland".to_owned(),
            ..frame.clone()
        };
        vec![
            Self {
                frame,
                answers: true,
            },
            Self {
                frame: benefits,
                answers: false,
            },
        ]
    }
}
