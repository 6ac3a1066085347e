//! A PostgreSQL database of a test's own. Also part of the tests of casework and of the programme.

use sqlx::{AssertSqlSafe, Connection as _, Row as _};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::OnceLock;

/// The server for tests; says that it skips where none is named.
pub fn server() -> Option<String> {
    let url = std::env::var("AUGENMASS_TEST_POSTGRES").ok();
    if url.is_none() {
        eprintln!("skipped: AUGENMASS_TEST_POSTGRES is not set (.ci/postgres with make test)");
    }
    url
}

/// An empty database on the server, or a copy of another; dropped with this value.
#[derive(Debug)]
pub struct OwnDatabase {
    name: String,
}

impl OwnDatabase {
    /// An empty one, or a copy of another to which nobody is connected.
    pub async fn new(other: Option<&Self>) -> Self {
        static LEFT_OVER: OnceLock<()> = OnceLock::new();
        if LEFT_OVER.set(()).is_ok() {
            drop_left_over().await;
        }
        let (process, number) = (std::process::id(), RandomState::new().hash_one(0));
        let template = other.map_or("template0", |other| &other.name);
        let name = format!("augenmass_test_{process}_{number:016x}");
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
        at_the_server(create).await.unwrap();
        Self { name }
    }

    pub fn url(&self) -> String {
        let server = server().unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        format!("{host}/{}", self.name)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // Also while a test fails: a second panic would hide the first.
        let _ = std::thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = { runtime }.enable_all().build().unwrap();
            runtime.block_on(at_the_server(drop)).unwrap();
        })
        .join();
    }
}

async fn at_the_server(statement: String) -> Result<(), sqlx::Error> {
    let mut connection = sqlx::PgConnection::connect(&server().unwrap()).await?;
    let statement = AssertSqlSafe(statement);
    sqlx::query(statement).execute(&mut connection).await?;
    connection.close().await
}

/// What a process that was killed, or that held one for all its tests, could not drop.
async fn drop_left_over() {
    let mut connection = sqlx::PgConnection::connect(&server().unwrap())
        .await
        .unwrap();
    let ours = "SELECT datname::text FROM pg_database WHERE datname LIKE 'augenmass_test_%'";
    for row in sqlx::query(ours).fetch_all(&mut connection).await.unwrap() {
        let name: String = row.get(0);
        let process = name.split('_').nth(2).unwrap_or_default();
        if !std::path::Path::new("/proc").join(process).exists() {
            let drop = AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            // Another process may be at it.
            let _ = sqlx::query(drop).execute(&mut connection).await;
        }
    }
}
