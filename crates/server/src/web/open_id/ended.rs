//! `/anmelden/stadt/ende`: the service says that somebody is signed out (Back-Channel Logout 1.0). No
//! browser comes here, and the answer says nothing but yes or no.

use super::logout_token::{LogoutToken, Wrong, check};
use super::{Failed, OpenId};
use crate::web::site::Site;
use augenmass_casework::sign_in;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;

/// The path, which is known to the service as well.
pub(crate) const PATH: &str = "/anmelden/stadt/ende";

/// Takes the word of the service.
pub(crate) async fn take(State(site): State<Site>, sent: Bytes) -> Response {
    let Some(open_id) = site.settings.open_id.as_deref() else {
        return crate::web::not_found();
    };
    let mut sent = form_urlencoded::parse(&sent);
    let token = sent.find(|(name, _)| name == "logout_token");
    let ended = match token {
        Some((_, token)) => carried_out(open_id, &site, &token).await,
        None => Err("form"),
    };
    // Section 2.8: 400 whatever went wrong, and no answer is kept.
    let status = match ended {
        Ok(count) => {
            tracing::info!(count, "the sign-in service ended sessions");
            StatusCode::OK
        }
        Err(why) => {
            tracing::warn!(
                why,
                "a word of the sign-in service to sign out was not taken"
            );
            StatusCode::BAD_REQUEST
        }
    };
    (status, [(header::CACHE_CONTROL, "no-store")]).into_response()
}

async fn carried_out(open_id: &OpenId, site: &Site, token: &str) -> Result<u64, &'static str> {
    let now = site.installation.gate.now().at;
    let token = checked(open_id, token, now).await?;
    if !open_id.used.first(&token.id, token.until, now.as_second()) {
        return Err("used before");
    }
    let (subject, session) = (token.subject.as_deref(), token.session.as_deref());
    let ended = sign_in::end_by_open_id(&site.installation, subject, session).await;
    ended.map_err(|_| {
        open_id.used.undo(&token.id);
        "the database"
    })
}

async fn checked(
    open_id: &OpenId,
    token: &str,
    now: Timestamp,
) -> Result<LogoutToken, &'static str> {
    let service = &open_id.service;
    let parties = (service.issuer.as_str(), service.client.as_str());
    let metadata = open_id.provider.metadata(service, now).await;
    let metadata = metadata.map_err(Failed::why)?;
    let seconds = now.as_second();
    let mut checked = check(token, metadata.jwks(), parties, seconds);
    if checked == Err(Wrong::UnknownKey)
        && let Some(metadata) = open_id
            .provider
            .with_new_keys(now)
            .await
            .map_err(Failed::why)?
    {
        checked = check(token, metadata.jwks(), parties, seconds);
    }
    checked.map_err(|wrong| match wrong {
        Wrong::UnknownKey => "unknown key",
        Wrong::Token(why) => why,
    })
}
