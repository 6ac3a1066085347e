//! The second step of one's own sign-in, set up and removed on its page.

use super::Town;
use super::browser::{Browser, Shown, hidden};
use augenmass_casework::accounts;
use axum::http::StatusCode;
use hmac::{Hmac, Mac as _};
use sha1::Sha1;

pub(super) const PAGE: &str = "/konto/zweiter-faktor";
pub(super) const LOGIN: &str = "melde.1";
pub(super) const OWN: &str = "ein Rad und drei Birnen";

/// The bytes of a secret as it stands on the page.
fn bytes(text: &str) -> Vec<u8> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0, 0_u32);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = letters.iter().position(|known| *known == byte).unwrap();
        held = (held << 5) | u32::try_from(value).unwrap();
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xFF).unwrap());
        }
    }
    bytes
}

/// What an app shows now (RFC 6238).
pub(super) fn code(town: &Town, secret: &str) -> String {
    let step = town.installation.gate.now().at.as_second() / 30;
    let mut mac = <Hmac<Sha1> as hmac::Mac>::new_from_slice(&bytes(secret)).unwrap();
    mac.update(&u64::try_from(step).unwrap().to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 0x0F);
    let word = u32::from_be_bytes(hash[offset..offset + 4].try_into().unwrap());
    format!("{:06}", (word & 0x7FFF_FFFF) % 1_000_000)
}

/// A browser in which somebody signed in with a password of one's own.
pub(super) async fn signed_in(town: &Town) -> Browser {
    let administrator = town.installation.actor("verwaltung").await.unwrap();
    let account = town.installation.actor(LOGIN).await.unwrap().account;
    let first = accounts::first_password(&town.installation, &administrator, account);
    let first = first.await.unwrap();
    let mut browser = Browser::new(town);
    sign_in(&mut browser, first.reveal(), "/mein-tag").await;
    let fields = [("old", &**first.reveal()), ("new", OWN), ("again", OWN)];
    let changed = browser.send("/konto/passwort", &fields).await;
    assert_eq!(changed.location.as_deref(), Some("/mein-tag"));
    browser
}

pub(super) async fn sign_in(browser: &mut Browser, password: &str, place: &str) {
    let fields = [("login", LOGIN), ("password", password)];
    let came = browser.send("/anmelden", &fields).await;
    assert_eq!(came.location.as_deref(), Some(place));
}

/// Sends a form of the page.
pub(super) async fn press(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Shown {
    let page = browser.get(PAGE).await;
    let targets = page.attributes("main form", "action");
    assert!(targets.iter().any(|target| target == path), "{targets:?}");
    let key = hidden(&page).remove(0);
    let fields = [&[(&*key.0, &*key.1)], fields].concat();
    browser.post(path, &fields).await
}

#[tokio::test]
async fn a_second_step_is_set_up_asked_for_and_removed() {
    let town = Town::found().await;
    let mut browser = signed_in(&town).await;
    let account = browser.get("/konto").await;
    assert!(
        account
            .attributes("main a", "href")
            .iter()
            .any(|href| href == PAGE)
    );

    let shown = press(&mut browser, "/konto/zweiter-faktor/neu", &[]).await;
    assert_eq!(shown.status, StatusCode::OK);
    let secret = shown.texts(".a-key code").remove(0);
    assert_eq!(bytes(&secret).len(), 20);
    let uri = shown.attributes("main a[href^=otpauth]", "href").remove(0);
    assert!(uri.contains(&format!("secret={}", secret.replace(' ', ""))));
    assert_eq!(shown.texts("main svg[role=img][aria-label]").len(), 1);
    assert_eq!(
        shown.headers["cache-control"], "no-store",
        "a secret stays in no browser's store"
    );

    let again = browser.get(PAGE).await;
    assert!(!again.text.contains("otpauth"), "it is shown once");
    let wrong = press(&mut browser, PAGE, &[("code", "00000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("#fehler li").len(), 1);

    let before = browser.clone();
    let right = code(&town, &secret);
    let on = press(&mut browser, PAGE, &[("code", &right)]).await;
    assert_eq!(on.location.as_deref(), Some(PAGE));
    let mut before = before;
    assert_eq!(
        before.get(PAGE).await.location.as_deref(),
        Some("/anmelden"),
        "the session has a new secret"
    );

    let mut other = Browser::new(&town);
    sign_in(&mut other, OWN, "/anmelden/zweiter-faktor").await;
    let asked = other.get(PAGE).await;
    assert_eq!(asked.location.as_deref(), Some("/anmelden/zweiter-faktor"));
    let used = other
        .send("/anmelden/zweiter-faktor", &[("code", &right)])
        .await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
    town.clock.forward(30);
    let next = code(&town, &secret);
    let came = other
        .send("/anmelden/zweiter-faktor", &[("code", &next)])
        .await;
    assert_eq!(came.location.as_deref(), Some("/mein-tag"));

    let remove = "/konto/zweiter-faktor/entfernen";
    let wrong = press(&mut other, remove, &[("code", &next)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    town.clock.forward(30);
    let next = code(&town, &secret);
    let gone = press(&mut other, remove, &[("code", &next)]).await;
    assert_eq!(gone.location.as_deref(), Some(PAGE));
    sign_in(&mut Browser::new(&town), OWN, "/mein-tag").await;
}

#[tokio::test]
async fn who_has_no_password_here_sets_up_no_second_step() {
    let town = Town::found().await;
    let mut browser = Browser::of(&town, LOGIN).await;
    let page = browser.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.attributes("main form", "action"), [] as [&str; 0]);
    let out = browser.get("/abmelden").await;
    let key = hidden(&out).remove(0);
    for path in ["", "/neu", "/entfernen"] {
        let path = format!("{PAGE}{path}");
        let fields = [(&*key.0, &*key.1), ("code", "123456")];
        let sent = browser.post(&path, &fields).await;
        assert_eq!(sent.location.as_deref(), Some(PAGE), "{path}");
    }
}
