//! `/verwaltung/fachverfahren/neu`: a token for an office system, shown once.

use super::account::form;
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::gate::FormKey;
use augenmass_casework::office_systems::{self, System, TokenRule};
use augenmass_casework::sign_in::Limits;
use augenmass_domain::id::AccountId;

#[derive(Template)]
#[template(path = "administration/token_new.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// The token, this one time; empty before it was issued.
    pub token: String,
    pub form: Form,
}

/// Asks for whom and until when.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let form = blank(&asker).await?;
    html(&page(&asker, String::new(), form))
}

/// Issues it and shows it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut input = asker.input.clone();
    let system = input.id("system").map(AccountId::from_uuid);
    let (label, until) = (input.text("label"), input.day("until"));
    if let (Some(system), Some(label), Some(until)) = (system, label, until) {
        let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
        let (installation, actor) = (asker.installation(), asker.actor()?);
        let issued = office_systems::issue(installation, actor, system, (&label, until), &key);
        match issued.await? {
            Ok(token) => {
                let form = blank(&asker).await?;
                return html(&page(&asker, token.reveal().clone(), form));
            }
            Err(rule) => say(&mut input, rule),
        }
    }
    let form = blank(&asker).await?.with(&input);
    html_again(&page(&asker, String::new(), form))
}

/// Says a rule beside the field that it is about.
fn say(input: &mut Input, rule: TokenRule) {
    let field = match rule {
        TokenRule::NotASystem => "system",
        TokenRule::LabelMissing => "label",
        TokenRule::UntilOutOfRange => "until",
    };
    input.say(field, rule.key());
}

async fn blank(asker: &Asker) -> Result<Form, Problem> {
    let installation = asker.installation();
    let systems = office_systems::systems(installation, asker.actor()?).await?;
    let once = FormKey::fresh(installation);
    Ok(form_of(
        asker.words,
        asker.frame().form_key(),
        once,
        &systems,
    ))
}

fn form_of(words: Words, form_key: &str, once: String, systems: &[System]) -> Form {
    let choices = systems.iter().map(|system| {
        let label = format!("{} ({})", system.name, system.office);
        Choice::new(system.account, label)
    });
    let days = Limits::shipped().token_days;
    let fields = vec![
        Field::new(
            words,
            "system",
            "field-token-system",
            Control::Select(choices.collect()),
        )
        .hint(words.t("hint-token-system")),
        Field::new(words, "label", "field-token-label", Control::Line("off"))
            .hint(words.t("hint-token-label")),
        Field::new(words, "until", "field-token-until", Control::Day).hint(words.with(
            "hint-token-until",
            "days",
            days,
        )),
    ];
    let target = "/verwaltung/fachverfahren/neu".to_owned();
    Form {
        submit: words.t("token-issue"),
        once,
        ..form(words, target, form_key, fields)
    }
}

fn page(asker: &Asker, token: String, form: Form) -> Page {
    let words = asker.words;
    let frame = asker.frame().titled(words.t("token-new"));
    let frame = frame.below("/verwaltung", words.t("page-administration"));
    Page {
        frame: frame.below("/verwaltung/fachverfahren", words.t("page-tokens")),
        token,
        form,
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let system = System {
            account: AccountId::from_uuid(uuid::Uuid::from_u128(7)),
            name: "Einwohnerfachverfahren".to_owned(),
            office: "Meldebehörde".to_owned(),
        };
        let blank = || {
            let once = "00112233445566778899aabbccddeeff".to_owned();
            form_of(words, "0011", once, std::slice::from_ref(&system))
        };
        let mut wrong = Input::empty(words);
        for rule in TokenRule::ALL {
            say(&mut wrong, rule);
        }
        let page = |token: &str, form| Self {
            frame: Frame::sample(words).titled(words.t("token-new")),
            token: token.to_owned(),
            form,
        };
        vec![
            page("", blank()),
            page("", blank().with(&wrong)),
            page("augenmass_0123456789", blank()),
        ]
    }
}
