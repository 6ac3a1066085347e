//! From `answer.json` to the written answer and the speaking notes.

use super::five_years;
use augenmass_casework::answer::{
    AnswerContribution, AnswerDocument, AnswerFigure, AnsweredQuestion, ContributionState,
    FigureStatus, FigureValue, Judgement, german_date,
};
use augenmass_casework::words::german;
use augenmass_paper::{
    self as paper, Answer, Contribution, FigureDefinition, FigureRow, FigureTable,
    InquiryReference, NonPublicAnnex, OralBlock, OralNotes, Stage, Verification,
};
use std::collections::BTreeMap;

/// The written answer.
pub(crate) fn written(document: &AnswerDocument) -> Answer {
    let inquiry = &document.inquiry;
    let dated = inquiry.dated.unwrap_or(document.as_of);
    let session_date = inquiry.session_date.unwrap_or(document.as_of);
    let body = inquiry
        .committee
        .clone()
        .unwrap_or_else(|| "Rat".to_owned());
    Answer {
        demo: document.demo,
        draft: document.draft,
        date: document.drafted_on,
        municipality: document.municipality.clone(),
        office: "Büro für Ratsangelegenheiten".to_owned(),
        extension: None,
        agenda_item: None,
        paper_number: paper_number(document),
        public: true,
        inquiry: InquiryReference {
            group: inquiry
                .group
                .as_deref()
                .map_or_else(|| "nicht erkannten Fraktion".to_owned(), group),
            date: dated,
            session: format!("Sitzung {body}"),
            session_date,
        },
        subject: inquiry
            .subject
            .clone()
            .unwrap_or_else(|| "Anfrage".to_owned()),
        stages: vec![Stage {
            body,
            date: session_date,
            competence: "Kenntnisnahme".to_owned(),
            current: true,
        }],
        attachments: vec!["Nichtöffentliche Anlage: Stand der Bearbeitung".to_owned()],
        preface: preface(document),
        questions: document.questions.iter().map(question).collect(),
        five_years: five_years::of(document),
        verification: Some(Verification {
            log_origin: document.checkpoint.origin.clone(),
            tree_size: document.checkpoint.tree_size,
            root_hash: document.checkpoint.root.clone(),
            checkpoint_date: document.checkpoint.signed_on,
            claim: document.claim.clone(),
        }),
        definitions: definitions(document),
        annex_nonpublic: Some(annex(document)),
    }
}

/// The group with its word: „Fraktion …“ unless the inquiry already says what it is.
fn group(name: &str) -> String {
    let says_it = ["fraktion", "gruppe", "ratsmitglied", "ausschuss"];
    if says_it
        .iter()
        .any(|word| name.to_lowercase().contains(word))
    {
        name.to_owned()
    } else {
        format!("Fraktion „{name}“")
    }
}

/// The answer's own number follows the inquiry's paper, where there is one.
fn paper_number(document: &AnswerDocument) -> String {
    document
        .inquiry
        .papers
        .first()
        .map_or_else(|| "wird vergeben".to_owned(), |paper| format!("{paper}-01"))
}

fn preface(document: &AnswerDocument) -> Vec<String> {
    vec![german(
        "answer-preface",
        &[
            ("as-of", german_date(document.as_of)),
            ("group", document.inquiry.group.clone().unwrap_or_default()),
        ],
    )]
}

fn question(question: &AnsweredQuestion) -> paper::AnsweredQuestion {
    paper::AnsweredQuestion {
        number: question.number.to_string(),
        text: question.text.clone(),
        answer: question.paragraphs.clone(),
        tables: tables(&question.figures),
        not_known: not_known(&question.figures),
        contributions: question.contributions.iter().map(contribution).collect(),
        judgement: match &question.judgement {
            Judgement::NotAsked => paper::Judgement::NotAsked,
            Judgement::Open => paper::Judgement::Open,
            Judgement::Given(text) => paper::Judgement::Given(text.clone()),
        },
    }
}

