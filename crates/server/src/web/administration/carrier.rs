//! `/verwaltung/traeger/neu`: a free carrier, whose people accompany visits.

use super::account::{Page, answer, done, form, once};
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use augenmass_casework::accounts;
use augenmass_casework::gate::FormKey;
use axum::response::{IntoResponse as _, Redirect};

/// Asks for it.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let form = blank(asker.words, asker.frame().form_key());
    answer(&page(asker.frame(), once(&asker, form)))
}

/// Adds it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut input = asker.input.clone();
    if let Some(name) = input.text("name") {
        let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
        match accounts::add_carrier(asker.installation(), asker.actor()?, &name, &key).await? {
            Ok(_) => return Ok(Redirect::to(&done(&asker)).into_response()),
            Err(rule) => input.say("name", rule.key()),
        }
    }
    let form = blank(asker.words, asker.frame().form_key()).with(&input);
    answer(&page(asker.frame(), form))
}

fn blank(words: Words, form_key: &str) -> Form {
    let name = Control::Line("off");
    let fields = vec![Field::new(
        words,
        "name",
        "field-account-carrier-name",
        name,
    )];
    form(
        words,
        "/verwaltung/traeger/neu".to_owned(),
        form_key,
        fields,
    )
}

fn page(frame: Frame, form: Form) -> Page {
    let words = frame.words;
    let frame = frame.titled(words.t("account-carrier-new"));
    Page {
        frame: frame.below("/verwaltung", words.t("page-administration")),
        help: words.t("help-account-carrier"),
        form,
        password: None,
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    vec![page(Frame::sample(words), blank(words, "0011"))]
}
