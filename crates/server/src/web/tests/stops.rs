//! Stops and their release in the browser, by those who watch over the others and the head of department.

use super::Town;
use super::browser::{Browser, Shown};
use axum::http::StatusCode;

const BREACH: &str = "/stopps/verstoss";
const STATEMENT: &str = "/stopps/stellungnahme";
const RELEASE: &str = "/stopps/aufhebung";

/// What stands on the page of stops.
async fn said(browser: &mut Browser) -> String {
    let page = browser.get("/stopps").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.texts("main").concat()
}

fn done(shown: &Shown) {
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.text);
    let to = shown.location.as_deref().unwrap();
    assert!(to.starts_with("/stopps?getan="), "{to}");
}

fn wrong(shown: &Shown, words: &str) {
    assert_eq!(
        shown.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        shown.text
    );
    let main = shown.texts("main").concat();
    assert!(main.contains(words), "`{words}` is missing in: {main}");
}

async fn state(browser: &mut Browser, kind: &str) -> Shown {
    let file = ("document", "erfunden\n");
    let form = browser.with_file(STATEMENT, &[("kind", kind)], file).await;
    browser.send_filled(&form).await
}

#[tokio::test]
async fn a_breach_stops_visits_once_and_three_people_release_the_stop() {
    let town = Town::found().await;
    let mut officer = Browser::of(&town, "datenschutz").await;
    let mut ombud = Browser::of(&town, "ombud").await;
    let mut head = Browser::of(&town, "dezernat").await;
    assert!(said(&mut officer).await.contains("Nichts."));
    // Whoever forgets the report is told beside the field; nothing has begun.
    let what = [("breach", "visit-without-social-work")];
    wrong(&officer.send(BREACH, &what).await, "Bitte");
    assert!(said(&mut officer).await.contains("Nichts."));
    let file = ("document", "erfunden\n");
    let form = officer.with_file(BREACH, &what, file).await;
    done(&officer.send_filled(&form).await);
    assert_eq!(
        officer.send_filled(&form).await.status,
        StatusCode::CONFLICT
    );
    let stopped = said(&mut head).await;
    for words in [
        "Ein Besuch fand ohne soziale Begleitung statt.",
        "schriftliche Analyse der Ursache",
        "Stellungnahme des Beirats betroffener Gruppen",
    ] {
        assert!(
            stopped.contains(words),
            "`{words}` is missing in: {stopped}"
        );
    }
    let vote = head.with_file(RELEASE, &[], file).await;
    wrong(&head.send_filled(&vote).await, "Analyse der Ursache");
    done(&state(&mut officer, "cause-analysis").await);
    assert!(!said(&mut head).await.contains("schriftliche Analyse"));
    wrong(
        &state(&mut officer, "panel-statement").await,
        "drei verschiedenen Menschen",
    );
    done(&state(&mut ombud, "panel-statement").await);
    wrong(&head.send(RELEASE, &[]).await, "Bitte");
    let vote = head.with_file(RELEASE, &[], file).await;
    done(&head.send_filled(&vote).await);
    assert!(said(&mut officer).await.contains("Nichts."));
}

#[tokio::test]
async fn each_sees_the_steps_of_their_role_and_others_find_nothing() {
    let town = Town::found().await;
    let mut officer = Browser::of(&town, "datenschutz").await;
    let page = officer.get("/stopps").await;
    let steps = page.attributes("main .a-tasks a", "href");
    assert_eq!(steps, ["/stopps/bescheid", "/stopps/verstoss"]);
    let mut head = Browser::of(&town, "dezernat").await;
    assert_eq!(
        head.get("/stopps")
            .await
            .attributes("main .a-tasks a", "href")
            .len(),
        0
    );
    assert_eq!(head.get(BREACH).await.status, StatusCode::NOT_FOUND);
    assert_eq!(officer.get(RELEASE).await.status, StatusCode::NOT_FOUND);
    for login in ["melde.1", "koordination", "verwaltung"] {
        let mut other = Browser::of(&town, login).await;
        for path in ["/stopps", BREACH, STATEMENT, RELEASE, "/stopps/anlass"] {
            assert_eq!(
                other.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{login} {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_file_that_is_no_status_and_a_ground_that_is_not_retired_are_turned_down_in_words() {
    let town = Town::found().await;
    let mut officer = Browser::of(&town, "datenschutz").await;
    let path = "/stopps/bescheid";
    let form = officer
        .with_file(path, &[], ("status", "kein Bescheid"))
        .await;
    wrong(&officer.send_filled(&form).await, "Statistikstelle");
    let long = "x".repeat(65 * 1024);
    let form = officer.with_file(path, &[], ("status", &long)).await;
    wrong(
        &officer.send_filled(&form).await,
        "Diese Datei ist es nicht",
    );
    wrong(&officer.send(path, &[]).await, "Bitte");
    let mut head = Browser::of(&town, "dezernat").await;
    wrong(
        &head.send("/stopps/anlass", &[("ground", "no-such")]).await,
        "nicht abgeschaltet",
    );
}
