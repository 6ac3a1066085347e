//! `/konto/zweiter-faktor`: the second step of one's own sign-in: whether there is one, and its first code.

pub(in crate::web) mod begin;
pub(in crate::web) mod qr;
pub(in crate::web) mod remove;

use super::into;
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::sign_in::{self, How, SecondFactor, TotpSecret};
use axum::response::{IntoResponse as _, Response};
use qr::Qr;

/// The path.
pub(super) const PATH: &str = "/konto/zweiter-faktor";

/// A secret as it is shown, this one time.
pub(crate) struct Shown {
    /// Four characters each, for typing.
    pub groups: Vec<String>,
    /// The address for an app on this device.
    pub uri: String,
    /// The same as a picture; none where it would be too large.
    pub qr: Option<Qr>,
}

impl Shown {
    fn of(base32: &str, uri: &str) -> Self {
        let mut groups = Vec::new();
        let mut rest = base32;
        while let Some((group, after)) = rest.split_at_checked(4) {
            groups.push(group.to_owned());
            rest = after;
        }
        groups.extend((!rest.is_empty()).then(|| rest.to_owned()));
        Self {
            groups,
            uri: uri.to_owned(),
            qr: Qr::of(uri),
        }
    }
}

#[derive(Template)]
#[template(path = "factor.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// How it stands and what to do.
    pub help: String,
    /// The new secret, right after it was made.
    pub shown: Option<Shown>,
    /// What can be done now.
    pub forms: Vec<Form>,
    /// True where there can be passkeys beside it.
    pub passkeys: bool,
}

fn form(words: Words, key: &str, target: &str, submit: &str, code: bool) -> Form {
    let field = Field::new(
        words,
        "code",
        "field-second-factor",
        Control::Line("one-time-code"),
    );
    let field = field.hint(words.t("hint-second-factor"));
    Form {
        target: target.to_owned(),
        fields: code.then_some(field).into_iter().collect(),
        submit: words.t(submit),
        form_key: key.to_owned(),
        ..Form::default()
    }
}

/// The page for how it stands; `None` where the second step is not set up here.
fn page(frame: Frame, stands: Option<SecondFactor>, secret: Option<&TotpSecret>) -> Page {
    let shown = secret.map(|secret| Shown::of(secret.base32(), secret.uri()));
    let (words, key) = (frame.words, frame.form_key().to_owned());
    let form = |target: &str, submit: &str, code| form(words, &key, target, submit, code);
    let begin = |submit: &str| form(begin::PATH, submit, false);
    let confirm = || form(PATH, "factor-confirm", true);
    let (help, forms) = match (stands, &shown) {
        (None, _) => ("factor-elsewhere", Vec::new()),
        (Some(SecondFactor::Off), _) => ("factor-off", vec![begin("factor-begin")]),
        (Some(SecondFactor::Begun), Some(_)) => ("factor-shown", vec![confirm()]),
        (Some(SecondFactor::Begun), None) => {
            ("factor-begun", vec![confirm(), begin("factor-begin-again")])
        }
        (Some(SecondFactor::On), _) => {
            ("factor-on", vec![form(remove::PATH, "factor-remove", true)])
        }
    };
    Page {
        help: words.t(help),
        frame: frame
            .titled(words.t("page-own-factor"))
            .below("/konto", words.t("page-account-own")),
        shown,
        forms,
        passkeys: false,
    }
}

/// How it stands with the one who asks.
async fn stands(asker: &Asker) -> Result<Option<SecondFactor>, Problem> {
    let session = asker.session().ok_or(Problem::SignIn)?;
    if session.how != How::Password {
        return Ok(None);
    }
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let stands = sign_in::second_factor_of(asker.installation(), secret).await?;
    Ok(Some(stands))
}

/// How it stands.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let stands = stands(&asker).await?;
    let mut page = page(asker.frame(), stands, None);
    let named = asker.site.settings.passkeys.is_some();
    page.passkeys = named && stands == Some(SecondFactor::On);
    html(&page)
}

/// A first code, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let secret = asker.secret().ok_or(Problem::SignIn)?;
    let code = asker.input.raw("code").trim();
    let confirmed = sign_in::confirm_totp(asker.installation(), secret, code).await;
    match changed(confirmed)? {
        Some(response) => Ok(response),
        None => wrong(&asker).await,
    }
}

/// Back to the page with the new session; `None` where the code was wrong.
fn changed(
    done: Result<Option<sign_in::SessionSecret>, Error>,
) -> Result<Option<Response>, Problem> {
    let fresh = match done {
        // There is nothing to confirm or remove (any more): the page says how it stands.
        Err(Error::NotFound) => {
            return Ok(Some(axum::response::Redirect::to(PATH).into_response()));
        }
        other => other?,
    };
    Ok(fresh.map(|fresh| into(&fresh, PATH)))
}

/// The page again, with what is wrong beside the field.
async fn wrong(asker: &Asker) -> Answer {
    let mut input: Input = asker.input.clone();
    input.say("code", "wrong-second-factor");
    let mut page = page(asker.frame(), stands(asker).await?, None);
    let forms = page.forms.into_iter();
    page.forms = forms
        .map(|form| match form.fields.is_empty() {
            true => form,
            false => form.with(&input),
        })
        .collect();
    html_again(&page)
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |stands| page(Frame::sample(words), stands, None);
        let mut shown = page(Some(SecondFactor::Begun));
        let uri = "otpauth://totp/Augenma%C3%9F:melde.1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        shown.shown = Some(Shown::of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", uri));
        shown.help = words.t("factor-shown");
        shown.forms.truncate(1);
        let mut with_passkeys = page(Some(SecondFactor::On));
        with_passkeys.passkeys = true;
        vec![
            page(None),
            page(Some(SecondFactor::Off)),
            page(Some(SecondFactor::Begun)),
            shown,
            page(Some(SecondFactor::On)),
            with_passkeys,
        ]
    }
}
