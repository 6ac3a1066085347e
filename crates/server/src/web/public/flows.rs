//! `/uebermittlungswege`: who may hand over what to whom, on which norm, and what is closed and why (R11,
//! R36).

use super::{name, sample_frame};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::norm::norm;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_domain::Law;
use augenmass_domain::law::{Body, Flow};

/// A way of handing over.
pub(crate) struct Way {
    pub name: String,
    pub from: String,
    pub to: String,
    pub fields: String,
    pub norm: String,
    /// Why it is closed; empty where it is open.
    pub reason: String,
}

#[derive(Template)]
#[template(path = "public/flows.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub open: Vec<Way>,
    pub closed: Vec<Way>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let frame = asker.frame().titled(asker.words.t("page-flows"));
    let law = asker.installation().gate.law();
    html(&page(asker.words, frame, law))
}

fn page(words: Words, frame: Frame, law: &Law) -> Page {
    let mut flows: Vec<&Flow> = law.flows().collect();
    flows.sort_by_key(|flow| flow.number);
    let (open, closed): (Vec<&Flow>, Vec<&Flow>) =
        flows.into_iter().partition(|flow| flow.is_open());
    Page {
        frame,
        open: open.into_iter().map(|flow| way(words, flow)).collect(),
        closed: closed.into_iter().map(|flow| way(words, flow)).collect(),
    }
}

fn way(words: Words, flow: &Flow) -> Way {
    let bodies = |bodies: &[Body]| {
        let names = bodies.iter();
        let names = names.map(|body| words.t(&format!("choice-public-body-{}", body.name())));
        names.collect::<Vec<String>>().join(", ")
    };
    let fields = flow.fields.iter();
    let fields: Vec<String> = fields
        .map(|field| words.t(&format!("choice-public-field-{}", field.name())))
        .collect();
    Way {
        name: name(words, &flow.name_de, &flow.name_en),
        from: bodies(&flow.from),
        to: bodies(&flow.to),
        fields: fields.join(", "),
        norm: norm(words, &flow.norm),
        reason: if flow.is_open() {
            String::new()
        } else {
            words.t(&format!("choice-flow-closed-{}", reason(&flow.key)))
        },
    }
}

/// The reason why a way is closed; several share one.
fn reason(key: &str) -> &'static str {
    match key {
        "school-attendance"
        | "school-to-youth-endangerment"
        | "check-up-centre-to-youth"
        | "job-centre-family-benefits-office"
        | "customs-family-benefits-office" => "own-way",
        "school-to-coordinator" => "no-pool",
        "tax-offence-facts" => "own-act",
        "youth-to-coordinator" => "purpose-bound",
        "health-to-coordinator" => "health",
        "registry-bulk" | "police-list" => "no-lists",
        "job-centre-city" => "other-task",
        "visit-order-from-family-benefits-office" | "visit-report-to-family-benefits-office" => {
            "other-track"
        }
        "endangerment-to-youth" => "at-once",
        "foreigners-authority" => "residence",
        "housing-defects" => "not-collected",
        _ => "other",
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let frame = sample_frame(words, "page-flows");
        vec![page(words, frame, &Law::shipped())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_closed_way_has_its_reason() {
        let law = Law::shipped();
        let closed = law.flows().filter(|flow| !flow.is_open());
        let without: Vec<&str> = closed
            .map(|flow| flow.key.as_str())
            .filter(|key| reason(key) == "other")
            .collect();
        assert_eq!(without, Vec::<&str>::new());
    }
}
