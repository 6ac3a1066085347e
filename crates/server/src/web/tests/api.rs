//! The API of office systems and the usage service over HTTP: who comes in, what they see, what happens
//! when something is sent twice, and what becomes of everything that is wrong.

use super::Town;
use super::browser::Browser;
use crate::web::api::{Method, ROUTES, Way};
use augenmass_casework::accounts::{self, Particulars};
use augenmass_casework::gate::{FormKey, Narrowed};
use augenmass_casework::{letters, office_systems};
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::{CaseId, DisclosureId};
use augenmass_domain::{Kind, LetterKind, Private, Purpose, Role};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::ToSpan as _;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tower::ServiceExt as _;
use uuid::Uuid;

const PURPOSE: Purpose = Purpose::RegisterClarification;
const NOBODY: &str = "0192f0c0-0000-7000-8000-000000000001";

/// What came back.
struct Told {
    status: StatusCode,
    headers: HeaderMap,
    json: Value,
}

impl Town {
    /// Asks as a programme does.
    async fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Told {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Told {
            status,
            headers,
            json,
        }
    }

    async fn get(&self, path: &str, token: &str) -> Told {
        let bearer = format!("Bearer {token}");
        self.call("GET", path, &[("authorization", &bearer)], "")
            .await
    }

    /// A system of an office with its token, good until tomorrow.
    async fn token(&self, login: &str, office: &str) -> String {
        let administrator = self.installation.actor("verwaltung").await.unwrap();
        let particulars = Particulars {
            name: format!("Software {login}"),
            role: Role::OfficeSystem,
            office: Some(self.installation.office(office).await.unwrap()),
            carrier: None,
            deputy: None,
            active: true,
        };
        let account = accounts::add_account(&self.installation, &administrator, login, particulars);
        let account = account.await.unwrap().unwrap();
        let form = FormKey::parse(&FormKey::fresh(&self.installation)).unwrap();
        let today = self.installation.gate.now().today();
        let about = ("Test", today.saturating_add(1.days()));
        let issued =
            office_systems::issue(&self.installation, &administrator, account, about, &form);
        issued.await.unwrap().unwrap().reveal().clone()
    }

    async fn registry(&self) -> String {
        self.token("melde.software", REGISTRY).await
    }

    /// The first case there is.
    async fn case(&self) -> CaseId {
        let officer = self.installation.actor("melde.1").await.unwrap();
        let all = Narrowed::default();
        let gate = &self.installation.gate;
        let cases = gate.list(&officer, PURPOSE, Kind::Case, &all).await;
        CaseId::from_uuid(cases.unwrap().records[0].id())
    }

    /// A hand-over that was sent to a body outside the city.
    async fn handed_over(&self) -> Uuid {
        let gate = &self.installation.gate;
        let request = DisclosureCommand::Request {
            case: self.case().await,
            flow: "rectification-to-recipients".to_owned(),
            fields: vec!["rectification".to_owned(), "sending-body".to_owned()],
            necessity: Private::new("Empfänger der früheren Mitteilung (erfunden).".to_owned()),
            requested_on: None,
        };
        let officer = self.installation.actor("melde.1").await.unwrap();
        let lead = self.installation.actor("melde.leitung").await.unwrap();
        let requested = gate.submit(&officer, PURPOSE, request).await.unwrap();
        let id = requested.id_of(Kind::Disclosure).unwrap();
        let sent = DisclosureId::from_uuid(id);
        let approve = DisclosureCommand::Approve { id: sent };
        gate.submit(&lead, PURPOSE, approve).await.unwrap();
        let send = DisclosureCommand::Send { id: sent };
        gate.submit(&officer, PURPOSE, send).await.unwrap();
        id
    }

    /// Sends the answer to a hand-over.
    async fn answer(&self, id: Uuid, token: &str, key: &str, answer: &str) -> Told {
        let path = format!("/api/v1/records/disclosure/{id}/answer");
        let bearer = format!("Bearer {token}");
        let headers = [
            ("authorization", &*bearer),
            ("content-type", "application/json"),
            ("idempotency-key", key),
        ];
        let body = json!({ "answer": answer }).to_string();
        self.call("POST", &path, &headers, &body).await
    }

