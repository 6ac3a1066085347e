//! `/aufsicht`: how long what is kept and on which norm, what is to be erased, the signed checkpoints, and
//! the ways into the log.

use super::log::parts;
use super::{LOG, Signed, signed};
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
    /// Erasures due today; empty where the account does not see them.
    pub due: String,
}

#[derive(Template)]
#[template(path = "oversight/overview.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// The parts of the log; empty for the ombudsperson.
    pub parts: Vec<Link>,
    pub kept: Vec<Kept>,
    pub signed: Vec<Signed>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor, words) = (asker.installation(), asker.actor()?, asker.words);
    let sees_log = LOG.contains(&actor.role);
    let due = match sees_log {
        true => Some(oversight::due_erasures(installation, actor).await?),
        false => None,
    };
    html(&Page {
        frame: asker.frame().titled(words.t("page-oversight")),
        parts: if sees_log {
            parts(words, "")
        } else {
            Vec::new()
        },
        kept: kept(words, installation.gate.law(), due.as_ref()),
        signed: signed(installation, words).await?,
    })
}

fn kept(words: Words, law: &Law, due: Option<&BTreeMap<String, u64>>) -> Vec<Kept> {
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
            due: due.map_or_else(String::new, |due| {
                due.get(class.name()).copied().unwrap_or(0).to_string()
            }),
        }
    };
    RetentionClass::ALL.iter().map(one).collect()
}

impl Page {
    /// Examples for tests: with and without sight of the log.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let law = Law::shipped();
        let due = BTreeMap::from([("open-case".to_owned(), 2)]);
        let page = |parts, due| Self {
            frame: Frame::sample(words).titled(words.t("page-oversight")),
            parts,
            kept: kept(words, &law, due),
            signed: vec![Signed::sample(words)],
        };
        vec![page(parts(words, ""), Some(&due)), page(Vec::new(), None)]
    }
}
