//! `/konto/passwort`: a new password; the first one must be changed.

use super::into;
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::single;
use crate::web::words::Words;
use augenmass_casework::sign_in;

/// The form.
pub(in crate::web) fn form(words: Words, form_key: &str) -> Form {
    let secret = |name, key, word| Field::new(words, name, key, Control::Secret(word));
    Form {
        target: "/konto/passwort".to_owned(),
        fields: vec![
            secret("old", "field-old-password", "current-password"),
            secret("new", "field-new-password", "new-password").hint(words.t("hint-new-password")),
            secret("again", "field-again-password", "new-password"),
        ],
        submit: words.t("change-password"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

/// Asks for the old and the new password.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let form = form(asker.words, asker.frame().form_key());
    single::show(&asker, "page-password", "help-password", form)
}

/// The passwords, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let (old, new) = (asker.private("old"), asker.private("new"));
    let mut input = asker.input.clone();
    if input.raw("new") == input.raw("again") {
        match sign_in::change_password(asker.installation(), secret, &old, &new).await? {
            Ok(secret) => return Ok(into(&secret, "/mein-tag")),
            Err(rule) => input.say("new", rule.key()),
        }
    } else {
        input.say("again", "wrong-again-password");
    }
    let form = form(asker.words, asker.frame().form_key()).with(&input);
    single::show(&asker, "page-password", "help-password", form)
}
