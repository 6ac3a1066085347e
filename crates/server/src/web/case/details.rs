//! What a case is about, in words and days: how far it is, what was said, what follows.

use super::page::Entry;
use crate::web::reading::Reading;
use crate::web::record::Gathered;
use crate::web::words::Words;
use augenmass_casework::desk::Directory;
use augenmass_domain::Law;
use augenmass_domain::case::{
    Assessment, AssessmentRecord, Case, Consequence, DecisionRecord, HearingRecord, Support,
};
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::id::PersonalId;
use jiff::civil::Date;

/// What was said or looked for, with the words where the account may read them.
pub(crate) struct Said {
    /// When, and by whom.
    pub title: String,
    /// What, in a closed word.
    pub what: String,
    /// In words; empty where there are none or they may not be read.
    pub quote: String,
}

/// Where it stands: who keeps it, who works on it and who must not, by when.
pub(super) fn standing(words: Words, case: &Case, directory: &Directory) -> Vec<Entry> {
    let file = case.file();
    let mut all = Gathered::new(words);
    if case.is_open() {
        all.add("case-due", words.day(file.due()));
    }
    let office = |id| directory.office(Some(id)).to_owned();
    all.add("case-office", office(file.office()));
    // The office of another installation has no name here; what came from it says its package.
    let sources = file.sources().iter().map(|s| office(s.office));
    let sources: Vec<String> = sources.filter(|name| !name.is_empty()).collect();
    if !sources.is_empty() {
        all.add("case-sources", sources.join(", "));
    }
    let ground = format!("ground-class-{}", file.ground().name());
    all.add("case-ground", words.t(&ground));
    all.add("case-proposed-by", directory.name(file.proposed_by()));
    if let Some(by) = file.approved_by() {
        all.add("case-approved-by", directory.name(by));
    }
    let excluded: Vec<&str> = file
        .excluded()
        .iter()
        .map(|id| directory.name(*id))
        .collect();
    if !excluded.is_empty() {
        all.add("case-excluded", excluded.join(", "));
    }
    match file.support() {
        Support::NotOffered => (),
        Support::Offered => all.add("case-support", words.t("case-support-offered")),
        Support::Answered => all.add("case-support", words.t("case-support-answered")),
    }
    if let Some(ground) = file.reopened() {
        all.add_word("case-reopened", "reopen-ground", ground.name());
    }
    all.entries
}

/// What came of it: assessment, hearing, decision, end, with the days that follow from each.
pub(super) fn result(
    words: Words,
    (law, today): (&Law, Date),
    case: &Case,
    directory: &Directory,
) -> Vec<Entry> {
    let mut all = Gathered::new(words);
    if let Some(since) = case.halted_since() {
        all.add("case-halted-since", words.day(since));
    }
    suspended(&mut all, words, case, today);
    if let Some(record) = case.assessment() {
        assessed(&mut all, directory, &record);
    }
    if let Some(day) = case.clearing_due(law) {
        all.add("case-clearing-due", words.day(day));
    }
    if let Some(record) = case.hearing() {
        hearing(&mut all, words, record);
    }
    if let Some(record) = case.decision() {
        decided(&mut all, directory, words, record);
    }
    if let Some(reason) = case.decline_reason() {
        all.add_word("case-declined-as", "decline-reason", reason.name());
    }
    if let Some(on) = case.closed_on() {
        all.add("case-closed-on", words.day(on));
    }
    if let Some(assessment) = case.outcome().and_then(ended_as) {
        all.add_word("case-ended-as", "assessment", assessment.name());
    }
    if let Some(day) = case.erase_on() {
        all.add("case-erase-on", words.day(day));
    }
    all.entries
}

