//! What a form does: once, from a page of this session, and nothing is lost where something is wrong.

use super::Town;
use super::browser::{Browser, hidden};
use augenmass_casework::drafts::COLUMNS;
use augenmass_casework::gate::Narrowed;
use augenmass_domain::{Kind, Purpose};
use axum::http::StatusCode;

/// The path of the first record of a list.
async fn first(browser: &mut Browser, list: &str) -> String {
    let page = browser.get(list).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.attributes("tbody th a", "href").remove(0)
}

#[tokio::test]
async fn a_case_is_approved_and_gets_its_letter_by_visible_buttons() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut lead = Browser::of(&town, "melde.leitung").await;
    let case = first(&mut lead, "/vorgaenge?stand=proposed").await;
    let page = lead.get(&case).await;
    // What the case waits for is done on its page, everything else on a page of its own.
    let approve = format!("{case}/freigeben");
    assert_eq!(
        page.attributes("form.a-form", "action"),
        std::slice::from_ref(&approve)
    );
    let links = page.attributes(".a-actions a", "href");
    assert!(links.contains(&format!("{case}/ablehnen")), "{links:?}");
    assert!(!links.contains(&approve), "{links:?}");
    let done = lead.send(&approve, &[]).await;
    let told = done.location.unwrap();
    assert!(
        told.starts_with(&format!("{case}?getan=approveCase.")),
        "{told}"
    );
    let page = lead.get(&told).await;
    assert_eq!(
        page.texts("[role=status] .kern-title"),
        ["Erledigt: Vorgang freigeben"]
    );
    assert_eq!(
        page.texts(".kern-badge").first().map(String::as_str),
        Some("in Klärung")
    );

    let mut officer = Browser::of(&town, "melde.1").await;
    let form = format!("{case}/stufe");
    let asked = officer.get(&form).await;
    let preset = asked.attributes("input[name=reply-by]", "value");
    assert_eq!(preset.len(), 1);
    let sent = officer
        .send(
            &form,
            &[("rung", "service-letter"), ("reply-by", &preset[0])],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = officer.get(&case).await;
    assert_eq!(page.texts(".a-ladder strong"), ["Erster Brief"]);
    // While the time to reply is running, nobody is offered the next letter, and the visit only after the ladder.
    assert_eq!(page.attributes("form.a-form", "action"), [""; 0]);
    let links = page.attributes(".a-actions a", "href");
    for path in [form, format!("{case}/besuch-anordnen")] {
        assert!(!links.contains(&path), "{links:?}");
    }
}

#[tokio::test]
async fn that_something_was_done_is_said_only_on_its_page_to_who_did_it() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut lead = Browser::of(&town, "melde.leitung").await;
    let case = first(&mut lead, "/vorgaenge?stand=proposed").await;
    let done = lead.send(&format!("{case}/freigeben"), &[]).await;
    let told = done.location.unwrap();
    let (_, word) = told.split_once('?').unwrap();
    let said = async |browser: &mut Browser, path: &str| {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.texts("[role=status] .kern-title")
            .iter()
            .any(|text| text.starts_with("Erledigt"))
    };
    assert!(said(&mut lead, &told).await);
    // Made up, changed, or taken to another page.
    for path in [
        format!("{case}?getan=approveCase"),
        format!("{case}?getan=approveCase."),
        told.replace("approveCase", "closeCase"),
        format!("/vorgaenge?{word}"),
    ] {
        assert!(!said(&mut lead, &path).await, "{path}");
    }
    // Copied to somebody else, also to the same person in another browser.
    for login in ["melde.1", "melde.leitung"] {
        let mut other = Browser::of(&town, login).await;
        assert!(!said(&mut other, &told).await, "{login}");
    }
}

#[tokio::test]
async fn who_was_slower_is_told_so_and_not_that_the_account_may_not() {
    let mut town = Town::found().await;
    town.growth.leave_after(2).await.unwrap();
    let mut faster = Browser::of(&town, "schule.1").await;
    let mut slower = Browser::of(&town, "schule.2").await;
    let indication = first(&mut faster, "/hinweise?stand=put-forward").await;
    let form = format!("{indication}/mitteilung");
    let mut both = Vec::new();
    for browser in [&mut faster, &mut slower] {
        both.push(hidden(&browser.get(&form).await));
    }
    let registry = faster.get(&form).await;
    let registry = registry
        .attributes("input[name=registry]", "value")
        .remove(0);
    let fields: Vec<Vec<(&str, &str)>> = both
        .iter()
        .map(|fields| {
            let fields = fields.iter().map(|(k, v)| (&**k, &**v));
            fields.chain([("registry", &*registry)]).collect()
        })
        .collect();
    let sent = faster.post(&form, &fields[0]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let sent = slower.post(&form, &fields[1]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "{}", sent.text);
    assert_eq!(sent.texts("h1"), ["Jemand war schneller"]);
    assert!(sent.attributes("a", "href").contains(&indication));
}

#[tokio::test]
async fn what_was_written_is_not_lost_with_the_session() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let case = first(&mut officer, "/vorgaenge?stand=proposed").await;
    let mut nobody = Browser::new(&town);
    let written = "Die Kinder wohnen seit März bei ihrer Großmutter.";
    let sent = nobody
        .post(
            &format!("{case}/anhalten"),
            &[("form-key", "x"), ("reason", written)],
        )
        .await;
    assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
    assert_eq!(sent.texts("blockquote"), [written]);
    assert!(
        sent.attributes("a", "href")
            .contains(&"/anmelden".to_owned())
    );
    // No password is a sentence.
    let sent = nobody
        .post(
            "/konto/passwort",
            &[("form-key", "x"), ("new", "vier kurze Worte hier")],
        )
        .await;
    assert_eq!(
        (sent.location.as_deref(), &*sent.text),
        (Some("/anmelden"), "")
    );
}

