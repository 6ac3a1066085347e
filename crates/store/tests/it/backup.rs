use crate::given::*;
use augenmass_store::backup::{DATA, KEYS, LEFT_OUT, Restoring, SCHEMA};
use augenmass_store::{Batch, Store, StoreError};
use sqlx::Row as _;
use std::collections::BTreeMap;

async fn schema(home: &Home) -> BTreeMap<String, Vec<String>> {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&home.url()).await.unwrap();
    let rows = sqlx::query(
        "SELECT m.name AS name, c.name AS col FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    pool.close().await;
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        tables
            .entry(row.get("name"))
            .or_default()
            .push(row.get("col"));
    }
    tables
}

#[tokio::test]
async fn a_backup_holds_every_table_with_every_column() {
    let home = Home::new().await;
    let mut schema = schema(&home).await;
    for name in LEFT_OUT {
        assert!(schema.remove(*name).is_some(), "{name}");
    }
    let mut known = BTreeMap::new();
    for table in DATA.iter().chain(KEYS) {
        let columns = table.columns().map(str::to_owned).collect();
        assert!(known.insert(table.name().to_owned(), columns).is_none());
    }
    assert_eq!(known, schema);
    let migrations = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite"));
    assert_eq!(migrations.unwrap().count(), SCHEMA as usize);
}

/// All lines of all tables.
async fn lines(store: &Store) -> BTreeMap<&'static str, Vec<String>> {
    let mut snapshot = store.snapshot().await.unwrap();
    let mut all = BTreeMap::new();
    for table in DATA.iter().chain(KEYS) {
        let mut lines = Vec::new();
        let read = snapshot
            .read::<StoreError>(table, |line| {
                lines.push(line.to_owned());
                Ok(())
            })
            .await
            .unwrap();
        assert_eq!(read, snapshot.rows(table).await.unwrap());
        all.insert(table.name(), lines);
    }
    all
}

/// A database filled with the lines of another.
async fn filled(url: &str, all: &BTreeMap<&'static str, Vec<String>>) -> Restoring {
    let mut restoring = Restoring::begin(url).await.unwrap();
    for table in DATA.iter().chain(KEYS) {
        for line in all.get(table.name()).unwrap() {
            restoring.write(table, line).await.unwrap();
        }
    }
    restoring
}

fn signer() -> augenmass_ledger::LogSigner {
    augenmass_ledger::LogSigner::from_seed(ORIGIN, &[9; 32]).unwrap()
}

/// A little of everything, and a signed log.
async fn busy() -> Home {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    home.seal(2, reason(2, YOUTH, "zwei")).await;
    let mut batch = home.batch(3);
    batch.facts.push(fact());
    batch.changes.push(change(cost(1), None));
    batch.erasures.push(erasure(YOUTH, 5));
    home.store.commit(batch).await.unwrap();
    home.store
        .sign_checkpoint(&signer(), now(4).at)
        .await
        .unwrap();
    home
}

#[tokio::test]
async fn what_is_loaded_is_what_was_read_and_work_goes_on_with_it() {
    let home = busy().await;
    let all = lines(&home.store).await;
    let url = format!("sqlite:{}", home.dir.path().join("neu.sqlite").display());
    let mut restoring = filled(&url, &all).await;
    let log = restoring
        .check_log(signer().verifier(), |_, _| {})
        .await
        .unwrap();
    let head = home.store.head().await.unwrap();
    assert_eq!(
        (log.size(), log.root_at(head.size)),
        (head.size, Some(head.root))
    );
    let store = restoring.finish(master()).await.unwrap();
    assert_eq!(lines(&store).await, all);
    assert_eq!(text_of(&store, 1).await.unwrap(), "eins");
    store
        .commit(Batch::new(history(9), &mut chance(9)))
        .await
        .unwrap();
    let next = store.sign_checkpoint(&signer(), now(9).at).await.unwrap();
    let proof = store.prove_consistency(head.size, next.size).await.unwrap();
    let (old, new) = ((head.size, &head.root), (next.size, &next.root));
    augenmass_ledger::check_consistency(old, new, &proof).unwrap();
}

#[tokio::test]
async fn a_snapshot_shows_one_moment_while_others_write() {
    let home = busy().await;
    let before = lines(&home.store).await;
    let mut snapshot = home.store.snapshot().await.unwrap();
    home.seal(7, reason(7, SCHOOL, "sieben")).await;
    for table in DATA.iter().chain(KEYS) {
        let rows = snapshot.rows(table).await.unwrap();
        assert_eq!(rows, before.get(table.name()).unwrap().len() as u64);
    }
}

/// What an intruder does to the lines of a table.
type Damage = fn(&mut Vec<String>);

#[tokio::test]
async fn a_log_that_does_not_hold_is_not_restored() {
    let home = busy().await;
    let all = lines(&home.store).await;
    let damages: [(&str, Damage); 5] = [
        ("history", |rows| {
            rows[0] = rows[0].replace("minutes", "minuten")
        }),
        ("fact", |rows| {
            rows[0] = rows[0].replace("case-opened", "notice-given")
        }),
        ("tree_hash", |rows| drop(rows.pop())),
        ("tree_hash", |rows| {
            let hash = |row: &String| row.split('"').nth(3).unwrap().to_owned();
            let (first, second) = (hash(&rows[0]), hash(&rows[1]));
            rows[0] = rows[0].replace(&first, &second);
        }),
        ("leaf", |rows| drop(rows.remove(1))),
    ];
    for (n, (table, damage)) in damages.into_iter().enumerate() {
        let mut changed = all.clone();
        damage(changed.get_mut(table).unwrap());
        assert_ne!(changed, all, "{table}");
        let path = home.dir.path().join(format!("neu{n}.sqlite"));
        let mut restoring = filled(&format!("sqlite:{}", path.display()), &changed).await;
        let checked = restoring.check_log(signer().verifier(), |_, _| {}).await;
        assert!(
            matches!(checked, Err(StoreError::Log(_))),
            "{table}: {checked:?}"
        );
        restoring.discard().await;
        assert!(!path.exists());
    }
}

#[tokio::test]
async fn a_log_signs_nothing_that_does_not_continue_its_last_checkpoint() {
    let home = busy().await;
    let all = lines(&home.store).await;
    home.seal(7, reason(7, SCHOOL, "sieben")).await;
    let published = home
        .store
        .sign_checkpoint(&signer(), now(8).at)
        .await
        .unwrap();
    let url = format!("sqlite:{}", home.dir.path().join("neu.sqlite").display());
    let mut restoring = filled(&url, &all).await;
    restoring.keep_published(&published).await.unwrap();
    let store = restoring.finish(master()).await.unwrap();
    for n in 20..24 {
        let draw = u64::try_from(n).unwrap();
        let batch = Batch::new(history(n), &mut chance(draw));
        store.commit(batch).await.unwrap();
        let signed = store.sign_checkpoint(&signer(), now(n).at).await;
        let refused = matches!(signed, Err(StoreError::Log(_) | StoreError::Corrupt { .. }));
        assert!(refused, "{signed:?}");
    }
    let kept = store.checkpoints().await.unwrap();
    assert_eq!(kept.last(), Some(&published), "nothing was signed since");
}

#[tokio::test]
async fn a_restore_never_touches_a_database_that_is_there() {
    let home = busy().await;
    let before = lines(&home.store).await;
    let begun = Restoring::begin(&home.url()).await;
    assert!(matches!(begun, Err(StoreError::Exists)));
    assert_eq!(lines(&home.store).await, before);
}
