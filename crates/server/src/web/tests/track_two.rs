//! The pages of track 2, in both houses: packages, what was received, assistance. Who may do what, once, and
//! what somebody sees who has another's address.

use super::browser::{Browser, Shown};
use crate::web::{Settings, Site, router};
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::TwoHouses;
use augenmass_casework::installation::Installation;
use augenmass_domain::person::{Name, PersonRecord};
use axum::Router;
use axum::http::StatusCode;
use jiff::civil::{Date, date};
use std::sync::Arc;

/// The day on which the school office records.
const RECORDED: Date = date(2026, 2, 16);

/// The pages of one house.
struct House(Router);

impl AsRef<Router> for House {
    fn as_ref(&self) -> &Router {
        &self.0
    }
}

impl House {
    fn of(installation: &Arc<Installation>, clock: &Arc<SetClock>) -> Self {
        let clock = Some(clock.clone());
        let site = Site::new(installation.clone(), Settings::default(), clock);
        Self(router(site))
    }
}

/// Both houses after a package has passed between them.
struct Passed {
    houses: TwoHouses,
    city: House,
    kasse: House,
    children: Vec<PersonRecord>,
    _folder: tempfile::TempDir,
}

/// Of a child of the list all but the given name, of which the first letter alone is the same: a twin, or the same
/// child by another name. A person decides.
fn perhaps_a_twin(child: &PersonRecord) -> PersonRecord {
    let mut twin = child.clone();
    let initial = child.given_name.reveal().chars().next().unwrap();
    twin.given_name = Name::new(&format!("{initial}uoxby")).unwrap();
    twin
}

impl Passed {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock::at(date(2025, 12, 1).at(8, 0, 0, 0)));
        let houses = TwoHouses::found(folder.path(), clock.clone(), 1)
            .await
            .unwrap();
        clock.set(RECORDED.at(9, 0, 0, 0));
        let mut children = houses.children(1).unwrap();
        children.push(perhaps_a_twin(&houses.list[9]));
        for child in &children {
            houses.seal_one(child).await.unwrap();
        }
        houses.pass(&mut Vec::new()).await.unwrap();
        Self {
            city: House::of(&houses.city, &clock),
            kasse: House::of(&houses.office, &clock),
            houses,
            children,
            _folder: folder,
        }
    }

    /// That a page says nothing about any child.
    fn names_no_child(&self, page: &Shown) {
        for child in &self.children {
            let name = child.family_name.reveal();
            assert!(!page.texts("main").concat().contains(name), "{name}");
        }
    }
}

/// What must have worked; the path that it leads to, without what was done.
fn led_to(done: &Shown) -> String {
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let to = done.location.as_deref().unwrap();
    to.split('?').next().unwrap().to_owned()
}

/// The paths of the records of a list in a state.
async fn listed(browser: &mut Browser, list: &str) -> Vec<String> {
    let page = browser.get(list).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.attributes("tbody th a", "href")
}

/// How often a step stands in the history of a record's page as done.
async fn done(browser: &mut Browser, path: &str, what: &str) -> usize {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let steps = page.texts(".a-timeline strong");
    steps.iter().filter(|step| *step == what).count()
}

/// Sends a form to where somebody has no work: nothing there exists for them.
async fn no_way(browser: &mut Browser, path: &str) {
    assert_eq!(
        browser.get(path).await.status,
        StatusCode::NOT_FOUND,
        "{path}"
    );
    let out = browser.get("/abmelden").await;
    let key = out.attributes("input[name=form-key]", "value").remove(0);
    let fields = [
        ("form-key", &*key),
        ("once", "00112233445566778899aabbccddeeff"),
    ];
    let sent = browser.post(path, &fields).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
}

