//! What only PostgreSQL has: settings that belong to a server, the lock of the sequencer, and tables
//! in which what was deleted stays until they are rewritten.

use super::{Database, Setting};
use crate::error::StoreError;
use sqlx::{Executor as _, Row as _};
use std::time::Duration;

/// `synchronous_commit` is never less than `on` in a connection that writes, whatever the server's
/// default becomes later. Who waits for a lock gives up as on SQLite, and a program that hangs in a
/// transaction gives its locks back.
pub(super) const WRITER: &str = "
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') <> 'remote_apply';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '60s';";
pub(super) const READER: &str = "SET default_transaction_read_only = on;";

/// Held by the one sequencer to the end of its transaction; "augenmaß" as a number, so that it is
/// nobody else's.
pub(super) const SEQUENCER: &str = "SELECT pg_advisory_xact_lock(7022632879296176607)";

/// The tables in which keys, ciphertexts and tokens lie.
const REWRITTEN: [&str; 8] = [
    "VACUUM (FULL) person_key",
    "VACUUM (FULL) personal",
    "VACUUM (FULL) person_index",
    "VACUUM (FULL) letter_code",
    "VACUUM (FULL) reported",
    "VACUUM (FULL) block",
    "VACUUM (FULL) office",
    "VACUUM (FULL) installation",
];
/// How long a sweep waits for transactions that began before it.
const PATIENCE: (u32, Duration) = (50, Duration::from_millis(100));

/// The settings that durability rests on: of the server, of what it gives to new connections, and of
/// the connection that writes.
pub(super) async fn settings(database: &Database) -> Result<Vec<Setting>, StoreError> {
    let row = sqlx::query(
        "SELECT current_setting('server_version_num') AS version,
           current_setting('server_encoding') AS encoding,
           current_setting('fsync') AS fsync,
           current_setting('full_page_writes') AS pages,
           (SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit') AS server,
           current_setting('synchronous_commit') AS session",
    )
    .fetch_one(&database.write)
    .await?;
    let of = |name, column, wanted, fits: fn(&str) -> bool| {
        let value: String = row.try_get(column)?;
        let fits = fits(&value);
        Ok(Setting {
            name,
            value,
            wanted,
            fits,
        })
    };
    let synchronous: fn(&str) -> bool = |value| matches!(value, "on" | "remote_apply");
    [
        of("server_version_num", "version", "150000 or more", |value| {
            value.parse::<u32>().is_ok_and(|number| number >= 150_000)
        }),
        of("server_encoding", "encoding", "UTF8", |value| {
            value == "UTF8"
        }),
        of("fsync", "fsync", "on", |value| value == "on"),
        of("full_page_writes", "pages", "on", |value| value == "on"),
        of("synchronous_commit", "server", "on", synchronous),
        of(
            "synchronous_commit of this connection",
            "session",
            "on",
            synchronous,
        ),
    ]
    .into_iter()
    .collect()
}

/// Writes the tables of keys, ciphertexts and tokens anew, without what was deleted, and asks the server
/// to let go of the write-ahead log that it no longer needs. False while a transaction that began earlier
/// might still see what was deleted.
pub(super) async fn sweep(database: &Database) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT pg_current_xact_id()::text")
        .fetch_one(&database.write)
        .await?;
    let mark: String = row.try_get(0)?;
    if !others_ended(database, &mark).await? {
        return Ok(false);
    }
    for statement in REWRITTEN {
        match database
            .write
            .execute(statement)
            .await
            .map_err(StoreError::from)
        {
            Ok(_) => {}
            // A reader is in the table.
            Err(StoreError::Busy | StoreError::Collision) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    // A rewritten table knows nothing of transactions before its `relfrozenxid`: what they deleted is gone.
    let row = sqlx::query(
        "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
           AND relname IN ('person_key', 'personal', 'person_index', 'letter_code', 'reported', 'block', 'office', 'installation')
           AND age(relfrozenxid) > age(($1::text::xid8)::xid)",
    )
    .bind(mark)
    .fetch_one(&database.write)
    .await?;
    let held: i64 = row.try_get(0)?;
    let_go_of_log(database).await?;
    Ok(held == 0)
}

/// Waits until every transaction from before the mark has ended.
async fn others_ended(database: &Database, mark: &str) -> Result<bool, StoreError> {
    for _ in 0..PATIENCE.0 {
        let row = sqlx::query(
            "SELECT CASE WHEN pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 THEN 1 ELSE 0 END::bigint",
        )
        .bind(mark)
        .fetch_one(&database.write)
        .await?;
        if row.try_get::<i64, _>(0)? == 1 {
            return Ok(true);
        }
        tokio::time::sleep(PATIENCE.1).await;
    }
    Ok(false)
}

/// Where the account may: the next segment of the write-ahead log, and a checkpoint, after which the
/// server needs none of the earlier ones.
async fn let_go_of_log(database: &Database) -> Result<(), StoreError> {
    for statement in ["SELECT pg_switch_wal()::text", "CHECKPOINT"] {
        match database
            .write
            .execute(statement)
            .await
            .map_err(StoreError::from)
        {
            Ok(_) => {}
            Err(StoreError::Db { code }) if code == NOT_PERMITTED => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// PostgreSQL's code for a missing privilege.
const NOT_PERMITTED: &str = "42501";
