//! An inquiry of the council from its text to its publication, and the ways around the second person.

use super::Town;
use super::browser::{Browser, Shown};
use axum::http::StatusCode;

const TEXT: &str = include_str!("../../../../../demo/inquiry.txt");

/// What must have worked; the path that it leads to, without what was done.
fn led_to(done: &Shown) -> String {
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let to = done.location.as_deref().unwrap();
    to.split('?').next().unwrap().to_owned()
}

/// A town on the day after the inquiry was written.
async fn town() -> Town {
    let town = Town::found().await;
    town.clock
        .set(jiff::civil::date(2026, 1, 16).at(9, 0, 0, 0));
    town
}

/// Takes the inquiry in; its path.
async fn taken_in(office: &mut Browser) -> String {
    let read = office.send("/anfragen/neu", &[("text", TEXT)]).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text);
    let fields = super::browser::filled(&read, &[]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (&**k, &**v)).collect();
    led_to(&office.post("/anfragen/neu", &fields).await)
}

/// An inquiry whose draft is fixed.
async fn drafted(office: &mut Browser) -> String {
    let inquiry = taken_in(office).await;
    led_to(&office.fill(&format!("{inquiry}/themen"), &[]).await);
    let fixed = fixed(office, &inquiry, &[]).await;
    assert_eq!(led_to(&fixed), inquiry);
    inquiry
}

/// Sends the form under a draft as it stands there, with these fields filled in.
async fn fixed(office: &mut Browser, inquiry: &str, with: &[(&str, &str)]) -> Shown {
    agreed(office, &format!("{inquiry}/entwurf"), with).await
}

/// Sends the form under an answer.
async fn agreed(browser: &mut Browser, path: &str, with: &[(&str, &str)]) -> Shown {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let inputs = "main form[method=post] input[type=hidden]";
    let names = page.attributes(inputs, "name");
    let values = page.attributes(inputs, "value");
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for (name, value) in names.iter().zip(&values) {
        let changed = with.iter().find(|(known, _)| known == name);
        fields.push((name, changed.map_or(value, |(_, value)| value)));
    }
    browser.post(path, &fields).await
}

async fn state(browser: &mut Browser, inquiry: &str) -> String {
    browser
        .get(inquiry)
        .await
        .texts("main .kern-badge")
        .remove(0)
}

#[tokio::test]
async fn a_text_is_shown_as_it_was_read_before_anything_is_kept_and_is_kept_once() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let read = office.send("/anfragen/neu", &[("text", TEXT)]).await;
    assert_eq!(read.texts("#fragen"), ["Gelesen: 6 Fragen"]);
    assert_eq!(
        read.texts("section[aria-labelledby=fragen] blockquote")
            .len(),
        6
    );
    let list = office.get("/anfragen").await;
    assert_eq!(list.attributes("tbody th a", "href"), [""; 0]);

    let fields = super::browser::filled(&read, &[]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (&**k, &**v)).collect();
    let first = led_to(&office.post("/anfragen/neu", &fields).await);
    let again = led_to(&office.post("/anfragen/neu", &fields).await);
    assert_eq!(first, again);
    let list = office.get("/anfragen").await;
    assert_eq!(list.attributes("tbody th a", "href"), [first]);
}

/// Confirms how a text was read, with these fields filled in.
async fn confirmed(office: &mut Browser, read: &Shown, with: &[(&str, &str)]) -> Shown {
    let fields = super::browser::filled(read, with);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (&**k, &**v)).collect();
    office.post("/anfragen/neu", &fields).await
}

#[tokio::test]
async fn the_same_inquiry_is_taken_in_again_only_where_it_is_said_to_be_another() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    // Two tabs show how it was read before either of them takes it in.
    let one = office.send("/anfragen/neu", &[("text", TEXT)]).await;
    let other = office.send("/anfragen/neu", &[("text", TEXT)]).await;
    assert_eq!(other.texts("[role=alert]"), [""; 0]);
    let first = led_to(&confirmed(&mut office, &one, &[]).await);
    let told = confirmed(&mut office, &other, &[]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        told.attributes("[role=alert] a", "href"),
        [first.as_str()],
        "{}",
        told.text
    );
    assert_eq!(told.texts("#another-wrong").len(), 1);
    assert_eq!(told.texts("textarea[name=text]"), [TEXT.trim()]);
    let list = office.get("/anfragen").await;
    assert_eq!(list.attributes("tbody th a", "href"), [first.as_str()]);

    // Copied by somebody else with a line more it is the same letter, and that is said at once.
    let copied = format!("{}\nAnlage: keine", TEXT.trim());
    let read = office.send("/anfragen/neu", &[("text", &copied)]).await;
    assert_eq!(read.status, StatusCode::OK);
    assert_eq!(
        read.attributes("[role=alert] a", "href"),
        [first.as_str()],
        "{}",
        read.text
    );

    let taken = confirmed(&mut office, &told, &[("another", "yes")]).await;
    let second = led_to(&taken);
    assert_ne!(first, second);
    let list = office.get("/anfragen").await;
    assert_eq!(list.attributes("tbody th a", "href").len(), 2);
}

