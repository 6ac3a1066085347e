//! `/abmelden`: ends the session.

use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::route::Answer;
use crate::web::{cookie, single};
use augenmass_casework::sign_in;
use axum::response::{IntoResponse as _, Redirect};

/// Asks once more: a link alone signs nobody out.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let words = asker.words;
    let form = Form {
        target: "/abmelden".to_owned(),
        fields: Vec::new(),
        submit: words.t("sign-out"),
        form_key: asker.frame().form_key().to_owned(),
        ..Form::default()
    };
    single::show(&asker, "page-sign-out", "help-sign-out", form)
}

/// The session ends.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    if let Some(secret) = asker.secret() {
        sign_in::end(asker.installation(), secret).await?;
    }
    let mut response = Redirect::to("/").into_response();
    cookie::clear(response.headers_mut(), cookie::SESSION);
    Ok(response)
}
