//! `/brief`: the code from the letter.

use super::{form_key, here};
use crate::web::asker::Asker;
use crate::web::cookie;
use crate::web::form::{Control, Field, Form};
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::sign_in::{for_visitor, visitor_key};
use crate::web::single;
use augenmass_casework::concerned::{self, Code, CodeProblem};
use augenmass_casework::gate::FormKey;
use axum::response::{IntoResponse as _, Redirect, Response};

fn form(asker: &Asker) -> Form {
    let words = asker.words;
    Form {
        target: "/brief".to_owned(),
        fields: vec![
            Field::new(words, "code", "field-code", Control::Line("off"))
                .hint(words.t("hint-code")),
        ],
        submit: words.t("enter-code"),
        form_key: form_key(asker),
        ..Form::default()
    }
}

/// The page with the form; for a visitor with the cookie that ties it to them.
fn page(asker: &Asker, input: Option<&Input>) -> Answer {
    let mut form = form(asker);
    if let Some(input) = input {
        form = form.with(input);
        // What was typed may be nearly a code: it is not shown again.
        form.fields
            .iter_mut()
            .for_each(|field| field.values.clear());
    }
    let (key, new) = visitor_key(asker);
    if asker.session().is_none() {
        form.form_key.clone_from(&key);
    }
    let response: Response = single::show(asker, "page-letter", "help-letter", form)?;
    Ok(for_visitor(response, (&key, new)))
}

/// Asks for the code.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    if here(&asker).await?.is_some() {
        return Ok(Redirect::to("/brief/stand").into_response());
    }
    page(&asker, None)
}

/// The code, sent. What was mistyped is told without asking anybody; all else looks the same.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let installation = asker.installation();
    let now = installation.gate.now().at;
    if !asker.site.tries.may(asker.from(), now) {
        return Err(Problem::TooMany);
    }
    let mut input = asker.input.clone();
    let entered = match Code::parse(input.raw("code")) {
        Err(problem) => {
            input.say("code", told(problem));
            None
        }
        Ok(code) => {
            if !asker.site.tries.may_with(&code, now) {
                return Err(Problem::TooMany);
            }
            let who = concerned::enter(installation, &code).await?;
            if who.is_none() {
                input.say("code", "wrong-code-unknown");
            }
            who
        }
    };
    let Some(who) = entered else {
        return page(&asker, Some(&input));
    };
    asker.site.tries.forget(asker.from());
    let secret = FormKey::fresh(installation);
    asker.site.letters.enter(&secret, who.letter(), now);
    let mut response = Redirect::to("/brief/stand").into_response();
    cookie::set(response.headers_mut(), cookie::LETTER, &secret);
    Ok(response)
}

const fn told(problem: CodeProblem) -> &'static str {
    match problem {
        CodeProblem::Empty => "wrong-empty",
        CodeProblem::Length { .. } => "wrong-code-length",
        CodeProblem::Character { .. } | CodeProblem::Mistyped => "wrong-code-mistyped",
    }
}
