//! Bare INSERT transactions with the same durability as the store's: what the database alone can do.

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor as _};
use std::time::{Duration, Instant};

/// Bytes of a row: about what a history row holds.
const ROW: usize = 800;

/// The settings of the store's writing connection (crates/store/src/database.rs).
const SQLITE: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

/// Transactions per second: each begins, inserts one row and commits.
pub async fn per_second(url: &str, writers: u32, length: Duration) -> Result<f64, sqlx::Error> {
    rate(url, writers, length, false).await
}

/// How often in a second one row is looked for by its key and one is inserted, as a page does that reads
/// personal data: the least that such a page can cost.
pub async fn look_and_insert(url: &str, askers: u32, length: Duration) -> Result<f64, sqlx::Error> {
    rate(url, askers, length, true).await
}

async fn rate(url: &str, writers: u32, length: Duration, looks: bool) -> Result<f64, sqlx::Error> {
    let pool = pool(url, writers).await?;
    let (begin, sqlite) = (Instant::now(), url.starts_with("sqlite:"));
    let tasks = (0..i64::from(writers)).map(|writer| {
        let pool = pool.clone();
        tokio::spawn(async move { insert(&pool, sqlite, writer, begin, length, looks).await })
    });
    let mut done = 0;
    for task in tasks.collect::<Vec<_>>() {
        done += task.await.map_err(|_| sqlx::Error::WorkerCrashed)??;
    }
    let seconds = begin.elapsed().as_secs_f64();
    sqlx::query("DROP TABLE bare").execute(&pool).await?;
    pool.close().await;
    Ok(f64::from(done) / seconds)
}

/// Connections as the store has them, and an empty table.
async fn pool(url: &str, writers: u32) -> Result<AnyPool, sqlx::Error> {
    sqlx::any::install_default_drivers();
    let sqlite = url.starts_with("sqlite:");
    // SQLite has one writer, as in the store.
    let connections = if sqlite { 1 } else { writers };
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(60))
        .after_connect(move |connection, _| {
            Box::pin(async move {
                if sqlite {
                    connection.execute(sqlx::raw_sql(SQLITE)).await?;
                }
                Ok(())
            })
        })
        .connect(url)
        .await?;
    sqlx::query(
        "CREATE TABLE bare (writer BIGINT, number BIGINT, body TEXT, PRIMARY KEY (writer, number))",
    )
    .execute(&pool)
    .await?;
    Ok(pool)
}

async fn insert(
    pool: &AnyPool,
    sqlite: bool,
    writer: i64,
    begin: Instant,
    length: Duration,
    looks: bool,
) -> Result<u32, sqlx::Error> {
    let (mut number, body) = (0, "x".repeat(ROW));
    while begin.elapsed() < length {
        if looks {
            sqlx::query("SELECT body FROM bare WHERE writer = $1 AND number = $2")
                .bind(writer)
                .bind(i64::from(number / 2))
                .fetch_optional(pool)
                .await?;
        }
        let mut tx = pool
            .begin_with(if sqlite { "BEGIN IMMEDIATE" } else { "BEGIN" })
            .await?;
        sqlx::query("INSERT INTO bare (writer, number, body) VALUES ($1, $2, $3)")
            .bind(writer)
            .bind(i64::from(number))
            .bind(body.as_str())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        number += 1;
    }
    Ok(number)
}
