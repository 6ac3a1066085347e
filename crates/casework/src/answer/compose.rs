//! Composing an answer: from what was asked, what is counted, what others supplied.
//!
//! No sentence is written here: all text comes from `translations/`. The judgement of the
//! administration is never composed; it is a person's.

use super::document::{
    AnswerContribution, AnswerDocument, AnswerFigure, AnsweredQuestion, CheckpointReference,
    ContributionState, FigureStatus, InquiryHead, Judgement, ReportedCount, ReportedOutcomes,
};
use super::figure::printed;
use super::review::review_in_words;
use crate::outcome_report::FiledReport;
use crate::publications::Published;
use crate::words::{self, Language, german};
use augenmass_domain::inquiry::{Question, ReadInquiry, Topic};
use augenmass_statistics::{self as statistics, Figures, Measure, format};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known about a question besides its text.
#[derive(Clone, Debug, Default)]
pub struct QuestionMatter {
    /// Its topics.
    pub topics: Vec<Topic>,
    /// Why (matched words, or `manual`).
    pub because: Vec<String>,
    /// True where it asks for a judgement.
    pub asks_judgement: bool,
    /// The judgement, if written.
    pub judgement: Option<String>,
    /// Contributions.
    pub contributions: Vec<AnswerContribution>,
}

/// Everything that an answer is composed of.
pub struct Matter<'a> {
    /// The municipality.
    pub municipality: String,
    /// The invented city.
    pub demo: bool,
    /// Until a second person has signed off.
    pub draft: bool,
    /// Cut-off day.
    pub as_of: Date,
    /// The day of the draft.
    pub drafted_on: Date,
    /// First month with records, `YYYY-MM`.
    pub records_since: Option<String>,
    /// The year that sentences speak about.
    pub year: i16,
    /// The checkpoint.
    pub checkpoint: CheckpointReference,
    /// What was published before.
    pub earlier: Vec<Published>,
    /// The inquiry.
    pub read: &'a ReadInquiry,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Per question.
    pub questions: BTreeMap<u16, QuestionMatter>,
    /// The figures.
    pub figures: &'a Figures,
    /// What the family benefits office reported.
    pub reports: &'a [FiledReport],
    /// Names of the flows that are open, for sentences about data protection.
    pub open_flows: String,
}

/// Composes the answer.
#[must_use]
pub fn compose(matter: &Matter<'_>) -> AnswerDocument {
    AnswerDocument {
        version: 1,
        municipality: matter.municipality.clone(),
        demo: matter.demo,
        draft: matter.draft,
        as_of: matter.as_of,
        drafted_on: matter.drafted_on,
        records_since: matter.records_since.clone(),
        checkpoint: matter.checkpoint.clone(),
        earlier: matter.earlier.clone(),
        inquiry: head(matter),
        five_year: five_year(matter.figures, matter.checkpoint.tree_size),
        outcome_reports: reported(matter.reports, matter.as_of),
        questions: matter
            .read
            .questions
            .iter()
            .map(|question| answered(matter, question))
            .collect(),
        claim: german("answer-claim", &[]),
    }
}

fn head(matter: &Matter<'_>) -> InquiryHead {
    let read = matter.read;
    let mut unsure = Vec::new();
    let mut check = |doubtful: bool, what: &str| {
        if doubtful {
            unsure.push(german("answer-unsure", &[("what", what.to_owned())]));
        }
    };
    check(read.group.unsure, "Fraktion");
    check(read.committee.unsure, "Gremium");
    check(read.session_date.unsure, "Sitzungstag");
    check(read.dated.unsure, "Datum der Anfrage");
    check(read.subject.unsure, "Betreff");
    check(read.signatory.unsure, "Unterschrift");
    for question in &read.questions {
        check(
            question.unsure,
            &format!("Abgrenzung der Frage {}", question.number),
        );
    }
    InquiryHead {
        sha256: matter.sha256.clone(),
        group: read.group.value.clone(),
        committee: read.committee.value.clone(),
        session_date: read.session_date.value,
        dated: read.dated.value,
        subject: read.subject.value.clone(),
        papers: read.papers.clone(),
        forms: read.forms.clone(),
        signatory: read.signatory.value.clone(),
        unsure,
        preface: read.preface.clone(),
        closing: read.closing.clone(),
    }
}

