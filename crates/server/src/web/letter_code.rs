//! The page for the person concerned, by the code from the letter: what the city has and why, who read it,
//! and every way to answer. Without an account. A wrong code and no case look the same.

mod ask;
mod enter;
mod leave;
mod readings;
mod reply;
pub(crate) mod sessions;
mod speak;
mod standing;

use super::asker::Asker;
use super::cookie;
use super::form::{Field, Form};
use super::pace::Inside;
use super::problem::Problem;
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::sign_in::visitor_key;
use super::single;
use super::words::Words;
use augenmass_casework::Error;
use augenmass_casework::concerned::{self, Concerned};
use augenmass_domain::Rejection;
use augenmass_domain::case::CaseRejection;
use axum::response::{IntoResponse as _, Redirect, Response};
use std::future::Future;

/// Said where something of hers has just arrived.
const ARRIVED: &str = "ja";

/// All pages of this area.
pub(super) const ROUTES: &[Route] = &[
    Route::form(
        "/brief",
        Door::Public,
        handler!(enter::show),
        handler!(enter::take),
    ),
    Route::page("/brief/stand", Door::Public, handler!(standing::show)),
    Route::page("/brief/gelesen", Door::Public, handler!(readings::show)),
    Route::form(
        "/brief/antwort",
        Door::Public,
        handler!(reply::show),
        handler!(reply::take),
    ),
    Route::form(
        "/brief/dolmetschen",
        Door::Public,
        handler!(speak::show_interpreter),
        handler!(speak::take_interpreter),
    ),
    Route::form(
        "/brief/gespraech",
        Door::Public,
        handler!(speak::show_conversation),
        handler!(speak::take_conversation),
    ),
    Route::form(
        "/brief/aeusserung",
        Door::Public,
        handler!(speak::show_statement),
        handler!(speak::take_statement),
    ),
    Route::form(
        "/brief/antrag",
        Door::Public,
        handler!(ask::show),
        handler!(ask::take),
    ),
    Route::form(
        "/brief/ende",
        Door::Public,
        handler!(leave::show),
        handler!(leave::take),
    ),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("letter-standing", standing::Page::samples(words));
    examples.extend(examples_of(
        "letter-readings",
        readings::Page::samples(words),
    ));
    examples
}

/// Who came in by a code, if somebody did and the data are still there.
async fn here(asker: &Asker) -> Result<Option<Concerned>, Problem> {
    let Some(secret) = cookie::read(&asker.headers, cookie::LETTER) else {
        return Ok(None);
    };
    let installation = asker.installation();
    let now = installation.gate.now().at;
    let Some(letter) = asker.site.letters.resume(secret, now) else {
        return Ok(None);
    };
    Ok(concerned::come_back(installation, letter).await?)
}

/// Who came in by a code; whoever did not goes to the page where it is entered.
async fn inside(asker: &Asker) -> Result<Concerned, Problem> {
    let who = here(asker).await?.ok_or(Problem::LetterCode)?;
    asker.count(Inside::Letter(who.letter()))?;
    Ok(who)
}

/// A form of these pages. A second submission of the same form counts once, as long as she is in.
fn form(asker: &Asker, path: &str, fields: Vec<Field>, submit: &str) -> Form {
    Form {
        target: path.to_owned(),
        fields,
        submit: asker.words.t(submit),
        form_key: form_key(asker),
        once: augenmass_casework::gate::FormKey::fresh(asker.installation()),
        ..Form::default()
    }
}

/// The page of a form, below the page that tells where things stand.
fn below_standing(asker: &Asker, words: (&str, &str), form: Form) -> Answer {
    single::below(asker, ("/brief/stand", "letter-standing"), words, form)
}

/// The key of forms: of the visitor, or of staff who look at the page.
fn form_key(asker: &Asker) -> String {
    match asker.session() {
        Some(session) => session.form_key().to_owned(),
        None => visitor_key(asker).0,
    }
}

/// Does something once for a form, and goes back to where things stand. What a rule turns down is told on
/// the form.
async fn once<T>(
    asker: &Asker,
    form: Form,
    (title, help): (&str, &str),
    work: impl Future<Output = Result<T, Error>>,
) -> Result<Response, Problem> {
    let secret = cookie::read(&asker.headers, cookie::LETTER).unwrap_or_default();
    let key = asker.input.raw("once").to_owned();
    // Sent, gone back, and sent again: another form, the same words.
    let said = asker.input.fingerprint(&asker.path);
    let back = || Redirect::to(&asker.told("/brief/stand", ARRIVED)).into_response();
    if !asker.site.letters.begin(secret, &key) || !asker.site.letters.begin(secret, &said) {
        return Ok(back());
    }
    match work.await {
        Ok(_) => Ok(back()),
        Err(error) => {
            asker.site.letters.undo(secret, &key);
            asker.site.letters.undo(secret, &said);
            let Error::Rejected(rejection) = error else {
                return Err(error.into());
            };
            let mut form = form.with(&asker.input);
            form.wrong.push(match rejection {
                // Words for who works here would not help her.
                Rejection::Case(CaseRejection::NotInThisState) => {
                    asker.words.t("problem-letter-too-late")
                }
                other => Problem::Gate(Error::Rejected(other)).sentence(asker.words),
            });
            below_standing(asker, (title, help), form)
        }
    }
}
