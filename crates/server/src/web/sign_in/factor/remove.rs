//! `/konto/zweiter-faktor/entfernen`: no second step any more, proved by a code of it.

use super::{PATH as BACK, changed, wrong};
use crate::web::asker::Asker;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use augenmass_casework::sign_in;
use axum::response::{IntoResponse as _, Redirect};

/// The path.
pub(super) const PATH: &str = "/konto/zweiter-faktor/entfernen";

/// The form stands on the page that says how it stands.
pub(in crate::web) async fn show(_: Asker) -> Answer {
    Ok(Redirect::to(BACK).into_response())
}

/// A code, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let code = asker.input.raw("code").trim();
    let removed = sign_in::remove_totp(asker.installation(), secret, code).await;
    match changed(removed)? {
        Some(response) => Ok(response),
        None => wrong(&asker).await,
    }
}
