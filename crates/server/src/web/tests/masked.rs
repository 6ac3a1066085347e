//! A file that is reviewed masked shows the second person no name on any page before the decision (M-6).

use super::Town;
use super::browser::Browser;
use augenmass_casework::gate::{Narrowed, Sight};
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Kind, PersonalKind, Purpose, State};
use axum::http::StatusCode;
use uuid::Uuid;

/// A recorded indication of an office, whose second person sees it masked, or in clear.
async fn recorded(town: &mut Town, masked: bool) -> (&'static str, Uuid, PersonRecord) {
    for _ in 0..40 {
        town.growth.leave_after(1).await.unwrap();
    }
    let gate = &town.installation.gate;
    for stem in ["schule", "ordnung"] {
        let clerk = town.installation.actor(&format!("{stem}.1")).await.unwrap();
        let second = town.installation.actor(&format!("{stem}.2")).await.unwrap();
        let purpose = Purpose::Screening;
        let all = Narrowed::default();
        let listed = gate.list(&clerk, purpose, Kind::Indication, &all).await;
        for state in listed.unwrap().records {
            let State::Indication(indication) = &state else {
                continue;
            };
            let id = indication.id().uuid();
            let see = async |who| {
                gate.see(who, purpose, Kind::Indication, id)
                    .await
                    .unwrap()
                    .1
            };
            if matches!(see(&second).await, Sight::Masked(_)) != masked {
                continue;
            }
            let Sight::Read(data) = see(&clerk).await else {
                panic!("who recorded it knows it");
            };
            let record = data.into_iter().find_map(|(_, content)| match content {
                PersonalKind::Person { record } => Some(record.into_inner()),
                _ => None,
            });
            return (stem, id, record.unwrap());
        }
    }
    panic!("none of forty files");
}

/// What must not be read on a page before the decision.
fn secrets(person: &PersonRecord) -> Vec<String> {
    let address = &person.address;
    let born = person.birth_date.reveal();
    vec![
        person.given_name.reveal().to_owned(),
        person.family_name.reveal().to_owned(),
        person.addressee.reveal().to_owned(),
        address.street.reveal().to_owned(),
        address.postcode.reveal().clone(),
        born.to_string(),
        format!("{}. ", born.day()) + &born.strftime("%B %Y").to_string(),
        "(erfunden)".to_owned(),
    ]
}

#[tokio::test]
async fn no_page_shows_the_second_person_a_name_before_the_decision() {
    let mut town = Town::found().await;
    let (stem, id, person) = recorded(&mut town, true).await;
    let mut second = Browser::of(&town, &format!("{stem}.2")).await;
    let page = format!("/hinweise/{id}");
    let paths = [
        page.clone(),
        format!("{page}/pruefen"),
        format!("{page}/umentscheiden"),
        format!("{page}/bestaetigen"),
        format!("{page}/mitteilen"),
        "/hinweise".to_owned(),
        "/hinweise?stand=recorded".to_owned(),
        "/mein-tag".to_owned(),
        "/".to_owned(),
    ];
    for path in &paths {
        let shown = second.get(path).await;
        for secret in secrets(&person) {
            assert!(!shown.text.contains(&secret), "{path}: {secret}");
        }
    }
    let shown = second.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    let year = person.birth_date.reveal().year().to_string();
    for word in [
        "Dieser Hinweis wird verdeckt geprüft",
        "Kind 1",
        "Anschrift verdeckt",
        &year,
    ] {
        assert!(shown.text.contains(word), "{word}");
    }
    // The step is on the same page as always: no click more.
    let form = format!("{page}/pruefen");
    assert_eq!(
        shown.attributes("form.a-form", "action"),
        std::slice::from_ref(&form)
    );
    let answers = [
        "school-elsewhere",
        "moved-within-germany",
        "waiting-list",
        "illness",
        "eu-residence",
        "letters-not-received",
    ];
    let answers = answers.map(|name| (name, "does-not-explain"));
    let done = second.send(&form, &answers).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let after = second.get(&page).await;
    assert!(after.text.contains(person.family_name.reveal()));
    assert!(after.text.contains("verdeckt, ausgelost"));
    // What was decided stays; a changed mind is an entry of its own.
    let links = after.attributes(".a-actions a", "href");
    assert!(
        links.contains(&format!("{page}/umentscheiden")),
        "{links:?}"
    );
}

#[tokio::test]
async fn who_recorded_it_and_a_file_that_was_not_drawn_are_shown_in_clear() {
    let mut town = Town::found().await;
    let (stem, id, person) = recorded(&mut town, true).await;
    let page = format!("/hinweise/{id}");
    let mut clerk = Browser::of(&town, &format!("{stem}.1")).await;
    let shown = clerk.get(&page).await;
    assert!(shown.text.contains(person.family_name.reveal()));
    let (stem, id, person) = recorded(&mut town, false).await;
    let mut second = Browser::of(&town, &format!("{stem}.2")).await;
    let shown = second.get(&format!("/hinweise/{id}")).await;
    assert!(shown.text.contains(person.family_name.reveal()));
}

#[tokio::test]
async fn those_who_watch_over_the_others_see_the_draw_and_that_readings_were_masked() {
    let mut town = Town::found().await;
    let (_, id, _) = recorded(&mut town, true).await;
    let mut officer = Browser::of(&town, "datenschutz").await;
    let draws = officer.get("/stopps/verdeckt").await;
    assert_eq!(draws.status, StatusCode::OK, "{}", draws.text);
    assert!(draws.text.contains("noch geheim"));
    let log = officer.get("/aufsicht/zugriffe").await;
    assert!(log.text.contains("verdeckt gelesen"), "{id}");
    let stops = officer.get("/stopps").await;
    assert!(stops.text.contains("/stopps/verdeckt"));
}
