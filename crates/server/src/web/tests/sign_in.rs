//! Coming in and going out.

use super::Town;
use super::browser::Browser;
use axum::http::StatusCode;

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let town = Town::found().await;
    let mut answers = Vec::new();
    for login in ["melde.1", "gibt.es.nicht"] {
        let mut browser = Browser::new(&town);
        let no = browser
            .send(
                "/anmelden",
                &[("login", login), ("password", "falsch falsch falsch")],
            )
            .await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
        answers.push(no.texts("[role=alert] li"));
        assert_eq!(
            no.attributes("input[name=password]", "value"),
            [] as [&str; 0]
        );
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].len(), 1);
}

#[tokio::test]
async fn who_signs_out_is_out() {
    let town = Town::found().await;
    let mut browser = Browser::of(&town, "melde.1").await;
    let before = browser.clone();
    let out = browser.send("/abmelden", &[]).await;
    assert_eq!(out.location.as_deref(), Some("/"));
    for mut browser in [browser, before] {
        let shown = browser.get("/mein-tag").await;
        assert_eq!(shown.location.as_deref(), Some("/anmelden"));
    }
}

#[tokio::test]
async fn an_idle_session_ends() {
    let town = Town::found().await;
    let mut browser = Browser::of(&town, "melde.1").await;
    town.clock.forward(25 * 60);
    assert_eq!(browser.get("/mein-tag").await.status, StatusCode::OK);
    town.clock.forward(25 * 60);
    assert_eq!(browser.get("/mein-tag").await.status, StatusCode::OK);
    town.clock.forward(31 * 60);
    let shown = browser.get("/mein-tag").await;
    assert_eq!(shown.location.as_deref(), Some("/anmelden"));
}

#[tokio::test]
async fn a_language_is_kept_and_nobody_is_sent_elsewhere_by_it() {
    let town = Town::found().await;
    let mut browser = Browser::new(&town);
    let chosen = browser.get("/sprache/en?zurueck=//example.org/").await;
    assert_eq!(chosen.location.as_deref(), Some("/"));
    let page = browser.get("/anmelden").await;
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(page.texts("h1"), ["Sign in"]);
    let unknown = browser.get("/sprache/xx").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn many_tries_from_one_address_have_to_wait() {
    let town = Town::found().await;
    let mut browser = Browser::new(&town);
    let mut last = StatusCode::OK;
    for _ in 0..31 {
        let no = browser
            .send("/anmelden", &[("login", "niemand"), ("password", "falsch")])
            .await;
        last = no.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn without_a_service_of_the_city_its_pages_do_not_exist() {
    let town = Town::found().await;
    let mut browser = Browser::new(&town);
    for path in ["/anmelden/stadt", "/anmelden/stadt/zurueck", "/abgemeldet"] {
        let shown = browser.get(path).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{path}");
    }
    let word = browser
        .post("/anmelden/stadt/ende", &[("logout_token", "a.b.c")])
        .await;
    assert_eq!(word.status, StatusCode::NOT_FOUND);
    let page = browser.get("/anmelden").await;
    assert_eq!(
        page.attributes("a[href='/anmelden/stadt']", "href"),
        [] as [&str; 0]
    );
}
