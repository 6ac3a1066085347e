//! Lists and counts against the policies, row by row: records of every kind with drawn references and
//! states in a real database, and everybody who could ask for them.

use crate::city::Town;
use crate::city::{apart, small_year};
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::TwoHouses;
use augenmass_casework::gate::Narrowed;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId, PersonId};
use augenmass_domain::inquiry::InquiryCommand;
use augenmass_domain::{Action, Actor, Facets, Kind, Now, Purpose, Role, State};
use augenmass_policy::{Context, Policy, Resource};
use augenmass_store::{
    Batch, Change, InstallationKind, ListQuery, MasterKey, NewHistory, NewInstallation, Office,
    Outcome, Store,
};
use proptest::prelude::*;
use rand::Rng as _;
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha20Rng;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

const ROWS: usize = 150;
/// The references that are drawn anew; every other id stays as it is.
const OFFICES: u128 = 3;
const CARRIERS: u128 = 2;
const ACCOUNTS: u128 = 4;
const PERSONS: u128 = 3;

fn uuid(of: u128, n: u128) -> Uuid {
    Uuid::from_u128((of << 16) + n)
}
fn office(n: u128) -> OfficeId {
    OfficeId::from_uuid(uuid(0x0FF, n))
}
fn carrier(n: u128) -> CarrierId {
    CarrierId::from_uuid(uuid(0xCAA, n))
}
fn person(n: u128) -> PersonId {
    PersonId::from_uuid(uuid(0x9E5, n))
}
fn account(n: u128) -> AccountId {
    AccountId::from_uuid(uuid(0xACC, n))
}

/// What the life of a small year left behind, as forms to fill in: real records, and for the kinds
/// whose stage is one word every stage there is.
fn forms() -> &'static BTreeMap<&'static str, Vec<Value>> {
    static FORMS: OnceLock<BTreeMap<&'static str, Vec<Value>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let _ = small_year();
        apart(|| async {
            let town = Town::after_the_year().await;
            let text = include_str!("../../../../demo/inquiry.txt");
            let command = InquiryCommand::Receive {
                read: Box::new(augenmass_domain::inquiry::read(text).unwrap()),
                sha256: "a".repeat(64),
            };
            town.submit("rat.1", command).await;
            let mut forms = BTreeMap::new();
            for kind in Kind::ALL {
                if kind == Kind::Installation {
                    continue;
                }
                let mut seen: BTreeMap<(&str, bool), Vec<Value>> = BTreeMap::new();
                for state in town.all(kind).await {
                    let alike = seen
                        .entry((state.name(), state.facets().carrier.is_some()))
                        .or_default();
                    if alike.len() < 3 {
                        alike.push(serde_json::to_value(&state).unwrap());
                    }
                }
                let real: Vec<Value> = seen.into_values().flatten().collect();
                let real = [real, apart_from_the_year(kind)].concat();
                let staged = real.iter().flat_map(|form| at_every_stage(kind, form));
                let all = staged.chain(real.iter().cloned()).collect();
                forms.insert(kind.name(), all);
            }
            forms
        })
    })
}

/// What one run of the benefit check left behind in both installations; for other kinds nothing.
fn apart_from_the_year(kind: Kind) -> Vec<Value> {
    static FORMS: OnceLock<Vec<(Kind, Value)>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        apart(|| async {
            let folder = tempfile::tempdir().unwrap();
            let clock = SetClock::at(jiff::civil::date(2025, 12, 1).at(8, 0, 0, 0));
            let houses = TwoHouses::found(folder.path(), Arc::new(clock), 7).await;
            let houses = houses.unwrap();
            houses.play(7).await.unwrap();
            let mut forms = Vec::new();
            for (house, login, purpose, kinds) in [
                (
                    &houses.city,
                    "koordination",
                    Purpose::Steering,
                    vec![Kind::Package, Kind::Assistance],
                ),
                (
                    &houses.office,
                    "kasse.1",
                    Purpose::BenefitCheck,
                    vec![Kind::Package, Kind::Received, Kind::Assistance],
                ),
            ] {
                let actor = house.actor(login).await.unwrap();
                for kind in kinds {
                    let all = Narrowed::default();
                    let listed = house.gate.list(&actor, purpose, kind, &all).await.unwrap();
                    let listed = listed.records.iter();
                    forms.extend(listed.map(|state| (kind, serde_json::to_value(state).unwrap())));
                }
            }
            houses.close().await;
            forms
        })
    });
    let of_kind = forms.iter().filter(|(known, _)| *known == kind);
    of_kind.map(|(_, form)| form.clone()).collect()
}

