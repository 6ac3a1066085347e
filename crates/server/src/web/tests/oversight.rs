//! Those who watch over the others: they see what was read, refused and tried, and nobody's name.

use super::Town;
use super::browser::{Browser, Shown};
use super::letter::letter;
use axum::http::StatusCode;

/// The rows of a page of the log, cell by cell.
fn rows(page: &Shown) -> Vec<Vec<String>> {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let cells = page.texts("main tbody th, main tbody td");
    cells.chunks(5).map(<[String]>::to_vec).collect()
}

/// The names and logins of all staff.
async fn staff(town: &Town) -> Vec<String> {
    let accounts = town.installation.account_list().await.unwrap();
    let both = accounts.into_iter().map(|(login, name, _)| [login, name]);
    both.flatten().collect()
}

#[tokio::test]
async fn the_ombudsperson_looks_through_the_log_and_it_names_nobody() {
    let mut town = Town::found().await;
    let (case, _) = letter(&mut town).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    let page = officer.get(&format!("/vorgaenge/{case}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let child = page
        .texts("main dd")
        .into_iter()
        .find(|text| text.contains("999"));
    assert!(
        child.is_some(),
        "the officer sees an address: {}",
        page.text
    );

    let mut ombud = Browser::of(&town, "ombud").await;
    let overview = ombud.get("/aufsicht").await;
    let parts = overview.attributes("main .a-tasks a", "href");
    assert_eq!(parts.len(), 5, "{parts:?}");
    let staff = staff(&town).await;
    // Her own name stands in the head of the page.
    let others = staff
        .iter()
        .filter(|name| *name != "ombud" && !name.contains("Yıldırım"));
    let others: Vec<&String> = others.collect();
    for part in &parts {
        let page = ombud.get(part).await;
        assert_eq!(page.status, StatusCode::OK, "{part}");
        let main = page.texts("main").concat();
        for name in &others {
            assert!(!main.contains(*name), "{part}: {name}");
        }
        assert!(!main.contains("999"), "{part}: an address");
    }
    let reads = rows(&ombud.get("/aufsicht/zugriffe").await);
    let read = |row: &&Vec<String>| row[4].starts_with("Meldebehörde, ");
    let read = reads.iter().find(read);
    let read = read.unwrap_or_else(|| panic!("{reads:?}"));
    assert!(read[1].starts_with("Vorgang "), "{read:?}");
}

#[tokio::test]
async fn only_the_data_protection_officer_goes_from_the_log_to_the_records() {
    let mut town = Town::found().await;
    let (case, _) = letter(&mut town).await;
    let path = format!("/vorgaenge/{case}");
    Browser::of(&town, "melde.1").await.get(&path).await;
    for (login, goes) in [("datenschutz", true), ("ombud", false)] {
        let mut browser = Browser::of(&town, login).await;
        let page = browser.get("/aufsicht/zugriffe").await;
        let links = page.attributes("main tbody a", "href");
        assert_eq!(links.contains(&path), goes, "{login}: {links:?}");
        if !goes {
            assert_eq!(links, [""; 0]);
        }
    }
}

#[tokio::test]
async fn she_sees_a_case_while_a_complaint_about_it_is_open_and_her_tries_stand_in_the_log() {
    let mut town = Town::found().await;
    let (case, code) = letter(&mut town).await;
    let path = format!("/vorgaenge/{case}");
    let mut ombud = Browser::of(&town, "ombud").await;
    assert_eq!(ombud.get(&path).await.status, StatusCode::NOT_FOUND);
    let refused = rows(&ombud.get("/aufsicht/ablehnungen").await);
    assert!(refused[0][4].starts_with("Ombudsperson"), "{refused:?}");

    let mut she = Browser::new(&town);
    she.send("/brief", &[("code", &code)]).await;
    let complains = she.send("/brief/antrag", &[("kind", "complaint")]).await;
    assert_eq!(
        complains.status,
        StatusCode::SEE_OTHER,
        "{}",
        complains.text
    );

    let list = ombud.get("/antraege").await;
    let request = list.attributes("tbody th a", "href");
    assert_eq!(request.len(), 1, "{}", list.text);
    let page = ombud.get(&request[0]).await;
    assert!(page.attributes("main a", "href").contains(&path));
    let seen = ombud.get(&path).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(!seen.texts(".a-timeline li").is_empty(), "{}", seen.text);

    let answer = format!("{}/beantworten", request[0]);
    let [one, two, three] = ombud.send_thrice(&answer, &[("answer", "granted")]).await;
    for done in [one, two, three] {
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    }
    let page = ombud.get(&request[0]).await;
    let answered = page.texts(".a-timeline strong");
    let answered = answered
        .iter()
        .filter(|what| *what == "Antrag oder Beschwerde beantworten");
    assert_eq!(answered.count(), 1, "{}", page.text);
    // What she may no longer see, no page offers her.
    assert!(!page.attributes("main a", "href").contains(&path));
    assert_eq!(ombud.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_tried_to_sign_in_has_a_role_and_no_name_and_what_was_typed_is_nowhere() {
    let town = Town::found().await;
    let mut stranger = Browser::new(&town);
    for login in ["melde.1", "geheimes Passwort im falschen Feld"] {
        let fields = [("login", login), ("password", "falsch falsch falsch")];
        stranger.send("/anmelden", &fields).await;
    }
    let mut officer = Browser::of(&town, "datenschutz").await;
    let page = officer.get("/aufsicht/anmeldungen").await;
    assert_eq!(page.status, StatusCode::OK);
    let cells = page.texts("main tbody th, main tbody td");
    let tried: Vec<&[String]> = cells
        .chunks(3)
        .filter(|row| row.contains(&"Passwort versucht".to_owned()))
        .collect();
    assert_eq!(tried.len(), 2, "{cells:?}");
    assert!(
        tried[0].contains(&"kein solches Konto".to_owned()),
        "{tried:?}"
    );
    assert!(
        tried[1]
            .iter()
            .any(|cell| cell.starts_with("Meldebehörde, ")),
        "{tried:?}"
    );
    for typed in ["geheimes", "falsch falsch", "melde.1", "Nowicka"] {
        assert!(!page.text.contains(typed), "{typed}");
    }
}

#[tokio::test]
async fn the_log_goes_on_page_by_page_and_nothing_stands_twice() {
    let mut town = Town::found().await;
    let (case, _) = letter(&mut town).await;
    let mut officer = Browser::of(&town, "melde.1").await;
    for _ in 0..60 {
        town.clock.forward(1);
        officer.get(&format!("/vorgaenge/{case}")).await;
    }
    let mut ombud = Browser::of(&town, "ombud").await;
    let first = ombud.get("/aufsicht/zugriffe").await;
    assert_eq!(rows(&first).len(), 50);
    let next = first.attributes("main a[rel=next]", "href").remove(0);
    let second = ombud.get(&next).await;
    let older = rows(&second);
    assert!(older.len() >= 10, "{older:?}");
    assert_eq!(second.attributes("main a[rel=next]", "href"), [""; 0]);
    let back = second.attributes("main .a-pages a", "href");
    assert_eq!(back, ["/aufsicht/zugriffe"]);
    for wrong in ["/aufsicht/alles", "/aufsicht/zugriffe/1"] {
        assert_eq!(ombud.get(wrong).await.status, StatusCode::NOT_FOUND);
    }
}
