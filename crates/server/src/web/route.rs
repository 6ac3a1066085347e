//! A route: a path, who may come in, and what is done. There is no route without a door.

use super::asker::Asker;
use super::pace::Inside;
use super::problem::Problem;
use super::site::Site;
use augenmass_domain::Role;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{MethodRouter, get};
use std::future::Future;
use std::pin::Pin;

/// Who may come in. Which record may be seen or changed is decided by the gate, not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Everybody.
    Public,
    /// Whoever is signed in, whatever the role: one's own account.
    SignedIn,
    /// Those who have work there.
    Work(&'static [Role]),
}

/// What a handler gives.
pub(crate) type Answer = Result<Response, Problem>;
type Handler = fn(Asker) -> Pin<Box<dyn Future<Output = Answer> + Send>>;

/// A route.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    /// The path, with parameters in braces.
    pub path: &'static str,
    /// Who may come in.
    pub door: Door,
    /// What shows the page.
    pub show: Handler,
    /// What takes the form.
    pub take: Option<Handler>,
}

impl Route {
    /// A page that is read.
    pub(crate) const fn page(path: &'static str, door: Door, show: Handler) -> Self {
        Self {
            path,
            door,
            show,
            take: None,
        }
    }

    /// A page with a form.
    pub(crate) const fn form(path: &'static str, door: Door, show: Handler, take: Handler) -> Self {
        Self {
            path,
            door,
            show,
            take: Some(take),
        }
    }

    /// The route for the router.
    pub(crate) fn into_method_router(self) -> MethodRouter<Site> {
        let shown = get(move |asker: Asker| pass(self.door, self.show, asker));
        match self.take {
            None => shown,
            Some(take) => shown.post(move |asker: Asker| pass(self.door, take, asker)),
        }
    }
}

/// Looks who comes, then lets the handler answer.
async fn pass(door: Door, handler: Handler, asker: Asker) -> Response {
    if let Some(elsewhere) = elsewhere(&asker, door) {
        return elsewhere;
    }
    if asker.method == axum::http::Method::POST && !asker.form_is_ours() {
        return Problem::StaleForm.page(&asker);
    }
    if let Some(problem) = too_much(&asker, door) {
        return problem.page(&asker);
    }
    let mut response = match handler(asker.clone()).await {
        Ok(response) => response,
        Err(problem) => problem.page(&asker),
    };
    // What the code of a letter opens must be gone when she has left the page, also for the Back key.
    let by_letter = asker.path == "/brief" || asker.path.starts_with("/brief/");
    if door != Door::Public || by_letter || asker.session().is_some() {
        let keep_nothing = HeaderValue::from_static("no-store");
        response
            .headers_mut()
            .entry(header::CACHE_CONTROL)
            .or_insert(keep_nothing);
    }
    response
}

/// Counts what an account asks for behind the doors; leaving is always possible.
fn too_much(asker: &Asker, door: Door) -> Option<Problem> {
    let session = asker.session().filter(|_| door != Door::Public)?;
    let counts = asker.path != "/abmelden";
    let counted = counts.then(|| asker.count(Inside::Account(session.actor.account)))?;
    counted.err()
}

/// Where somebody is sent who may not come in (yet). Who has no work there is told nothing.
fn elsewhere(asker: &Asker, door: Door) -> Option<Response> {
    if door == Door::Public {
        return None;
    }
    let Some(session) = asker.session() else {
        return Some(Problem::SignIn.page(asker));
    };
    let own = ["/abmelden", "/konto/passwort", "/anmelden/zweiter-faktor"];
    let to = if session.second_factor_open {
        "/anmelden/zweiter-faktor"
    } else if session.must_change_password {
        "/konto/passwort"
    } else {
        return match door {
            Door::Work(roles) if !roles.contains(&session.actor.role) => {
                Some(Problem::NotFound.page(asker))
            }
            _ => None,
        };
    };
    if own.contains(&asker.path.as_str()) {
        return None;
    }
    Some(Redirect::to(to).into_response())
}

/// Makes a handler of an `async fn(Asker) -> Answer`.
macro_rules! handler {
    ($($function:ident)::+) => {
        |asker| Box::pin($($function)::+(asker))
    };
}
pub(crate) use handler;
