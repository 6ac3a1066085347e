//! The way to a door and back, over the pages: what was begun there can be kept, and is recorded once.

use super::Town;
use super::browser::{Browser, Shown};
use axum::http::StatusCode;

const DAY: i64 = 24 * 60 * 60;

/// What must have worked; the path that it leads to, without what was done.
fn led_to(done: &Shown) -> String {
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let to = done.location.as_deref().unwrap();
    to.split('?').next().unwrap().to_owned()
}

/// A case with a visit ordered, and the day of the visit.
async fn ordered(town: &mut Town) -> (String, jiff::civil::Date) {
    town.growth.leave_after(6).await.unwrap();
    let mut officer = Browser::of(town, "melde.1").await;
    let list = officer.get("/vorgaenge").await;
    let case = list.attributes("tbody th a", "href").remove(0);
    for _ in 0..2 {
        town.clock.forward(30 * DAY);
        // Who was away signs in again.
        officer = Browser::of(town, "melde.1").await;
        led_to(&officer.fill(&case, &[]).await);
    }
    town.clock.forward(30 * DAY);
    officer = Browser::of(town, "melde.1").await;
    let looked = [("looked-in", "register-history"), ("found", "0")];
    led_to(&officer.fill(&format!("{case}/entlastendes"), &looked).await);
    let asked = format!("{case}/begleitung-anfragen");
    let asked = led_to(&officer.fill(&asked, &[]).await);

    let mut social = Browser::of(town, "bruecke.1").await;
    let promise = [
        ("qualification", "social-worker"),
        ("woman-available", "yes"),
    ];
    led_to(&social.fill(&format!("{asked}/zusagen"), &promise).await);
    // The statistics office says every quarter what it found.
    augenmass_casework::demo::keep_status(&town.installation)
        .await
        .unwrap();
    let mut lead = Browser::of(town, "melde.leitung.2").await;
    let form = lead.get(&case).await;
    let day = form.attributes("main input[name=day]", "value").remove(0);
    let offered = [("interpreter", "offered-accepted")];
    led_to(&lead.fill(&case, &offered).await);
    (case, day.parse().unwrap())
}

/// A visit that is under way, with its case.
async fn at_the_door(town: &mut Town) -> (String, String) {
    let (case, day) = ordered(town).await;
    town.clock.set(day.at(10, 0, 0, 0));
    let mut social = Browser::of(town, "bruecke.1").await;
    let visits = social.get("/besuche").await;
    let visit = visits.attributes("tbody th a", "href").remove(0);
    assert_eq!(led_to(&social.fill(&visit, &[]).await), visit);
    town.clock.forward(600);
    (visit, case)
}

#[tokio::test]
async fn a_draft_that_was_kept_at_the_door_is_there_again_and_records_nothing_before_it_is_sent() {
    let mut town = Town::found().await;
    let (visit, case) = at_the_door(&mut town).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    let form = format!("{visit}/erfassen");
    let begun = [
        ("finding", "met"),
        ("children-present", "yes"),
        ("behalten", "ja"),
    ];
    assert_eq!(led_to(&officer.fill(&form, &begun).await), form);
    let met = "input[name=finding][value=met][checked]";
    // On the page of the form and on that of the visit, on another telephone too.
    let mut other = Browser::of(&town, "melde.1").await;
    for page in [officer.get(&form).await, other.get(&visit).await] {
        assert_eq!(page.attributes(met, "value"), ["met"], "{}", page.text);
        assert_eq!(
            page.texts("main form[action$=erfassen] [name=behalten]")
                .len(),
            1
        );
        let told = page.texts("[role=status] .kern-title");
        assert_eq!(
            told,
            ["Ihr Entwurf ist auf dem Server. Noch ist nichts erfasst."]
        );
    }
    // Nobody else sees it.
    let colleague = Browser::of(&town, "melde.2").await.get(&form).await;
    assert_eq!(colleague.attributes(met, "value"), [""; 0]);
    assert_eq!(officer.get(&visit).await.texts(".kern-badge")[0], "läuft");

    let sent = other.fill(&form, &[("address-confirmed", "yes")]).await;
    assert_eq!(led_to(&sent), case);
    let page = officer.get(&visit).await;
    assert_eq!(page.texts(".kern-badge")[0], "erfasst");
    assert_eq!(page.texts("[name=behalten]").len(), 0);
}

#[tokio::test]
async fn a_draft_that_is_too_long_to_be_kept_stays_in_the_form() {
    let mut town = Town::found().await;
    let (visit, _) = at_the_door(&mut town).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    let form = format!("{visit}/erfassen");
    let long = "9".repeat(17 * 1024);
    let begun = [("finding", "met"), ("from", &*long), ("behalten", "ja")];
    let told = officer.fill(&form, &begun).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = told.texts("#fehler li");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("zu lang"), "{said:?}");
    assert_eq!(told.attributes("input[name=from]", "value"), [long]);
    let met = "input[name=finding][value=met][checked]";
    assert_eq!(told.attributes(met, "value"), ["met"]);
    // Nothing was kept.
    let again = officer.get(&form).await;
    assert_eq!(again.attributes(met, "value"), [""; 0]);
}

#[tokio::test]
async fn a_visit_is_recorded_once_however_often_the_page_is_sent() {
    let mut town = Town::found().await;
    let (visit, case) = at_the_door(&mut town).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    let form = format!("{visit}/erfassen");
    let found = [("finding", "not-met")];
    let (mut first, mut second) = (officer.clone(), officer.clone());
    let page = officer.get(&form).await;
    let fields = super::browser::filled(&page, &found);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (&**k, &**v)).collect();
    let (one, two) = tokio::join!(first.post(&form, &fields), second.post(&form, &fields));
    for done in [one, two, officer.post(&form, &fields).await] {
        assert!([case.clone(), visit.clone()].contains(&led_to(&done)));
    }
    let history = officer.get(&visit).await;
    let recorded = history.texts(".a-timeline strong");
    let recorded = recorded.iter().filter(|what| *what == "Besuch erfassen");
    assert_eq!(recorded.count(), 1);
}
