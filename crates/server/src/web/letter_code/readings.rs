//! `/brief/gelesen`: who read what the city has, when and what for. Never a name.

use super::inside;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::concerned;

/// One reading.
pub(crate) struct Reading {
    pub day: String,
    pub who: String,
    pub purpose: String,
    pub what: String,
}

#[derive(Template)]
#[template(path = "letter_code/readings.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub readings: Vec<Reading>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let words = asker.words;
    let accesses = concerned::who_read(asker.installation(), &who).await?;
    let reading = |access: &concerned::Access| Reading {
        day: words.day(access.day),
        who: match &access.office {
            Some(office) => format!("{office} ({})", words.role(access.role)),
            None => words.role(access.role),
        },
        purpose: words.purpose(access.purpose),
        what: match access.masked {
            true => words.t("outcome-read-masked"),
            false => words.action(access.action),
        },
    };
    html(&Page {
        frame: asker
            .frame()
            .titled(words.t("letter-read"))
            .below("/brief/stand", words.t("letter-standing")),
        readings: accesses.iter().map(reading).collect(),
    })
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        use augenmass_domain::{Action, Purpose, Role};
        let mut frame = Frame::sample(words).titled(words.t("letter-read"));
        frame.signed_in = None;
        vec![Self {
            frame,
            readings: vec![Reading {
                day: words.day(jiff::civil::date(2026, 2, 3)),
                who: words.role(Role::RegistryOfficer),
                purpose: words.purpose(Purpose::RegisterClarification),
                what: words.action(Action::ReadPersonalData),
            }],
        }]
    }
}
