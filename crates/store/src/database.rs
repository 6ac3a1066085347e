//! The connection: one type for SQLite and PostgreSQL on sqlx's `any` driver
//! (`docs/decisions/0001-sqlx-any.md`). What differs between the two is here and in `migrations/`.

mod log_rows;
mod patience;
mod postgres;
mod readers;
mod statement;
mod statements;

pub(crate) use log_rows::{LogRow, LogRows, Written};
pub(crate) use patience::Patience;
pub(crate) use statement::Statement;
pub(crate) use statements::{ROWS, Statements};

use readers::Readers;

use crate::error::StoreError;
use sqlx::any::{AnyPoolOptions, AnyQueryResult};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{
    Any, AnyConnection, AnyPool, Connection as _, Executor as _, Row as _, SqlSafeStr as _,
    Transaction,
};
use std::path::PathBuf;
use std::time::Duration;

/// Connections that only read.
const READERS: u32 = 4;
/// How long a caller waits for a connection before the store says it is busy.
const PATIENCE: Duration = Duration::from_secs(15);
/// A connection to a server that answered so recently is not asked whether it is still there. Shorter
/// than any restart of a server: whoever comes after one asks.
const RECENT: Duration = Duration::from_millis(100);
/// Connections that write, on PostgreSQL. SQLite has one writer.
const WRITERS: u32 = 8;

/// `busy_timeout` comes first: changing the journal mode may meet another connection's lock.
/// `temp_store` keeps sorting and the like out of temporary files, which nobody would overwrite.
/// `secure_delete` overwrites what is erased, `recursive_triggers` lets `REPLACE` meet the triggers.
const WRITER: &str = "PRAGMA busy_timeout = 10000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA temp_store = MEMORY;";
const READER: &str = "PRAGMA busy_timeout = 10000;
    PRAGMA foreign_keys = ON;
    PRAGMA query_only = ON;
    PRAGMA temp_store = MEMORY;";

/// Which of the two databases it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

impl Backend {
    /// What a connection that writes is told first.
    const fn writer(self) -> &'static str {
        match self {
            Self::Sqlite => WRITER,
            Self::Postgres => postgres::WRITER,
        }
    }

    /// What a connection that only reads is told first.
    const fn reader(self) -> &'static str {
        match self {
            Self::Sqlite => READER,
            Self::Postgres => postgres::READER,
        }
    }
}

/// A version of the schema, for both databases.
struct Version {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// `version!(1, "begin", "0001_begin.sql")`: a file of this name lies in both folders.
macro_rules! version {
    ($number:literal, $name:literal, $file:literal) => {
        Version {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../migrations/postgres/", $file)),
        }
    };
}

/// The versions of the schema, in their order.
const MIGRATIONS: &[Version] = &[
    version!(1, "begin", "0001_begin.sql"),
    version!(2, "sign in", "0002_sign_in.sql"),
    version!(3, "letter code", "0003_letter_code.sql"),
    version!(4, "notices", "0004_notices.sql"),
    version!(5, "office token", "0005_office_token.sql"),
    version!(6, "kept form", "0006_kept_form.sql"),
    version!(7, "fairness", "0007_fairness.sql"),
    version!(8, "open", "0008_open.sql"),
    version!(9, "status of plan", "0009_status_of_plan.sql"),
    version!(10, "track two", "0010_track_two.sql"),
    version!(11, "receipted", "0011_receipted.sql"),
    version!(12, "lists of all", "0012_lists_of_all.sql"),
    version!(13, "passkey", "0013_passkey.sql"),
];

/// A setting that durability rests on.
pub(crate) struct Setting {
    pub name: &'static str,
    pub value: String,
    wanted: &'static str,
    fits: bool,
}

/// A parsed address.
struct Address {
    backend: Backend,
    url: String,
    path: Option<PathBuf>,
}

impl Address {
    fn parse(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let (backend, url) = (Backend::Postgres, url.to_owned());
            let path = None;
            return Ok(Self { backend, url, path });
        }
        let rest = url.strip_prefix("sqlite:").ok_or(StoreError::Address)?;
        let path = rest.strip_prefix("//").unwrap_or(rest);
        if path.is_empty() || path.contains(":memory:") {
            return Err(StoreError::Address);
        }
        // The path is taken as it is; sqlx would decode `%` and cut at `?`.
        let absolute = std::path::absolute(path).map_err(|_| StoreError::Address)?;
        let mut url = "sqlite:".to_owned();
        for c in absolute.to_string_lossy().chars() {
            match c {
                '%' => url.push_str("%25"),
                '?' => url.push_str("%3F"),
                '#' => url.push_str("%23"),
                ' ' => url.push_str("%20"),
                _ => url.push(c),
            }
        }
        Ok(Self {
            backend: Backend::Sqlite,
            url,
            path: Some(PathBuf::from(path)),
        })
    }
}

