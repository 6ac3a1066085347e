//! Passkeys over HTTP: what the pages ask, what their forms bring, and where a script may run.

use super::Town;
use super::browser::{Browser, Shown};
use super::device::{Answered, Device, Made, text};
use super::factor::{LOGIN, OWN, PAGE as FACTOR, code, press, sign_in, signed_in};
use crate::web::assets;
use crate::web::{Settings, routes};
use augenmass_casework::sign_in::{ES256, RelyingParty};
use axum::http::StatusCode;

const NAME: &str = "augenmass.example";
const ORIGIN: &str = "https://augenmass.example";
const PAGE: &str = "/konto/passkeys";
const NEW: &str = "/konto/passkeys/neu";
const REMOVE: &str = "/konto/passkeys/entfernen";
const SECOND: &str = "/anmelden/zweiter-faktor";

async fn town() -> Town {
    Town::with(Settings {
        passkeys: Some(RelyingParty::new(NAME.to_owned(), ORIGIN.to_owned())),
        ..Settings::default()
    })
    .await
}

/// Somebody with a second step, signed in.
struct Holder {
    browser: Browser,
    app: String,
}

impl Holder {
    async fn of(town: &Town) -> Self {
        let mut browser = signed_in(town).await;
        let shown = press(&mut browser, "/konto/zweiter-faktor/neu", &[]).await;
        let app = shown.texts(".a-key code").remove(0);
        let right = code(town, &app);
        let on = press(&mut browser, FACTOR, &[("code", &right)]).await;
        assert_eq!(on.location.as_deref(), Some(FACTOR));
        Self { browser, app }
    }

    /// The next code that counts.
    fn code(&self, town: &Town) -> String {
        town.clock.forward(30);
        code(town, &self.app)
    }

    async fn begin(&mut self, town: &Town, label: &str) -> Shown {
        let code = self.code(town);
        let fields = [("label", label), ("code", &*code)];
        self.browser.fill(PAGE, &fields).await
    }

    async fn with_passkey(town: &Town) -> (Self, Device) {
        let mut holder = Self::of(town).await;
        let device = Device::new(NAME, ORIGIN);
        let asked = holder.begin(town, "Dienstrechner").await;
        let made = device.made(&question(&asked));
        let taken = bring(&mut holder.browser, &asked, &fields_of_made(&made)).await;
        assert_eq!(taken.location.as_deref(), Some(PAGE));
        (holder, device)
    }
}

/// A browser in which the password was right, and the page that asks for the second step.
async fn half_in(town: &Town) -> (Browser, Shown) {
    let mut browser = Browser::new(town);
    sign_in(&mut browser, OWN, SECOND).await;
    let page = browser.get(SECOND).await;
    assert_eq!(page.status, StatusCode::OK);
    (browser, page)
}

fn question(page: &Shown) -> String {
    page.attributes("main [data-passkey]", "data-question")
        .remove(0)
}

