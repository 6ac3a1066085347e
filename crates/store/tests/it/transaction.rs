use crate::base::{Base, base, on_both};
use crate::given::*;
use augenmass_domain::id::{CaseId, LetterId};
use augenmass_domain::{Kind, LetterKind, LetterOrder};
use augenmass_store::{LeafNo, Outcome, Reported, Store, StoreError};
use jiff::civil::date;
use std::collections::BTreeSet;

on_both!(a_batch_is_written_whole);
async fn a_batch_is_written_whole() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.changes.push(change(cost(1), None));
    batch.personal.push(reason(1, SCHOOL, "Rückfrage"));
    batch.facts.push(fact());
    let committed = home.store.commit(batch).await.unwrap();
    assert_eq!(committed.history, 2, "the first row made the offices");
    assert_eq!(committed.leaves.len(), 2, "history and one fact");
    let stored = home
        .store
        .load(Kind::Cost, cost(1).id())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((stored.state, stored.version), (cost(1), 1));
    assert_eq!(stored.since, now(1).at);
    assert_eq!(text_of(&home.store, 1).await.unwrap(), "Rückfrage");
}

on_both!(when_the_last_change_fails_nothing_is_written);
async fn when_the_last_change_fails_nothing_is_written() {
    let home = Home::new().await;
    let before = home.store.history_after(0, 10).await.unwrap();
    let mut batch = home.batch(1);
    batch.changes.push(change(cost(1), None));
    batch.personal.push(reason(1, SCHOOL, "Rückfrage"));
    batch.facts.push(fact());
    batch.letters.push(letter());
    batch.changes.push(change(cost(2), Some(7)));
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
    assert_eq!(
        home.store.load(Kind::Cost, cost(1).id()).await.unwrap(),
        None
    );
    assert!(matches!(
        text_of(&home.store, 1).await,
        Err(StoreError::Erased)
    ));
    assert!(
        home.store
            .letters_of(letter().case)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(home.store.history_after(0, 10).await.unwrap(), before);
    let head = home.store.integrate().await.unwrap();
    assert_eq!(head.size, 1, "only the leaf of the offices");
}

on_both!(a_stale_version_is_a_conflict_and_a_fresh_one_is_not);
async fn a_stale_version_is_a_conflict_and_a_fresh_one_is_not() {
    let home = Home::new().await;
    for (expected, fits) in [
        (None, true),
        (Some(2), false),
        (Some(1), true),
        (Some(1), false),
    ] {
        let mut batch = home.batch(1);
        batch.changes.push(change(cost(1), expected));
        let result = home.store.commit(batch).await;
        assert_eq!(result.is_ok(), fits, "{expected:?}");
    }
    let mut batch = home.batch(1);
    batch.changes.push(change(cost(1), None));
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Conflict { .. }),
        "it exists: {error}"
    );
    let stored = home
        .store
        .load(Kind::Cost, cost(1).id())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stored.version, 2);
}

on_both!(a_refusal_leaves_history_and_a_count_but_may_not_change_anything);
async fn a_refusal_leaves_history_and_a_count_but_may_not_change_anything() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.history.outcome = Outcome::Refused;
    batch.history.rule = Some("cases.approve".into());
    batch.facts.push(fact());
    home.store.commit(batch).await.unwrap();
    let rows = home.store.history_after(1, 10).await.unwrap();
    assert_eq!(rows[0].record.outcome, Outcome::Refused);
    assert_eq!(rows[0].record.rule.as_deref(), Some("cases.approve"));

    let mut batch = home.batch(2);
    batch.history.outcome = Outcome::Rejected;
    batch.changes.push(change(cost(1), None));
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Batch { .. }));
}

