//! The person concerned, by the code from her letter.

use super::Town;
use super::browser::Browser;
use augenmass_casework::gate::Narrowed;
use augenmass_casework::letters;
use augenmass_domain::id::CaseId;
use augenmass_domain::{Kind, LetterKind, Purpose};
use axum::http::StatusCode;

/// A case with its first letter, and the code that the letter carries.
pub(super) async fn letter(town: &mut Town) -> (CaseId, String) {
    town.growth.leave_after(6).await.unwrap();
    let officer = town.installation.actor("melde.1").await.unwrap();
    let purpose = Purpose::RegisterClarification;
    let gate = &town.installation.gate;
    let all = Narrowed::default();
    let cases = gate.list(&officer, purpose, Kind::Case, &all);
    let case = CaseId::from_uuid(cases.await.unwrap().records[0].id());
    let paper = letters::case_paper(&town.installation, &officer, case)
        .await
        .unwrap();
    let letter = paper.letter(LetterKind::Service).unwrap();
    (case, paper.code(letter).unwrap().reveal())
}

#[tokio::test]
async fn she_sees_what_the_city_has_replies_and_learns_who_read_it() {
    let mut town = Town::found().await;
    let (case, code) = letter(&mut town).await;
    let mut she = Browser::new(&town);
    let typed = code.to_lowercase().replace('-', " ");
    let came_in = she.send("/brief", &[("code", &typed)]).await;
    assert_eq!(
        came_in.location.as_deref(),
        Some("/brief/stand"),
        "{}",
        came_in.text
    );
    let page = she.get("/brief/stand").await;
    assert_eq!(page.status, StatusCode::OK);
    let ways = page.attributes(".a-actions a", "href");
    assert!(ways.contains(&"/brief/antwort".to_owned()), "{ways:?}");
    let words = "Wir wohnen hier, der Name fehlte am Briefkasten.";
    let reply = [("reply", "lives-here"), ("words", words)];
    let sent = she.send("/brief/antwort", &reply).await;
    let told = sent.location.unwrap_or_default();
    assert!(told.starts_with("/brief/stand?getan=ja."), "{}", sent.text);
    let arrived = she.get(&told).await;
    assert_eq!(arrived.texts("main [role=status]").len(), 1);
    let made_up = she.get("/brief/stand?getan=ja").await;
    assert_eq!(made_up.texts("main [role=status]"), [""; 0]);

    let mut officer = Browser::of(&town, "melde.1").await;
    let page = officer.get(&format!("/vorgaenge/{}", case.uuid())).await;
    let said = page.texts("section[aria-labelledby=gesagt] li");
    let replied =
        |text: &String| text.contains("wohnt an der gemeldeten Adresse") && text.contains(words);
    assert!(said.iter().any(replied), "{said:?}");

    // Her reply stands on her own page, with its day; what she wrote stays with the registry.
    let page = she.get("/brief/stand").await;
    let replied = page.texts("section[aria-labelledby=antworten] dt");
    assert_eq!(replied, ["Wir wohnen an der gemeldeten Adresse"]);
    let arrived = page.texts("section[aria-labelledby=antworten] dd");
    assert!(arrived[0].starts_with("angekommen am"), "{arrived:?}");
    assert!(!page.text.contains(words));

    // All her own openings are one line below those of the others.
    she.send("/brief/ende", &[]).await;
    she.send("/brief", &[("code", &code)]).await;
    let page = she.get("/brief/gelesen").await;
    let rows = page.texts("tbody tr");
    assert!(
        rows.iter().any(|row| row.contains("Meldebehörde")),
        "{rows:?}"
    );
    assert!(
        rows.iter().all(|row| !row.contains("etroffene Person")),
        "{rows:?}"
    );
    let own = page.texts("#eigene");
    assert_eq!(own.len(), 1);
    assert!(own[0].contains(": 2-mal, zuletzt am"), "{own:?}");
    assert!(!page.text.contains("Marta Nowicka"));
}

#[tokio::test]
async fn each_form_leads_back_to_where_things_stand() {
    let mut town = Town::found().await;
    let (_, code) = letter(&mut town).await;
    let mut she = Browser::new(&town);
    she.send("/brief", &[("code", &code)]).await;
    let trail = ".a-trail a[href=\"/brief/stand\"]";
    for form in ["antwort", "dolmetschen", "gespraech", "antrag", "ende"] {
        let page = she.get(&format!("/brief/{form}")).await;
        assert_eq!(page.status, StatusCode::OK, "{form}");
        assert_eq!(page.texts(trail), ["Ihr Fall"], "{form}");
    }
    // Also where something has to be corrected.
    let wrong = she.send("/brief/antwort", &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts(trail), ["Ihr Fall"]);
}

#[tokio::test]
async fn a_complaint_is_received_once_however_often_its_form_is_sent() {
    let mut town = Town::found().await;
    let (_, code) = letter(&mut town).await;
    let mut she = Browser::new(&town);
    she.send("/brief", &[("code", &code)]).await;
    let page = she.get("/brief/antrag").await;
    let hidden = super::browser::hidden(&page);
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(k, v)| (&**k, &**v)).collect();
    fields.push(("kind", "complaint"));
    for _ in 0..2 {
        let sent = she.post("/brief/antrag", &fields).await;
        let to = sent.location.unwrap_or_default();
        assert!(to.starts_with("/brief/stand?getan=ja."), "{to}");
    }
    let page = she.get("/brief/stand").await;
    let asked = page.texts("section[aria-labelledby=antraege] dt");
    assert_eq!(asked, ["Ich beschwere mich"]);
}

#[tokio::test]
async fn a_wrong_code_and_no_case_look_the_same_and_nothing_typed_comes_back() {
    let mut town = Town::found().await;
    let (_, code) = letter(&mut town).await;
    let other = augenmass_domain::LetterCode::from_bytes([7; 10]).reveal();
    let mut she = Browser::new(&town);
    let unknown = she.send("/brief", &[("code", &other)]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!unknown.text.contains(&other));
    let mut mistyped = code.clone();
    let last = if mistyped.pop() == Some('0') {
        '1'
    } else {
        '0'
    };
    mistyped.push(last);
    let wrong = she.send("/brief", &[("code", &mistyped)]).await;
    assert_eq!(wrong.texts("#code-wrong").len(), 1);
    assert!(!wrong.text.contains(&mistyped));
    for path in [
        "/brief/stand",
        "/brief/gelesen",
        "/brief/antwort",
        "/brief/antrag",
    ] {
        let shown = she.get(path).await;
        assert_eq!(shown.location.as_deref(), Some("/brief"), "{path}");
    }
}

#[tokio::test]
async fn twenty_minutes_without_a_step_end_the_visit() {
    let mut town = Town::found().await;
    let (_, code) = letter(&mut town).await;
    let mut she = Browser::new(&town);
    she.send("/brief", &[("code", &code)]).await;
    town.clock.forward(19 * 60);
    assert_eq!(she.get("/brief/stand").await.status, StatusCode::OK);
    town.clock.forward(21 * 60);
    let shown = she.get("/brief/stand").await;
    assert_eq!(shown.location.as_deref(), Some("/brief"));
}
