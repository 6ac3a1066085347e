//! `/anmelden/stadt/zurueck`: back from the service, in the browser in which it began, once.

use super::{Failed, OpenId, provider, service};
use crate::web::asker::{Asker, same};
use crate::web::cookie;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::sign_in::into;
use augenmass_casework::sign_in::{self, Claimed};
use augenmass_domain::Private;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use openidconnect::Nonce;

/// The path, which is known to the service as well.
pub(super) const PATH: &str = "/anmelden/stadt/zurueck";

/// Takes what came back. The beginning is forgotten whatever becomes of it.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let open_id = super::of(&asker)?;
    let answer = signed_in(open_id, &asker).await;
    let mut response = match answer {
        Ok(response) => response,
        Err(problem) => problem.page(&asker),
    };
    let headers = response.headers_mut();
    cookie::clear(headers, cookie::OPEN_ID);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn signed_in(open_id: &OpenId, asker: &Asker) -> Answer {
    let installation = asker.installation();
    let now = installation.gate.now().at;
    if !asker.site.tries.may(asker.from(), now) {
        return Err(Problem::TooMany);
    }
    let unfinished = |why| Problem::from(Failed::Unfinished(why));
    let secret = cookie::read(&asker.headers, cookie::OPEN_ID).unwrap_or_default();
    let begun = open_id.pending.take(secret, now);
    let begun = begun.ok_or(unfinished("not begun in this browser, or long ago"))?;
    if !same(&begun.state, asker.query.raw("state")) {
        return Err(unfinished("another state"));
    }
    // RFC 9207: a service that names itself is the one that was asked.
    let issuer = asker.query.raw("iss");
    if !issuer.is_empty() && issuer != open_id.service.issuer.as_str() {
        return Err(unfinished("another service"));
    }
    let code = asker.query.raw("code");
    if code.is_empty() {
        return Err(unfinished("the service gave no code"));
    }
    let metadata = open_id.provider.metadata(&open_id.service, now).await?;
    let client = provider::Provider::client(&open_id.service, &metadata);
    let exchange = open_id
        .provider
        .exchange(&client, code.to_owned(), begun.verifier);
    let token = exchange.await?;
    let nonce = Nonce::new(begun.nonce);
    let checked = (&token, &nonce);
    let claims = open_id
        .provider
        .claims(&open_id.service, &client, checked, now);
    let claimed = claimed(open_id, &claims.await?)?;
    match sign_in::with_open_id(installation, &claimed).await? {
        Err(unlike) => Err(Failed::NotHere(unlike.name()).into()),
        Ok(fresh) => {
            asker.site.tries.forget(asker.from());
            if let Some(old) = asker.secret() {
                sign_in::end(installation, old).await?;
            }
            Ok(into(&fresh, "/mein-tag").into_response())
        }
    }
}

/// What the service says of somebody, by the configured names.
fn claimed(open_id: &OpenId, claims: &provider::Claims) -> Result<Claimed, Failed> {
    let names = &open_id.service.names;
    let one = |name: &str| {
        let mut texts = service::texts(claims, name);
        (texts.len() == 1).then(|| texts.remove(0))
    };
    Ok(Claimed {
        login: Private::new(one(&names.login).ok_or(Failed::NotHere("no login claim"))?),
        roles: service::texts(claims, &names.role),
        offices: service::texts(claims, &names.office),
        carriers: service::texts(claims, &names.carrier),
        subject: Private::new(one("sub").ok_or(Failed::Unfinished("no subject"))?),
        session: one("sid"),
    })
}
