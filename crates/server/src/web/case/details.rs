//! What a case is about, in words and days: how far it is, what was said, what follows.

use super::page::Entry;
use crate::web::words::Words;
use augenmass_casework::desk::Directory;
use augenmass_domain::case::{
    Assessment, AssessmentRecord, Case, Consequence, DecisionRecord, HearingRecord, Support,
};
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::id::{AccountId, PersonalId};
use augenmass_domain::{Law, PersonalKind};

/// What was said or looked for, with the words where the account may read them.
pub(crate) struct Said {
    /// When, and by whom.
    pub title: String,
    /// What, in a closed word.
    pub what: String,
    /// In words; empty where there are none or they may not be read.
    pub quote: String,
}

/// The personal data of a record, as they were read.
pub(super) type Read = [(PersonalId, PersonalKind)];

/// Entries that are gathered one by one.
struct Gathered<'a> {
    words: Words,
    directory: &'a Directory,
    entries: Vec<Entry>,
}

impl Gathered<'_> {
    fn add(&mut self, key: &str, value: String) {
        let key = self.words.t(key);
        self.entries.push(Entry { key, value });
    }

    fn name(&self, id: AccountId) -> String {
        let person = self.directory.person(id);
        person.map_or_else(String::new, |person| person.name.clone())
    }

    fn yes_no(&self, yes: bool) -> String {
        self.words.t(if yes { "yes" } else { "no" })
    }
}

/// Where it stands: who keeps it, who works on it and who must not, by when.
pub(super) fn standing(words: Words, case: &Case, directory: &Directory) -> Vec<Entry> {
    let file = case.file();
    let mut all = Gathered {
        words,
        directory,
        entries: Vec::new(),
    };
    if case.is_open() {
        all.add("case-due", words.day(file.due()));
    }
    let office = |id| directory.office(Some(id)).to_owned();
    all.add("case-office", office(file.office()));
    let sources: Vec<String> = file.sources().iter().map(|s| office(s.office)).collect();
    all.add("case-sources", sources.join(", "));
    let ground = format!("ground-class-{}", file.ground().name());
    all.add("case-ground", words.t(&ground));
    all.add("case-proposed-by", all.name(file.proposed_by()));
    if let Some(by) = file.approved_by() {
        all.add("case-approved-by", all.name(by));
    }
    let excluded: Vec<String> = file.excluded().iter().map(|id| all.name(*id)).collect();
    if !excluded.is_empty() {
        all.add("case-excluded", excluded.join(", "));
    }
    match file.support() {
        Support::NotOffered => (),
        Support::Offered => all.add("case-support", words.t("case-support-offered")),
        Support::Answered => all.add("case-support", words.t("case-support-answered")),
    }
    if let Some(ground) = file.reopened() {
        let ground = format!("choice-reopen-ground-{}", ground.name());
        all.add("case-reopened", words.t(&ground));
    }
    all.entries
}

/// What came of it: assessment, hearing, decision, end, with the days that follow from each.
pub(super) fn result(words: Words, law: &Law, case: &Case, directory: &Directory) -> Vec<Entry> {
    let mut all = Gathered {
        words,
        directory,
        entries: Vec::new(),
    };
    if let Some(since) = case.halted_since() {
        all.add("case-halted-since", words.day(since));
    }
    if let Some(record) = case.assessment() {
        assessed(&mut all, &record);
    }
    if let Some(day) = case.clearing_due(law) {
        all.add("case-clearing-due", words.day(day));
    }
    if let Some(record) = case.hearing() {
        hearing(&mut all, record);
    }
    if let Some(record) = case.decision() {
        decided(&mut all, record);
    }
    if let Some(reason) = case.decline_reason() {
        let reason = format!("choice-decline-reason-{}", reason.name());
        all.add("field-decline-reason", words.t(&reason));
    }
    if let Some(on) = case.closed_on() {
        all.add("case-closed-on", words.day(on));
    }
    if let Some(assessment) = case.outcome().and_then(ended_as) {
        let outcome = format!("choice-assessment-{}", assessment.name());
        all.add("case-ended-as", words.t(&outcome));
    }
    if let Some(day) = case.erase_on() {
        all.add("case-erase-on", words.day(day));
    }
    all.entries
}

