use crate::base::on_both;
use crate::given::*;
use augenmass_store::{InstallationKind, Store, StoreError};

#[tokio::test]
async fn what_was_made_is_opened() {
    let home = Home::new().await;
    home.store.close().await;
    for url in [home.url(), home.url().replace("sqlite:", "sqlite://")] {
        let store = Store::open(&url, master()).await.unwrap();
        let installation = store.installation();
        assert_eq!(installation.kind, InstallationKind::Municipality);
        assert_eq!(installation.name, "Musterstadt");
        assert!(installation.demo);
        assert_eq!(installation.since, now(0).at);
    }
}

on_both!(an_existing_database_is_never_made_again);
async fn an_existing_database_is_never_made_again() {
    let home = Home::new().await;
    let before = home.store.installation().clone();
    let error = Store::create(&home.url(), master(), new_installation(), &mut chance(5)).await;
    assert!(matches!(error, Err(StoreError::Exists)));
    let store = Store::open(&home.url(), master()).await.unwrap();
    assert_eq!(*store.installation(), before);
}

#[tokio::test]
async fn an_address_that_is_missing_wrong_or_not_ours_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| format!("sqlite:{}", dir.path().join(name).display());
    let open = async |url: String| Store::open(&url, master()).await.unwrap_err();
    let missing = open(at("none.sqlite")).await;
    assert!(matches!(missing, StoreError::NotFound { .. }), "{missing}");
    assert!(
        !dir.path().join("none.sqlite").exists(),
        "nothing is made by opening"
    );

    std::fs::write(dir.path().join("text.sqlite"), "no database ".repeat(100)).unwrap();
    let error = open(at("text.sqlite")).await;
    assert!(matches!(error, StoreError::NotOurs), "{error}");

    std::fs::write(dir.path().join("empty.sqlite"), "").unwrap();
    let error = open(at("empty.sqlite")).await;
    assert!(matches!(error, StoreError::NotOurs), "{error}");

    let other = dir.path().join("other.sqlite");
    std::fs::write(&other, "").unwrap();
    let url = at("other.sqlite");
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    sqlx::query("CREATE TABLE theirs (x TEXT)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let before = std::fs::read(&other).unwrap();
    let error = open(url).await;
    assert!(matches!(error, StoreError::NotOurs), "{error}");
    assert_eq!(std::fs::read(&other).unwrap(), before, "left as it was");

    for url in ["mysql://x/y", "stadt.sqlite", "sqlite:", "sqlite::memory:"] {
        let error = open(url.into()).await;
        assert!(matches!(error, StoreError::Address), "{url}: {error}");
    }
}

#[tokio::test]
async fn a_path_with_spaces_umlauts_and_signs_is_taken_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Stadt Köln 100%?#.sqlite");
    let url = format!("sqlite:{}", path.display());
    let store = Store::create(&url, master(), new_installation(), &mut chance(1)).await;
    store.unwrap().close().await;
    assert!(path.is_file());
    Store::open(&url, master()).await.unwrap();
}

#[tokio::test]
async fn the_settings_for_durable_writing_are_in_force() {
    let home = Home::new().await;
    let settings = home.store.settings().await.unwrap();
    let expected = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
    ];
    assert_eq!(
        settings,
        expected.map(|(name, value)| (name, value.to_owned()))
    );
}

on_both!(an_error_shows_neither_parameters_nor_statements);
async fn an_error_shows_neither_parameters_nor_statements() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.personal.push(reason(1, 0x77, "Zwölfenbein"));
    let error = home.store.commit(batch).await.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(matches!(error, StoreError::NotFound { .. }), "{shown}");
    for word in ["Zwölf", "INSERT", "SELECT", "00000000-"] {
        assert!(!shown.contains(word), "{shown}");
    }
}