/// The clock of § 71 EStG: since when payment is suspended, until when at the latest, how it ended.
fn suspended(all: &mut Gathered, words: Words, case: &Case, today: Date) {
    let Some(suspension) = case.file().suspension() else {
        return;
    };
    all.add("case-suspended-since", words.day(suspension.since));
    match suspension.ended {
        Some((how, on)) => {
            let how = words.t(&format!("case-suspension-{}", how.name()));
            let value = words.filled("case-by-on", &[("name", how), ("on", words.day(on))]);
            all.add("case-suspension-ended", value);
        }
        None if suspension.is_overdue(today) => {
            all.add("case-suspended-until", words.t("case-suspension-overdue"));
        }
        None => all.add("case-suspended-until", words.day(suspension.until)),
    }
}

fn assessed(all: &mut Gathered, directory: &Directory, record: &AssessmentRecord) {
    let assessment = record.assessment.name();
    all.add_word("case-assessed-as", "assessment", assessment);
    all.add_by("case-assessed-by", directory.name(record.by), record.on);
}

fn hearing(all: &mut Gathered, words: Words, record: &HearingRecord) {
    all.add("case-hearing-until", words.day(record.until));
    all.add_yes("case-interpreter-offered", record.interpreter_offered);
    let name = |one: &Consequence| words.t(&format!("choice-consequence-{}", one.name()));
    let listed: Vec<String> = record.consequences.iter().map(name).collect();
    let listed = if listed.is_empty() {
        words.t("case-not-yet")
    } else {
        listed.join(", ")
    };
    all.add("case-consequences", listed);
    let told = record.social_service_told;
    let told = told.map_or_else(|| words.t("case-not-yet"), |day| words.day(day));
    all.add("case-social-service", told);
}

fn decided(all: &mut Gathered, directory: &Directory, words: Words, record: &DecisionRecord) {
    all.add_word("case-decided-as", "ruling", record.ruling.name());
    let by = directory.name(record.decided_by);
    all.add_by("case-decided-by", by, record.on);
    all.add("case-objection-until", words.day(record.objection_until));
}

/// The result with which a case ended without a measure.
const fn ended_as(outcome: CaseOutcome) -> Option<Assessment> {
    match outcome {
        CaseOutcome::Unremarkable => Some(Assessment::Unremarkable),
        CaseOutcome::RegisterCorrected => Some(Assessment::RegisterToBeCorrected),
        CaseOutcome::SupportAgreed => Some(Assessment::SupportAgreed),
        CaseOutcome::Unresolved => Some(Assessment::Unresolved),
        CaseOutcome::Decided
        | CaseOutcome::Declined
        | CaseOutcome::Expired
        | CaseOutcome::AssistanceGiven => None,
    }
}

/// What the person said, what speaks for them, and why it was decided so.
pub(super) fn said(words: Words, case: &Case, read: &Reading) -> Vec<Said> {
    let file = case.file();
    let quote = |id: Option<PersonalId>| {
        let kept = id.and_then(|id| read.words(id));
        kept.unwrap_or_default().to_owned()
    };
    let replies = file.replies().iter().map(|reply| Said {
        title: words.with("case-replied", "on", words.day(reply.on)),
        what: words.t(&format!("choice-reply-{}", reply.reply.name())),
        quote: quote(reply.words),
    });
    let exonerating = file.exonerating().iter().map(|record| Said {
        title: words.with("case-exonerating", "on", words.day(record.on)),
        what: words.with("case-exonerating-found", "count", record.found),
        quote: quote(record.words),
    });
    let statements = case.hearing().map_or(&[][..], |record| &record.statements);
    let statements = statements.iter().map(|id| Said {
        title: words.t("case-statement"),
        what: String::new(),
        quote: quote(Some(*id)),
    });
    let suspended = file.suspension().map(|suspension| Said {
        title: words.t("case-suspension-reasons"),
        what: String::new(),
        quote: quote(Some(suspension.reasons)),
    });
    let reasons = case.decision().map(|record| Said {
        title: words.t("case-reasons"),
        what: String::new(),
        quote: quote(Some(record.reasons)),
    });
    let said = replies.chain(exonerating).chain(suspended);
    said.chain(statements).chain(reasons).collect()
}
