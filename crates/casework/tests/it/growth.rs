//! Cases by the thousand: what is loaded in bulk is what the gate would have written.

use crate::city::Town;
use augenmass_casework::Error;
use augenmass_casework::demo::{City, Growth, STEPS_PER_CASE};
use augenmass_casework::installation::Installation;
use augenmass_casework::log;
use augenmass_domain::{Kind, PersonalKind, State};
use augenmass_store::{HistoryRow, Outcome};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A town and the growth in it, with the town's second look into the database.
async fn growing(seed: u64) -> (Town, Arc<Installation>, Growth) {
    let (town, _) = Town::founded(&City::shipped().unwrap(), seed).await;
    town.clock
        .set(augenmass_casework::demo::BEGIN.at(9, 0, 0, 0));
    let house = Arc::new(town.again(seed).await);
    let papers = town.folder().join("growth");
    let growth = Growth::begin(house.clone(), town.clock.clone(), &papers, 0)
        .await
        .unwrap();
    (town, house, growth)
}

/// What a row says, without ids, hashes and moments.
fn said(row: &HistoryRow) -> String {
    let record = &row.record;
    let states: Vec<_> = record
        .states
        .iter()
        .map(|state| (state.kind, &state.state))
        .collect();
    let details: Vec<_> = record.details.keys().collect();
    format!(
        "{} {} {:?} {} {:?} {:?} {} {} {:?} {} {details:?} {states:?} {}",
        record.actor,
        record.role.name(),
        record.office,
        record.action.name(),
        record.purpose,
        record.resource.kind,
        record.resource.id.is_some(),
        record.person.is_some(),
        record.outcome,
        record.event,
        record.personal.len()
    )
}

#[tokio::test]
async fn a_case_loaded_in_bulk_has_the_same_rows_as_one_through_the_gate() {
    let (town, house, mut growth) = growing(21).await;
    let begin = town.last_seq().await;
    // Two of each, so that both offices report in both ways.
    for _ in 0..2 {
        growth.work(|| {}).await.unwrap();
    }
    let worked = town.since(begin).await;
    let before = log::sign_checkpoint(&house).await.unwrap();
    let of_gate = town.store.facts(before.size).await.unwrap();
    let middle = town.last_seq().await;
    growth.load(4, |_| true).await.unwrap();
    let loaded = town.since(middle).await;
    let after = log::sign_checkpoint(&house).await.unwrap();
    let of_bulk = town
        .store
        .facts(after.size)
        .await
        .unwrap()
        .split_off(of_gate.len());

    assert_eq!(worked.len(), 2 * STEPS_PER_CASE);
    assert!(
        worked
            .iter()
            .all(|row| row.record.outcome == Outcome::Accepted)
    );
    assert_eq!(
        worked.iter().map(said).collect::<Vec<_>>(),
        loaded.iter().map(said).collect::<Vec<_>>()
    );
    let counted = |facts: &[augenmass_store::FactRow]| {
        let mut counts = BTreeMap::new();
        for fact in facts {
            *counts.entry(format!("{:?}", fact.fact.what)).or_insert(0) += 1;
        }
        counts
    };
    assert_eq!(counted(&of_gate), counted(&of_bulk));
    for state in town.all(Kind::Case).await {
        assert_eq!(state.name(), "closed");
        let person = state.facets().person.unwrap();
        let sealed = town.store.personal_of(person).await.unwrap();
        assert!(
            sealed
                .iter()
                .any(|(_, data)| matches!(data, PersonalKind::Person { .. }))
        );
    }
    let versions: Vec<i64> = town
        .dump()
        .await
        .into_iter()
        .filter(|(state, _)| matches!(state, State::Case(_)))
        .map(|(_, version)| version)
        .collect();
    assert_eq!(versions, [7; 4]);
}

#[tokio::test]
async fn growth_goes_on_where_it_was_interrupted_and_its_log_verifies() {
    let (town, house, mut growth) = growing(22).await;
    let mut told = Vec::new();
    let made = growth
        .load(500, |made| {
            told.push(made);
            false
        })
        .await
        .unwrap();
    assert_eq!(
        (made, told),
        (240, vec![240]),
        "the first transaction is kept"
    );
    let papers = town.folder().join("again");
    let mut again = Growth::begin(house.clone(), town.clock.clone(), &papers, 0)
        .await
        .unwrap();
    assert_eq!(again.load(245, |_| true).await.unwrap(), 245);
    assert_eq!(again.spread(10).await.unwrap().len(), 10);

    let auditor = house.actor("rpa").await.unwrap();
    let folder = town.folder().join("log");
    let head = log::export(&house, &auditor, &folder, |_, _| ())
        .await
        .unwrap();
    let report = augenmass_ledger::verify_export(&folder, house.signer().verifier()).unwrap();
    assert_eq!(report.checkpoint.size, head.size);
    assert!(head.size > 245 * STEPS_PER_CASE as u64, "{}", head.size);
}

#[tokio::test]
async fn growth_is_refused_where_data_are_not_invented() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(augenmass_casework::clock::SetClock::at(
        augenmass_casework::demo::BEGIN.at(9, 0, 0, 0),
    ));
    let url = format!("sqlite:{}", folder.path().join("real.sqlite").display());
    let set_up = City::shipped().unwrap().set_up;
    let chance = augenmass_casework::chance::Chance::from_seed(23);
    let house = Installation::create(
        &url,
        &folder.path().join("keys"),
        &set_up,
        false,
        clock.clone(),
        chance,
    )
    .await
    .unwrap();
    let house = Arc::new(house);
    let mut growth = Growth::begin(house.clone(), clock, &folder.path().join("papers"), 0)
        .await
        .unwrap();
    let refused = growth.load(10, |_| true).await;
    assert!(matches!(refused, Err(Error::Internal(_))), "{refused:?}");
    assert!(
        growth.spread(1).await.unwrap().is_empty(),
        "nothing was written"
    );
}
