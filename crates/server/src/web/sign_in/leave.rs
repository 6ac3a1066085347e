//! `/abmelden`: ends the session. Who came from the city's service is shown the way to sign out there.

use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::route::Answer;
use crate::web::{cookie, single};
use augenmass_casework::sign_in::{self, How};
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
    let there = asker.site.settings.open_id.is_some()
        && asker
            .session()
            .is_some_and(|session| session.how == How::OpenIdConnect);
    let place = if there { "/abgemeldet" } else { "/" };
    let mut response = Redirect::to(place).into_response();
    cookie::leave(response.headers_mut(), cookie::SESSION);
    Ok(response)
}
