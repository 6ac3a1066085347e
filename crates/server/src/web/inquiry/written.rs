//! The answer as a page: with the figures inserted, to be read, fixed as a draft or signed off.

use super::{frame, named, purpose};
use crate::print::answer_page::{Row, contribution, rows, years};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::answer::{AnswerDocument, AnsweredQuestion, Judgement};
use augenmass_casework::gate::FormKey;
use augenmass_casework::inquiries;

/// A question with its answer.
pub(crate) struct Question {
    pub number: u16,
    pub text: String,
    pub paragraphs: Vec<String>,
    pub years: Vec<i16>,
    pub rows: Vec<Row>,
    pub contributions: Vec<String>,
    /// The judgement, where one is written.
    pub judgement: Option<String>,
    /// True where one is asked for and missing.
    pub judgement_open: bool,
    /// What is said in the session.
    pub oral: Vec<String>,
}

/// The answer.
pub(crate) struct Written {
    pub draft: bool,
    pub as_of: String,
    /// What a person should look at.
    pub unsure: Vec<String>,
    pub questions: Vec<Question>,
    pub claim: String,
    pub tree_size: u64,
    pub root: String,
}

/// The form below an answer: it is about exactly this document.
pub(crate) struct Agree {
    pub target: String,
    pub submit: String,
    pub once: String,
    /// SHA-256 of the content that was read.
    pub sha256: String,
    /// The cut-off day, where the answer is to be composed again.
    pub as_of: String,
}

/// The choice of a cut-off day.
pub(crate) struct CutOff {
    pub chosen: String,
    /// What is wrong with the day that was chosen.
    pub wrong: String,
}

#[derive(Template)]
#[template(path = "inquiry/answer.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    /// What stands in the way.
    pub note: String,
    pub written: Option<Written>,
    pub agree: Option<Agree>,
    pub cut_off: Option<CutOff>,
    /// To the papers; empty where none can be printed.
    pub papers: String,
}

/// `/anfragen/{id}/antwort`: the draft that was fixed, or the answer that was signed off.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (words, installation) = (asker.words, asker.installation());
    let inquiry = named(&asker).await?;
    let (actor, purpose) = (asker.actor()?, purpose(&asker)?);
    let document = inquiries::drafted(installation, actor, purpose, asker.id()?).await?;
    let prints = super::PRINT.contains(&actor.role) && document.is_some();
    html(&Page {
        frame: frame(&asker, &inquiry, words.t("inquiry-answer")),
        help: words.t("help-inquiry-answer"),
        note: note(words, document.as_ref()),
        written: document.as_ref().map(Written::of),
        agree: None,
        cut_off: None,
        papers: if prints {
            format!("/anfragen/{}", inquiry.id())
        } else {
            String::new()
        },
    })
}

/// Says where there is no draft that can be read.
pub(super) fn note(words: Words, document: Option<&AnswerDocument>) -> String {
    match document {
        Some(_) => String::new(),
        None => words.t("inquiry-draft-gone"),
    }
}

/// The key by which a form counts once, as it was sent.
pub(super) fn form_key(asker: &Asker) -> Result<FormKey, Problem> {
    FormKey::parse(asker.input.raw("once")).ok_or(Problem::StaleForm)
}

impl Written {
    /// An answer as its page shows it.
    pub(super) fn of(document: &AnswerDocument) -> Self {
        Self {
            draft: document.draft,
            as_of: augenmass_casework::answer::german_date(document.as_of),
            unsure: document.inquiry.unsure.clone(),
            questions: document.questions.iter().map(question).collect(),
            claim: document.claim.clone(),
            tree_size: document.checkpoint.tree_size,
            root: document.checkpoint.root.clone(),
        }
    }
}

fn question(question: &AnsweredQuestion) -> Question {
    Question {
        number: question.number,
        text: question.text.clone(),
        paragraphs: question.paragraphs.clone(),
        years: years(question),
        rows: rows(question),
        contributions: question.contributions.iter().map(contribution).collect(),
        judgement: match &question.judgement {
            Judgement::Given(text) => Some(text.clone()),
            _ => None,
        },
        judgement_open: question.judgement == Judgement::Open,
        oral: question.oral.clone(),
    }
}

impl Page {
    /// Examples for tests: to be fixed, to be signed off, outdated.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let written = |draft| Written {
            draft,
            as_of: "31.01.2026".to_owned(),
            unsure: vec!["Bitte prüfen: Gremium".to_owned()],
            questions: vec![Question {
                number: 1,
                text: "Wie viele Fälle gab es in den letzten fünf Jahren?".to_owned(),
                paragraphs: vec!["Es gab 34 Vorgänge.".to_owned()],
                years: vec![2026, 2025],
                rows: vec![Row {
                    label: "Eröffnete Vorgänge".to_owned(),
                    unit: "Fälle".to_owned(),
                    cells: vec!["34".to_owned(), words.t("answer-not-known")],
                }],
                contributions: vec!["Familienkasse: angefragt, Frist 10.02.2026".to_owned()],
                judgement: draft.then(|| "Die Zusammenarbeit reicht aus.".to_owned()),
                judgement_open: !draft,
                oral: vec!["Es gab 34 Vorgänge.".to_owned()],
            }],
            claim: words.t("answer-claim"),
            tree_size: 812,
            root: "ab".repeat(32),
        };
        let agree = Agree {
            target: "/anfragen/1/entwurf".to_owned(),
            submit: words.t("inquiry-fix-draft"),
            once: "00112233445566778899aabbccddeeff".to_owned(),
            sha256: "ab".repeat(32),
            as_of: "2026-01-31".to_owned(),
        };
        let page = |written, agree, note| Self {
            frame: Frame::sample(words).titled(words.t("inquiry-answer")),
            help: words.t("help-inquiry-answer"),
            note,
            written,
            agree,
            cut_off: Some(CutOff {
                chosen: "2026-01-31".to_owned(),
                wrong: words.t("wrong-inquiry-cut-off"),
            }),
            papers: "/anfragen/1".to_owned(),
        };
        vec![
            page(Some(written(true)), Some(agree), String::new()),
            page(Some(written(false)), None, String::new()),
            page(None, None, words.t("inquiry-draft-gone")),
        ]
    }
}
