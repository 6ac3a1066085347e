//! `/verwaltung/aemter/neu`: an office is a compartment of its own, with a key of its own.

use super::account::{Page, answer, done, form, once};
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use augenmass_casework::accounts;
use augenmass_casework::gate::FormKey;
use augenmass_domain::law::OfficeKind;
use axum::response::{IntoResponse as _, Redirect};

/// Asks for it.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let form = blank(asker.words, asker.frame().form_key());
    answer(&page(&asker, once(&asker, form)))
}

/// Adds it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut input = asker.input.clone();
    let kind = input.one("kind", OfficeKind::ALL, OfficeKind::name);
    let name = input.text("name");
    if let (Some(kind), Some(name)) = (kind, name) {
        let (installation, actor) = (asker.installation(), asker.actor()?);
        let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
        match accounts::add_office(installation, actor, kind, &name, &key).await? {
            Ok(_) => return Ok(Redirect::to(&done(&asker)).into_response()),
            Err(rule) => input.say("name", rule.key()),
        }
    }
    let form = blank(asker.words, asker.frame().form_key()).with(&input);
    answer(&page(&asker, form))
}

fn blank(words: Words, form_key: &str) -> Form {
    let kinds = Choice::of(
        words,
        "account-office-kind",
        OfficeKind::ALL,
        OfficeKind::name,
    );
    let fields = vec![
        Field::new(
            words,
            "kind",
            "field-account-office-kind",
            Control::Select(kinds),
        ),
        Field::new(
            words,
            "name",
            "field-account-office-name",
            Control::Line("off"),
        ),
    ];
    form(words, "/verwaltung/aemter/neu".to_owned(), form_key, fields)
}

fn page(asker: &Asker, form: Form) -> Page {
    let words = asker.words;
    let frame = asker.frame().titled(words.t("account-office-new"));
    Page {
        frame: frame.below("/verwaltung", words.t("page-administration")),
        help: words.t("help-account-office"),
        form,
        password: None,
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    vec![Page {
        frame: Frame::sample(words).titled(words.t("account-office-new")),
        help: words.t("help-account-office"),
        form: blank(words, "0011"),
        password: None,
    }]
}