fn assessed(all: &mut Gathered<'_>, record: &AssessmentRecord) {
    let words = all.words;
    let result = format!("choice-assessment-{}", record.assessment.name());
    all.add("case-assessed-as", words.t(&result));
    let arguments = [("name", all.name(record.by)), ("on", words.day(record.on))];
    all.add("case-assessed-by", words.filled("case-by-on", &arguments));
}

fn hearing(all: &mut Gathered<'_>, record: &HearingRecord) {
    let words = all.words;
    all.add("case-hearing-until", words.day(record.until));
    let offered = all.yes_no(record.interpreter_offered);
    all.add("case-interpreter-offered", offered);
    let name = |one: &Consequence| words.t(&format!("choice-consequence-{}", one.name()));
    let listed: Vec<String> = record.consequences.iter().map(name).collect();
    let listed = match listed.is_empty() {
        true => words.t("case-not-yet"),
        false => listed.join(", "),
    };
    all.add("case-consequences", listed);
    let told = record.social_service_told;
    let told = told.map_or_else(|| words.t("case-not-yet"), |day| words.day(day));
    all.add("case-social-service", told);
}

fn decided(all: &mut Gathered<'_>, record: &DecisionRecord) {
    let words = all.words;
    let ruling = format!("choice-ruling-{}", record.ruling.name());
    all.add("case-decided-as", words.t(&ruling));
    let (by, on) = (all.name(record.decided_by), words.day(record.on));
    let arguments = [("name", by), ("on", on)];
    all.add("case-decided-by", words.filled("case-by-on", &arguments));
    all.add("case-objection-until", words.day(record.objection_until));
}

/// The result with which a case ended without a measure.
const fn ended_as(outcome: CaseOutcome) -> Option<Assessment> {
    match outcome {
        CaseOutcome::Unremarkable => Some(Assessment::Unremarkable),
        CaseOutcome::RegisterCorrected => Some(Assessment::RegisterToBeCorrected),
        CaseOutcome::SupportAgreed => Some(Assessment::SupportAgreed),
        CaseOutcome::Unresolved => Some(Assessment::Unresolved),
        CaseOutcome::Decided | CaseOutcome::Declined | CaseOutcome::Expired => None,
    }
}

/// What the person said, what speaks for them, and why it was decided so.
pub(super) fn said(words: Words, case: &Case, read: &Read) -> Vec<Said> {
    let file = case.file();
    let replies = file.replies().iter().map(|reply| Said {
        title: words.with("case-replied", "on", words.day(reply.on)),
        what: words.t(&format!("choice-reply-{}", reply.reply.name())),
        quote: quote(read, reply.words),
    });
    let exonerating = file.exonerating().iter().map(|record| Said {
        title: words.with("case-exonerating", "on", words.day(record.on)),
        what: words.with("case-exonerating-found", "count", record.found),
        quote: quote(read, record.words),
    });
    let statements = case.hearing().map_or(&[][..], |record| &record.statements);
    let statements = statements.iter().map(|id| Said {
        title: words.t("case-statement"),
        what: String::new(),
        quote: quote(read, Some(*id)),
    });
    let reasons = case.decision().map(|record| Said {
        title: words.t("case-reasons"),
        what: String::new(),
        quote: quote(read, Some(record.reasons)),
    });
    let said = replies.chain(exonerating).chain(statements);
    said.chain(reasons).collect()
}

/// The words that were kept under an id.
fn quote(read: &Read, id: Option<PersonalId>) -> String {
    let kept = read.iter().find(|(known, _)| Some(*known) == id);
    match kept {
        Some((_, PersonalKind::Statement { text } | PersonalKind::Reason { text })) => {
            text.reveal().to_owned()
        }
        _ => String::new(),
    }
}