#[tokio::test]
async fn a_family_benefits_office_speaks_of_itself_and_names_its_own_places_for_complaints() {
    let passed = Passed::new().await;
    for (house, says, never) in [
        (&passed.city, "Verwaltungsgericht", "Finanzgericht"),
        (&passed.kasse, "Finanzgericht", "Verwaltungsgericht"),
    ] {
        let mut visitor = Browser::new(house);
        let rights = visitor.get("/ihre-rechte").await.texts("main").concat();
        assert!(rights.contains(says) && !rights.contains(never), "{rights}");
    }
    let mut visitor = Browser::new(&passed.kasse);
    for path in ["/", "/brief", "/ihre-rechte", "/anmelden"] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let said = page.texts("main").concat();
        assert!(said.contains("Familienkasse"), "{path}: {said}");
        for of_a_city in ["Meldebehörde", "Ombudsperson", "Die Stadt "] {
            assert!(!said.contains(of_a_city), "{path}: {said}");
        }
        let links = page.attributes("nav a", "href");
        assert!(!links.contains(&"/antworten".to_owned()), "{links:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_shows_what_crossed_to_both_sides_and_no_child() {
    let passed = Passed::new().await;
    for (house, login, messages) in [(&passed.city, "schule.2", 5), (&passed.kasse, "kasse.1", 5)] {
        let mut browser = Browser::of(house, login).await;
        let package = listed(&mut browser, "/pakete?stand=alle").await;
        assert_eq!(package.len(), 1, "{login}");
        let page = browser.get(&package[0]).await;
        let crossed = page.texts("main dd");
        let crossed = crossed.iter().filter(|text| text.contains("SHA-256"));
        assert_eq!(crossed.count(), messages, "{login}: {}", page.text);
        passed.names_no_child(&page);
    }
    // Each side says what is not known there.
    let mut second = Browser::of(&passed.city, "schule.2").await;
    let package = listed(&mut second, "/pakete?stand=alle").await.remove(0);
    let said = second.get(&package).await.texts("main > p").concat();
    assert!(said.contains("Welcher Hinweis sich öffnen ließ"), "{said}");
    passed.houses.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_ended_once_and_not_by_a_clerk_or_another_office() {
    let passed = Passed::new().await;
    let mut examiner = Browser::of(&passed.kasse, "kasse.1").await;
    let package = listed(&mut examiner, "/pakete?stand=alle").await.remove(0);
    let end = format!("{package}/beenden");
    for (house, login) in [
        (&passed.kasse, "datenschutz"),
        (&passed.kasse, "koordination"),
        (&passed.kasse, "verwaltung"),
        (&passed.city, "melde.1"),
    ] {
        no_way(&mut Browser::of(house, login).await, &end).await;
    }
    // The package of another office does not exist for this one.
    let mut other = Browser::of(&passed.city, "ordnung.2").await;
    let school = listed(
        &mut Browser::of(&passed.city, "schule.2").await,
        "/pakete?stand=alle",
    )
    .await;
    for path in [school[0].clone(), format!("{}/beenden", school[0])] {
        assert_eq!(
            other.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let [one, two, three] = examiner.send_thrice(&end, &[]).await;
    for sent in [one, two, three] {
        assert_eq!(led_to(&sent), package);
    }
    let ends = done(
        &mut examiner,
        &package,
        "Paket beenden, Schlüssel vernichten",
    )
    .await;
    assert_eq!(ends, 1);
    let page = examiner.get(&package).await;
    assert_eq!(page.texts("main .kern-badge")[0], "beendet");
    assert_eq!(page.attributes("main form", "action"), [""; 0]);
    passed.houses.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_examiner_decides_an_unsure_pair_once_by_what_stands_there() {
    let passed = Passed::new().await;
    let mut examiner = Browser::of(&passed.kasse, "kasse.1").await;
    let unsure = listed(&mut examiner, "/erhaltene-hinweise?stand=unsure").await;
    assert!(!unsure.is_empty(), "one pair is left open");
    let pair = &unsure[0];
    let page = examiner.get(pair).await;
    let fields = page.texts("main dd");
    assert!(
        fields.iter().any(|field| field.contains("Eigene Liste")),
        "{fields:?}"
    );
    let decide = format!("{pair}/entscheiden");
    let wrong = examiner.send(&decide, &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("#same-child-wrong").len(), 1);
    // Who watches over them sees it, too; that stands in the log, and deciding is not theirs.
    let mut officer = Browser::of(&passed.kasse, "datenschutz").await;
    let seen = officer.get(pair).await;
    assert_eq!(seen.status, StatusCode::OK);
    let log = officer.get("/aufsicht/zugriffe").await;
    let newest = log.texts("main tbody tr").remove(0);
    assert!(newest.contains("Datenschutzbeauftragte Person"), "{newest}");
    no_way(&mut officer, &decide).await;
    no_way(
        &mut Browser::of(&passed.kasse, "koordination").await,
        &decide,
    )
    .await;
    no_way(&mut Browser::of(&passed.city, "melde.1").await, &decide).await;

    let [one, two, three] = examiner
        .send_thrice(&decide, &[("same-child", "yes")])
        .await;
    for sent in [one, two, three] {
        assert_eq!(led_to(&sent), *pair);
    }
    assert_eq!(
        done(&mut examiner, pair, "Unsicheres Paar entscheiden").await,
        1
    );
    let page = examiner.get(pair).await;
    assert!(!page.texts("main .kern-badge")[0].is_empty());
    passed.houses.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_begins_once_from_what_was_accepted() {
    let passed = Passed::new().await;
    let mut examiner = Browser::of(&passed.kasse, "kasse.1").await;
    let accepted = listed(&mut examiner, "/erhaltene-hinweise?stand=accepted").await;
    let propose = format!("{}/vorgang-vorschlagen", accepted[0]);
    no_way(&mut Browser::of(&passed.kasse, "kasse.2").await, &propose).await;
    no_way(
        &mut Browser::of(&passed.kasse, "datenschutz").await,
        &propose,
    )
    .await;
    let [one, two, three] = examiner.send_thrice(&propose, &[]).await;
    let case = led_to(&one);
    assert!(case.starts_with("/vorgaenge/"), "{case}");
    for sent in [two, three] {
        assert_eq!(led_to(&sent), case);
    }
    assert_eq!(
        listed(&mut examiner, "/vorgaenge").await,
        std::slice::from_ref(&case)
    );
    // Another form for the same pair ends in a rule, in words.
    let again = examiner.get(&propose).await;
    if again.status == StatusCode::OK {
        let sent = examiner.send(&propose, &[]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(sent.texts("[role=alert] li").len(), 1, "{}", sent.text);
    }
    passed.houses.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn assistance_is_asked_by_one_and_approved_by_another_and_the_city_sees_its_own_side() {
    let passed = Passed::new().await;
    let case = passed.houses.climb().await.unwrap();
    let mut examiner = Browser::of(&passed.kasse, "kasse.1").await;
    let ask = format!("/vorgaenge/{case}/amtshilfe");
    let mut second = Browser::of(&passed.kasse, "kasse.2").await;
    no_way(&mut second, &ask).await;
    let [one, two, three] = examiner.send_thrice(&ask, &[]).await;
    let request = led_to(&one);
    for sent in [two, three] {
        assert_eq!(led_to(&sent), request);
    }
    assert_eq!(
        listed(&mut examiner, "/amtshilfe").await,
        std::slice::from_ref(&request)
    );
    let approve = format!("{request}/freigeben");
    no_way(&mut examiner, &approve).await;
    let [one, two, three] = second.send_thrice(&approve, &[]).await;
    for sent in [one, two, three] {
        assert_eq!(led_to(&sent), request);
    }
    let approved = done(&mut second, &request, "Amtshilfeersuchen freigeben").await;
    assert_eq!(approved, 1);
    // In the city there is nothing yet, under this address neither.
    let mut officer = Browser::of(&passed.city, "melde.1").await;
    assert_eq!(officer.get(&request).await.status, StatusCode::NOT_FOUND);
    let none = officer.get("/amtshilfe").await;
    assert_eq!(none.attributes("tbody th a", "href"), [""; 0]);

    let id = request.rsplit('/').next().unwrap().parse().unwrap();
    let letter = passed.houses.send(id).await.unwrap();
    passed.houses.take_in(&letter).await.unwrap();
    let mut officer = Browser::of(&passed.city, "melde.1").await;
    let received = listed(&mut officer, "/amtshilfe").await;
    let page = officer.get(&received[0]).await;
    let said = page.texts("main").concat();
    assert!(!said.contains("Kindergeld"), "{said}");
    passed.names_no_child(&page);
    for login in ["schule.1", "ordnung.2", "bruecke.1", "ratsmitglied"] {
        let mut other = Browser::of(&passed.city, login).await;
        let shown = other.get(&received[0]).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{login}");
    }
    passed.houses.close().await;
}
