use crate::base::on_both;
use crate::given::*;
use augenmass_store::{KeyError, LogKey, MasterKey, Store, StoreError};

on_both!(a_wrong_master_key_is_noticed_at_once_and_said_plainly);
async fn a_wrong_master_key_is_noticed_at_once_and_said_plainly() {
    let home = Home::new().await;
    let error = Store::open(&home.url(), MasterKey::from_bytes([1; 32]))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Keys(KeyError::Wrong)));
    assert_eq!(
        error.to_string(),
        "the master key does not fit; use the key file of this installation"
    );
}

#[test]
fn a_key_file_comes_back_and_is_never_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("master.key");
    let first = MasterKey::create(&path, &mut chance(1)).unwrap();
    assert_eq!(format!("{first:?}"), "MasterKey(redacted)");
    MasterKey::load(&path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let again = MasterKey::create(&path, &mut chance(2)).unwrap_err();
    assert_eq!(again, KeyError::Exists);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("master.key");
    MasterKey::create(&path, &mut chance(1)).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&path) & 0o777, 0o600);
    for wider in [0o640, 0o604, 0o660, 0o610] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(wider)).unwrap();
        assert_eq!(
            MasterKey::load(&path).unwrap_err(),
            KeyError::Permissions,
            "{wider:o}"
        );
    }
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o400)).unwrap();
    MasterKey::load(&path).unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn the_database_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new().await;
    for suffix in ["", "-wal", "-shm"] {
        let path = format!("{}{suffix}", home.path().display());
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{suffix}");
    }
}

#[test]
fn a_file_that_is_no_key_file_or_of_another_kind_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.key");
    assert_eq!(MasterKey::load(&path).unwrap_err(), KeyError::Missing);
    LogKey::create(&path, &master(), ORIGIN, &mut chance(1)).unwrap();
    assert_eq!(MasterKey::load(&path).unwrap_err(), KeyError::Form);
}

#[test]
fn the_log_signing_key_opens_only_with_its_master_key_and_for_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("log-signing.key");
    let seed = LogKey::create(&path, &master(), ORIGIN, &mut chance(1)).unwrap();
    assert_eq!(LogKey::load(&path, &master(), ORIGIN).unwrap(), seed);
    let wrong = MasterKey::from_bytes([1; 32]);
    assert_eq!(
        LogKey::load(&path, &wrong, ORIGIN).unwrap_err(),
        KeyError::Wrong
    );
    let other = LogKey::load(&path, &master(), "other.example.de/log");
    assert_eq!(other.unwrap_err(), KeyError::Wrong);
    assert!(!contains(&std::fs::read(&path).unwrap(), seed.as_slice()));
}

on_both!(a_ciphertext_moved_to_another_row_or_office_does_not_open);
async fn a_ciphertext_moved_to_another_row_or_office_does_not_open() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    home.seal(2, reason(2, SCHOOL, "zwei")).await;
    home.seal(3, reason(3, YOUTH, "drei")).await;
    crate::schema::by_hand(
        &home,
        "UPDATE personal SET sealed = (SELECT b.sealed FROM personal b
           WHERE b.id = '00000000-0000-0000-0000-00000000a001')
         WHERE id <> '00000000-0000-0000-0000-00000000a001'",
    )
    .await
    .unwrap();
    assert_eq!(text_of(&home.store, 1).await.unwrap(), "eins");
    for n in [2, 3] {
        let error = text_of(&home.store, n).await.unwrap_err();
        assert!(matches!(error, StoreError::Keys(KeyError::Sealed)), "{n}");
    }
}

on_both!(a_new_master_key_opens_everything_and_the_old_one_nothing);
async fn a_new_master_key_opens_everything_and_the_old_one_nothing() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    let token = home.store.block_token("text");
    let new = || MasterKey::from_bytes([0x77; 32]);
    home.store
        .replace_master(&new(), &mut chance(7))
        .await
        .unwrap();
    let old = Store::open(&home.url(), master()).await.unwrap_err();
    assert!(matches!(old, StoreError::Keys(KeyError::Wrong)));
    let store = Store::open(&home.url(), new()).await.unwrap();
    assert_eq!(text_of(&store, 1).await.unwrap(), "eins");
    assert_eq!(store.block_token("text"), token);

    let dir = tempfile::tempdir().unwrap();
    let (first, second) = (dir.path().join("old.key"), dir.path().join("new.key"));
    let seed = LogKey::create(&first, &master(), ORIGIN, &mut chance(1)).unwrap();
    LogKey::seal(&second, &new(), ORIGIN, &seed, &mut chance(2)).unwrap();
    assert_eq!(LogKey::load(&second, &new(), ORIGIN).unwrap(), seed);
}
