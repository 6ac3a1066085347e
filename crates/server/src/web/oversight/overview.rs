//! `/aufsicht`: how long what is kept and on which norm, what is to be erased, the signed checkpoints, and
//! the ways into the log.

use super::log::parts;
use super::{Signed, signed};
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::norm::norm;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::oversight;
use augenmass_domain::Law;
use augenmass_domain::law::{RetentionClass, Unit};
use std::collections::BTreeMap;

/// How long one class is kept.
pub(crate) struct Kept {
    pub class: String,
    pub period: String,
    pub norm: String,
    /// Erasures due today.
    pub due: String,
}

#[derive(Template)]
#[template(path = "oversight/overview.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// The parts of the log.
    pub parts: Vec<Link>,
    pub kept: Vec<Kept>,
    pub signed: Vec<Signed>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor, words) = (asker.installation(), asker.actor()?, asker.words);
    let due = oversight::due_erasures(installation, actor).await?;
    html(&Page {
        frame: asker.frame().titled(words.t("page-oversight")),
        parts: parts(words, ""),
        kept: kept(words, installation.gate.law(), &due),
        signed: signed(installation, words).await?,
    })
}

fn kept(words: Words, law: &Law, due: &BTreeMap<String, u64>) -> Vec<Kept> {
    let one = |class: &RetentionClass| {
        let retention = law.retention(*class);
        let amount = retention.amount;
        Kept {
            class: words.t(&format!("choice-kept-{}", class.name())),
            period: words.with(
                match retention.unit {
                    Unit::Days if amount == 0 => "kept-same-day",
                    Unit::Days => "kept-days",
                    Unit::WorkingDays => "kept-working-days",
                    Unit::Months => "kept-months",
                    Unit::EndOfFollowingYears => "kept-end-of-years",
                },
                "amount",
                amount,
            ),
            norm: norm(words, &retention.norm),
            due: due.get(class.name()).copied().unwrap_or(0).to_string(),
        }
    };
    RetentionClass::ALL.iter().map(one).collect()
}

impl Page {
    /// Examples for tests: with an erasure that is due, and with none.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let law = Law::shipped();
        let page = |due: &BTreeMap<String, u64>| Self {
            frame: Frame::sample(words).titled(words.t("page-oversight")),
            parts: parts(words, ""),
            kept: kept(words, &law, due),
            signed: vec![Signed::sample(words)],
        };
        let due = BTreeMap::from([("open-case".to_owned(), 2)]);
        vec![page(&due), page(&BTreeMap::new())]
    }
}