#[tokio::test]
async fn who_steps_back_from_a_case_lands_on_the_list_and_does_not_find_it_again() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let case = first(&mut officer, "/vorgaenge?stand=proposed").await;
    let form = format!("{case}/befangen");
    let links = officer.get(&case).await.attributes(".a-actions a", "href");
    assert!(links.contains(&form), "{links:?}");
    // One's own conflict of interest is a button; the second person says of whom.
    let asked = officer.get(&form).await;
    assert_eq!(asked.attributes("input[name=excluded]", "type"), [""; 0]);
    let mut lead = Browser::of(&town, "melde.leitung").await;
    let named = lead.get(&form).await;
    assert!(named.attributes("input[name=excluded]", "value").len() > 1);
    let nobody = lead.send(&form, &[]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    // What is said fits what is asked: who must not work on the case, and one at least.
    let said =
        "Bitte wählen Sie mindestens eine Person, die nicht an diesem Vorgang arbeiten darf.";
    assert_eq!(nobody.texts("#excluded-wrong"), [said]);
    assert_eq!(nobody.texts("#excluded .kern-label__optional"), [""; 0]);
    let done = officer.send(&form, &[]).await;
    let list = done.location.unwrap_or_default();
    assert!(
        list.starts_with("/vorgaenge?getan=excludeAccounts."),
        "{}",
        done.text
    );
    assert_eq!(officer.get(&case).await.status, StatusCode::NOT_FOUND);
    let links = officer
        .get("/vorgaenge")
        .await
        .attributes("tbody th a", "href");
    assert!(!links.contains(&case), "{links:?}");
    assert_eq!(lead.get(&case).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let case = first(&mut officer, "/vorgaenge").await;
    let form = format!("{case}/antwort");
    let words = "Wir wohnen hier, die Klingel fehlt.";
    let wrong = officer.send(&form, &[("words", words)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("textarea[name=words]"), [words]);
    assert_eq!(wrong.texts("#reply-wrong"), ["Bitte wählen Sie etwas aus."]);
    assert_eq!(wrong.attributes("[role=alert] a", "href"), ["#reply"]);
}

#[tokio::test]
async fn a_form_that_was_sent_twice_counts_once() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let case = first(&mut officer, "/vorgaenge").await;
    let form = format!("{case}/antwort");
    let page = officer.get(&form).await;
    let hidden = hidden(&page);
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(k, v)| (&**k, &**v)).collect();
    fields.push(("reply", "lives-here"));
    let one = officer.post(&form, &fields).await;
    let other = officer.post(&form, &fields).await;
    assert_eq!(one.status, StatusCode::SEE_OTHER, "{}", one.text);
    assert_eq!(one.location, other.location);
    let page = officer.get(&case).await;
    let said = page.texts("section[aria-labelledby=gesagt] li");
    let replies = said
        .iter()
        .filter(|text| text.contains("wohnt an der gemeldeten Adresse"));
    assert_eq!(replies.count(), 1, "{said:?}");
}

#[tokio::test]
async fn a_form_from_elsewhere_or_another_session_does_nothing() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut lead = Browser::of(&town, "melde.leitung").await;
    let case = first(&mut lead, "/vorgaenge?stand=proposed").await;
    let form = format!("{case}/freigeben");
    let page = lead.get(&form).await;
    let once = page.attributes("input[name=once]", "value").remove(0);
    for key in ["", "x"] {
        let sent = lead
            .post(&form, &[("form-key", key), ("once", &once)])
            .await;
        assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    }
    let mut second = Browser::of(&town, "melde.leitung").await;
    let theirs = page.attributes("input[name=form-key]", "value").remove(0);
    let sent = second
        .post(&form, &[("form-key", &theirs), ("once", &once)])
        .await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    let page = lead.get(&case).await;
    assert_eq!(
        page.texts(".kern-badge").first().map(String::as_str),
        Some("vorgeschlagen")
    );
}