#[tokio::test]
async fn what_is_no_inquiry_is_told_beside_its_field() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    for (text, says) in [("", "#file-wrong"), ("Guten Tag.", "#text-wrong")] {
        let wrong = office.send("/anfragen/neu", &[("text", text)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert_eq!(wrong.texts(says).len(), 1, "{}", wrong.text);
        assert_eq!(wrong.texts("textarea[name=text]"), [text]);
    }
    let unasked = office
        .send("/anfragen/neu", &[("text", "Guten Tag.")])
        .await;
    let said = unasked.texts("#text-wrong").remove(0);
    assert!(said.contains("keine Frage gefunden"), "{said}");
    // A PDF is no text, whatever its size.
    for length in [10, 300 * 1024] {
        let content = format!("%PDF-1.7 {}", "x".repeat(length));
        let file = ("file", &*content);
        let form = office.with_file("/anfragen/neu", &[], file).await;
        let wrong = office.send_filled(&form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = wrong.texts("#file-wrong").remove(0);
        assert!(said.contains("PDF") && !said.contains("zu lang"), "{said}");
    }
}

#[tokio::test]
async fn what_does_not_fit_into_the_answer_is_told_beside_its_field_and_kept() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = taken_in(&mut office).await;
    led_to(&office.fill(&format!("{inquiry}/themen"), &[]).await);
    let form = format!("{inquiry}/beitrag");
    let (line, text) = ("b".repeat(201), "t".repeat(10_001));
    let common = [("question", "1"), ("source", "Brief"), ("supplied-by", "x")];
    for (content, name, value, says) in [
        ("figure", "value", "-3", "ganze Zahl ab 0"),
        ("nil", "body", &*line, "höchstens 200 Zeichen"),
        ("text", "text", &*text, "höchstens 10000 Zeichen"),
    ] {
        let mut fields = common.to_vec();
        fields.extend([("content", content), (name, value)]);
        fields.extend([("label", "Fälle"), ("unit", "Fälle")]);
        if name != "body" {
            fields.push(("body", "Schulamt"));
        }
        let wrong = office.send(&form, &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let said = wrong.texts(&format!("#{name}-wrong")).remove(0);
        assert!(said.contains(says), "{said}");
        let kept = match name {
            "text" => wrong.texts("textarea[name=text]"),
            _ => wrong.attributes(&format!("input[name={name}]"), "value"),
        };
        assert_eq!(kept, [value]);
    }
    let late = [("question", "1"), ("body", "x"), ("by", "9999-12-31")];
    let asked = office
        .send(&format!("{inquiry}/beitrag-anfordern"), &late)
        .await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = asked.texts("#by-wrong").remove(0);
    assert!(said.contains("2026"), "{said}");
    assert_eq!(asked.attributes("input[name=by]", "value"), ["9999-12-31"]);
}

#[tokio::test]
async fn the_page_of_an_inquiry_proposes_the_step_that_it_waits_for() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = taken_in(&mut office).await;
    let next = async |browser: &mut Browser| browser.get(&inquiry).await.texts("#naechster");
    let (assign, draft) = ("Anfrage zuordnen", "Antwort entwerfen");
    assert_eq!(
        next(&mut office).await,
        [format!("Nächster Schritt: {assign}")]
    );
    led_to(&office.fill(&format!("{inquiry}/themen"), &[]).await);
    assert_eq!(
        next(&mut office).await,
        [format!("Nächster Schritt: {draft}")]
    );
    let page = office.get(&inquiry).await;
    let first = page.attributes("section[aria-labelledby=naechster] a", "href");
    assert_eq!(first, [format!("{inquiry}/entwurf")]);
    // Another reading of the topics stays possible.
    let links = page.attributes(".a-actions a", "href");
    assert!(links.contains(&format!("{inquiry}/themen")), "{links:?}");
    led_to(&fixed(&mut office, &inquiry, &[]).await);
    assert_eq!(next(&mut office).await, [""; 0]);
    let mut lead = Browser::of(&town, "rat.2").await;
    let sign = "Nächster Schritt: Antwort als zweite Person freigeben";
    assert_eq!(next(&mut lead).await, [sign]);
    led_to(&agreed(&mut lead, &format!("{inquiry}/freigabe"), &[]).await);
    led_to(&office.fill(&format!("{inquiry}/beantwortet"), &[]).await);
    let publish = "Nächster Schritt: Antwort veröffentlichen";
    assert_eq!(next(&mut office).await, [publish]);
}

#[tokio::test]
async fn an_answer_is_drafted_signed_off_by_another_and_published() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = drafted(&mut office).await;
    // Who drafted has no way to the page of the second person.
    let sign_off = format!("{inquiry}/freigabe");
    assert_eq!(office.get(&sign_off).await.status, StatusCode::NOT_FOUND);
    let key = office.get("/abmelden").await;
    let key = key.attributes("input[name=form-key]", "value").remove(0);
    let forced = office.post(&sign_off, &[("form-key", &key)]).await;
    assert_eq!(forced.status, StatusCode::NOT_FOUND);

    let mut lead = Browser::of(&town, "rat.2").await;
    let other = "ab".repeat(32);
    let unread = agreed(&mut lead, &sign_off, &[("answer", &other)]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unread.texts("main [role=alert]").len(), 1);
    let [one, two] = {
        let (mut first, mut second) = (lead.clone(), lead.clone());
        let sent = tokio::join!(
            agreed(&mut first, &sign_off, &[]),
            agreed(&mut second, &sign_off, &[])
        );
        [sent.0, sent.1]
    };
    let done = [&one, &two].map(|shown| shown.status == StatusCode::SEE_OTHER);
    assert!(done.contains(&true), "{} {}", one.text, two.text);
    let history = lead.get(&inquiry).await.texts(".a-timeline li");
    let signed = history.iter().filter(|line| {
        line.contains("Antwort als zweite Person freigeben") && line.contains("getan")
    });
    assert!(signed.count() <= 1, "{history:?}");

    let answered = office.fill(&format!("{inquiry}/beantwortet"), &[]).await;
    assert_eq!(led_to(&answered), inquiry);
    let publish = format!("{inquiry}/veroeffentlichen");
    assert_eq!(led_to(&office.send(&publish, &[]).await), inquiry);
    assert_eq!(state(&mut office, &inquiry).await, "veröffentlicht");
}