    /// The code of the first letter of the first case.
    async fn code(&self) -> String {
        let officer = self.installation.actor("melde.1").await.unwrap();
        let paper = letters::case_paper(&self.installation, &officer, self.case().await)
            .await
            .unwrap();
        let letter = paper.letter(LetterKind::Service).unwrap();
        paper.code(letter).unwrap().reveal()
    }

    async fn find_usage(&self, query: &str, code: &str) -> Told {
        let path = format!("/api/datatracker/v2/findUsage{query}");
        self.call("GET", &path, &[("x-road-userid", code)], "")
            .await
    }
}

const REGISTRY: &str = "Bürgerbüro – Meldebehörde";

/// A path with something in place of its parameters.
fn filled(path: &str) -> String {
    let path = path.replace("{kind}", "case").replace("{id}", NOBODY);
    match path.as_str() {
        "/api/v1/records" => format!("{path}?kind=case"),
        _ => path,
    }
}

/// Problem details as RFC 9457 has them, with this status.
#[track_caller]
fn is_problem(told: &Told, status: StatusCode) {
    assert_eq!(told.status, status, "{}", told.json);
    assert_eq!(
        told.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
    assert_eq!(told.json["status"], status.as_u16());
    for field in ["type", "title", "detail"] {
        let text = told.json[field].as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{field}: {}", told.json);
    }
}

#[tokio::test]
async fn no_endpoint_opens_without_what_its_way_asks_for() {
    let town = Town::found().await;
    for route in ROUTES {
        let method = match route.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        let path = filled(route.path);
        for headers in [
            &[][..],
            &[("authorization", "Bearer augenmass_nobody")],
            &[("authorization", "Basic bWVsZGUuMTpnZWhlaW0=")],
            &[("x-road-userid", "nobody")],
        ] {
            let told = town.call(method, &path, headers, "").await;
            match route.way {
                Way::Open => assert!(!told.status.is_server_error(), "{path}"),
                Way::Token => {
                    is_problem(&told, StatusCode::UNAUTHORIZED);
                    assert_eq!(told.headers[header::WWW_AUTHENTICATE], "Bearer");
                }
                Way::LetterCode => is_problem(&told, StatusCode::BAD_REQUEST),
            }
        }
    }
}

#[test]
fn the_only_thing_that_can_be_told_is_the_answer_to_a_hand_over() {
    let told = ROUTES.iter().filter(|route| route.method == Method::Post);
    let told: Vec<&str> = told.map(|route| route.path).collect();
    assert_eq!(told, ["/api/v1/records/disclosure/{id}/answer"]);
}

#[tokio::test]
async fn a_session_of_a_person_opens_no_endpoint_and_a_token_no_page() {
    let mut town = Town::found().await;
    town.growth.leave_after(4).await.unwrap();
    let mut officer = Browser::of(&town, "melde.1").await;
    let shown = officer.get("/api/v1/tasks").await;
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
    let token = town.registry().await;
    let told = town.get("/vorgaenge", &token).await;
    assert_eq!(told.headers[header::LOCATION], "/anmelden");
    let mut browser = Browser::new(&town);
    let page = browser.get("/demo").await;
    assert!(!page.text.contains("melde.software"));
    let key = page.attributes("input[name=form-key]", "value").remove(0);
    let login = [("form-key", &*key), ("login", "melde.software")];
    let stepped = browser.post("/demo", &login).await;
    assert_eq!(stepped.location, None, "nobody steps into a system");
}

#[tokio::test]
async fn an_ended_or_revoked_token_lets_nobody_in() {
    let town = Town::found().await;
    let token = town.registry().await;
    assert_eq!(
        town.get("/api/v1/tasks", &token).await.status,
        StatusCode::OK
    );
    let administrator = town.installation.actor("verwaltung").await.unwrap();
    let tokens = office_systems::tokens(&town.installation, &administrator).await;
    let id = tokens.unwrap()[0].id;
    office_systems::revoke(&town.installation, &administrator, id)
        .await
        .unwrap();
    let told = town.get("/api/v1/tasks", &token).await;
    is_problem(&told, StatusCode::UNAUTHORIZED);
    let other = town.token("melde.software.2", REGISTRY).await;
    town.clock.forward(3 * 24 * 3600);
    let told = town.get("/api/v1/tasks", &other).await;
    is_problem(&told, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn records_come_page_by_page_with_states_and_days_and_nothing_about_people() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    town.growth.leave_after(6).await.unwrap();
    let token = town.registry().await;
    let all = town.get("/api/v1/records?kind=case", &token).await;
    assert_eq!(all.status, StatusCode::OK, "{}", all.json);
    let count = all.json["count"].as_u64().unwrap();
    assert!(count >= 2, "{count}");
    let mut path = "/api/v1/records?kind=case&limit=1".to_owned();
    let mut seen = BTreeSet::new();
    loop {
        let page = town.get(&path, &token).await;
        for record in page.json["records"].as_array().unwrap() {
            let fields: BTreeSet<&str> = record.as_object().unwrap().keys().map(|k| &**k).collect();
            let known = ["case", "due", "id", "kind", "state", "steps"];
            assert_eq!(fields, BTreeSet::from(known));
            assert_eq!(record["kind"], "case");
            assert_eq!(record["case"], record["id"]);
            assert!(seen.insert(record["id"].as_str().unwrap().to_owned()));
        }
        let Some(next) = page.json["next"].as_str() else {
            break;
        };
        path = format!("/api/v1/records?kind=case&limit=1&after={next}");
    }
    assert_eq!(seen.len() as u64, count);
    let clarifying = town.get("/api/v1/records?kind=case&state=clarifying", &token);
    let clarifying = clarifying.await;
    let records = clarifying.json["records"].as_array().unwrap();
    assert!(!records.is_empty());
    for record in records {
        assert_eq!(record["state"], "clarifying");
        let steps = record["steps"].as_array().unwrap();
        assert!(steps.contains(&json!("takeRung")), "{steps:?}");
    }
}

#[tokio::test]
async fn one_record_tells_its_steps_and_which_of_them_this_system_may_take() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (token, id) = (town.registry().await, town.handed_over().await);
    let case = town.case().await;
    let told = town
        .get(&format!("/api/v1/records/case/{case}"), &token)
        .await;
    assert_eq!(told.json["open_to_this_system"], json!([]));
    let told = town
        .get(&format!("/api/v1/records/disclosure/{id}"), &token)
        .await;
    assert_eq!(told.json["state"], "sent");
    assert_eq!(told.json["case"], json!(case));
    let steps = json!(["acceptDisclosure", "rejectDisclosure"]);
    assert_eq!(told.json["steps"], steps);
    assert_eq!(told.json["open_to_this_system"], steps);
}

#[tokio::test]
async fn another_offices_record_and_none_get_the_same_answer() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let id = town.handed_over().await;
    let school = town.token("ordnung.software", "Koordinierungsstelle").await;
    let case = town.case().await;
    let none = town
        .get(&format!("/api/v1/records/case/{NOBODY}"), &school)
        .await;
    is_problem(&none, StatusCode::NOT_FOUND);
    for path in [
        format!("/api/v1/records/case/{case}"),
        format!("/api/v1/records/disclosure/{id}"),
        format!("/api/v1/records/visit/{id}"),
        "/api/v1/records/case/no-id".to_owned(),
        "/api/v1/nothing".to_owned(),
    ] {
        let told = town.get(&path, &school).await;
        is_problem(&told, StatusCode::NOT_FOUND);
        assert_eq!(told.json, none.json, "{path}");
    }
    let answered = town.answer(id, &school, "key", "accepted").await;
    is_problem(&answered, StatusCode::NOT_FOUND);
    assert_eq!(answered.json, none.json);
    for path in [
        "/api/v1/records?kind=case",
        "/api/v1/records?kind=disclosure",
    ] {
        let told = town.get(path, &school).await;
        assert_eq!(told.json["count"], 0, "{path}");
        assert_eq!(told.json["records"], json!([]), "{path}");
    }
    let told = town.get("/api/v1/tasks?due_by=2030-01-01", &school).await;
    assert_eq!(told.json, json!({ "tasks": [], "complete": true }));
}

