//! `/anmelden/zweiter-faktor`: the code of the second factor.

use super::into;
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::single;
use crate::web::words::Words;
use augenmass_casework::sign_in;
use axum::response::{IntoResponse as _, Redirect};

/// The form.
pub(in crate::web) fn form(words: Words, form_key: &str) -> Form {
    Form {
        target: "/anmelden/zweiter-faktor".to_owned(),
        fields: vec![
            Field::new(
                words,
                "code",
                "field-second-factor",
                Control::Line("one-time-code"),
            )
            .hint(words.t("hint-second-factor")),
        ],
        submit: words.t("sign-in"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

/// Asks for the code.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    if asker
        .session()
        .is_none_or(|session| !session.second_factor_open)
    {
        return Ok(Redirect::to("/mein-tag").into_response());
    }
    let form = form(asker.words, asker.frame().form_key());
    single::show(&asker, "page-second-factor", "help-second-factor", form)
}

/// The code, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    if !asker
        .site
        .tries
        .may(asker.from(), asker.installation().gate.now().at)
    {
        return Err(Problem::TooMany);
    }
    let code = asker.input.raw("code").trim();
    match sign_in::second_factor(asker.installation(), secret, code).await? {
        Some(secret) => Ok(into(&secret, "/mein-tag")),
        None => {
            let mut input = asker.input.clone();
            input.say("code", "wrong-second-factor");
            let form = form(asker.words, asker.frame().form_key()).with(&input);
            single::show(&asker, "page-second-factor", "help-second-factor", form)
        }
    }
}