/// The same record at each stage, for the kinds that keep it in a field of its own.
fn at_every_stage(kind: Kind, form: &Value) -> Vec<Value> {
    fn set(value: &mut Value, stage: &Value) -> bool {
        let Value::Object(map) = value else {
            return false;
        };
        let staged = map.get_mut("stage");
        if let Some(found) = staged.filter(|it| it.is_object() || *it == "ended") {
            // A stage of one word, or one with what belongs to it.
            *found = match found.is_object() {
                true => stage.clone(),
                false => stage["stage"].clone(),
            };
            return true;
        }
        map.values_mut().any(|value| set(value, stage))
    }
    if kind == Kind::Assistance {
        // Each of its stages has fields of its own.
        return Vec::new();
    }
    let someone = account(0).to_string();
    let at = |name: &str| {
        let stage = serde_json::json!({
            "stage": name, "by": someone, "on": "2025-12-01", "signed_by": someone,
            "orally": "2025-12-01", "in_writing": "2025-12-01", "approved_by": someone,
            "sent_on": "2025-12-01", "answer": "granted",
        });
        let mut form = form.clone();
        set(&mut form, &stage).then_some(form)
    };
    kind.states().iter().filter_map(|name| at(name)).collect()
}

/// Fills a form in: another id, and offices, carriers, accounts and exclusions drawn anew.
fn fill(value: &mut Value, rng: &mut ChaCha20Rng) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match key.as_str() {
                    "office" | "registry" if is_id(value) => {
                        *value = office(rng.gen_range(0..OFFICES)).to_string().into();
                    }
                    "carrier" if is_id(value) => {
                        *value = carrier(rng.gen_range(0..CARRIERS)).to_string().into();
                    }
                    "person" if is_id(value) => {
                        *value = person(rng.gen_range(0..PERSONS)).to_string().into();
                    }
                    "excluded" => {
                        let some = (0..ACCOUNTS).filter(|_| rng.gen_ratio(1, 6));
                        *value = some.map(|n| account(n).to_string()).collect();
                    }
                    key if key.ends_with("_by") && is_id(value) => {
                        *value = account(rng.gen_range(0..ACCOUNTS)).to_string().into();
                    }
                    _ => fill(value, rng),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, rng)),
        _ => {}
    }
}

fn is_id(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| Uuid::parse_str(text).is_ok())
}

/// Gives the outermost `id` of a record, the case of some and the person of a case another value.
fn renumber(record: &mut Value, rng: &mut ChaCha20Rng, cases: &[Uuid], is_case: bool) {
    fn set(value: &mut Value, key: &str, to: &str) -> bool {
        let Value::Object(map) = value else {
            return false;
        };
        if let Some(found) = map.get_mut(key).filter(|it| is_id(it)) {
            *found = to.into();
            return true;
        }
        map.values_mut().any(|value| set(value, key, to))
    }
    let id = Uuid::from_u128(rng.gen_range(0..u128::MAX));
    assert!(set(record, "id", &id.to_string()), "no id in {record}");
    if is_case {
        // A notice begins one case: each has a person of its own. The first are those who may ask.
        let number = u128::try_from(cases.len()).unwrap();
        assert!(set(record, "person", &person(number).to_string()));
    } else if let Some(case) = cases.choose(rng) {
        set(record, "case", &case.to_string());
    }
}

/// So many drawn records of every kind.
fn draw(rng: &mut ChaCha20Rng) -> Vec<State> {
    let mut states: Vec<State> = Vec::new();
    let mut cases = Vec::new();
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Installation)
        .collect();
    for n in 0..ROWS {
        let kind = if n < 12 {
            Kind::Case
        } else {
            *kinds.choose(rng).unwrap()
        };
        let Some(form) = forms()[kind.name()].choose(rng) else {
            continue;
        };
        let mut form = form.clone();
        fill(&mut form, rng);
        renumber(&mut form, rng, &cases, kind == Kind::Case);
        let state: State = serde_json::from_value(form).unwrap();
        if kind == Kind::Case {
            cases.push(state.id());
        }
        states.push(state);
    }
    states
}