#[tokio::test]
async fn tasks_stand_in_the_order_of_their_days() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let id = town.handed_over().await;
    let token = town.registry().await;
    let told = town.get("/api/v1/tasks?due_by=2030-01-01", &token).await;
    assert_eq!(told.json["complete"], true);
    let tasks = told.json["tasks"].as_array().unwrap();
    let days: Vec<&str> = tasks
        .iter()
        .map(|task| task["due"].as_str().unwrap())
        .collect();
    assert!(days.len() >= 2 && days.is_sorted(), "{days:?}");
    assert!(tasks.iter().any(|task| task["id"] == json!(id)));
    let none = town.get("/api/v1/tasks?due_by=2020-01-01", &token).await;
    assert_eq!(none.json["tasks"], json!([]));
}

#[tokio::test]
async fn a_hand_over_is_answered_once_however_often_it_is_sent() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (id, token) = (town.handed_over().await, town.registry().await);
    let one = town.answer(id, &token, "f81d4fae", "accepted").await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.json);
    assert_eq!(one.json["state"], "accepted");
    let again = town.answer(id, &token, "f81d4fae", "accepted").await;
    assert_eq!((again.status, &again.json), (StatusCode::OK, &one.json));
    let other = town.answer(id, &token, "f81d4fae", "rejected").await;
    is_problem(&other, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(other.json["type"], "about:blank");
    let late = town.answer(id, &token, "another", "accepted").await;
    is_problem(&late, StatusCode::UNPROCESSABLE_ENTITY);
    let rule = "urn:augenmass:rule:disclosure-wrong-state";
    assert_eq!(late.json["type"], rule);
    let read = town
        .get(&format!("/api/v1/records/disclosure/{id}"), &token)
        .await;
    assert_eq!(read.json["state"], "accepted");
}

