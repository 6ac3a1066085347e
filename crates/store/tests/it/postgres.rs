//! The same store on PostgreSQL. Set `AUGENMASS_TEST_POSTGRES` to an empty database, e.g.
//! `postgres://user@127.0.0.1:5432/empty`; its content is left there.

use crate::given::*;
use augenmass_domain::Kind;
use augenmass_ledger::LogSigner;
use augenmass_store::{Batch, ListQuery, Store, StoreError};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_store_works_on_postgresql() {
    let Ok(url) = std::env::var("AUGENMASS_TEST_POSTGRES") else {
        println!("skipped: AUGENMASS_TEST_POSTGRES is not set");
        return;
    };
    let store = Store::create(&url, master(), new_installation(), &mut chance(1))
        .await
        .unwrap();
    let again = Store::create(&url, master(), new_installation(), &mut chance(1)).await;
    assert!(matches!(again, Err(StoreError::Exists)));
    let mut batch = batch(100);
    batch.offices = offices();
    store.commit(batch).await.unwrap();

    change_and_erase(&store).await;
    write_at_once(&store, &url).await;

    let signer = LogSigner::from_seed(ORIGIN, &[9; 32]).unwrap();
    let checkpoint = store.sign_checkpoint(&signer, now(9).at).await.unwrap();
    let kept = store.checkpoints().await.unwrap();
    assert_eq!(kept, std::slice::from_ref(&checkpoint));
    let leaves = store.leaves(0, 1000).await.unwrap();
    assert_eq!(leaves.len() as u64, checkpoint.size);
    for (index, leaf) in leaves {
        let proof = store.prove_inclusion(index, checkpoint.size).await.unwrap();
        let (size, root) = (checkpoint.size, &checkpoint.root);
        augenmass_ledger::check_inclusion(&leaf.commitment(), index, size, root, &proof).unwrap();
    }
}

fn batch(draw: u64) -> Batch {
    Batch::new(history(1), &mut chance(draw))
}

async fn change_and_erase(store: &Store) {
    let mut first = batch(101);
    first.changes.push(change(cost(1), None));
    first.personal = vec![reason(1, SCHOOL, "eins"), reason(2, YOUTH, "zwei")];
    first.erasures.push(erasure(SCHOOL, 5));
    store.commit(first).await.unwrap();
    let mut stale = batch(102);
    stale.changes.push(change(cost(1), Some(9)));
    assert!(matches!(
        store.commit(stale).await,
        Err(StoreError::Conflict { .. })
    ));
    assert_eq!(text_of(store, 1).await.unwrap(), "eins");
    let mut erase = batch(103);
    erase.erase.push((office(SCHOOL), person(SCHOOL)));
    store.commit(erase).await.unwrap();
    assert!(matches!(text_of(store, 1).await, Err(StoreError::Erased)));
    assert_eq!(text_of(store, 2).await.unwrap(), "zwei");
    for kind in Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Installation)
    {
        let mut query = ListQuery::of(kind);
        query.office = Some(office(SCHOOL));
        query.states = vec!["recorded".into()];
        store.list(&query).await.unwrap();
        store.count(&query).await.unwrap();
    }
}

async fn write_at_once(store: &Store, url: &str) {
    let other = Store::open(url, master()).await.unwrap();
    let mut tasks = Vec::new();
    for task in 0..4_u64 {
        let store = if task % 2 == 0 {
            store.clone()
        } else {
            other.clone()
        };
        tasks.push(tokio::spawn(async move {
            for i in 0..10_u64 {
                let n = 1000 * (task + 1) + i;
                let mut batch = batch(n);
                batch.changes.push(change(cost(u128::from(n)), None));
                batch.facts.push(fact());
                store.commit(batch).await.unwrap();
                store.integrate().await.unwrap();
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(store.integrate().await.unwrap().size, 3 + 80);
}