/// Somebody of each role, in a drawn office or carrier where the role has one.
fn everybody(rng: &mut ChaCha20Rng) -> Vec<Actor> {
    Role::ALL
        .into_iter()
        .map(|role| Actor {
            account: account(rng.gen_range(0..ACCOUNTS)),
            role,
            office: matches!(
                role,
                Role::Clerk
                    | Role::SecondSignatory
                    | Role::RegistryOfficer
                    | Role::RegistryLead
                    | Role::OfficeSystem
            )
            .then(|| office(rng.gen_range(0..OFFICES))),
            carrier: (role == Role::SocialWorker).then(|| carrier(rng.gen_range(0..CARRIERS))),
            person: (role == Role::PersonConcerned).then(|| person(rng.gen_range(0..PERSONS))),
        })
        .collect()
}

fn now() -> Now {
    let local = jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0);
    let at = local.in_tz("UTC").unwrap().timestamp();
    Now { at, local }
}

fn history(actor: Actor) -> NewHistory {
    NewHistory {
        now: now(),
        actor,
        action: Action::AddAccount,
        purpose: Purpose::Administration,
        kind: Kind::Installation,
        id: None,
        person: None,
        outcome: Outcome::Accepted,
        event: "records-drawn".to_owned(),
        rule: None,
        details: BTreeMap::new(),
        read: Vec::new(),
    }
}

/// A new database with these records.
async fn stored(folder: &tempfile::TempDir, states: &[State], rng: &mut ChaCha20Rng) -> Store {
    let url = format!("sqlite:{}", folder.path().join("rows.sqlite").display());
    let new = NewInstallation {
        kind: InstallationKind::Municipality,
        name: "Musterstadt".to_owned(),
        demo: true,
        log_origin: "augenmass.example.de/log".to_owned(),
        at: now().at,
    };
    let store = Store::create(&url, MasterKey::from_bytes([7; 32]), new, rng);
    let store = store.await.unwrap();
    let maker = everybody(rng).remove(0);
    let mut batch = Batch::new(history(maker), rng);
    batch.offices = (0..OFFICES)
        .map(|n| Office {
            id: office(n),
            name: format!("Amt {n}"),
            kind: "school".to_owned(),
        })
        .collect();
    batch.changes = states
        .iter()
        .map(|state| Change {
            state: state.clone(),
            expected: None,
        })
        .collect();
    store.commit(batch).await.unwrap();
    store
}

/// The cases with an open complaint, as the domain says it.
fn complained_about(states: &[State]) -> BTreeSet<Uuid> {
    states
        .iter()
        .filter_map(|state| match state {
            State::SubjectRequest(request) if request.freezes_hand_overs() => {
                Some(request.case().uuid())
            }
            _ => None,
        })
        .collect()
}

fn permitted(
    policy: &Policy,
    actor: &Actor,
    purpose: Purpose,
    state: &State,
    facets: &Facets,
    complaints: &BTreeSet<Uuid>,
) -> bool {
    let context = Context {
        complaint_open: state
            .case()
            .is_some_and(|case| complaints.contains(&case.uuid())),
        ..Context::default()
    };
    let resource = Resource::of(state, facets);
    policy
        .authorise(actor, Action::ViewRecord, purpose, &resource, &context)
        .is_ok()
}

/// A list by pages of a size.
async fn paged(store: &Store, mut query: ListQuery, limit: u32) -> Vec<Uuid> {
    query.limit = limit;
    let mut ids = Vec::new();
    loop {
        let page = store.list(&query).await.unwrap();
        let Some(last) = page.last() else { return ids };
        query.after = Some(last.cursor());
        ids.extend(page.iter().map(|stored| stored.state.id()));
    }
}

