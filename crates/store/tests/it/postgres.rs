//! What only PostgreSQL can get wrong: settings of a server, transactions side by side, and tables
//! that keep what was deleted.

use crate::base::{Base, on, past_the_store};
use crate::given::*;
use crate::own_database::{OwnDatabase, server};
use augenmass_ledger::check_inclusion;
use augenmass_store::{Store, StoreError};
use sqlx::{AssertSqlSafe, Row as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

async fn on_postgres(work: impl Future<Output = ()>) {
    on(Base::Postgres, work).await;
}

async fn by_hand(url: &str, statement: String) {
    let mut connection = past_the_store(url).await;
    let statement = AssertSqlSafe(statement);
    sqlx::query(statement)
        .execute(&mut connection)
        .await
        .unwrap();
}

/// True once some connection to the database waits for a lock.
async fn somebody_waits(connection: &mut sqlx::AnyConnection) -> bool {
    for _ in 0..500 {
        let row = sqlx::query(
            "SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        let row = row.fetch_one(&mut *connection).await.unwrap();
        if row.get::<i64, _>(0) > 0 {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leaf_whose_transaction_commits_late_is_taken_in_later_and_never_skipped() {
    on_postgres(async {
        let home = Home::new().await;
        home.seal(1, reason(1, SCHOOL, "eins")).await;
        // Somebody holds the row that the late transaction ends with.
        let mut holder = past_the_store(&home.url()).await;
        for statement in ["BEGIN", "SELECT office_id FROM person_key FOR UPDATE"] {
            sqlx::query(statement).execute(&mut holder).await.unwrap();
        }
        let mut batch = home.batch(2);
        batch.facts = vec![fact(), fact()];
        batch.erase.push((office(SCHOOL), person(SCHOOL)));
        let store = home.store.clone();
        let late = tokio::spawn(async move { store.commit(batch).await.unwrap() });
        assert!(
            somebody_waits(&mut holder).await,
            "its leaves have numbers now"
        );

        let early = home.seal(3, reason(3, YOUTH, "drei")).await.leaves[0];
        let first = home.store.integrate().await.unwrap();
        let index = home.store.leaf_index(early).await.unwrap();
        assert_eq!(index, Some(first.size - 1));

        sqlx::query("COMMIT").execute(&mut holder).await.unwrap();
        let late = late.await.unwrap().leaves;
        assert!(late.iter().all(|leaf| *leaf < early), "drawn before");
        let head = home.store.integrate().await.unwrap();
        assert_eq!(head.size, first.size + 3);
        let leaves = home.store.leaves(0, 100).await.unwrap();
        for (leaf, wanted) in late.iter().zip(first.size..) {
            assert_eq!(home.store.leaf_index(*leaf).await.unwrap(), Some(wanted));
            let proof = home.store.prove_inclusion(wanted, head.size).await.unwrap();
            let commitment = leaves[usize::try_from(wanted).unwrap()].1.commitment();
            check_inclusion(&commitment, wanted, head.size, &head.root, &proof).unwrap();
        }
        assert_eq!(home.store.head_at(first.size).await.unwrap(), first);
    })
    .await;
}

#[tokio::test]
async fn what_was_erased_is_not_swept_away_while_an_older_transaction_may_see_it() {
    on_postgres(async {
        let home = Home::new().await;
        home.seal(1, reason(1, SCHOOL, "eins")).await;
        let mut reader = past_the_store(&home.url()).await;
        for statement in [
            "BEGIN ISOLATION LEVEL REPEATABLE READ",
            "SELECT count(*) FROM office",
        ] {
            sqlx::query(statement).execute(&mut reader).await.unwrap();
        }
        home.erase(office(SCHOOL), person(SCHOOL)).await;
        let held = sqlx::query("SELECT wrapped_key FROM person_key");
        let wrapped: Vec<u8> = held.fetch_one(&mut reader).await.unwrap().get(0);
        assert!(!home.store.sweep().await.unwrap());
        sqlx::query("ROLLBACK").execute(&mut reader).await.unwrap();
        assert!(
            contains(&home.bytes().await, &wrapped),
            "it was still there"
        );
        assert!(home.store.sweep().await.unwrap());
        assert!(!contains(&home.bytes().await, &wrapped));
    })
    .await;
}

#[tokio::test]
async fn the_settings_for_durable_writing_are_in_force_on_postgresql() {
    on_postgres(async {
        let home = Home::new().await;
        let settings = home.store.settings().await.unwrap();
        let (version, rest) = settings.split_first().unwrap();
        assert_eq!(version.0, "server_version_num");
        let expected = [
            ("server_encoding", "UTF8"),
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("synchronous_commit", "on"),
            ("synchronous_commit of this connection", "on"),
        ];
        assert_eq!(rest, expected.map(|(name, value)| (name, value.to_owned())));
    })
    .await;
}

fn refused(result: Result<Store, StoreError>, setting: &str, is: &str) {
    let error = result.unwrap_err();
    let StoreError::Setting { name, value, .. } = &error else {
        panic!("{setting}: {error}")
    };
    assert_eq!((*name, value.as_str()), (setting, is));
    let said = error.to_string();
    assert!(said.contains("docs/operate/postgresql.md"), "{said}");
}

#[tokio::test]
async fn a_database_whose_commits_do_not_wait_for_the_disk_is_refused() {
    on_postgres(async {
        let home = Home::new().await;
        let url = home.url();
        let (_, name) = url.rsplit_once('/').unwrap();
        for value in ["off", "local", "remote_write"] {
            let set = format!("ALTER DATABASE {name} SET synchronous_commit = {value}");
            by_hand(&url, set).await;
            let opened = Store::open(&url, master()).await;
            refused(opened, "synchronous_commit", value);
        }
        let set = format!("ALTER DATABASE {name} SET synchronous_commit = remote_apply");
        by_hand(&url, set).await;
        Store::open(&url, master()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_database_that_cannot_hold_every_letter_is_refused_and_left_empty() {
    on_postgres(async {
        let own = OwnDatabase::new(None).await;
        let latin = format!("{}_latin", own.url().rsplit_once('/').unwrap().1);
        let set = format!(
            "CREATE DATABASE {latin} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        );
        by_hand(&server().unwrap(), set).await;
        let url = own.url() + "_latin";
        let created = Store::create(&url, master(), new_installation(), &mut chance(1)).await;
        let opened = Store::open(&url, master()).await;
        by_hand(&server().unwrap(), format!("DROP DATABASE {latin} WITH (FORCE)")).await;
        refused(created, "server_encoding", "LATIN1");
        assert!(matches!(opened, Err(StoreError::NotOurs)));
    })
    .await;
}

/// A server of this test alone, to be configured as none of the others may be.
struct OwnServer(tempfile::TempDir);

impl OwnServer {
    fn start() -> (Self, String) {
        let folder = tempfile::tempdir().unwrap();
        // The server's own user must get to its folder.
        use std::os::unix::fs::PermissionsExt as _;
        let open = std::fs::Permissions::from_mode(0o711);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let server = Self(folder);
        let output = server.told("start").unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let url = String::from_utf8(output.stdout).unwrap().trim().to_owned();
        (server, url)
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("server")
    }

    fn told(&self, what: &str) -> std::io::Result<std::process::Output> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.ci/postgres");
        let mut command = Command::new(script);
        command
            .arg(what)
            .env("AUGENMASS_POSTGRES_DIR", self.folder());
        command.output()
    }

    async fn set(url: &str, setting: &str, value: &str) {
        by_hand(url, format!("ALTER SYSTEM SET {setting} = {value}")).await;
        by_hand(url, "SELECT pg_reload_conf()".to_owned()).await;
        let mut connection = past_the_store(url).await;
        for _ in 0..500 {
            if is_set(&mut connection, setting, value).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{setting} did not become {value}");
    }
}

async fn is_set(connection: &mut sqlx::AnyConnection, setting: &str, value: &str) -> bool {
    let row = sqlx::query("SELECT current_setting($1)").bind(setting);
    row.fetch_one(connection).await.unwrap().get::<String, _>(0) == value
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        // Also while a test fails: a second panic would hide the first.
        let _ = self.told("stop");
    }
}

#[tokio::test]
async fn a_server_that_may_lose_what_it_acknowledged_is_refused() {
    on_postgres(async {
        let (_server, url) = OwnServer::start();
        let store = Store::create(&url, master(), new_installation(), &mut chance(1)).await;
        store.unwrap().close().await;
        for setting in ["fsync", "full_page_writes"] {
            OwnServer::set(&url, setting, "off").await;
            refused(Store::open(&url, master()).await, setting, "off");
            OwnServer::set(&url, setting, "on").await;
        }
        Store::open(&url, master()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn after_the_sweep_no_file_of_a_server_without_recycling_holds_what_was_erased() {
    on_postgres(async {
        let (server, url) = OwnServer::start();
        OwnServer::set(&url, "wal_recycle", "off").await;
        let mut first = chance(1);
        let store = Store::create(&url, master(), new_installation(), &mut first);
        let store = store.await.unwrap();
        let batch = |draw| augenmass_store::Batch::new(history(1), &mut chance(draw));
        let mut first = batch(2);
        first.offices = offices();
        first.personal.push(reason(1, SCHOOL, "eins"));
        store.commit(first).await.unwrap();
        let mut connection = past_the_store(&url).await;
        let row = sqlx::query("SELECT sealed, wrapped_key FROM personal, person_key");
        let row = row.fetch_one(&mut connection).await.unwrap();
        let (sealed, wrapped): (Vec<u8>, Vec<u8>) = (row.get(0), row.get(1));
        let found = |server: &OwnServer| {
            let files = all_files(&server.folder().join("data"));
            [&sealed[..64], &wrapped].map(|secret| files.iter().any(|file| contains(file, secret)))
        };
        assert_eq!(
            found(&server),
            [true, true],
            "the write-ahead log, at least"
        );
        let mut second = batch(3);
        second.erase.push((office(SCHOOL), person(SCHOOL)));
        assert!(!store.commit(second).await.unwrap().swept);
        assert!(store.sweep().await.unwrap());
        assert_eq!(found(&server), [false, false]);
    })
    .await;
}

fn all_files(folder: &Path) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            // A file may go away meanwhile.
            files.extend(std::fs::read(path));
        }
    }
    files
}
