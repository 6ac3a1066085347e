//! `/anfragen/{id}`: one inquiry: who asks what, what each question is about, who contributes by when,
//! what the head of department judges, and how far the answer is.

use super::receive::head;
use super::{named, purpose};
use crate::print::answer_page::contribution;
use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::record::{self, Gathered, Head};
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk;
use augenmass_casework::inquiries::contributions_today;
use augenmass_domain::inquiry::{Inquiry, Question};
use augenmass_domain::{Action, Kind, Role, State};
use jiff::civil::Date;

/// A question with what is known about it.
pub(crate) struct Asked {
    pub number: u16,
    pub text: String,
    pub topics: String,
    pub contributions: Vec<String>,
    pub judgement: Option<String>,
}

#[derive(Template)]
#[template(path = "inquiry/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    pub entries: Vec<Entry>,
    /// To the answer and its papers, once there is a draft.
    pub answer: Vec<Link>,
    pub outdated: bool,
    pub questions: Vec<Asked>,
    pub preface: String,
    pub closing: String,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor, words) = (asker.installation(), asker.actor()?, asker.words);
    let purpose = purpose(&asker)?;
    let inquiry = named(&asker).await?;
    let state = State::Inquiry(inquiry.clone());
    let open = installation.gate.open_to(actor, &state).await?;
    let directory = desk::directory(installation).await?;
    // Members of the council see what is published and not who worked on it.
    let steps = match actor.role {
        Role::CouncilMember => Vec::new(),
        _ => desk::timeline(installation, actor, purpose, Kind::Inquiry, state.id()).await?,
    };
    let today = installation.gate.now().today();
    html(&Page {
        frame: record::frame(&asker, &state),
        head: Head::with(&asker, (&state, &[]), &directory, &open, steps).await?,
        entries: entries(words, &inquiry),
        answer: answer(words, &inquiry, actor.role),
        outdated: inquiry.draft().is_some_and(|draft| draft.outdated),
        questions: questions(words, &inquiry, today),
        preface: inquiry.read().preface.clone(),
        closing: inquiry.read().closing.clone(),
    })
}

fn entries(words: Words, inquiry: &Inquiry) -> Vec<Entry> {
    let mut all = Gathered::after(words, head(words, inquiry.read()));
    all.add("inquiry-received-on", words.day(inquiry.received_on()));
    if let Some(due) = inquiry.due() {
        all.add("column-due", words.day(due));
    }
    if let Some(draft) = inquiry.draft() {
        all.add("inquiry-cut-off", words.day(draft.as_of));
    }
    all.entries
}

/// To the answer, and for those who answer to its papers.
fn answer(words: Words, inquiry: &Inquiry, role: Role) -> Vec<Link> {
    if inquiry.draft().is_none() {
        return Vec::new();
    }
    let place = format!("/anfragen/{}", inquiry.id());
    let mut links = vec![Link::to(
        format!("{place}/antwort"),
        words.t("inquiry-answer"),
    )];
    let outdated = inquiry.draft().is_some_and(|draft| draft.outdated);
    if super::PRINT.contains(&role) && !outdated {
        for (file, key) in [
            ("antwort.pdf", "inquiry-pdf"),
            ("sprechzettel.pdf", "inquiry-oral"),
            ("answer.json", "inquiry-data"),
        ] {
            links.push(Link::to(format!("{place}/{file}"), words.t(key)));
        }
    }
    links
}

fn questions(words: Words, inquiry: &Inquiry, today: Date) -> Vec<Asked> {
    let asked = |question: &Question| {
        let topics = inquiry.topics().get(&question.number).into_iter().flatten();
        let topics: Vec<String> = topics
            .map(|topic| words.t(&format!("choice-inquiry-topic-{}", topic.name())))
            .collect();
        let judgement = inquiry.judgements().get(&question.number);
        Asked {
            number: question.number,
            text: question.text.clone(),
            topics: topics.join(", "),
            contributions: contributions_today(inquiry, question.number, today)
                .iter()
                .map(contribution)
                .collect(),
            judgement: judgement.map(|judgement| judgement.text.clone()),
        }
    };
    inquiry.read().questions.iter().map(asked).collect()
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let asked = Asked {
            number: 1,
            text: "Wie viele Fälle gab es?".to_owned(),
            topics: words.t("choice-inquiry-topic-extent"),
            contributions: vec!["Familienkasse: Fehlanzeige".to_owned()],
            judgement: Some("Die Zusammenarbeit reicht aus.".to_owned()),
        };
        let head = || Head::sample(words, Kind::Inquiry, "drafted", Action::AssignInquiry);
        let page = |questions, answer, head, outdated| Self {
            frame: Frame::sample(words).titled("Anfrage 4F2A-0001"),
            head,
            entries: vec![Entry {
                key: words.t("inquiry-received-on"),
                value: "26. Februar 2026".to_owned(),
            }],
            answer,
            outdated,
            questions,
            preface: "Sehr geehrte Damen und Herren,".to_owned(),
            closing: String::new(),
        };
        let answer = vec![Link::to("/anfragen/1/antwort", words.t("inquiry-answer"))];
        vec![
            page(vec![asked], answer, head(), true),
            page(Vec::new(), Vec::new(), Head::silent(head()), false),
            page(
                Vec::new(),
                Vec::new(),
                head().leading(words, Action::DraftAnswer),
                false,
            ),
        ]
    }
}
