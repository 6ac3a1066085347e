//! A PostgreSQL server of one's own for the measurement (`.ci/postgres`), on disk, durable as installed;
//! stopped and removed at the end.

use crate::machine::root;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The script's exit code where PostgreSQL is not installed.
const NOT_INSTALLED: i32 = 3;

/// A running server.
pub struct Server {
    folder: PathBuf,
    /// Of its first database, `postgres`.
    address: String,
}

/// Tells the script what to do with the server of a folder.
fn script(folder: &Path, what: &str) -> Command {
    let mut command = Command::new(root().join(".ci/postgres"));
    command.arg(what).env("AUGENMASS_POSTGRES_DIR", folder);
    command
}

/// Lets a database come to rest after a bulk load, as after a night: its tables looked through, everything
/// written. Otherwise the server does so while pages are measured, and each commit waits for the disk.
pub async fn settle(url: &str) -> Result<(), String> {
    let settled = async {
        let mut connection = AnyConnection::connect(url).await?;
        for statement in ["VACUUM (ANALYZE)", "CHECKPOINT"] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        connection.close().await
    };
    settled
        .await
        .map_err(|error: sqlx::Error| error.to_string())
}

impl Server {
    /// Starts one; `None` where PostgreSQL is not installed.
    pub fn start() -> Result<Option<Self>, String> {
        let name = format!("augenmass-bench-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let mut start = script(&folder, "start");
        let started = start.stderr(Stdio::inherit()).output();
        let started = started.map_err(|error| error.to_string())?;
        if started.status.code() == Some(NOT_INSTALLED) {
            return Ok(None);
        }
        if !started.status.success() {
            return Err("the PostgreSQL server did not start".to_owned());
        }
        let address = String::from_utf8_lossy(&started.stdout).trim().to_owned();
        Ok(Some(Self { folder, address }))
    }

    /// Makes a database and gives its address.
    pub async fn database(&self, name: &str) -> Result<String, String> {
        sqlx::any::install_default_drivers();
        let made = async {
            let mut connection = AnyConnection::connect(&self.address).await?;
            sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
                .execute(&mut connection)
                .await?;
            connection.close().await
        };
        made.await.map_err(|error: sqlx::Error| error.to_string())?;
        let server = self.address.strip_suffix("/postgres");
        let server = server.ok_or("the address of the server has no database")?;
        Ok(format!("{server}/{name}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Where it does not stop, the script removes its folder all the same.
        let _ = script(&self.folder, "stop").status();
    }
}