on_both!(the_same_inputs_give_the_same_rows_and_leaves);
async fn the_same_inputs_give_the_same_rows_and_leaves() {
    let mut roots = Vec::new();
    let mut leaves = Vec::new();
    for _ in 0..2 {
        let home = Home::new().await;
        let mut batch = home.batch(1);
        batch.changes.push(change(cost(1), None));
        batch.personal.push(reason(1, SCHOOL, "Rückfrage"));
        batch.facts = vec![fact(), fact()];
        home.store.commit(batch).await.unwrap();
        roots.push(home.store.integrate().await.unwrap());
        let all = home.store.leaves(0, 100).await.unwrap();
        leaves.push(
            all.iter()
                .map(|(i, leaf)| (*i, leaf.commitment().0))
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(roots[0], roots[1]);
    assert_eq!(leaves[0], leaves[1]);
    assert_ne!(
        leaves[0][2].1, leaves[0][3].1,
        "equal facts, unequal leaves"
    );
}

on_both!(
    writers_of_two_stores_never_conflict_on_the_log,
    flavor = "multi_thread",
    worker_threads = 4
);
async fn writers_of_two_stores_never_conflict_on_the_log() {
    let home = Home::new().await;
    let other = Store::open(&home.url(), master()).await.unwrap();
    let mut tasks = Vec::new();
    for task in 0..4_u128 {
        let store = if task % 2 == 0 {
            home.store.clone()
        } else {
            other.clone()
        };
        let batches: Vec<_> = (0..10_u128)
            .map(|i| {
                let mut batch = home.batch(1);
                batch.changes.push(change(cost(100 * task + i), None));
                batch.facts.push(fact());
                batch
            })
            .collect();
        tasks.push(tokio::spawn(async move {
            for batch in batches {
                store.commit(batch).await.unwrap();
                store.integrate().await.unwrap();
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let head = home.store.integrate().await.unwrap();
    assert_eq!(head.size, 1 + 80);
    assert_eq!(other.head().await.unwrap(), head);
    let mut indexes = Vec::new();
    for no in 1..=81 {
        let leaf = LeafNo::from_number(no);
        indexes.extend(home.store.leaf_index(leaf).await.unwrap());
    }
    if base() == Base::Postgres {
        // Numbers are drawn before the commit, and an attempt that met another leaves a gap.
        indexes.clear();
        indexes.extend(
            home.store
                .leaves(0, 100)
                .await
                .unwrap()
                .iter()
                .map(|(index, _)| *index),
        );
    }
    assert_eq!(
        indexes,
        (0..81).collect::<Vec<_>>(),
        "in the order of writing"
    );
}

on_both!(
    who_shares_a_transaction_conflicts_alone,
    flavor = "multi_thread",
    worker_threads = 4
);
async fn who_shares_a_transaction_conflicts_alone() {
    let home = Home::new().await;
    let mut tasks = Vec::new();
    for n in 0..30_u128 {
        let mut batch = home.batch(1);
        // Every third has seen a version that is not there any more.
        let seen = (n % 3 == 0).then_some(7);
        batch.changes.push(change(cost(n), seen));
        batch.facts.push(fact());
        let store = home.store.clone();
        tasks.push((n, tokio::spawn(async move { store.commit(batch).await })));
    }
    let mut receipts = BTreeSet::new();
    for (n, task) in tasks {
        match task.await.unwrap() {
            Ok(committed) => {
                assert!(n % 3 != 0, "{n} was stale");
                assert_eq!(committed.leaves.len(), 2);
                receipts.insert(committed.history);
            }
            Err(StoreError::Conflict { .. }) => assert_eq!(n % 3, 0, "{n} was not stale"),
            Err(error) => panic!("{n}: {error}"),
        }
    }
    assert_eq!(receipts.len(), 20, "each its own row of the history");
    let rows = home.store.history_after(1, 100).await.unwrap();
    let rows: BTreeSet<i64> = rows.iter().map(|row| row.seq).collect();
    assert_eq!(rows, receipts);
    for n in 0..30_u128 {
        let stored = home.store.load(Kind::Cost, cost(n).id()).await.unwrap();
        assert_eq!(stored.map(|one| one.version), (n % 3 != 0).then_some(1));
    }
    let head = home.store.integrate().await.unwrap();
    assert_eq!(head.size, 1 + 40);
}

on_both!(
    who_goes_away_takes_nobody_along,
    flavor = "multi_thread",
    worker_threads = 4
);
async fn who_goes_away_takes_nobody_along() {
    let home = Home::new().await;
    let commit = |n| {
        let mut batch = home.batch(1);
        batch.changes.push(change(cost(n), None));
        let store = home.store.clone();
        tokio::spawn(async move { store.commit(batch).await })
    };
    let tasks: Vec<_> = (0..24_u128).map(|n| (n, commit(n))).collect();
    for (n, task) in &tasks {
        if n % 4 == 0 {
            task.abort();
        }
    }
    for (n, task) in tasks {
        if n % 4 != 0 {
            task.await.unwrap().unwrap();
        }
    }
    // What was asked by those who went away stands whole or not at all, and the next comes in its turn.
    commit(99).await.unwrap().unwrap();
    let head = home.store.integrate().await.unwrap();
    let rows = home.store.history_after(0, 100).await.unwrap();
    assert_eq!(head.size, rows.len() as u64);
    assert!(rows.len() > 1 + 18, "{}", rows.len());
}

on_both!(letters_wait_until_they_are_printed);
async fn letters_wait_until_they_are_printed() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.letters.push(letter());
    home.store.commit(batch).await.unwrap();
    let waiting = home
        .store
        .letters_waiting(office(SCHOOL), 10)
        .await
        .unwrap();
    assert_eq!(waiting[0].order, letter());
    let mut batch = home.batch(2);
    batch.printed.push(letter().id);
    home.store.commit(batch).await.unwrap();
    assert!(
        home.store
            .letters_waiting(office(SCHOOL), 10)
            .await
            .unwrap()
            .is_empty()
    );
    let printed = home.store.letter(letter().id).await.unwrap().unwrap();
    assert_eq!(printed.printed_at, Some(now(2).at));
}

on_both!(the_same_facts_are_reported_once_per_run_and_office_until_its_sunset);
async fn the_same_facts_are_reported_once_per_run_and_office_until_its_sunset() {
    let home = Home::new().await;
    let school = home
        .store
        .token(office(SCHOOL), run_id(), "kind|grund|2026")
        .await
        .unwrap();
    let youth = home
        .store
        .token(office(YOUTH), run_id(), "kind|grund|2026")
        .await
        .unwrap();
    assert_ne!(school, youth, "tokens of two offices never meet");
    let reported = || Reported {
        office: office(SCHOOL),
        run: run_id(),
        token: school,
        until: date(2026, 12, 31),
    };
    let known = || home.store.already_reported(run_id(), school);
    assert!(!known().await.unwrap());
    let mut batch = home.batch(1);
    batch.reported.push(reported());
    home.store.commit(batch).await.unwrap();
    assert!(known().await.unwrap());
    let mut batch = home.batch(2);
    batch.reported.push(reported());
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }));
    let mut batch = home.batch(3);
    batch.forget.reported_before = Some(date(2027, 1, 1));
    home.store.commit(batch).await.unwrap();
    assert!(!known().await.unwrap());
}

fn letter() -> LetterOrder {
    LetterOrder {
        id: LetterId::from_uuid(uuid(0x1E)),
        kind: LetterKind::Service,
        case: CaseId::from_uuid(uuid(0xCA)),
        person: person(SCHOOL),
        office: office(SCHOOL),
        date: date(2026, 3, 2),
        reply_by: Some(date(2026, 3, 30)),
    }
}