#[tokio::test]
async fn a_draft_that_changed_since_it_was_read_is_shown_again_and_not_fixed() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = taken_in(&mut office).await;
    led_to(&office.fill(&format!("{inquiry}/themen"), &[]).await);
    let before = state(&mut office, &inquiry).await;
    let other = "ab".repeat(32);
    let changed = fixed(&mut office, &inquiry, &[("answer", &other)]).await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(changed.texts("main [role=alert]").len(), 1);
    assert_eq!(state(&mut office, &inquiry).await, before);
    // A day that is not over is no cut-off day.
    let day = office
        .get(&format!("{inquiry}/entwurf?stichtag=2026-01-16"))
        .await;
    assert_eq!(day.texts("#stichtag-wrong").len(), 1);
}

#[tokio::test]
async fn a_member_of_the_council_sees_an_inquiry_once_it_is_published() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = drafted(&mut office).await;
    let mut member = Browser::of(&town, "ratsmitglied").await;
    assert_eq!(member.get(&inquiry).await.status, StatusCode::NOT_FOUND);
    let answer = format!("{inquiry}/antwort");
    assert_eq!(member.get(&answer).await.status, StatusCode::NOT_FOUND);
    let list = member.get("/anfragen").await;
    assert_eq!(list.attributes("tbody th a", "href"), [""; 0]);

    let mut lead = Browser::of(&town, "rat.2").await;
    led_to(&agreed(&mut lead, &format!("{inquiry}/freigabe"), &[]).await);
    led_to(&office.fill(&format!("{inquiry}/beantwortet"), &[]).await);
    led_to(
        &office
            .send(&format!("{inquiry}/veroeffentlichen"), &[])
            .await,
    );
    let seen = member.get(&inquiry).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert_eq!(seen.attributes("main form", "action"), [""; 0]);
}

#[tokio::test]
async fn a_contribution_is_asked_for_and_entered_and_a_judgement_is_the_heads_alone() {
    let town = town().await;
    let mut office = Browser::of(&town, "rat.1").await;
    let inquiry = taken_in(&mut office).await;
    led_to(&office.fill(&format!("{inquiry}/themen"), &[]).await);
    let mut head = Browser::of(&town, "dezernat").await;
    let judgement = format!("{inquiry}/bewertung");
    assert_eq!(office.get(&judgement).await.status, StatusCode::NOT_FOUND);
    let form = head.get(&judgement).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text);
    let empty = head.send(&judgement, &[("question", "2")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.attributes("[role=alert] a", "href").len(), 1);
    let words = "Die Zusammenarbeit der Ämter reicht aus.";
    let given = [("question", "2"), ("text", words)];
    let [one, two, three] = head.send_thrice(&judgement, &given).await;
    for done in [one, two, three] {
        assert_eq!(led_to(&done), inquiry);
    }
    let draft = office.get(&format!("{inquiry}/entwurf")).await;
    let said = draft.texts("section[aria-labelledby=frage-2] p");
    assert!(said.contains(&words.to_owned()), "{said:?}");
}