#[tokio::test]
async fn a_key_counts_for_one_request_and_for_the_system_that_chose_it() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (one, other) = (town.handed_over().await, town.handed_over().await);
    let token = town.registry().await;
    let second = town.token("melde.software.2", REGISTRY).await;
    let first = town.answer(one, &token, "key", "rejected").await;
    assert_eq!(first.json["state"], "rejected", "{}", first.json);
    let reused = town.answer(other, &token, "key", "rejected").await;
    is_problem(&reused, StatusCode::UNPROCESSABLE_ENTITY);
    let theirs = town.answer(other, &second, "key", "rejected").await;
    assert_eq!(theirs.json["state"], "rejected", "{}", theirs.json);
}

#[tokio::test]
async fn two_answers_at_once_are_one() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (id, token) = (town.handed_over().await, town.registry().await);
    let (one, other) = tokio::join!(
        town.answer(id, &token, "key", "accepted"),
        town.answer(id, &token, "key", "accepted"),
    );
    assert_eq!(one.status, StatusCode::OK, "{}", one.json);
    assert_eq!(other.status, StatusCode::OK, "{}", other.json);
    let actor = town.installation.actor("melde.1").await.unwrap();
    let history = augenmass_casework::desk::timeline(
        &town.installation,
        &actor,
        PURPOSE,
        Kind::Disclosure,
        id,
    )
    .await
    .unwrap();
    let accepted = history
        .iter()
        .filter(|step| step.event == "disclosure-accepted");
    let accepted: Vec<_> = accepted.collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0].role, Role::OfficeSystem);
}

