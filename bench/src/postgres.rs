//! A private PostgreSQL server for the measurement: its own data folder, a Unix socket, durable as
//! installed (fsync and synchronous_commit on), stopped and removed at the end.

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Where Debian puts the programmes.
const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";

/// A running server.
pub struct Server {
    folder: TempDir,
}

/// Runs a programme of PostgreSQL; as user `postgres` where we are root, which it refuses.
fn run(program: &str, args: &[&str]) -> Result<(), String> {
    let path = Path::new(PROGRAMS).join(program);
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout == b"0\n");
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path);
        command
    } else {
        Command::new(path)
    };
    // Not captured: the server keeps its output open.
    let done = command
        .args(args)
        .current_dir("/tmp")
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .status()
        .map_err(|error| format!("{program}: {error}"))?;
    if done.success() {
        Ok(())
    } else {
        Err(format!("{program} did not succeed"))
    }
}

impl Server {
    /// Starts one; `None` where PostgreSQL 15 is not installed.
    pub fn start() -> Result<Option<Self>, String> {
        if !Path::new(PROGRAMS).join("initdb").is_file() {
            return Ok(None);
        }
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        // The server's own user must reach it.
        let open = Command::new("chmod")
            .arg("0777")
            .arg(folder.path())
            .status();
        open.map_err(|error| error.to_string())?;
        let server = Self { folder };
        let (data, log) = (server.text("data"), server.text("log"));
        run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "bench",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
        )?;
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}'",
            server.text("")
        );
        run(
            "pg_ctl",
            &["-D", &data, "-l", &log, "-w", "-o", &options, "start"],
        )?;
        Ok(Some(server))
    }

    /// Makes a database and gives its address.
    pub fn database(&self, name: &str) -> Result<String, String> {
        run("createdb", &["-h", &self.text(""), "-U", "bench", name])?;
        let host = self.text("").replace('/', "%2F");
        Ok(format!("postgres://bench@{host}/{name}"))
    }

    fn text(&self, name: &str) -> String {
        let path: PathBuf = if name.is_empty() {
            self.folder.path().to_path_buf()
        } else {
            self.folder.path().join(name)
        };
        path.display().to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Where it does not stop, its folder goes all the same.
        let _ = run(
            "pg_ctl",
            &["-D", &self.text("data"), "-m", "fast", "-w", "stop"],
        );
        let _ = std::fs::remove_dir_all(self.folder.path());
    }
}
