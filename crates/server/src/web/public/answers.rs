//! `/antworten`: the answers to the council that are published: what lies in the folder of the site.

use super::sample_frame;
use crate::print::answer_files::{ANSWER_DATA, ANSWER_PAGE, ANSWER_PDF};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::answer::AnswerDocument;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// At most so many are listed, the newest first.
const MOST: usize = 200;

/// A published answer.
pub(crate) struct Published {
    pub subject: String,
    pub about: String,
    pub page: String,
    pub pdf: String,
    pub data: String,
}

#[derive(Template)]
#[template(path = "public/answers.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub answers: Vec<Published>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let folder = asker.site.settings.answers.clone();
    let found = tokio::task::spawn_blocking(move || folder.map(|folder| all(&folder))).await;
    let found = found.ok().flatten().unwrap_or_default();
    let answers = found
        .iter()
        .map(|(place, document)| published(asker.words, place, document));
    html(&Page {
        frame: asker.frame().titled(asker.words.t("page-answers")),
        answers: answers.collect(),
    })
}

/// The signed-off answers of the folder: its own, and one in each folder that is named after an inquiry.
fn all(folder: &Path) -> Vec<(String, AnswerDocument)> {
    let inside = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let named = inside.filter_map(|entry| {
        let id: Uuid = entry.file_name().to_str()?.parse().ok()?;
        Some((format!("/antworten/{id}"), entry.path()))
    });
    let places = std::iter::once(("/antworten".to_owned(), folder.to_owned())).chain(named);
    let read = |(place, path): (String, PathBuf)| {
        let text = std::fs::read(path.join(ANSWER_DATA)).ok()?;
        let document: AnswerDocument = serde_json::from_slice(&text).ok()?;
        Some((place, document))
    };
    let mut answers: Vec<(String, AnswerDocument)> = places.filter_map(read).collect();
    answers.sort_by_key(|(_, document)| std::cmp::Reverse(document.drafted_on));
    answers.truncate(MOST);
    answers
}

fn published(words: Words, place: &str, document: &AnswerDocument) -> Published {
    let inquiry = &document.inquiry;
    let subject = inquiry.subject.clone();
    let group = inquiry.group.clone().unwrap_or_default();
    let arguments = [("group", group), ("day", words.day(document.as_of))];
    Published {
        subject: subject.unwrap_or_else(|| words.t("public-answer")),
        about: words.filled("public-answer-about", &arguments),
        page: format!("{place}/{ANSWER_PAGE}"),
        pdf: format!("{place}/{ANSWER_PDF}"),
        data: format!("{place}/{ANSWER_DATA}"),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let arguments = [
            ("group", "Fraktion Beispiel".to_owned()),
            ("day", "31.01.2026".to_owned()),
        ];
        let answer = Published {
            subject: "Klärung von Meldeadressen".to_owned(),
            about: words.filled("public-answer-about", &arguments),
            page: "/antworten/answer.html".to_owned(),
            pdf: "/antworten/answer.pdf".to_owned(),
            data: "/antworten/answer.json".to_owned(),
        };
        let page = |answers| Self {
            frame: sample_frame(words, "page-answers"),
            answers,
        };
        vec![page(vec![answer]), page(Vec::new())]
    }
}