/// One table per year, with the values that are known and may be printed. What is suppressed or not
/// known is named in one sentence each (see [`not_known`]) instead of in rows; `answer.json` has all.
fn tables(figures: &[AnswerFigure]) -> Vec<FigureTable> {
    let mut years: BTreeMap<i16, Vec<FigureRow>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.value.is_some()) {
        if figure.value == Some(FigureValue::Whole(0)) && is_part(figure) {
            continue;
        }
        years.entry(figure.year).or_default().push(row(figure));
    }
    years
        .into_iter()
        .rev()
        .map(|(year, rows)| FigureTable {
            title: format!("Kennzahlen {year}"),
            rows,
            note: Some(german("answer-table-note", &[])),
        })
        .collect()
}

/// True for one part of a breakdown, e.g. one outcome; its name ends in a word, not in the year.
fn is_part(figure: &AnswerFigure) -> bool {
    !figure.name.ends_with(|c: char| c.is_ascii_digit())
}

/// Years about which nothing is known; then, year by year, what is suppressed and what is not known.
fn not_known(figures: &[AnswerFigure]) -> Vec<String> {
    let mut years: BTreeMap<i16, Vec<&AnswerFigure>> = BTreeMap::new();
    for figure in figures {
        years.entry(figure.year).or_default().push(figure);
    }
    let is_empty =
        |figures: &[&AnswerFigure]| figures.iter().all(|f| f.status == FigureStatus::NotKnown);
    let empty: Vec<String> = years
        .iter()
        .filter(|(_, all)| is_empty(all))
        .map(|(year, _)| year.to_string())
        .collect();
    let mut lines = Vec::new();
    if !empty.is_empty() {
        lines.push(german(
            "answer-years-not-known",
            &[("years", empty.join(", "))],
        ));
    }
    for (year, all) in years.iter().rev().filter(|(_, all)| !is_empty(all)) {
        for (key, status) in [
            ("answer-list-suppressed", FigureStatus::Suppressed),
            ("answer-list-not-known", FigureStatus::NotKnown),
        ] {
            let labels: Vec<String> = all
                .iter()
                .filter(|figure| figure.status == status)
                .map(|figure| label(figure))
                .collect();
            if !labels.is_empty() {
                lines.push(german(
                    key,
                    &[("year", year.to_string()), ("list", gathered(&labels))],
                ));
            }
        }
    }
    lines
}

/// Labels in one line; what they have in common is said once: `Kosten: Land, Bund; Besuche`.
pub(super) fn gathered(labels: &[String]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut common = None;
    for label in labels {
        let parts = label.split_once(": ");
        match (parts, said.last_mut()) {
            (Some((whole, part)), Some(last)) if common == Some(whole) => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => said.push(label.clone()),
        }
        common = parts.map(|(whole, _)| whole);
    }
    said.join("; ")
}

/// The label without its year, which stands above the table.
pub(super) fn label(figure: &AnswerFigure) -> String {
    let year = figure.year.to_string();
    figure
        .label
        .trim_end_matches(&year)
        .trim_end_matches([',', ' '])
        .to_owned()
}

fn row(figure: &AnswerFigure) -> FigureRow {
    let unit = german(&format!("unit-{}", figure.unit), &[]);
    FigureRow {
        label: label(figure),
        value: figure.display.as_deref().map(number),
        unit,
        as_of: figure.as_of,
        status: match figure.status {
            FigureStatus::Exact => paper::FigureStatus::Exact,
            FigureStatus::Suppressed => paper::FigureStatus::Suppressed,
            FigureStatus::NotKnown => paper::FigureStatus::NotKnown,
            FigureStatus::Reported => paper::FigureStatus::Reported,
        },
        interval: figure
            .interval
            .as_ref()
            .map(|interval| (percent(&interval.lower), percent(&interval.upper))),
        note: None,
    }
}

/// The number without the unit, which has a column of its own.
fn number(display: &str) -> String {
    display
        .trim_end_matches("Stunden")
        .trim_end_matches('€')
        .trim_end_matches([' ', '\u{a0}', '\u{202f}'])
        .to_owned()
}

/// `0.173883` → `17,4 %`.
pub(super) fn percent(share: &str) -> String {
    let share: f64 = share.parse().unwrap_or_default();
    augenmass_statistics::format::percent_of_one(
        augenmass_statistics::format::Language::German,
        share,
    )
}