/// The file of a SQLite database; `None` for a server.
pub(crate) fn file_of(url: &str) -> Result<Option<PathBuf>, StoreError> {
    Ok(Address::parse(url)?.path)
}

/// One writer and a read pool.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub backend: Backend,
    pub read: Readers,
    write: AnyPool,
    /// For what reads long, all as of one moment; connected when it is needed.
    snapshots: AnyPool,
    /// The file that [`Database::create`] made.
    new_file: Option<PathBuf>,
}

impl Database {
    /// Makes the file of a new SQLite database (mode 0600, as its WAL will have) and connects.
    pub async fn create(url: &str) -> Result<Self, StoreError> {
        let address = Address::parse(url)?;
        if let Some(path) = &address.path {
            new_file(path)?;
        }
        let mut database = Self::connect(&address).await?;
        database.new_file = address.path;
        Ok(database)
    }

    /// Connects to an existing database, after a look whether it is one of ours.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let address = Address::parse(url)?;
        if address.path.as_ref().is_some_and(|path| !path.is_file()) {
            let what = "the database file";
            return Err(StoreError::NotFound { what });
        }
        probe(&address).await?;
        Self::connect(&address).await
    }

    async fn connect(address: &Address) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (writers, backend) = match address.backend {
            Backend::Sqlite => (1, Backend::Sqlite),
            Backend::Postgres => (WRITERS, Backend::Postgres),
        };
        let write = pool(address, writers, address.backend.writer()).await?;
        let (first, server) = (backend.reader(), backend == Backend::Postgres);
        let read = Readers::new(&address.url, READERS, first, server);
        let database = Self {
            backend,
            read,
            write,
            snapshots: options(address, 1, first).connect_lazy(&address.url)?,
            new_file: None,
        };
        database.check_settings().await?;
        Ok(database)
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let migrations = MIGRATIONS.iter().map(|one| {
            let sql = match self.backend {
                Backend::Sqlite => one.sqlite,
                Backend::Postgres => one.postgres,
            };
            let (name, kind) = (one.name.into(), MigrationType::Simple);
            Migration::new(one.number, name, kind, sql.into_sql_str(), false)
        });
        Migrator::with_migrations(migrations.collect())
            .run(&self.write)
            .await
            .map_err(|error| match error {
                sqlx::migrate::MigrateError::Execute(error)
                | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => error.into(),
                _ => StoreError::corrupt("the list of migrations"),
            })
    }

    /// Begins a transaction that writes.
    ///
    /// SQLite ends a transaction by itself when the disk is full or fails; sqlx then still counts it as
    /// open, and would refuse every later one on this connection. Such a connection is replaced.
    pub async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        match self.write.begin_with(self.begin_statement()).await {
            Err(sqlx::Error::InvalidSavePointStatement | sqlx::Error::BeginFailed) => {
                let stuck = self.write.acquire().await?;
                // What it says at its end does not matter: nothing was open on it.
                let _ = stuck.close().await;
                Ok(self.write.begin_with(self.begin_statement()).await?)
            }
            begun => Ok(begun?),
        }
    }

    /// Begins a transaction that sees the database as it is now, however long it reads.
    pub async fn begin_snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let statement = match self.backend {
            Backend::Sqlite => "BEGIN",
            Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        Ok(self.snapshots.begin_with(statement).await?)
    }

    const fn begin_statement(&self) -> &'static str {
        match self.backend {
            // Takes the write lock now: promotion from a read lock would ignore `busy_timeout`.
            Backend::Sqlite => "BEGIN IMMEDIATE",
            Backend::Postgres => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        }
    }

    /// Begins the transaction of the sequencer. There is one at a time, of all processes: on SQLite by
    /// the write lock, on PostgreSQL by an advisory lock. What it sees there is what is committed at
    /// each statement, so that it never meets a writer.
    pub async fn begin_sequencer(&self) -> Result<Transaction<'static, Any>, StoreError> {
        if self.backend == Backend::Sqlite {
            return self.begin().await;
        }
        let read_committed = "BEGIN ISOLATION LEVEL READ COMMITTED";
        let mut tx = self.write.begin_with(read_committed).await?;
        tx.execute(postgres::SEQUENCER).await?;
        Ok(tx)
    }

    /// The attempts at one transaction.
    pub const fn patience(&self) -> Patience {
        Patience::of(self.backend)
    }

    /// The settings that durability rests on, as the connection that writes reports them.
    pub async fn settings(&self) -> Result<Vec<Setting>, StoreError> {
        if self.backend == Backend::Postgres {
            return postgres::settings(self).await;
        }
        let mut connection = self.write.acquire().await?;
        let journal: String = setting(&mut connection, "PRAGMA journal_mode").await?;
        let mut settings = vec![Setting {
            name: "journal_mode",
            fits: journal == "wal",
            value: journal,
            wanted: "wal",
        }];
        for (name, wanted, sql) in [
            ("synchronous", "2", "PRAGMA synchronous"),
            ("foreign_keys", "1", "PRAGMA foreign_keys"),
            ("secure_delete", "1", "PRAGMA secure_delete"),
        ] {
            let value: i64 = setting(&mut connection, sql).await?;
            let value = value.to_string();
            settings.push(Setting {
                name,
                fits: value == wanted,
                value,
                wanted,
            });
        }
        Ok(settings)
    }

    /// Refuses to work on a database whose settings would lose what was promised.
    async fn check_settings(&self) -> Result<(), StoreError> {
        match self.settings().await?.into_iter().find(|one| !one.fits) {
            None => Ok(()),
            Some(Setting {
                name,
                value,
                wanted,
                ..
            }) => Err(StoreError::Setting {
                name,
                value,
                wanted,
            }),
        }
    }

    /// Takes away what is left of what was erased. On SQLite: moves the write-ahead log into the file
    /// and cuts it. On PostgreSQL: writes the tables of keys and ciphertexts anew
    /// (`docs/decisions/0012-erasure-on-postgresql.md`). False while a reader still needs it.
    pub async fn sweep(&self) -> Result<bool, StoreError> {
        if self.backend == Backend::Postgres {
            return postgres::sweep(self).await;
        }
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let row = sqlx::query(sql).fetch_one(&self.write).await?;
        Ok(row.try_get::<i64, _>(0)? == 0)
    }

    /// What a commit that erases does: on SQLite it sweeps. On PostgreSQL it leaves that to who erases,
    /// once after all.
    pub async fn sweep_at_once(&self) -> Result<bool, StoreError> {
        match self.backend {
            Backend::Sqlite => self.sweep().await,
            Backend::Postgres => Ok(false),
        }
    }

    /// After much was written at once: has PostgreSQL look through its tables now instead of in its own time, in
    /// which it plans by what was there before and pages pay for the looking through. Nothing on SQLite.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        if self.backend == Backend::Postgres {
            self.write.execute("VACUUM (ANALYZE)").await?;
        }
        Ok(())
    }

    /// Closes, and removes the file if this very call of [`Database::create`] made it.
    pub async fn discard(&self) {
        self.close().await;
        if let Some(path) = &self.new_file {
            // What is left over is said by the next attempt.
            let _ = std::fs::remove_file(path);
        }
    }

    /// Waits for connections in use and closes all.
    pub async fn close(&self) {
        self.read.close().await;
        self.snapshots.close().await;
        self.write.close().await;
    }
}

