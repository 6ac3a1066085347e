//! `/anfragen/{id}/entwurf`: the answer with live figures of a cut-off day; who has read it fixes exactly
//! this draft.

use super::written::{Agree, CutOff, Page, Written, form_key};
use super::{frame, named, purpose};
use crate::web::asker::Asker;
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::{html, html_again};
use augenmass_casework::Error;
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::gate::FormKey;
use augenmass_casework::inquiries;
use augenmass_casework::reckoning::month_ends;
use augenmass_domain::Action;
use augenmass_domain::inquiry::Inquiry;
use axum::response::{IntoResponse as _, Redirect};
use jiff::civil::Date;

/// The answer as it would be drafted now.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let mut query = asker.query.clone();
    let (as_of, wrong) = cut_off(&asker, &mut query);
    let inquiry = named(&asker).await?;
    let document = composed(&asker, as_of).await?;
    html(&page(&asker, &inquiry, &document, String::new(), wrong))
}

/// Fixes the draft that was read.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut input = asker.input.clone();
    let (as_of, _) = cut_off(&asker, &mut input);
    let inquiry = named(&asker).await?;
    let document = composed(&asker, as_of).await?;
    let words = asker.words;
    if document.content_sha256() != asker.input.raw("answer") {
        let note = words.t("inquiry-draft-changed");
        return html_again(&page(&asker, &inquiry, &document, note, String::new()));
    }
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let key = form_key(&asker)?;
    match inquiries::draft_once(installation, actor, inquiry.id(), &document, &key).await {
        Ok(_) => {
            let done = Action::DraftAnswer.name();
            let to = asker.told(&format!("/anfragen/{}", inquiry.id()), done);
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Rejected(rule)) => {
            let note = Problem::Gate(Error::Rejected(rule)).sentence(words);
            html_again(&page(&asker, &inquiry, &document, note, String::new()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The cut-off day: the last month's end, or an earlier day that was chosen; with what is wrong with it.
/// Of a day that is not over, nobody knows what it still brings.
fn cut_off(asker: &Asker, input: &mut Input) -> (Date, String) {
    let today = asker.installation().gate.now().today();
    let usual = month_ends(today).next().unwrap_or(today);
    if input.raw("stichtag").is_empty() {
        return (usual, String::new());
    }
    match input.day("stichtag").filter(|day| *day < today) {
        Some(day) => (day, String::new()),
        None => (usual, asker.words.t("wrong-inquiry-cut-off")),
    }
}

async fn composed(asker: &Asker, as_of: Date) -> Result<AnswerDocument, Problem> {
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let (purpose, id) = (purpose(asker)?, asker.id()?);
    Ok(inquiries::preview(installation, actor, purpose, id, as_of).await?)
}

fn page(
    asker: &Asker,
    inquiry: &Inquiry,
    document: &AnswerDocument,
    note: String,
    wrong: String,
) -> Page {
    let words = asker.words;
    Page {
        frame: frame(asker, inquiry, words.action(Action::DraftAnswer)),
        help: words.t("help-draftAnswer"),
        note,
        written: Some(Written::of(document)),
        agree: Some(Agree {
            target: asker.path.clone(),
            submit: words.t("inquiry-fix-draft"),
            once: FormKey::fresh(asker.installation()),
            sha256: document.content_sha256(),
            as_of: document.as_of.to_string(),
        }),
        cut_off: Some(CutOff {
            chosen: document.as_of.to_string(),
            wrong,
        }),
        papers: String::new(),
    }
}