fn answered(matter: &Matter<'_>, question: &Question) -> AnsweredQuestion {
    let known = matter
        .questions
        .get(&question.number)
        .cloned()
        .unwrap_or_default();
    let topics = if known.topics.is_empty() {
        vec![Topic::Other]
    } else {
        known.topics
    };
    let arguments = arguments(matter);
    // What masked review showed belongs to how an operation comes about (Q3, M-6).
    let reviewed = topics.contains(&Topic::Operations) && matter.records_since.is_some();
    let reviewed = reviewed.then(|| review_in_words(Language::German, matter.figures));
    let judgement = match (known.asks_judgement, known.judgement) {
        (_, Some(text)) => Judgement::Given(text),
        (true, None) => Judgement::Open,
        (false, None) => Judgement::NotAsked,
    };
    AnsweredQuestion {
        number: question.number,
        mark: question.mark.clone(),
        text: question.text.clone(),
        paragraphs: topics
            .iter()
            .flat_map(|topic| paragraphs(*topic, matter.records_since.is_none(), &arguments))
            .chain(reviewed.map(|sentences| sentences.join(" ")))
            .collect(),
        figures: figures_about(matter.figures, &topics)
            .map(|figure| printed(figure, matter.checkpoint.tree_size))
            .collect(),
        oral: oral(
            &topics,
            &judgement,
            matter.records_since.is_none(),
            &arguments,
        ),
        topics,
        topics_because: known.because,
        contributions: known.contributions,
        judgement,
    }
}

/// The five-year table as an answer prints it, and after it what compares tracks and runs. Without any
/// records there is none.
#[must_use]
pub fn five_year(figures: &Figures, tree_size: u64) -> Vec<AnswerFigure> {
    let compared = figures.iter().filter(|figure| figure.measure.is_compared());
    let printed: Vec<AnswerFigure> = statistics::five_year(figures)
        .chain(compared)
        .map(|figure| printed(figure, tree_size))
        .collect();
    let nothing_known = |figure: &AnswerFigure| figure.status == FigureStatus::NotKnown;
    if printed.iter().all(nothing_known) {
        return Vec::new();
    }
    printed
}

/// What the family benefits office reported about the years of the five-year table, newest first.
#[must_use]
pub fn reported(reports: &[FiledReport], as_of: Date) -> Vec<ReportedOutcomes> {
    let within =
        |report: &&FiledReport| (as_of.year() - 4..=as_of.year()).contains(&report.report.year);
    let all = reports.iter().rev().filter(within);
    all.map(|filed| reported_in(Language::German, filed))
        .collect()
}

/// A report in the language of a reader.
#[must_use]
pub fn reported_in(language: Language, filed: &FiledReport) -> ReportedOutcomes {
    let report = &filed.report;
    let counts = report.counts.iter().map(|(what, value)| ReportedCount {
        name: what.name().to_owned(),
        label: words::text(language, &format!("outcome-report-{what}"), &[]),
        unit: words::text(
            language,
            if what.counts_indications() {
                "unit-indications"
            } else {
                "unit-cases"
            },
            &[],
        ),
        value: *value,
        status: value.map_or(FigureStatus::Suppressed, |_| FigureStatus::Reported),
    });
    ReportedOutcomes {
        body: report.sending_body.clone(),
        year: report.year,
        date: report.date,
        offices: report.offices,
        message: filed.message.clone(),
        counts: counts.collect(),
    }
}

/// The statistics' topic whose figures help to answer.
const fn statistics_topic(topic: Topic) -> Option<statistics::Topic> {
    match topic {
        Topic::Extent => Some(statistics::Topic::Extent),
        Topic::Structures => Some(statistics::Topic::Structures),
        Topic::Operations => Some(statistics::Topic::Operations),
        Topic::SocialWork => Some(statistics::Topic::SocialWork),
        Topic::DataProtection | Topic::Rights => Some(statistics::Topic::DataProtection),
        Topic::Cost => Some(statistics::Topic::Cost),
        Topic::Other => None,
    }
}

/// The figures that help to answer questions about these topics, in the catalogue's order. What compares
/// tracks and runs stands in a table of its own.
pub fn figures_about<'a>(
    figures: &'a Figures,
    topics: &'a [Topic],
) -> impl Iterator<Item = &'a statistics::Figure> {
    let by_year = figures
        .iter()
        .filter(|figure| !figure.measure.is_compared());
    by_year.filter(|figure| {
        topics
            .iter()
            .filter_map(|topic| statistics_topic(*topic))
            .any(|topic| figure.topics.contains(&topic))
    })
}

fn paragraphs(topic: Topic, empty: bool, arguments: &[(&str, String)]) -> Vec<String> {
    let stem = if empty {
        format!("answer-{}-empty", topic.name())
    } else {
        format!("answer-{}", topic.name())
    };
    (1..)
        .map(|n| format!("{stem}-{n}"))
        .take_while(|key| words::has(Language::German, key))
        .map(|key| german(&key, arguments))
        .collect()
}

