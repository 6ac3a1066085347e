//! For other programmes: the API of office systems (Fachverfahren) under `/api/v1`, and Estonia's usage
//! service (Andmejälgija) under `/api/datatracker`. Each endpoint is a file; [`ROUTES`] is the list of all
//! of them, each with its way in. Nothing here is decided: everything goes through the gate.
//! Why it is so: `docs/decisions/0025-api-for-office-systems.md`.

mod answer;
mod call;
mod document;
mod fault;
mod figures;
mod record;
mod records;
mod tasks;
mod usage;

use super::site::Site;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use call::Call;
use fault::Fault;
use std::future::Future;
use std::pin::Pin;

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Everybody.
    Open,
    /// An office system, by its token.
    Token,
    /// The person concerned, by the code of her letter.
    LetterCode,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// Something is read.
    Get,
    /// Something is told.
    Post,
}

type Given = Result<Response, Fault>;
type Handler = fn(Call) -> Pin<Box<dyn Future<Output = Given> + Send>>;

/// An endpoint.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    /// What is done.
    pub method: Method,
    /// The path, with parameters in braces.
    pub path: &'static str,
    /// Who may come in; what they may see and do is decided by the gate.
    pub way: Way,
    handler: Handler,
}

/// Makes an endpoint of an `async fn(Call) -> Given`.
macro_rules! endpoint {
    ($method:ident $path:literal $way:ident $($function:ident)::+) => {
        Route {
            method: Method::$method,
            path: $path,
            way: Way::$way,
            handler: |call| Box::pin($($function)::+(call)),
        }
    };
}

/// All endpoints.
pub(crate) const ROUTES: &[Route] = &[
    endpoint!(Get "/api/v1/openapi.json" Open document::show),
    endpoint!(Get "/api/v1/figures" Open figures::show),
    endpoint!(Get "/api/v1/records" Token records::show),
    endpoint!(Get "/api/v1/records/{kind}/{id}" Token record::show),
    endpoint!(Post "/api/v1/records/disclosure/{id}/answer" Token answer::take),
    endpoint!(Get "/api/v1/tasks" Token tasks::show),
    endpoint!(Get "/api/datatracker/openapi.yaml" Open usage::document),
    endpoint!(Get "/api/datatracker/v2/findUsage" LetterCode usage::find),
    endpoint!(Get "/api/datatracker/v2/usagePeriod" Open usage::period),
    endpoint!(Get "/api/datatracker/v2/heartbeat" Open usage::heartbeat),
];

/// The endpoints for the router.
pub(super) fn router() -> Router<Site> {
    ROUTES.iter().copied().fold(Router::new(), |router, route| {
        let pass = move |call: Call| pass(route, call);
        match route.method {
            Method::Get => router.route(route.path, get(pass)),
            Method::Post => router.route(route.path, post(pass)),
        }
    })
}

/// True where a path belongs here: what does not exist below it is told in JSON.
pub(super) fn owns(path: &str) -> bool {
    path.starts_with("/api/")
}

/// An endpoint that does not exist.
pub(super) fn missing(headers: &axum::http::HeaderMap) -> Response {
    Fault::NotFound.response(call::words(headers))
}

/// Looks who comes, then lets the endpoint answer.
async fn pass(route: Route, mut call: Call) -> Response {
    let words = call.words;
    let given = match route.way {
        Way::Token => match call.let_in().await {
            Ok(()) => (route.handler)(call).await,
            Err(fault) => Err(fault),
        },
        Way::Open | Way::LetterCode => (route.handler)(call).await,
    };
    let mut response = match given {
        Ok(response) => response,
        Err(fault) => fault.response(words),
    };
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Something as JSON.
fn json(something: &impl serde::Serialize) -> Given {
    let text = serde_json::to_string(something).map_err(Fault::internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}
