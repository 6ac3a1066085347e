//! `/anlaesse`: the closed catalogue of grounds, with their norms, and why a ground is off (R03, R36).

use super::{name, sample_frame};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::norm::norm;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::open_to_all;
use augenmass_casework::words::has;
use augenmass_domain::Law;
use augenmass_domain::law::Ground;

/// A ground.
pub(crate) struct Entry {
    pub name: String,
    pub norm: String,
    /// Who may report it.
    pub offices: String,
    /// Why it is off; empty where it is on.
    pub reason: String,
}

#[derive(Template)]
#[template(path = "public/grounds.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub on: Vec<Entry>,
    pub off: Vec<Entry>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let frame = asker.frame().titled(asker.words.t("page-grounds"));
    let installation = asker.installation();
    let retired = open_to_all::retired_grounds(installation).await?;
    html(&page(asker.words, frame, installation.gate.law(), &retired))
}

/// The catalogue; what has retired itself stands among what is off, with its reason (M-7).
fn page(words: Words, frame: Frame, law: &Law, retired: &[String]) -> Page {
    let in_use = |ground: &&Ground| ground.is_in_use(retired);
    let (on, off): (Vec<&Ground>, Vec<&Ground>) = law.grounds().partition(in_use);
    let off = off.into_iter().map(|ground| {
        let mut entry = entry(words, ground);
        if ground.standing.is_on() {
            entry.reason = words.t("public-ground-retired");
        }
        entry
    });
    Page {
        frame,
        on: on.into_iter().map(|ground| entry(words, ground)).collect(),
        off: off.collect(),
    }
}

fn entry(words: Words, ground: &Ground) -> Entry {
    let offices = ground.offices.iter();
    let offices: Vec<String> = offices
        .map(|office| words.t(&format!("choice-public-body-{}", office.name())))
        .collect();
    Entry {
        name: name(words, &ground.name_de, &ground.name_en),
        norm: norm(words, &ground.norm),
        offices: offices.join(", "),
        reason: if ground.standing.is_on() {
            String::new()
        } else {
            reason(words, &ground.key)
        },
    }
}

/// Why a ground is off, in plain words.
fn reason(words: Words, key: &str) -> String {
    let own = format!("choice-ground-off-{key}");
    if has(words.0, &own) {
        words.t(&own)
    } else {
        words.t("choice-ground-off-other")
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let frame = sample_frame(words, "page-grounds");
        let retired = sample_frame(words, "page-grounds");
        let law = Law::shipped();
        vec![
            page(words, frame, &law, &[]),
            page(words, retired, &law, &["post-returned".to_owned()]),
        ]
    }
}