/// One plain connection: it changes nothing in a database that is not ours, and it tells what is wrong
/// where a pool would try again until its patience ends.
async fn probe(address: &Address) -> Result<(), StoreError> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&address.url).await?;
    let found = sqlx::query("SELECT id FROM installation")
        .fetch_optional(&mut connection)
        .await;
    let settings = match (&found, address.backend) {
        (Ok(Some(_)), Backend::Sqlite) => connection.execute(sqlx::raw_sql(WRITER)).await,
        _ => Ok(AnyQueryResult::default()),
    };
    connection.close().await?;
    settings?;
    match found.map_err(StoreError::from) {
        Ok(Some(_)) => Ok(()),
        // No such table.
        Ok(None) | Err(StoreError::Db { .. }) => Err(StoreError::NotOurs),
        Err(error) => Err(error),
    }
}

async fn setting<T>(connection: &mut AnyConnection, sql: &'static str) -> Result<T, StoreError>
where
    T: for<'r> sqlx::Decode<'r, Any> + sqlx::Type<Any>,
{
    let row = sqlx::query(sql).fetch_one(connection).await?;
    Ok(row.try_get(0)?)
}

async fn pool(address: &Address, size: u32, first: &'static str) -> Result<AnyPool, StoreError> {
    Ok(options(address, size, first).connect(&address.url).await?)
}

fn options(address: &Address, size: u32, first: &'static str) -> AnyPoolOptions {
    let server = address.backend == Backend::Postgres;
    AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(PATIENCE)
        // A server may have gone away meanwhile; a file does not, and each question costs a round trip.
        .test_before_acquire(false)
        .before_acquire(move |connection, known| {
            Box::pin(async move {
                if server && known.idle_for > RECENT {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .after_connect(move |connection, _| {
            Box::pin(async move {
                connection.execute(sqlx::raw_sql(first)).await?;
                Ok(())
            })
        })
}

fn new_file(path: &std::path::Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path).map_err(|error| error.kind()) {
        Ok(_) => Ok(()),
        Err(std::io::ErrorKind::AlreadyExists) => Err(StoreError::Exists),
        Err(std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem) => {
            Err(StoreError::ReadOnly)
        }
        Err(std::io::ErrorKind::StorageFull) => Err(StoreError::Full),
        Err(_) => Err(StoreError::NotFound {
            what: "the folder of the database",
        }),
    }
}