/// At most three sentences: the first topic's, or two of them and the open judgement.
fn oral(
    topics: &[Topic],
    judgement: &Judgement,
    empty: bool,
    arguments: &[(&str, String)],
) -> Vec<String> {
    let Some(first) = topics.first() else {
        return Vec::new();
    };
    let suffix = if empty { "-empty" } else { "" };
    let text = german(&format!("oral-{}{suffix}", first.name()), arguments);
    let mut sentences = sentences(&text);
    if *judgement == Judgement::Open && *first != Topic::Structures {
        sentences.truncate(2);
        sentences.push(german("oral-judgement-open", &[]));
    }
    sentences.truncate(3);
    sentences
}

/// Splits at a full stop followed by a blank and a capital letter; the texts avoid abbreviations.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        if let Some(sentence) = sentences.last_mut() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
        }
        let next_starts_big = words
            .peek()
            .is_some_and(|next| next.starts_with(char::is_uppercase));
        let number = word
            .trim_end_matches('.')
            .chars()
            .all(|c| c.is_ascii_digit());
        if word.ends_with(['.', '!', '?']) && !number && next_starts_big {
            sentences.push(String::new());
        }
    }
    sentences
}

/// The values that sentences may use; suppressed and unknown values stand as words.
fn arguments(matter: &Matter<'_>) -> Vec<(&'static str, String)> {
    let one = |measure: Measure, part: Option<&str>| {
        let name = statistics::FigureName::new(measure, matter.year, part);
        value_in_words(matter.figures.get(name.as_str()))
    };
    vec![
        ("as-of", german_date(matter.as_of)),
        (
            "since",
            matter
                .records_since
                .as_deref()
                .map_or_else(|| german("answer-not-known", &[]), german_month),
        ),
        ("year", matter.year.to_string()),
        ("indications", one(Measure::IndicationsRecorded, None)),
        ("cases", one(Measure::CasesOpened, None)),
        (
            "unremarkable",
            one(Measure::CasesClosed, Some("unremarkable")),
        ),
        ("letter-alone", one(Measure::CasesClosedByLetterAlone, None)),
        ("refused", one(Measure::CommandsRefused, None)),
        ("rejected", one(Measure::CommandsRejected, None)),
        ("visits", one(Measure::VisitsHeld, None)),
        ("accompanied", one(Measure::VisitsAccompanied, None)),
        ("stopped", one(Measure::VisitsStopped, None)),
        ("offered", one(Measure::SupportOffered, None)),
        ("accepted", one(Measure::SupportAccepted, None)),
        ("disclosures", one(Measure::DisclosuresSent, None)),
        (
            "disclosures-refused",
            one(Measure::DisclosuresRefused, None),
        ),
        ("complaints", one(Measure::ComplaintsReceived, None)),
        ("objections", one(Measure::ObjectionsUpheld, None)),
        ("open-flows", matter.open_flows.clone()),
        ("costs", money(matter)),
        ("hours", time(matter)),
    ]
}

fn value_in_words(figure: Option<&statistics::Figure>) -> String {
    match figure {
        Some(figure) if figure.value.is_some() => format::figure(format::Language::German, figure),
        Some(figure) if figure.status == statistics::Status::Suppressed => {
            german("answer-suppressed", &[])
        }
        _ => german("answer-not-known", &[]),
    }
}

/// The recorded total of a breakdown in the year.
fn total(matter: &Matter<'_>, measure: Measure) -> Option<i64> {
    let name = statistics::FigureName::new(measure, matter.year, Some("all"));
    matter
        .figures
        .get(name.as_str())?
        .quantity()
        .map(|quantity| quantity.amount)
}

fn money(matter: &Matter<'_>) -> String {
    total(matter, Measure::CostByBearer).map_or_else(
        || german("answer-not-known", &[]),
        |cents| format::euro(format::Language::German, cents),
    )
}

fn time(matter: &Matter<'_>) -> String {
    total(matter, Measure::TimeByBody).map_or_else(
        || german("answer-not-known", &[]),
        |minutes| format::hours(format::Language::German, minutes),
    )
}

/// `31.12.2025`.
#[must_use]
pub fn german_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// `2025-01` → `Januar 2025`.
fn german_month(month: &str) -> String {
    const NAMES: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let mut parts = month.split('-');
    let year = parts.next().unwrap_or_default();
    let index = parts
        .next()
        .and_then(|m| m.parse::<usize>().ok())
        .unwrap_or(0);
    NAMES
        .get(index.wrapping_sub(1))
        .map_or_else(|| month.to_owned(), |name| format!("{name} {year}"))
}

/// A contribution that was asked for and has not come.
#[must_use]
pub fn requested(body: &str, by: Date, today: Date) -> AnswerContribution {
    AnswerContribution {
        body: body.to_owned(),
        by,
        state: if today > by {
            ContributionState::Missing
        } else {
            ContributionState::Open
        },
        text: None,
        value: None,
        unit: None,
        status: None,
        source: None,
        supplied_by: None,
        received_on: None,
    }
}
