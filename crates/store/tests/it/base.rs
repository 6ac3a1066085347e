//! Which database a test works on, and ways past the store. Also part of the tests of casework.

use crate::own_database::server;
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

/// SQLite, or PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Sqlite,
    Postgres,
}

tokio::task_local! {
    /// What the test works on; SQLite where it does not say.
    pub static BASE: Base;
}

/// The sentence holds on both databases: two tests, `…::sqlite` and `…::postgres`.
macro_rules! on_both {
    ($sentence:ident $(, $($how:tt)+)?) => {
        mod $sentence {
            #[tokio::test $(($($how)+))?]
            async fn sqlite() {
                crate::base::on(crate::base::Base::Sqlite, super::$sentence()).await;
            }

            #[tokio::test $(($($how)+))?]
            async fn postgres() {
                crate::base::on(crate::base::Base::Postgres, super::$sentence()).await;
            }
        }
    };
}
pub(crate) use on_both;

/// Does a test's work on a database; skips PostgreSQL where there is no server.
pub async fn on(base: Base, work: impl Future<Output = ()>) {
    if base == Base::Sqlite || server().is_some() {
        BASE.scope(base, work).await;
    }
}

/// What the test works on; SQLite where it does not say.
pub fn base() -> Base {
    BASE.try_with(|base| *base).unwrap_or(Base::Sqlite)
}

/// A connection past the store, as somebody with the database could make one.
pub async fn past_the_store(url: &str) -> sqlx::AnyConnection {
    sqlx::any::install_default_drivers();
    sqlx::AnyConnection::connect(url).await.unwrap()
}

/// Takes a trigger (`table_refuses_…`) away, as somebody with the database could.
pub async fn drop_trigger(connection: &mut sqlx::AnyConnection, trigger: &str) {
    let (table, _) = trigger.split_once("_refuses_").unwrap();
    let statement = match connection.backend_name() {
        "SQLite" => format!("DROP TRIGGER {trigger}"),
        _ => format!("DROP TRIGGER {trigger} ON {table}"),
    };
    let statement = AssertSqlSafe(statement);
    sqlx::query(statement).execute(connection).await.unwrap();
}

/// Every byte of the files of a PostgreSQL database: tables, what does not fit into their rows, and
/// indexes; after everything in memory was written. Not the write-ahead log, which the server keeps
/// for all its databases. Only for a server whose user is its superuser.
pub async fn bytes_at_the_server(url: &str) -> Vec<u8> {
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let write = sqlx::query("CHECKPOINT").execute(&mut connection).await;
    write.unwrap();
    let files = sqlx::query(
        "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
         WHERE relkind IN ('r', 'i', 't') AND relfilenode <> 0",
    );
    let files = files.fetch_all(&mut connection).await.unwrap();
    files
        .iter()
        .flat_map(|row| row.get::<Vec<u8>, _>(0))
        .collect()
}