/// Compares every list and count of everybody with the policies; gives how many rows were listed.
async fn compare(seed: u64) -> usize {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let policy = Policy::shipped().unwrap();
    let states = draw(&mut rng);
    let folder = tempfile::tempdir().unwrap();
    let store = stored(&folder, &states, &mut rng).await;
    let complaints = complained_about(&states);
    let mut listed = 0;
    for actor in everybody(&mut rng) {
        for purpose in Purpose::ALL {
            for kind in Kind::ALL {
                let of_kind = states.iter().filter(|state| state.kind() == kind);
                let wanted: BTreeSet<Uuid> = of_kind
                    .filter(|it| permitted(&policy, &actor, purpose, it, &it.facets(), &complaints))
                    .map(State::id)
                    .collect();
                let scope = policy.scope(&actor, Action::ViewRecord, purpose, kind);
                let query = ListQuery::within(scope);
                let all = paged(&store, query.clone(), 1000).await;
                let what = format!("{} {} {}", actor.role.name(), purpose.name(), kind.name());
                assert_eq!(
                    all.iter().copied().collect::<BTreeSet<_>>(),
                    wanted,
                    "{what}"
                );
                assert_eq!(all.len(), wanted.len(), "{what}: a row twice");
                let count = store.count(&query, u64::MAX).await.unwrap();
                assert_eq!(count, wanted.len() as u64, "{what}: the count");
                if !wanted.is_empty() {
                    assert_eq!(paged(&store, query.clone(), 3).await, all, "{what}: pages");
                    narrowed(&store, &query, &states, &wanted).await;
                }
                listed += all.len();
            }
        }
    }
    store.close().await;
    listed
}

/// A list narrowed further holds what it asks for and nothing beyond the scope.
async fn narrowed(store: &Store, query: &ListQuery, states: &[State], wanted: &BTreeSet<Uuid>) {
    for n in 0..OFFICES {
        let mut of = query.clone();
        of.office = Some(office(n));
        let expected: BTreeSet<Uuid> = states
            .iter()
            .filter(|state| wanted.contains(&state.id()) && state.facets().office == of.office)
            .map(State::id)
            .collect();
        let found: BTreeSet<Uuid> = paged(store, of.clone(), 50).await.into_iter().collect();
        assert_eq!(found, expected);
        assert_eq!(
            store.count(&of, u64::MAX).await.unwrap(),
            expected.len() as u64
        );
    }
    let Some(some) = states.iter().find(|state| wanted.contains(&state.id())) else {
        return;
    };
    let mut of = query.clone();
    of.states = vec![some.name().to_owned()];
    of.run = some.facets().run;
    assert!(paged(store, of, 50).await.contains(&some.id()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn lists_and_counts_hold_exactly_the_rows_that_policy_permits(seed in any::<u64>()) {
        forms();
        let listed = apart(move || async move { compare(seed).await });
        prop_assert!(listed > 200, "only {listed} rows were listed");
    }
}

#[test]
fn the_drawn_records_are_of_every_kind_and_of_most_states() {
    let mut covered = 0;
    let mut all = 0;
    for kind in Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Installation)
    {
        let forms = &forms()[kind.name()];
        assert!(!forms.is_empty(), "no form of {kind:?}");
        let names: BTreeSet<&str> = forms
            .iter()
            .map(|form| {
                serde_json::from_value::<State>(form.clone())
                    .unwrap()
                    .name()
            })
            .collect();
        assert!(
            names.iter().all(|name| kind.states().contains(name)),
            "{kind:?} {names:?}"
        );
        covered += names.len();
        all += kind.states().len();
    }
    assert!(covered * 2 > all, "{covered} of {all} states");
}

/// Files of this crate that may list without a scope: what they ask for is shown to nobody, or the
/// gate is asked about the one record that is.
const UNSCOPED: [&str; 18] = [
    "demo/growth.rs",
    "demo/two_houses/letters.rs",
    "fairness/grounds.rs",
    "fairness/mod.rs",
    "gather.rs",
    "gather/entry.rs",
    "gather/records.rs",
    "gather/track_two.rs",
    "inquiries.rs",
    "installation.rs",
    "jobs.rs",
    "masked_review.rs",
    "outcome_report.rs",
    "reconciliation/mod.rs",
    "reconciliation/receiver.rs",
    "reconciliation/sender.rs",
    "runs.rs",
    "statistics_office/extract.rs",
];

#[test]
fn every_list_without_a_scope_stands_in_a_file_that_is_named_here() {
    fn look(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder.join(below)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = format!("{below}{name}");
            if entry.path().is_dir() {
                look(folder, &format!("{path}/"), found);
            } else if std::fs::read_to_string(entry.path())
                .unwrap()
                .contains("ListQuery::of")
            {
                found.insert(path);
            }
        }
    }
    let mut found = BTreeSet::new();
    look(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut found,
    );
    assert_eq!(found, UNSCOPED.map(str::to_owned).into());
}
