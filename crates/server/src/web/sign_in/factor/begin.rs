//! `/konto/zweiter-faktor/neu`: a new secret, shown this one time.

use super::{PATH as BACK, page};
use crate::web::asker::Asker;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use augenmass_casework::Error;
use augenmass_casework::sign_in::{self, SecondFactor};
use axum::response::{IntoResponse as _, Redirect};

/// The path.
pub(super) const PATH: &str = "/konto/zweiter-faktor/neu";

/// A secret is not shown again; the page says how it stands.
pub(in crate::web) async fn show(_: Asker) -> Answer {
    Ok(Redirect::to(BACK).into_response())
}

/// Makes it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let session = asker.secret().ok_or(Problem::SignIn)?;
    match sign_in::enrol_totp(asker.installation(), session).await {
        Ok(secret) => {
            let stands = Some(SecondFactor::Begun);
            html(&page(asker.frame(), stands, Some(&secret)))
        }
        // There is one already, or it is not set up here.
        Err(Error::Conflict | Error::NotFound) => Ok(Redirect::to(BACK).into_response()),
        Err(error) => Err(error.into()),
    }
}