#[tokio::test]
async fn two_people_who_approve_at_once_do_it_once() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut one = Browser::of(&town, "melde.leitung").await;
    let mut other = Browser::of(&town, "melde.leitung.2").await;
    let case = first(&mut one, "/vorgaenge?stand=proposed").await;
    let form = format!("{case}/freigeben");
    let (first, second) = tokio::join!(one.send(&form, &[]), other.send(&form, &[]));
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses[0], StatusCode::SEE_OTHER, "{}", first.text);
    assert!([StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&statuses[1]));
    let gate = &town.installation.gate;
    let actor = town.installation.actor("melde.leitung").await.unwrap();
    let purpose = Purpose::RegisterClarification;
    let cases = gate
        .list(&actor, purpose, Kind::Case, &Narrowed::default())
        .await
        .unwrap();
    assert_eq!(cases.records[0].name(), "clarifying");
}

#[tokio::test]
async fn a_rule_that_says_no_is_told_on_the_form_with_its_norm() {
    let mut town = Town::found().await;
    town.growth.leave_after(5).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let case = first(&mut officer, "/vorgaenge").await;
    let form = format!("{case}/stufe");
    let no = officer
        .send(&form, &[("rung", "invitation"), ("reply-by", "2025-12-01")])
        .await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = no.texts("[role=alert] li");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains('('), "{told:?}");
    let kept = no.attributes("input[name=rung][checked]", "value");
    assert_eq!(kept, ["invitation"]);
}

#[tokio::test]
async fn pages_ask_nobody_else_and_are_kept_by_nobody() {
    let town = Town::found().await;
    let mut officer = Browser::of(&town, "melde.1").await;
    let page = officer.get("/vorgaenge").await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.headers["cache-control"], "no-store");
    for source in page.attributes("link[rel=stylesheet]", "href") {
        assert!(source.starts_with("/gestaltung/"), "{source}");
        let style = officer.get(&source).await;
        assert_eq!(style.status, StatusCode::OK);
        assert!(
            style.headers["cache-control"]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
    }
}

/// A file of drafts: one row that is right, and rows of which reading or a rule says no.
fn drafts_file(today: jiff::civil::Date) -> String {
    let fact = today.saturating_sub(jiff::Span::new().days(10));
    let born = jiff::civil::date(today.year() - 9, 4, 1);
    let row = |ground: &str, given: &str, postcode: &str| {
        format!(
            "{ground};{fact};{given};Quittenbaum;{born};Robin Quittenbaum;Ahornkamp;1;{postcode};Auenstedt"
        )
    };
    let rows = [
        COLUMNS.join(";"),
        row("not-enrolled", "Mia", "99901"),
        row("weil-fremd", "Ida", "9990"),
        row("moved-without-deregistration", "Eva", "99901"),
    ];
    rows.join("\n")
}

#[tokio::test]
async fn all_that_is_wrong_with_drafts_is_named_at_once_and_the_rest_is_taken_over() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let file = drafts_file(town.installation.gate.now().today());
    let mut clerk = Browser::of(&town, "schule.1").await;
    let path = "/hinweise/entwuerfe";
    let runs = clerk.get(path).await;
    let runs = runs.attributes("select[name=run] option", "value");
    let run = runs.iter().find(|run| !run.is_empty()).unwrap();
    let plain = [("run", &**run)];
    let form = clerk.with_file(path, &plain, ("file", &*file)).await;
    let wrong = clerk.send_filled(&form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = wrong.texts("#fehler li");
    let places = [
        "Zeile 3, Spalte „Anlass“: ",
        "Zeile 3, Spalte „PLZ“: ",
        "Zeile 4, Spalte „Anlass“: ",
    ];
    assert_eq!(told.len(), places.len(), "{told:?}");
    for (text, place) in told.iter().zip(places) {
        assert!(text.starts_with(place), "{told:?}");
    }
    assert!(wrong.text.contains("noch nichts gespeichert"));

    let rest = [("run", &**run), ("rest", "yes")];
    let form = clerk.with_file(path, &rest, ("file", &*file)).await;
    let taken = clerk.send_filled(&form).await;
    let made = taken.texts("[role=status] .kern-title");
    assert_eq!(made.len(), 1, "{}", taken.text);
    assert!(made[0].starts_with("Entwürfe angelegt: 1."), "{made:?}");
    let above = taken.texts("#fehler .kern-title");
    assert_eq!(above, ["Diese Zeilen wurden nicht übernommen:"]);
    assert_eq!(taken.texts("#fehler li").len(), places.len());
    assert!(!taken.text.contains("noch nichts gespeichert"));

    let sheet = ("file", "PK\u{3}\u{4}\0\0\0");
    let form = clerk.with_file(path, &plain, sheet).await;
    let wrong = clerk.send_filled(&form).await;
    let told = wrong.texts("#fehler li");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Excel-Datei"), "{told:?}");
}
