//! A form is carried out once: a double click, a lost answer, two processes, eight at once.

use crate::base::on_both;
use crate::city::{Town, drawn, explanations};
use augenmass_casework::Error;
use augenmass_casework::gate::{FormKey, Submitted};
use augenmass_casework::installation::Installation;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Actor, Command, Kind, Purpose};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use sqlx::Row as _;
use std::sync::Arc;
use uuid::Uuid;

const PURPOSE: Purpose = Purpose::Screening;

fn key(town: &Town) -> FormKey {
    FormKey::parse(&FormKey::fresh(&town.house)).unwrap()
}

/// The rows of a table.
pub async fn count(town: &Town, table: &str) -> i64 {
    let mut connection = crate::base::past_the_store(&town.url()).await;
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) AS n FROM {table}"));
    let row = sqlx::query(sql).fetch_one(&mut connection).await.unwrap();
    row.get("n")
}

async fn once(
    house: &Installation,
    actor: &Actor,
    command: impl Into<Command>,
    key: &FormKey,
) -> Result<Submitted, Error> {
    house.gate.submit_once(actor, PURPOSE, command, key).await
}

/// The record, and whether it was made or changed now.
#[track_caller]
fn record(submitted: &Submitted) -> (bool, Uuid) {
    match submitted {
        Submitted::Now(receipt) => (true, receipt.id_of(Kind::Indication).unwrap()),
        Submitted::Before { kind, id } => {
            assert_eq!(*kind, Kind::Indication);
            (false, id.unwrap())
        }
    }
}

/// Who records, and the form.
async fn form(town: &Town, seed: u64) -> (Actor, IndicationCommand) {
    let entry = town.entry("schule", &drawn(seed)).await;
    let command = IndicationCommand::Record { draft: None, entry };
    (town.actor("schule.1").await, command)
}

#[test]
fn a_key_is_thirty_two_characters_of_hex() {
    for wrong in [
        "",
        "0",
        &"0".repeat(31),
        &"0".repeat(33),
        &"g".repeat(32),
        &"ß".repeat(16),
    ] {
        assert!(FormKey::parse(wrong).is_none(), "{wrong}");
    }
    let key = FormKey::parse(&"5f".repeat(16)).unwrap();
    assert_eq!(format!("{key:?}"), "FormKey(redacted)");
}

on_both!(a_form_that_is_sent_twice_records_once_and_names_the_same_record);
async fn a_form_that_is_sent_twice_records_once_and_names_the_same_record() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 1).await;
    let key = key(&town);
    let first = once(&town.house, &actor, command.clone(), &key)
        .await
        .unwrap();
    let history = town.last_seq().await;
    let again = town.again(1).await;
    for house in [&town.house, &again] {
        let second = once(house, &actor, command.clone(), &key).await.unwrap();
        assert_eq!((false, record(&first).1), record(&second));
    }
    assert!(record(&first).0);
    assert_eq!(town.last_seq().await, history, "the second left history");
    assert_eq!(count(&town, "indication").await, 1);
}

on_both!(
    eight_at_once_from_two_processes_record_once,
    flavor = "multi_thread"
);
async fn eight_at_once_from_two_processes_record_once() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 2).await;
    let houses = [Arc::new(town.again(1).await), Arc::new(town.again(2).await)];
    let key = key(&town);
    let tasks: Vec<_> = (0..8)
        .map(|n: usize| {
            let (house, key) = (houses[n % 2].clone(), key.clone());
            let (actor, command) = (actor.clone(), command.clone());
            tokio::spawn(async move { once(&house, &actor, command, &key).await.unwrap() })
        })
        .collect();
    let mut records = Vec::new();
    for task in tasks {
        records.push(record(&task.await.unwrap()));
    }
    assert_eq!(records.iter().filter(|(now, _)| *now).count(), 1);
    assert!(
        records.iter().all(|(_, id)| *id == records[0].1),
        "{records:?}"
    );
    assert_eq!(count(&town, "indication").await, 1);
    assert_eq!(count(&town, "submission").await, 1);
}

on_both!(
    eight_at_once_change_a_state_once_and_none_is_turned_down,
    flavor = "multi_thread"
);
async fn eight_at_once_change_a_state_once_and_none_is_turned_down() {
    let town = Town::open().await;
    let id = town.recorded("schule", &drawn(3)).await;
    let history = town.last_seq().await;
    let actor = town.actor("schule.2").await;
    let house = Arc::new(town.again(1).await);
    let key = key(&town);
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (house, key, actor) = (house.clone(), key.clone(), actor.clone());
            let explanations = explanations(false);
            let command = IndicationCommand::Screen { id, explanations };
            tokio::spawn(async move { once(&house, &actor, command, &key).await.unwrap() })
        })
        .collect();
    let mut now = 0;
    for task in tasks {
        let (first, of) = record(&task.await.unwrap());
        assert_eq!(of, id.uuid());
        now += usize::from(first);
    }
    assert_eq!(now, 1);
    let rows = town.since(history).await;
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert_eq!(rows[0].record.outcome, Outcome::Accepted);
}

on_both!(what_was_turned_down_does_not_use_up_the_key);
async fn what_was_turned_down_does_not_use_up_the_key() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 4).await;
    let key = key(&town);
    let mut entry = town.entry("schule", &drawn(4)).await;
    entry.fact_on = town.today().saturating_add(1.days());
    let wrong = IndicationCommand::Record { draft: None, entry };
    for _ in 0..2 {
        let rejected = once(&town.house, &actor, wrong.clone(), &key).await;
        assert!(matches!(rejected, Err(Error::Rejected(_))), "{rejected:?}");
    }
    let foreign = town.entry("ordnung", &drawn(4)).await;
    let foreign = IndicationCommand::Record {
        draft: None,
        entry: foreign,
    };
    let refused = once(&town.house, &actor, foreign, &key).await;
    assert!(
        matches!(refused, Err(Error::NotFound | Error::Refused(_))),
        "{refused:?}"
    );
    assert_eq!(count(&town, "submission").await, 0);
    let done = once(&town.house, &actor, command, &key).await.unwrap();
    assert!(record(&done).0);
}

on_both!(the_key_of_another_account_is_a_conflict);
async fn the_key_of_another_account_is_a_conflict() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 5).await;
    let key = key(&town);
    once(&town.house, &actor, command, &key).await.unwrap();
    let other = town.actor("ordnung.1").await;
    let entry = town.entry("ordnung", &drawn(6)).await;
    let command = IndicationCommand::Record { draft: None, entry };
    let refused = once(&town.house, &other, command, &key).await;
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    assert_eq!(count(&town, "indication").await, 1);
}

on_both!(a_conflict_with_somebody_else_stays_a_conflict);
async fn a_conflict_with_somebody_else_stays_a_conflict() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 7).await;
    let first = once(&town.house, &actor, command.clone(), &key(&town)).await;
    assert!(record(&first.unwrap()).0);
    // The same facts again from a new form: a rule says no, as it does without a key (R31).
    let again = once(&town.house, &actor, command, &key(&town)).await;
    assert!(matches!(again, Err(Error::Rejected(_))), "{again:?}");
}

on_both!(a_form_is_known_for_two_days);
async fn a_form_is_known_for_two_days() {
    let town = Town::open().await;
    let (actor, command) = form(&town, 8).await;
    once(&town.house, &actor, command, &key(&town))
        .await
        .unwrap();
    let day = town.today();
    town.jobs(day.saturating_add(2.days())).await;
    assert_eq!(count(&town, "submission").await, 1);
    town.jobs(day.saturating_add(3.days())).await;
    assert_eq!(count(&town, "submission").await, 0);
}
