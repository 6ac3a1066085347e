//! What is printed of an answer: the answer, the speaking notes, the data. Until a second person has
//! signed off, *Entwurf* stands on each page.

use crate::print::{answer_files, answer_paper};
use crate::web::asker::Asker;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use augenmass_casework::Error;
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::inquiries;
use augenmass_paper::Document;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

const PDF: &str = "application/pdf";

/// `/anfragen/{id}/antwort.pdf`
pub(in crate::web) async fn answer_pdf(asker: Asker) -> Answer {
    let document = to_print(&asker).await?;
    let paper = Document::Answer(Box::new(answer_paper::written(&document)));
    Ok(file(PDF, "antwort.pdf", pdf(paper).await?))
}

/// `/anfragen/{id}/sprechzettel.pdf`
pub(in crate::web) async fn oral_pdf(asker: Asker) -> Answer {
    let document = to_print(&asker).await?;
    let paper = Document::OralNotes(answer_paper::oral(&document));
    Ok(file(PDF, "sprechzettel.pdf", pdf(paper).await?))
}

/// `/anfragen/{id}/answer.json`
pub(in crate::web) async fn answer_json(asker: Asker) -> Answer {
    let document = to_print(&asker).await?;
    let json = document.to_json().into_bytes();
    Ok(file("application/json", answer_files::ANSWER_DATA, json))
}

/// The answer, where there is a draft and the account may print it.
async fn to_print(asker: &Asker) -> Result<AnswerDocument, Problem> {
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let document = inquiries::draft_to_print(installation, actor, asker.id()?).await?;
    document.ok_or(Problem::NotFound)
}

/// Renders a paper away from the threads that answer.
async fn pdf(paper: Document) -> Result<Vec<u8>, Problem> {
    let made = aside(move || answer_files::pdfs(&[paper])).await?;
    Ok(made.into_iter().next().unwrap_or_default())
}

/// Does slow work away from the threads that answer.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.map_err(|error| error.to_string()).flatten();
    done.map_err(|error| Problem::Gate(Error::Internal(error)))
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}
