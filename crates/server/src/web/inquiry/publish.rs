//! `/anfragen/{id}/veroeffentlichen`: the answer becomes public. Its files are made before anything is
//! decided, and written into the folder of published answers, where the site has one.

use super::files::aside;
use super::named;
use super::written::form_key;
use crate::print::answer_files::{make, write_all};
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::single;
use augenmass_casework::Error;
use augenmass_casework::gate::FormKey;
use augenmass_casework::inquiries;
use augenmass_domain::Action;
use augenmass_domain::inquiry::{Inquiry, Stage};
use axum::response::{IntoResponse as _, Redirect};

/// What will happen.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    named(&asker).await?;
    asked(&asker, Vec::new())
}

/// Publishes. Where it is published already, its files are written once more.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let inquiry = named(&asker).await?;
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let document = inquiries::draft_to_print(installation, actor, asker.id()?).await?;
    let Some(document) = document else {
        return asked(&asker, vec![asker.words.t("inquiry-draft-gone")]);
    };
    let files = match asker.site.settings.answers {
        Some(_) => aside(move || make(&document)).await?.to_vec(),
        None => Vec::new(),
    };
    if !is_published(&inquiry) {
        let key = form_key(&asker)?;
        match inquiries::publish_once(installation, actor, inquiry.id(), &key).await {
            Ok(_) => {}
            Err(Error::Rejected(rule)) => {
                let sentence = Problem::Gate(Error::Rejected(rule)).sentence(asker.words);
                return asked(&asker, vec![sentence]);
            }
            Err(error) => return Err(error.into()),
        }
    }
    if let Some(folder) = &asker.site.settings.answers {
        let place = folder.join(inquiry.id().to_string());
        let write = move || write_all(&place, &files).map_err(|error| error.to_string());
        aside(write).await?;
    }
    let done = Action::PublishInquiry.name();
    let to = asker.told(&format!("/anfragen/{}", inquiry.id()), done);
    Ok(Redirect::to(&to).into_response())
}

const fn is_published(inquiry: &Inquiry) -> bool {
    matches!(inquiry.stage(), Stage::Published { .. })
}

fn asked(asker: &Asker, wrong: Vec<String>) -> Answer {
    let form = Form {
        target: asker.path.clone(),
        fields: Vec::new(),
        submit: asker.words.action(Action::PublishInquiry),
        form_key: asker.frame().form_key().to_owned(),
        once: FormKey::fresh(asker.installation()),
        wrong,
        ..Form::default()
    };
    let help = match asker.site.settings.answers {
        Some(_) => "help-publishInquiry",
        None => "help-publish-no-folder",
    };
    single::show(asker, "action-publishInquiry", help, form)
}
