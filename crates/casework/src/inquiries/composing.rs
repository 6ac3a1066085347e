//! From an inquiry and the figures of a day to the document of its answer.

use super::as_printed;
use crate::answer::{
    AnswerContribution, AnswerDocument, CheckpointReference, Matter, QuestionMatter, compose,
};
use crate::installation::Installation;
use crate::outcome_report::FiledReport;
use crate::reckoning::Reckoning;
use augenmass_domain::inquiry::topics::TopicRules;
use augenmass_domain::inquiry::{Inquiry, Question, Topic};
use jiff::civil::Date;

/// Up to which day an answer counts, and on which day it is drafted.
#[derive(Clone, Debug)]
pub(super) struct Occasion {
    /// Cut-off day.
    pub as_of: Date,
    /// The day of the draft: what is open and what is missing is said of this day.
    pub drafted_on: Date,
    /// What the family benefits office had reported by then.
    pub reports: Vec<FiledReport>,
}

/// The answer as a draft. The same inquiry, figures and occasion give the same document.
pub(super) fn document(
    installation: &Installation,
    rules: &TopicRules,
    inquiry: &Inquiry,
    reckoning: &Reckoning,
    occasion: Occasion,
) -> AnswerDocument {
    let checkpoint = &reckoning.checkpoint;
    let Occasion {
        as_of,
        drafted_on,
        reports,
    } = occasion;
    let questions = inquiry.read().questions.iter().map(|question| {
        let (topics, because) = topics(rules, inquiry, question);
        let matter = QuestionMatter {
            topics,
            because,
            asks_judgement: rules.assign(&question.text).judgement,
            judgement: inquiry
                .judgements()
                .get(&question.number)
                .map(|judgement| judgement.text.clone()),
            contributions: contributions_today(inquiry, question.number, drafted_on),
        };
        (question.number, matter)
    });
    compose(&Matter {
        municipality: installation.municipality().to_owned(),
        demo: installation.is_demo(),
        draft: true,
        as_of,
        drafted_on,
        records_since: reckoning
            .records_since
            .map(|m| format!("{:04}-{:02}", m.year, m.month)),
        year: year_to_speak_of(as_of, reckoning),
        checkpoint: CheckpointReference {
            origin: installation.signer().name().to_owned(),
            tree_size: checkpoint.size,
            root: checkpoint.root.to_hex(),
            signed_on: crate::clock::now_at(checkpoint.signed_at).today(),
            note: checkpoint.note.clone(),
        },
        earlier: reckoning.earlier.clone(),
        read: inquiry.read(),
        sha256: inquiry.sha256().to_owned(),
        questions: questions.collect(),
        figures: &reckoning.figures,
        reports: &reports,
        open_flows: open_flows(installation),
    })
}

/// The topics that were assigned, and why: the words that matched, or a person's reading.
fn topics(rules: &TopicRules, inquiry: &Inquiry, question: &Question) -> (Vec<Topic>, Vec<String>) {
    let proposed = rules.assign(&question.text);
    match inquiry.topics().get(&question.number) {
        Some(topics) if *topics != proposed.topics => (topics.clone(), vec!["manual".to_owned()]),
        _ => (proposed.topics, proposed.because),
    }
}

/// The flows that the law as data opens, by their German names.
fn open_flows(installation: &Installation) -> String {
    let flows = installation.gate.law().flows();
    let open = flows.filter(|flow| flow.is_open());
    let names: Vec<&str> = open.map(|flow| flow.name_de.as_str()).collect();
    names.join("; ")
}

/// The contributions to a question as an answer of a day prints them.
pub fn contributions_today(inquiry: &Inquiry, question: u16, on: Date) -> Vec<AnswerContribution> {
    let all = inquiry.contributions().iter();
    all.filter(|contribution| contribution.question == question)
        .map(|contribution| as_printed(contribution, on))
        .collect()
}

/// Sentences speak of the last calendar year that was over at the cut-off, or of the year of the
/// first records where none is over yet.
fn year_to_speak_of(as_of: Date, reckoning: &Reckoning) -> i16 {
    let last = if as_of.month() == 12 && as_of.day() == 31 {
        as_of.year()
    } else {
        as_of.year() - 1
    };
    reckoning
        .records_since
        .map_or(last, |since| last.max(since.year))
}
