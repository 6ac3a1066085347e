//! `/hinweise/anlaesse`: the closed catalogue of grounds, with norms, and why some are off (R03, R36).

use super::{entry, ground_name};
use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::norm::norm;
use crate::web::record::Gathered;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::open_to_all;
use augenmass_domain::Law;
use augenmass_domain::law::{Ground, Strength};

/// A ground as the page shows it.
pub(crate) struct Shown {
    pub name: String,
    pub key: String,
    pub entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "indication/grounds.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub on: Vec<Shown>,
    pub off: Vec<Shown>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let words = asker.words;
    let frame = asker.frame().titled(words.t("page-grounds"));
    let frame = frame.below("/hinweise", words.t("page-indications"));
    let installation = asker.installation();
    let retired = open_to_all::retired_grounds(installation).await?;
    html(&page(frame, words, installation.gate.law(), &retired))
}

fn page(frame: Frame, words: Words, law: &Law, retired: &[String]) -> Page {
    let shown = |on: bool| {
        let grounds = law
            .grounds()
            .filter(|ground| ground.is_in_use(retired) == on);
        grounds.map(|ground| shown(words, ground, on)).collect()
    };
    Page {
        frame,
        on: shown(true),
        off: shown(false),
    }
}

fn shown(words: Words, ground: &Ground, on: bool) -> Shown {
    let mut all = Gathered::new(words);
    if !on {
        let why = match ground.standing.is_on() {
            true => words.t("public-ground-retired"),
            false => words.t(&format!("choice-ground-off-{}", ground.key)),
        };
        all.add("ground-off-because", why);
    }
    all.add("ground-norm", norm(words, &ground.norm));
    all.add(
        "ground-strength",
        words.t(match ground.strength {
            Strength::Documentary => "choice-strength-documentary",
            Strength::Weak => "choice-strength-weak",
        }),
    );
    let offices = ground.offices.iter();
    let offices: Vec<String> = offices
        .map(|office| words.t(&format!("choice-body-{}", office.name())))
        .collect();
    if !offices.is_empty() {
        all.add("ground-offices", offices.join(", "));
    }
    if let Some(contact) = &ground.required_prior_contact {
        all.add("ground-contact", entry::contact_words(words, contact));
    }
    let caveat = words.t(&format!("choice-ground-caveat-{}", ground.key));
    all.add("ground-caveat", caveat);
    Shown {
        name: ground_name(words, ground),
        key: ground.key.clone(),
        entries: all.entries,
    }
}

impl Page {
    /// The whole catalogue.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let frame = Frame::sample(words).titled(words.t("page-grounds"));
        let law = Law::shipped();
        vec![
            page(frame.clone(), words, &law, &[]),
            page(frame, words, &law, &["post-returned".to_owned()]),
        ]
    }
}
