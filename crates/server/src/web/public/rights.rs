//! `/ihre-rechte`: what people may ask for and count on (P-01 to P-14), and where they complain.

use super::sample_frame;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::installation::InstallationKind;

/// The rights P-01 to P-14, each by the end of the key of its words.
const RIGHTS: [&str; 14] = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14",
];

/// Where people complain, by the end of the key of its words.
const PLACES: [&str; 4] = ["ombudsperson", "data-protection", "authority", "court"];
/// Where they complain about a family benefits office: a federal authority, whose decisions on child benefit a tax court
/// looks at (Art. 77 GDPR with § 9 BDSG; §§ 347, 367 AO; § 33 FGO).
const PLACES_BENEFIT: [&str; 4] = [
    "letter-benefit",
    "data-protection-benefit",
    "authority-benefit",
    "court-benefit",
];

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
    let right = |number: &str| frame.own(&format!("choice-right-{number}"));
    let place = |name: &str| words.t(&format!("choice-complain-{name}"));
    let places = match frame.kind {
        InstallationKind::FamilyBenefitsOffice => PLACES_BENEFIT,
        InstallationKind::Municipality | InstallationKind::StatisticsOffice => PLACES,
    };
    Page {
        rights: RIGHTS.map(right).to_vec(),
        places: places.map(place).to_vec(),
        frame,
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let city = sample_frame(words, "page-rights");
        let benefits = Frame {
            kind: InstallationKind::FamilyBenefitsOffice,
            ..city.clone()
        };
        vec![page(words, city), page(words, benefits)]
    }
}
