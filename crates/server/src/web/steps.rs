//! The history of a record, as people read it.

use super::words::Words;
use augenmass_casework::desk::{Directory, Outcome, Step};
use augenmass_casework::masked_review::READ_MASKED;

/// One step.
pub(crate) struct Line {
    pub at: String,
    /// What was asked.
    pub what: String,
    /// Who, in which role.
    pub by: String,
    /// For which purpose.
    pub purpose: String,
    /// Done, read, refused, rejected.
    pub outcome: String,
    /// True where nothing changed because a policy or a rule said no.
    pub no: bool,
    /// True where personal data were read.
    pub read: bool,
}

/// The steps, newest first.
pub(crate) fn lines(words: Words, directory: &Directory, steps: Vec<Step>) -> Vec<Line> {
    let line = |step: Step| Line {
        at: words.moment(step.at),
        what: words.action(step.action),
        by: match directory.person(step.by) {
            Some(person) => format!("{}, {}", person.name, words.role(step.role)),
            None => words.role(step.role),
        },
        purpose: words.purpose(step.purpose),
        outcome: match step.event == READ_MASKED {
            true => words.t("outcome-read-masked"),
            false => words.t(outcome(step.outcome)),
        },
        no: matches!(step.outcome, Outcome::Refused | Outcome::Rejected),
        read: step.outcome == Outcome::Read,
    };
    steps.into_iter().rev().map(line).collect()
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "outcome-accepted",
        Outcome::Refused => "outcome-refused",
        Outcome::Rejected => "outcome-rejected",
        Outcome::Read => "outcome-read",
    }
}

impl Line {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let outcomes = [Outcome::Accepted, Outcome::Read, Outcome::Rejected];
        let line = |result: Outcome| Self {
            at: words.moment(super::samples::now()),
            what: words.action(augenmass_domain::Action::TakeRung),
            by: "Marta Nowicka".to_owned(),
            purpose: words.purpose(augenmass_domain::Purpose::RegisterClarification),
            outcome: words.t(outcome(result)),
            no: matches!(result, Outcome::Refused | Outcome::Rejected),
            read: result == Outcome::Read,
        };
        outcomes.into_iter().map(line).collect()
    }
}