fn contribution(contribution: &AnswerContribution) -> Contribution {
    let received_on = contribution.received_on.unwrap_or(contribution.by);
    let named_person = contribution.supplied_by.clone().unwrap_or_default().into();
    Contribution {
        body: contribution.body.clone(),
        state: match contribution.state {
            ContributionState::Open | ContributionState::Missing => {
                paper::ContributionState::Requested {
                    deadline: contribution.by,
                }
            }
            ContributionState::Nil => paper::ContributionState::Nil {
                named_person,
                received_on,
            },
            ContributionState::Text | ContributionState::Figure => {
                paper::ContributionState::Received {
                    text: contribution.text.clone().unwrap_or_default(),
                    value: contribution.value.map(|value| value.to_string()),
                    unit: contribution.unit.clone(),
                    source: contribution.source.clone().unwrap_or_default(),
                    named_person,
                    received_on,
                }
            }
        },
    }
}

/// Each figure's definition once, without its year.
fn definitions(document: &AnswerDocument) -> Vec<FigureDefinition> {
    let mut seen = BTreeMap::new();
    for figure in document
        .questions
        .iter()
        .flat_map(|question| &question.figures)
    {
        if figure.status == FigureStatus::NotKnown {
            continue;
        }
        seen.entry(figure.definition.clone())
            .or_insert_with(|| FigureDefinition {
                name: heading(figure),
                definition: format!("{} {}", figure.definition, figure.does_not_say),
                unit: german(&format!("unit-{}", figure.unit), &[]),
                source_query: figure.source.clone(),
            });
    }
    seen.into_values().collect()
}

/// The label without part and year: what all parts of a breakdown share.
fn heading(figure: &AnswerFigure) -> String {
    label(figure)
        .split(':')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// What is for the administration only: what is unsure, what is outstanding, why the topics.
fn annex(document: &AnswerDocument) -> NonPublicAnnex {
    let mut paragraphs: Vec<paper::Private<String>> = Vec::new();
    paragraphs.extend(document.inquiry.unsure.iter().cloned().map(Into::into));
    for question in &document.questions {
        paragraphs.push(
            german(
                "answer-annex-topics",
                &[
                    ("number", question.number.to_string()),
                    ("because", question.topics_because.join(", ")),
                ],
            )
            .into(),
        );
        if question.judgement == Judgement::Open {
            paragraphs.push(
                german(
                    "answer-annex-judgement",
                    &[("number", question.number.to_string())],
                )
                .into(),
            );
        }
    }
    NonPublicAnnex {
        reason: german("answer-annex-reason", &[]),
        paragraphs,
        tables: Vec::new(),
    }
}

/// The speaking notes.
pub(crate) fn oral(document: &AnswerDocument) -> OralNotes {
    let inquiry = &document.inquiry;
    OralNotes {
        demo: document.demo,
        draft: document.draft,
        date: document.drafted_on,
        municipality: document.municipality.clone(),
        body: inquiry
            .committee
            .clone()
            .unwrap_or_else(|| "Rat".to_owned()),
        session_date: inquiry.session_date.unwrap_or(document.as_of),
        agenda_item: None,
        subject: inquiry
            .subject
            .clone()
            .unwrap_or_else(|| "Anfrage".to_owned()),
        paper_number: paper_number(document),
        blocks: document
            .questions
            .iter()
            .map(|question| OralBlock {
                number: question.number.to_string(),
                question: question.text.clone(),
                sentences: question.oral.clone(),
                source: german("oral-source", &[("as-of", german_date(document.as_of))]),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::gathered;

    #[test]
    fn what_labels_have_in_common_is_said_once() {
        let labels = [
            "Kosten: Land",
            "Kosten: Bund",
            "Besuche",
            "Zeit: Schulamt",
            "Kosten: Stadt",
        ];
        let labels = labels.map(str::to_owned);
        assert_eq!(
            gathered(&labels),
            "Kosten: Land, Bund; Besuche; Zeit: Schulamt; Kosten: Stadt"
        );
        assert_eq!(gathered(&[]), "");
    }
}
