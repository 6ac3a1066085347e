//! `/brief/gelesen`: who read what the city has, when and what for. Never a name.

use super::inside;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::concerned::{self, Access};
use augenmass_domain::{Action, Role};

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
    /// Those of others.
    pub readings: Vec<Reading>,
    /// How often she came in by the code herself; empty where she never did.
    pub own: String,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let words = asker.words;
    let accesses = concerned::who_read(asker.installation(), &who).await?;
    let reading = |access: &Access| Reading {
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
        own: own(words, &accesses),
        readings: accesses
            .iter()
            .filter(|access| !is_her_own(access))
            .map(reading)
            .collect(),
    })
}

fn is_her_own(access: &Access) -> bool {
    access.role == Role::PersonConcerned
}

/// All her own readings in one line. Coming in by the code is noted as a look at her record; what she reads
/// then is not counted again.
fn own(words: Words, accesses: &[Access]) -> String {
    let own = accesses.iter().filter(|access| is_her_own(access));
    let Some(last) = own.clone().map(|access| access.day).max() else {
        return String::new();
    };
    let came_in = own.filter(|access| access.action == Action::ViewRecord);
    let count = came_in.count().max(1).to_string();
    let arguments = [("count", count), ("day", words.day(last))];
    words.filled("letter-read-own", &arguments)
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        use augenmass_domain::Purpose;
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
            own: words.filled(
                "letter-read-own",
                &[
                    ("count", "2".to_owned()),
                    ("day", words.day(jiff::civil::date(2026, 2, 5))),
                ],
            ),
        }]
    }
}
