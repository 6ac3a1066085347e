//! `/konto/passkeys/entfernen`: a passkey goes, proved by a code of the app.

use super::super::into;
use super::{PATH as BACK, code_field, keys};
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::single;
use crate::web::words::Words;
use augenmass_casework::Error;
use augenmass_casework::sign_in::{self, PasskeyRow};
use axum::response::{IntoResponse as _, Redirect};

/// The form.
pub(in crate::web) fn form(words: Words, form_key: &str, keys: &[PasskeyRow]) -> Form {
    let choice = |row: &PasskeyRow| Choice {
        hint: words.with("passkey-made-at", "at", words.moment(row.made)),
        ..Choice::new(&row.credential, &*row.label)
    };
    let choices = Control::Radios(keys.iter().map(choice).collect());
    let mut which = Field::new(words, "passkey", "field-passkey", choices);
    if let [only] = keys {
        which = which.preset(&only.credential);
    }
    Form {
        target: "/konto/passkeys/entfernen".to_owned(),
        fields: vec![which, code_field(words)],
        submit: words.t("passkey-remove"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

/// Asks which one.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let keys = keys(&asker).await?.unwrap_or_default();
    if keys.is_empty() {
        return Ok(Redirect::to(BACK).into_response());
    }
    let form = form(asker.words, asker.frame().form_key(), &keys);
    single::show(&asker, "passkey-remove", "passkey-remove-help", form)
}

/// Which one and a code, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let keys = keys(&asker).await?.unwrap_or_default();
    let mut input = asker.input.clone();
    let chosen = keys
        .iter()
        .find(|row| row.credential == input.raw("passkey"));
    if let Some(row) = chosen {
        let code = asker.input.raw("code").trim();
        let (installation, id) = (asker.installation(), &row.credential);
        match sign_in::remove_passkey(installation, secret, id, code).await {
            Ok(Some(fresh)) => return Ok(into(&fresh, BACK)),
            Ok(None) => input.say("code", "wrong-second-factor"),
            Err(Error::NotFound) => return Ok(Redirect::to(BACK).into_response()),
            Err(error) => return Err(error.into()),
        }
    } else if keys.is_empty() {
        return Ok(Redirect::to(BACK).into_response());
    } else {
        input.say("passkey", "wrong-choice");
    }
    let form = form(asker.words, asker.frame().form_key(), &keys).with(&input);
    single::show(&asker, "passkey-remove", "passkey-remove-help", form)
}
