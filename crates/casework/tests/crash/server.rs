//! A PostgreSQL server of the test's own, in a folder that goes away with it: it may be stopped at once.

use crate::town::Town;
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The script that makes, crashes and removes a server of one's own.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.ci/postgres");
/// Its exit code where PostgreSQL is not installed.
const NOT_INSTALLED: i32 = 3;

/// A running server.
pub struct Server {
    folder: PathBuf,
    /// Of its first database, `postgres`.
    address: String,
}

impl Server {
    /// Makes and starts one; `None`, and a line that says so, where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("augenmass-crash-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let output = script(&folder, "start");
        if output.status.code() == Some(NOT_INSTALLED) {
            println!("skipped: PostgreSQL is not installed");
            return None;
        }
        let address = done(output).trim().to_owned();
        Some(Self { folder, address })
    }

    /// Starts it and waits until it answers.
    pub fn up(&self) {
        done(script(&self.folder, "again"));
    }

    /// Stops it as a loss of power would: nothing is finished, nothing is written out.
    pub fn stop_at_once(&self) {
        done(script(&self.folder, "crash"));
    }

    /// A new database; gives its address.
    pub async fn database(&self, name: &'static str) -> String {
        let statement = match name {
            "killed" => "CREATE DATABASE killed",
            "stopped" => "CREATE DATABASE stopped",
            "crowded" => "CREATE DATABASE crowded TABLESPACE small",
            other => panic!("no statement for {other}"),
        };
        self.execute(statement).await;
        self.url(name)
    }

    /// Has a statement executed by the server's administrator.
    pub async fn execute(&self, statement: &'static str) {
        sqlx::any::install_default_drivers();
        let address = self.url("postgres");
        let mut connection = AnyConnection::connect(&address).await.unwrap();
        sqlx::query(statement)
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }

    fn url(&self, name: &str) -> String {
        let server = self.address.strip_suffix("/postgres").unwrap();
        format!("{server}/{name}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A panic here would hide the one that ended the test.
        drop(script(&self.folder, "stop"));
    }
}

/// Waits until the server has noticed that a killed client is gone.
pub async fn quiet(town: &Town) {
    if town.url.starts_with("sqlite:") {
        return;
    }
    let mut connection = AnyConnection::connect(&town.url).await.unwrap();
    loop {
        let row = sqlx::query(
            "SELECT COUNT(*) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
        )
        .fetch_one(&mut connection)
        .await
        .unwrap();
        if row.get::<i64, _>(0) == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    connection.close().await.unwrap();
}

/// Tells the script what to do with the server of a folder.
fn script(folder: &Path, what: &str) -> Output {
    let mut command = Command::new(SCRIPT);
    command.arg(what).env("AUGENMASS_POSTGRES_DIR", folder);
    command.output().unwrap()
}

/// What it printed; ends the test where it did not succeed.
fn done(output: Output) -> String {
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{wrong}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(Path::new("/proc/self")).unwrap()) == 0
}
