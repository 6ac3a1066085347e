//! The files of an answer: first all are made, then all are written, each under its final name only
//! when it is complete.

use super::{answer_page, answer_paper, renderer};
use augenmass_casework::answer::AnswerDocument;
use augenmass_paper::Document;
use std::fmt::Display;
use std::io::Write as _;
use std::path::Path;

/// The written answer on paper.
pub(crate) const ANSWER_PDF: &str = "answer.pdf";
/// The speaking notes.
pub(crate) const ORAL_PDF: &str = "oral.pdf";
/// The page.
pub(crate) const ANSWER_PAGE: &str = "answer.html";
/// The data.
pub(crate) const ANSWER_DATA: &str = "answer.json";

/// Makes the four files of an answer.
///
/// # Errors
/// What could not be made, in words.
pub(crate) fn make(document: &AnswerDocument) -> Result<[(&'static str, Vec<u8>); 4], String> {
    let papers = [
        Document::Answer(Box::new(answer_paper::written(document))),
        Document::OralNotes(answer_paper::oral(document)),
    ];
    let mut pdfs = pdfs(&papers)?.into_iter();
    let page = answer_page::render(document).map_err(in_words)?;
    Ok([
        (ANSWER_PDF, pdfs.next().unwrap_or_default()),
        (ORAL_PDF, pdfs.next().unwrap_or_default()),
        (ANSWER_PAGE, page.into_bytes()),
        (ANSWER_DATA, document.to_json().into_bytes()),
    ])
}

/// Renders papers.
///
/// # Errors
/// What could not be made, in words.
pub(crate) fn pdfs(papers: &[Document]) -> Result<Vec<Vec<u8>>, String> {
    let renderer = renderer().map_err(in_words)?;
    renderer.render(papers).map_err(in_words)
}

fn in_words(error: impl Display) -> String {
    error.to_string()
}

/// Writes files beside their final names, then gives them these names.
pub(crate) fn write_all(out: &Path, files: &[(&str, Vec<u8>)]) -> std::io::Result<()> {
    std::fs::create_dir_all(out)?;
    let part = |name: &str| out.join(format!(".{name}.part"));
    let written = files
        .iter()
        .try_for_each(|(name, bytes)| write_through(&part(name), bytes));
    if written.is_err() {
        files
            .iter()
            .for_each(|(name, _)| drop(std::fs::remove_file(part(name))));
        return written;
    }
    files
        .iter()
        .try_for_each(|(name, _)| std::fs::rename(part(name), out.join(name)))
}

/// Writes a file to the disk itself: a name that it gets later must not outlive its content.
fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
