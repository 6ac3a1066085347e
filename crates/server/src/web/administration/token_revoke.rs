//! `/verwaltung/fachverfahren/{id}/widerrufen`: a token lets nobody in any more.

use super::account::form;
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::single;
use augenmass_casework::office_systems;
use augenmass_domain::id::OfficeTokenId;
use axum::response::{IntoResponse as _, Redirect};

/// Asks whether it should be.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let id = OfficeTokenId::from_uuid(asker.id()?);
    let tokens = office_systems::tokens(asker.installation(), asker.actor()?).await?;
    tokens
        .iter()
        .find(|token| token.id == id)
        .ok_or(Problem::NotFound)?;
    let words = asker.words;
    let (target, frame) = (asker.path.clone(), asker.frame());
    let form = Form {
        submit: words.t("token-revoke"),
        ..form(words, target, frame.form_key(), Vec::new())
    };
    single::show(&asker, "token-revoke", "help-token-revoke", form)
}

/// Revokes it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let id = OfficeTokenId::from_uuid(asker.id()?);
    office_systems::revoke(asker.installation(), asker.actor()?, id).await?;
    Ok(Redirect::to("/verwaltung/fachverfahren").into_response())
}
