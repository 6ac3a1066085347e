//! `/anmelden/stadt`: off to the service. A link, no form: browsers do not follow a form to another site
//! (`form-action`), and beginning changes nothing here.

use super::pending::{Begun, WITHIN};
use super::provider::Provider;
use crate::web::asker::Asker;
use crate::web::cookie;
use crate::web::route::Answer;
use augenmass_casework::gate::FormKey;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect};
use openidconnect::core::CoreAuthenticationFlow;
use openidconnect::{CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope};

/// Begins.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let open_id = super::of(&asker)?;
    if asker.session().is_some() {
        return Ok(Redirect::to("/mein-tag").into_response());
    }
    let installation = asker.installation();
    let now = installation.gate.now().at;
    let metadata = open_id.provider.metadata(&open_id.service, now).await?;
    let short = || FormKey::fresh(installation);
    let long = || short() + &short();
    let begun = Begun {
        state: short(),
        nonce: short(),
        verifier: long(),
        at: now,
    };
    let verifier = PkceCodeVerifier::new(begun.verifier.clone());
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
    let (state, nonce) = (begun.state.clone(), begun.nonce.clone());
    let client = Provider::client(&open_id.service, &metadata);
    let (address, _, _) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let secret = long();
    open_id.pending.begin(&secret, begun);
    let mut response = Redirect::to(address.as_str()).into_response();
    let headers = response.headers_mut();
    cookie::set_for(headers, cookie::OPEN_ID, &secret, WITHIN);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