fn fields_of_made(made: &Made) -> [(&'static str, &str); 5] {
    [
        ("credential", &made.credential),
        ("client-data", &made.client_data),
        ("authenticator-data", &made.authenticator_data),
        ("public-key", &made.public_key),
        ("algorithm", ES256),
    ]
}

fn fields_of_answered(answered: &Answered) -> [(&'static str, &str); 4] {
    [
        ("credential", &answered.credential),
        ("client-data", &answered.client_data),
        ("authenticator-data", &answered.authenticator_data),
        ("signature", &answered.signature),
    ]
}

/// Does what the script does: fills the empty fields of the hidden form and sends it.
async fn bring(browser: &mut Browser, page: &Shown, said: &[(&str, &str)]) -> Shown {
    let form = "main [data-passkey] form";
    let target = page.attributes(form, "action").remove(0);
    let names = page.attributes(&format!("{form} input"), "name");
    let values = page.attributes(&format!("{form} input"), "value");
    let mut fields = Vec::new();
    for (name, value) in names.iter().zip(&values) {
        let filled = said.iter().find(|(known, _)| known == name);
        assert_eq!(filled.is_some(), value.is_empty(), "{name}");
        fields.push((&**name, filled.map_or(&**value, |(_, said)| said)));
    }
    assert!(
        said.iter()
            .all(|(said, _)| names.iter().any(|name| name == said))
    );
    browser.post(&target, &fields).await
}

/// Whether a script may run on a page; where it may, it is the one there is, and nothing else.
fn runs_a_script(page: &Shown) -> bool {
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let sources: Vec<&str> = policy.split("; ").collect();
    assert!(sources.contains(&"default-src 'none'"), "{policy}");
    let scripts = page.attributes("script", "src");
    let may = policy.contains("script");
    if may {
        assert!(sources.contains(&"script-src 'self'"), "{policy}");
        assert_eq!(scripts, [assets::path("passkey.js")]);
        assert_eq!(page.texts("script"), [""]);
        assert_eq!(
            page.attributes("main [data-passkey][hidden]", "hidden"),
            [""]
        );
    } else {
        assert_eq!(page.texts("script"), [] as [&str; 0]);
    }
    may
}

#[tokio::test]
async fn a_passkey_is_set_up_named_used_and_removed() {
    let town = town().await;
    let mut holder = Holder::of(&town).await;
    let factor = holder.browser.get(FACTOR).await;
    let links = factor.attributes("main a", "href");
    assert!(links.iter().any(|link| link == PAGE), "{links:?}");
    let empty = holder.browser.get(PAGE).await;
    assert!(!runs_a_script(&empty) && empty.texts("tbody tr").is_empty());

    let nameless = holder.begin(&town, " ").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nameless.texts("#label-wrong").len(), 1);
    let fields = [("label", "Dienstrechner"), ("code", "000000")];
    let wrong = holder.browser.fill(PAGE, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("#code-wrong").len(), 1);
    assert!(!runs_a_script(&wrong));

    let asked = holder.begin(&town, "Dienstrechner").await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(runs_a_script(&asked));
    let section = "main [data-passkey=create]";
    assert_eq!(asked.attributes(section, "data-party"), [NAME]);
    assert_eq!(asked.attributes(section, "data-login"), [LOGIN]);
    assert_eq!(asked.attributes(section, "data-known"), [""]);
    assert_eq!(asked.texts("main [data-instead]").len(), 1);
    let mut device = Device::new(NAME, ORIGIN);
    let made = device.made(&question(&asked));
    let taken = bring(&mut holder.browser, &asked, &fields_of_made(&made)).await;
    assert_eq!(taken.location.as_deref(), Some(PAGE));
    let list = holder.browser.get(PAGE).await;
    assert_eq!(list.texts("tbody th"), ["Dienstrechner"]);
    assert_eq!(list.texts("tbody td")[1], "noch nie");

    let (mut other, page) = half_in(&town).await;
    assert!(runs_a_script(&page));
    let section = "main [data-passkey=get]";
    assert_eq!(page.attributes(section, "data-known"), [&*made.credential]);
    let answered = device.answered(&question(&page));
    let came = bring(&mut other, &page, &fields_of_answered(&answered)).await;
    assert_eq!(came.location.as_deref(), Some("/mein-tag"));
    assert_eq!(other.get("/mein-tag").await.status, StatusCode::OK);
    let list = holder.browser.get(PAGE).await;
    assert_ne!(list.texts("tbody td")[1], "noch nie");

    let wrong = holder.browser.fill(REMOVE, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = holder.code(&town);
    let fields = [("passkey", &*made.credential), ("code", &*code)];
    let gone = holder.browser.fill(REMOVE, &fields).await;
    assert_eq!(gone.location.as_deref(), Some(PAGE));
    let none = holder.browser.get(REMOVE).await;
    assert_eq!(none.location.as_deref(), Some(PAGE));
    let (_, page) = half_in(&town).await;
    assert!(!runs_a_script(&page));
}

#[tokio::test]
async fn a_wrong_answer_looks_like_a_wrong_code_and_is_limited_like_one() {
    let town = town().await;
    let (_, mut device) = Holder::with_passkey(&town).await;
    let (mut browser, page) = half_in(&town).await;
    let by_code = browser.send(SECOND, &[("code", "000000")]).await;
    assert_eq!(by_code.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = |page: &Shown| {
        let text = page.texts("#fehler li").remove(0);
        text.rsplit(": ").next().unwrap().to_owned()
    };

    // The form of the first page answers an older question.
    let late = device.answered(&question(&page));
    let late = bring(&mut browser, &page, &fields_of_answered(&late)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sentence(&late), sentence(&by_code));
    assert!(runs_a_script(&late), "it may be tried again");
    let mut signed = device.answered(&question(&late));
    signed.signature = text("no signature");
    let wrong = bring(&mut browser, &late, &fields_of_answered(&signed)).await;
    assert_eq!(sentence(&wrong), sentence(&by_code));

    let again = device.answered(&question(&wrong));
    let from_elsewhere = [&[("form-key", "x")], &fields_of_answered(&again)[..]].concat();
    let refused = browser.post(SECOND, &from_elsewhere).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let came = bring(&mut browser, &wrong, &fields_of_answered(&again)).await;
    assert_eq!(came.location.as_deref(), Some("/mein-tag"));

    let (mut browser, mut page) = half_in(&town).await;
    let mut tries = 0;
    while page.status != StatusCode::TOO_MANY_REQUESTS {
        tries += 1;
        assert!(tries < 40, "an address tries for ever");
        let wrong = device.answered("AAAA");
        page = match page.attributes("main [data-passkey]", "hidden").is_empty() {
            true => browser.get(SECOND).await,
            false => bring(&mut browser, &page, &fields_of_answered(&wrong)).await,
        };
    }
}

#[tokio::test]
async fn with_a_passkey_the_code_of_the_app_is_a_way_in_as_before() {
    let town = town().await;
    let (holder, _) = Holder::with_passkey(&town).await;
    let (mut browser, page) = half_in(&town).await;
    assert_eq!(page.attributes("main form.a-form #code", "name"), ["code"]);
    let code = holder.code(&town);
    let came = browser.send(SECOND, &[("code", &code)]).await;
    assert_eq!(came.location.as_deref(), Some("/mein-tag"));
}

#[tokio::test]
async fn what_is_no_answer_sets_up_no_passkey() {
    let town = town().await;
    let mut holder = Holder::of(&town).await;
    let asked = holder.begin(&town, "Dienstrechner").await;
    let elsewhere = Device::new("b.example", "https://b.example");
    let made = elsewhere.made(&question(&asked));
    let wrong = bring(&mut holder.browser, &asked, &fields_of_made(&made)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("#fehler li").len(), 1);
    assert!(wrong.texts("tbody tr").is_empty() && !runs_a_script(&wrong));
    let again = Device::new(NAME, ORIGIN).made(&question(&asked));
    let late = bring(&mut holder.browser, &asked, &fields_of_made(&again)).await;
    assert_eq!(
        late.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it was answered"
    );
    assert_eq!(
        holder.browser.get(NEW).await.location.as_deref(),
        Some(PAGE)
    );
}

#[tokio::test]
async fn where_the_pages_have_no_name_no_passkey_is_offered() {
    let town = Town::found().await;
    let mut holder = Holder::of(&town).await;
    let links = holder
        .browser
        .get(FACTOR)
        .await
        .attributes("main a", "href");
    assert!(!links.iter().any(|link| link == PAGE), "{links:?}");
    let page = holder.browser.get(PAGE).await;
    assert_eq!(page.attributes("main form", "action"), [] as [&str; 0]);
    let (_, second) = half_in(&town).await;
    assert!(!runs_a_script(&second));
    let key = second.attributes("input[name=form-key]", "value").remove(0);
    let out = holder.browser.get("/abmelden").await;
    let own = out
        .attributes("main input[name=form-key]", "value")
        .remove(0);
    assert_ne!(key, own);
    for path in [PAGE, NEW, REMOVE] {
        let fields = [("form-key", &*own), ("label", "x"), ("code", "123456")];
        let sent = holder.browser.post(path, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn without_a_second_step_there_is_no_passkey() {
    let town = town().await;
    let mut browser = signed_in(&town).await;
    let shown = browser.get(PAGE).await;
    assert_eq!(shown.location.as_deref(), Some(FACTOR));
    let mut of_demo = Browser::of(&town, LOGIN).await;
    let shown = of_demo.get(PAGE).await;
    assert_eq!(shown.location.as_deref(), Some(FACTOR));
}

/// Every page that opens by its address: to a visitor, and to those with the most pages.
#[tokio::test]
async fn no_other_page_runs_a_script() {
    let town = town().await;
    let mut looked_at = 0;
    for login in [None, Some(LOGIN), Some("verwaltung"), Some("datenschutz")] {
        let mut browser = match login {
            None => Browser::new(&town),
            Some(login) => Browser::of(&town, login).await,
        };
        for route in routes::all().filter(|route| !route.path.contains('{')) {
            let page = browser.get(route.path).await;
            assert!(!runs_a_script(&page), "{login:?} {}", route.path);
            looked_at += usize::from(page.status == StatusCode::OK);
        }
    }
    assert!(looked_at > 30, "{looked_at}");
    let script = Browser::new(&town).get(&assets::path("passkey.js")).await;
    assert_eq!(script.status, StatusCode::OK);
    assert_eq!(
        script.headers["content-type"],
        "text/javascript; charset=utf-8"
    );
    assert_eq!(script.headers["x-content-type-options"], "nosniff");
}