#[tokio::test]
async fn a_parameter_or_key_that_is_wrong_is_told() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (id, token) = (town.handed_over().await, town.registry().await);
    for query in [
        "",
        "?kind=",
        "?kind=visit",
        "?kind=case&kind=case",
        "?kind=case&name=Mia",
        "?kind=case&state=lost",
        "?kind=case&limit=0",
        "?kind=case&limit=1001",
        "?kind=case&limit=x",
        "?kind=case&after=x",
    ] {
        let told = town.get(&format!("/api/v1/records{query}"), &token).await;
        is_problem(&told, StatusCode::BAD_REQUEST);
    }
    for query in ["?due_by=02.03.2026", "?due_by=20260302", "?by=2026-03-02"] {
        let told = town.get(&format!("/api/v1/tasks{query}"), &token).await;
        is_problem(&told, StatusCode::BAD_REQUEST);
    }
    let long = "k".repeat(256);
    for key in ["", "mit Leerzeichen", &long] {
        let told = town.answer(id, &token, key, "accepted").await;
        is_problem(&told, StatusCode::BAD_REQUEST);
    }
    let told = town.answer(id, &token, "key", "perhaps").await;
    is_problem(&told, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_that_is_not_as_described_changes_nothing() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let (id, token) = (town.handed_over().await, town.registry().await);
    let path = format!("/api/v1/records/disclosure/{id}/answer");
    let bearer = format!("Bearer {token}");
    let json = "application/json";
    for (kind, body, status) in [
        ("text/plain", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (json, "{", StatusCode::BAD_REQUEST),
        (json, "[]", StatusCode::BAD_REQUEST),
        (
            json,
            r#"{"answer":"accepted","note":"Mia"}"#,
            StatusCode::BAD_REQUEST,
        ),
        (
            json,
            &" ".repeat(2 * 1024 * 1024),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
    ] {
        let headers = [
            ("authorization", &*bearer),
            ("content-type", kind),
            ("idempotency-key", "key"),
        ];
        let told = town.call("POST", &path, &headers, body).await;
        is_problem(&told, status);
        assert!(!told.json.to_string().contains("Mia"));
    }
    let authorised = [("authorization", &*bearer)];
    let wrong = town.call("DELETE", &path, &authorised, "").await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    let read = town
        .get(&format!("/api/v1/records/disclosure/{id}"), &token)
        .await;
    assert_eq!(read.json["state"], "sent");
}

#[tokio::test]
async fn a_token_that_asks_too_often_has_to_wait() {
    let town = Town::found().await;
    let token = town.registry().await;
    let path = format!("/api/v1/records/visit/{NOBODY}");
    let mut asked = 0;
    let last = loop {
        let told = town.get(&path, &token).await;
        asked += 1;
        if told.status != StatusCode::NOT_FOUND || asked > 2000 {
            break told;
        }
    };
    is_problem(&last, StatusCode::TOO_MANY_REQUESTS);
    let wait = last.headers[header::RETRY_AFTER].to_str().unwrap();
    assert!((1..=61).contains(&wait.parse::<u32>().unwrap()), "{wait}");
}

#[tokio::test]
async fn the_document_names_every_endpoint_and_no_other() {
    let town = Town::found().await;
    let told = town.call("GET", "/api/v1/openapi.json", &[], "").await;
    assert_eq!(told.status, StatusCode::OK);
    let (mut described, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (path, endpoint) in told.json["paths"].as_object().unwrap() {
        for (method, what) in endpoint.as_object().unwrap() {
            let name = what["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{name} stands twice");
            let token = !what["security"].is_null();
            described.insert((path.clone(), method.clone(), token));
        }
    }
    let own = ROUTES
        .iter()
        .filter(|route| route.path.starts_with("/api/v1/"));
    let own: BTreeSet<_> = own
        .map(|route| {
            let method = match route.method {
                Method::Get => "get",
                Method::Post => "post",
            };
            let token = route.way == Way::Token;
            (route.path.to_owned(), method.to_owned(), token)
        })
        .collect();
    assert_eq!(described, own);
}

#[tokio::test]
async fn the_administrator_issues_a_token_on_a_page_that_shows_it_once() {
    let town = Town::found().await;
    let mut administrator = Browser::of(&town, "verwaltung").await;
    let office = town.installation.office(REGISTRY).await.unwrap();
    let account = [
        ("login", "melde.software"),
        ("name", "Einwohnerverfahren"),
        ("role", "office-system"),
        ("office", &*office.to_string()),
    ];
    let added = administrator.send("/verwaltung/konten/neu", &account).await;
    let form = "/verwaltung/fachverfahren/neu";
    assert_eq!(added.location.as_deref(), Some(form), "{}", added.text);
    let page = administrator.get(form).await;
    let systems = page.attributes("select[name=system] option", "value");
    let system = systems.iter().find(|value| !value.is_empty()).unwrap();
    let today = town.installation.gate.now().today();
    let until = today.saturating_add(30.days()).to_string();
    let fields = [
        ("system", &**system),
        ("label", "Produktivbetrieb"),
        ("until", &until),
    ];
    let shown = administrator.send(form, &fields).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert_eq!(shown.headers[header::CACHE_CONTROL], "no-store");
    let token = shown.texts("[role=status] code").remove(0);
    let told = town.get("/api/v1/tasks", &token).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.json);

    let list = administrator.get("/verwaltung/fachverfahren").await;
    assert!(!list.text.contains(&token));
    assert_eq!(list.texts("tbody th"), ["Produktivbetrieb"]);
    let revoke = list.attributes("tbody a", "href").remove(0);
    administrator.send(&revoke, &[]).await;
    let told = town.get("/api/v1/tasks", &token).await;
    is_problem(&told, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn published_figures_are_open_and_before_the_first_there_are_none() {
    let town = Town::found().await;
    let told = town.call("GET", "/api/v1/figures", &[], "").await;
    is_problem(&told, StatusCode::NOT_FOUND);
    let english = [("accept-language", "en")];
    let told = town.call("GET", "/api/v1/figures", &english, "").await;
    assert_eq!(told.json["title"], "No figures yet");
    assert_eq!(told.headers[header::CONTENT_LANGUAGE], "en");
}

#[tokio::test]
async fn she_learns_who_used_her_data_and_her_own_call_stands_there_too() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let code = town.code().await;
    let told = town.find_usage("?userCode=self", &code).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.json);
    let usages = told.json["usages"].as_array().unwrap();
    assert_eq!(told.json["totalUsages"], usages.len());
    let office = town.installation.office(REGISTRY).await.unwrap();
    let registry = usages
        .iter()
        .filter(|usage| usage["receiverCode"] == json!(office))
        .count();
    let herself = |told: &Value| {
        let usages = told["usages"].as_array().unwrap().iter();
        let own = usages.filter(|usage| usage["receiverCode"] == "person-concerned");
        own.count()
    };
    assert!(registry > 0, "{}", told.json);
    for usage in usages {
        let at: jiff::Timestamp = usage["logtime"].as_str().unwrap().parse().unwrap();
        assert!(at < town.installation.gate.now().at);
        assert!(!usage.to_string().contains("Nowicka"), "{usage}");
        assert_eq!(usage["receiverSystem"], "Augenmaß Auenstedt");
    }
    let again = town.find_usage("?userCode=self", &code).await;
    assert_eq!(herself(&again.json), herself(&told.json) + 1);
    let page = town
        .find_usage("?userCode=self&offset=1&limit=1", &code)
        .await;
    assert_eq!(page.json["usages"].as_array().unwrap().len(), 1);
    let later = "?userCode=self&periodStart=2999-01-01T00:00:00Z";
    let later = town.find_usage(later, &code).await;
    assert_eq!(later.json, json!({ "totalUsages": 0, "usages": [] }));
}

#[tokio::test]
async fn no_secret_stands_in_an_address_and_a_wrong_code_is_like_no_case() {
    let mut town = Town::found().await;
    town.growth.leave_after(6).await.unwrap();
    let code = town.code().await;
    let in_address = format!("?userCode={code}");
    let told = town.find_usage(&in_address, &code).await;
    is_problem(&told, StatusCode::BAD_REQUEST);
    assert!(!told.json.to_string().contains(&code));
    let other = augenmass_domain::LetterCode::from_bytes([7; 10]).reveal();
    let unknown = town.find_usage("?userCode=self", &other).await;
    is_problem(&unknown, StatusCode::BAD_REQUEST);
    let mistyped = town.find_usage("?userCode=self", "AAAA").await;
    assert_eq!(unknown.json, mistyped.json);
    let missing = town.find_usage("?userCode=self", "").await;
    is_problem(&missing, StatusCode::BAD_REQUEST);
    for query in [
        "",
        "?userCode=self&periodStart=gestern",
        "?userCode=self&limit=x",
    ] {
        let told = town.find_usage(query, &code).await;
        is_problem(&told, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn guessing_codes_has_an_end_here_as_on_the_page() {
    let town = Town::found().await;
    let mut last = StatusCode::OK;
    for n in 0..31 {
        let code = augenmass_domain::LetterCode::from_bytes([n; 10]).reveal();
        last = town.find_usage("?userCode=self", &code).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let mut browser = Browser::new(&town);
    let code = augenmass_domain::LetterCode::from_bytes([99; 10]).reveal();
    let page = browser.send("/brief", &[("code", &code)]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_usage_service_says_since_when_it_knows_and_that_it_is_there() {
    let town = Town::found().await;
    let path = "/api/datatracker/v2/usagePeriod";
    let told = town.call("GET", path, &[], "").await;
    let begin = told.json["periodStart"].as_str().unwrap();
    assert!(begin.parse::<jiff::Timestamp>().is_ok(), "{begin}");
    let path = "/api/datatracker/v2/heartbeat";
    let told = town.call("GET", path, &[], "").await;
    assert_eq!(told.json["status"], "OK");
}
