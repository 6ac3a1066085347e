//! `/anfragen/{id}/freigabe`: a second person reads the draft and signs off exactly what was read.

use super::written::{Agree, Page, Written, form_key, note};
use super::{frame, named, purpose};
use crate::web::asker::Asker;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::{html, html_again};
use augenmass_casework::Error;
use augenmass_casework::gate::FormKey;
use augenmass_casework::inquiries;
use augenmass_domain::inquiry::InquiryCommand;
use augenmass_domain::{Action, Purpose};
use axum::response::{IntoResponse as _, Redirect};

/// The draft that was fixed.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    html(&page(&asker).await?)
}

/// Signs it off.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let inquiry = named(&asker).await?;
    let command = InquiryCommand::SignOff {
        id: inquiry.id(),
        answer_sha256: asker.input.raw("answer").to_owned(),
    };
    let (gate, actor) = (&asker.installation().gate, asker.actor()?);
    let (purpose, key) = (Purpose::CouncilInformation, form_key(&asker)?);
    match gate.submit_once(actor, purpose, command, &key).await {
        Ok(_) => {
            let done = Action::SignOffAnswer.name();
            let to = asker.told(&format!("/anfragen/{}", inquiry.id()), done);
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Rejected(rule)) => {
            let mut page = page(&asker).await?;
            page.note = Problem::Gate(Error::Rejected(rule)).sentence(asker.words);
            html_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(asker: &Asker) -> Result<Page, Problem> {
    let (words, installation) = (asker.words, asker.installation());
    let inquiry = named(asker).await?;
    let (actor, purpose) = (asker.actor()?, purpose(asker)?);
    let document = inquiries::drafted(installation, actor, purpose, asker.id()?).await?;
    let agree = document.as_ref().filter(|document| document.draft);
    Ok(Page {
        frame: frame(asker, &inquiry, words.action(Action::SignOffAnswer)),
        help: words.t("help-signOffAnswer"),
        note: note(words, document.as_ref()),
        agree: agree.map(|document| Agree {
            target: asker.path.clone(),
            submit: words.action(Action::SignOffAnswer),
            once: FormKey::fresh(installation),
            sha256: document.content_sha256(),
            as_of: document.as_of.to_string(),
        }),
        written: document.as_ref().map(Written::of),
        cut_off: None,
        papers: match document {
            Some(_) => format!("/anfragen/{}", inquiry.id()),
            None => String::new(),
        },
    })
}
