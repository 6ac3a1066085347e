//! A PostgreSQL server of the test's own, in a folder that goes away with it: it may be stopped at once.

use crate::town::Town;
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Where Debian keeps the programmes.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A running server.
pub struct Server {
    folder: TempDir,
    programmes: PathBuf,
    port: u16,
}

impl Server {
    /// Makes and starts one; `None`, and a line that says so, where PostgreSQL's programmes are absent.
    pub fn start() -> Option<Self> {
        let Some(programmes) = programmes() else {
            println!("skipped: PostgreSQL's programmes (initdb, pg_ctl) are not here");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let server = Self {
            folder,
            programmes,
            port,
        };
        if is_root() {
            // PostgreSQL refuses to run as root.
            run(Command::new("chown")
                .arg("postgres")
                .arg(server.folder.path()));
        }
        run(server
            .programme("initdb")
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8"])
            .arg(server.data()));
        server.up();
        Some(server)
    }

    /// Starts it and waits until it answers.
    pub fn up(&self) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={}",
            self.port,
            self.folder.path().display()
        );
        run(self
            .pg_ctl()
            .args(["-w", "-t", "120", "-o", &options, "-l"])
            .arg(self.folder.path().join("log"))
            .arg("start"));
    }

    /// Stops it as a loss of power would: nothing is finished, nothing is written out.
    pub fn stop_at_once(&self) {
        run(self.pg_ctl().args(["-w", "-m", "immediate", "stop"]));
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
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn pg_ctl(&self) -> Command {
        let mut command = self.programme("pg_ctl");
        command.arg("-D").arg(self.data());
        command
    }

    fn programme(&self, name: &str) -> Command {
        let path = self.programmes.join(name);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(path);
                command
            }
            false => Command::new(path),
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.pg_ctl();
        let _ = stop
            .args(["-m", "immediate", "stop"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
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

/// Runs a programme of the server to its end.
fn run(command: &mut Command) {
    // Not a pipe: the server would keep it open.
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{command:?}");
}

/// The newest version that Debian has installed.
fn programmes() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).ok()?.flatten();
    let mut folders: Vec<PathBuf> = versions.map(|it| it.path().join("bin")).collect();
    folders.sort();
    let usable = |path: &PathBuf| path.join("initdb").is_file() && path.join("pg_ctl").is_file();
    folders.into_iter().rfind(usable)
}

pub fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(Path::new("/proc/self")).unwrap()) == 0
}
