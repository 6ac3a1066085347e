//! More than hands can do: who asks too often waits, and nobody else with them.

use super::Town;
use super::browser::{Browser, Shown};
use super::letter::letter;
use crate::web::{Requests, Settings};
use axum::http::StatusCode;

/// A town in which an account opens so many pages and sends so many forms in a minute.
async fn town(pages: u32, forms: u32) -> Town {
    let requests = Requests { pages, forms };
    Town::with(Settings {
        requests,
        ..Settings::default()
    })
    .await
}

/// That the answer says what to do and when.
fn waits(shown: &Shown) {
    assert_eq!(shown.status, StatusCode::TOO_MANY_REQUESTS);
    let wait = shown.headers["retry-after"].to_str().unwrap();
    assert!((1..=60).contains(&wait.parse::<u32>().unwrap()), "{wait}");
    assert_eq!(shown.texts("main h1"), ["Bitte warten Sie einen Moment"]);
    let says = shown.texts("main").concat();
    assert!(says.contains(&format!("{wait} Sekunden")), "{says}");
}

#[tokio::test]
async fn who_opens_too_many_pages_waits_in_every_browser_and_nobody_else_does() {
    let town = town(12, 60).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    for _ in 0..12 {
        assert_eq!(officer.get("/vorgaenge").await.status, StatusCode::OK);
    }
    let held = officer.get("/vorgaenge").await;
    waits(&held);
    assert_eq!(
        held.attributes("main a", "href"),
        ["/vorgaenge", "/mein-tag"],
        "the page leads to where one wanted to go"
    );
    waits(&Browser::of(&town, "melde.1").await.get("/mein-tag").await);
    let colleague = Browser::of(&town, "melde.2").await.get("/vorgaenge").await;
    assert_eq!(colleague.status, StatusCode::OK);
    // The public site stays open, and so does the way out.
    assert_eq!(officer.get("/anlaesse").await.status, StatusCode::OK);
    let out = officer.send("/abmelden", &[]).await;
    assert_eq!(out.location.as_deref(), Some("/"));
}

#[tokio::test]
async fn a_form_that_was_held_back_did_nothing() {
    let town = town(300, 12).await;
    let mut administrator = Browser::of(&town, "verwaltung").await;
    let page = "/verwaltung/konten/neu";
    for _ in 0..12 {
        let wrong = administrator.send(page, &[]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let before = town.installation.account_list().await.unwrap().len();
    let held = administrator.fill(page, &[("login", "neu.1")]).await;
    waits(&held);
    let says = held.texts("main").concat();
    assert!(says.contains("noch nicht gespeichert"), "{says}");
    let after = town.installation.account_list().await.unwrap().len();
    assert_eq!(before, after);
}

#[tokio::test]
async fn the_code_of_a_letter_has_its_own_minute_in_however_many_browsers() {
    let mut town = town(12, 60).await;
    let (_, code) = letter(&mut town).await;
    let mut shown = Vec::new();
    for _ in 0..2 {
        let mut she = Browser::new(&town);
        she.send("/brief", &[("code", &code)]).await;
        for _ in 0..6 {
            shown.push(she.get("/brief/stand").await.status);
        }
    }
    assert!(shown.iter().all(|status| *status == StatusCode::OK));
    let mut she = Browser::new(&town);
    she.send("/brief", &[("code", &code)]).await;
    waits(&she.get("/brief/stand").await);
}

#[tokio::test]
async fn many_tries_of_one_code_wait_wherever_they_come_from() {
    let town = Town::found().await;
    // Well formed, and nobody has it.
    let code = augenmass_domain::LetterCode::from_bytes([7; 10]).reveal();
    let mut last = StatusCode::OK;
    for n in 0..31 {
        let mut browser = Browser::new(&town).at([198, 51, 100, n]);
        let no = browser.send("/brief", &[("code", &code)]).await;
        last = no.status;
        if n < 30 {
            assert_eq!(last, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

/// What becomes of 31 wrong passwords, each with an address of its own in the header, sent by one peer.
async fn forwarded(town: &Town, peer: [u8; 4]) -> StatusCode {
    let mut last = StatusCode::OK;
    for n in 0..31 {
        let said = format!("6.6.6.6, 198.51.100.{n}");
        let mut browser = Browser::new(town)
            .at(peer)
            .with_header("x-forwarded-for", said);
        let fields = [("login", "niemand"), ("password", "falsch")];
        last = browser.send("/anmelden", &fields).await.status;
    }
    last
}

#[tokio::test]
async fn only_a_trusted_proxy_tells_where_somebody_is() {
    let proxy = [10, 0, 0, 1];
    let town = Town::with(Settings {
        trusted_proxies: vec![proxy.into()],
        ..Settings::default()
    })
    .await;
    assert_eq!(
        forwarded(&town, proxy).await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "thirty-one people behind the proxy"
    );
    assert_eq!(
        forwarded(&town, [192, 0, 2, 9]).await,
        StatusCode::TOO_MANY_REQUESTS,
        "one stranger with thirty-one names"
    );
}
