//! What people see: pages, and what machines read (the log). Each endpoint is a file; [`routes`] is the
//! list of all of them, each with its door.

mod accompaniment;
mod act;
mod acts;
mod administration;
mod answers;
mod api;
mod asker;
mod assets;
mod assistance;
mod case;
mod cookie;
mod cost;
mod counter;
mod day;
mod demo;
mod done;
pub(crate) mod figures;
mod form;
mod frame;
mod hand_over;
mod home;
mod indication;
mod input;
mod inquiry;
mod language;
mod letter_code;
mod list_page;
mod log;
pub(crate) mod messages;
mod metrics;
mod norm;
mod open_id;
mod oversight;
mod own_words;
mod pace;
mod package;
mod paper;
mod problem;
mod public;
mod reading;
mod received;
mod record;
mod records;
mod request;
mod route;
mod routes;
mod run;
mod samples;
mod section;
mod sign_in;
mod single;
mod site;
mod steps;
mod tries;
mod visit;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub(crate) use demo::people;
pub(crate) use open_id::{ClaimNames, OpenId, Service, check_site};
pub(crate) use pace::Requests;
pub(crate) use samples::all as samples;
pub(crate) use site::{Settings, Site};
pub(crate) use words::Words;

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{get, post};

/// The largest thing that may be sent, bytes: a form, a file of drafts, an inquiry.
const MOST_SENT: usize = 1024 * 1024;

/// The whole site.
pub(crate) fn router(site: Site) -> Router {
    let pages = routes::all().fold(Router::new(), |router, route| {
        router.route(route.path, route.into_method_router())
    });
    pages
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(metrics::ready))
        .route("/log/checkpoint", get(log::checkpoint))
        .route("/log/key", get(log::key))
        .route("/log/tile/{*path}", get(log::tile))
        .route("/antworten/{name}", get(answers::file))
        .route("/antworten/{name}/{file}", get(answers::file_of))
        .route(
            messages::PATH,
            get(messages::give)
                .put(messages::take)
                .layer(DefaultBodyLimit::max(messages::MOST)),
        )
        .merge(api::router())
        .route(open_id::ended::PATH, post(open_id::ended::take))
        .merge(assets::routes())
        .fallback(get(missing))
        .route_layer(from_fn_with_state(site.clone(), metrics::counted))
        .layer(DefaultBodyLimit::max(MOST_SENT))
        .layer(map_response(with_headers))
        .with_state(site)
}

/// The numbers for whoever runs the programme, for an address of their own.
pub(crate) fn metrics(site: Site) -> Router {
    Router::new()
        .route("/metrics", get(metrics::show))
        .with_state(site)
}

/// A page that does not exist.
async fn missing(asker: asker::Asker) -> Response {
    if api::owns(&asker.path) {
        return api::missing(&asker.headers);
    }
    problem::Problem::NotFound.page(&asker)
}

/// One answer for every file that does not exist or may not be had.
fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "nicht gefunden\n").into_response()
}

/// A page as an answer.
fn html(page: &impl Template) -> route::Answer {
    Ok(Html(page.render()?).into_response())
}

/// A page once more, with what is wrong on it: the status of a form that has to be corrected.
fn html_again(page: &impl Template) -> route::Answer {
    Ok(again(html(page)?))
}

/// The same for a page that is made already.
fn again(page: Response) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// What a page may do; a literal is what it may do beside.
macro_rules! policy {
    ($more:literal) => {
        HeaderValue::from_static(concat!(
            "default-src 'none'; ",
            $more,
            "style-src 'self'; font-src 'self'; img-src 'self' data:; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ))
    };
}

/// A page whose script may run, one of this site's own: only where a passkey is asked
/// (`docs/decisions/0063-passkeys.md`).
fn with_script(mut page: Response) -> Response {
    let policy = policy!("script-src 'self'; ");
    page.headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    page
}

async fn with_headers(mut response: Response) -> Response {
    const ALWAYS: [(HeaderName, &str); 4] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(policy!(""));
    response
}
