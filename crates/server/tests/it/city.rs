//! The invented city, played once; each test works on a copy of its own.

use crate::program::{Answer, augenmass, run_in};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The seed of the demo.
const SEED: &str = "5";
/// Address of the database in a [`City`]'s folder.
pub const DATABASE: &str = "sqlite:municipality.sqlite";
/// The last day of the year that was played.
pub const AS_OF: &str = "2025-12-31";

/// An inquiry with characters that mean something in HTML, for which no other body is asked.
pub const INQUIRY: &str = "\
Fraktion \"Rat & Tat <links>\" im Rat der Stadt Auenstedt

Auenstedt, den 15.01.2026

Anfrage der Fraktion \"Rat & Tat <links>\" zur Sitzung des ASG am 26. Februar 2026
Nachfragen zu <b>Hinweisen</b> & Fällen

Die Fraktion fragt an:

1. Wie viele Hinweise mit <script>alert(1)</script> & Fälle gab es 2025?

2. Wie viele Entlastungsschreiben wurden 2025 versandt?

Erika Müller-O'Hara
";

/// A copy of the installation in a folder that goes away with it.
pub struct City {
    folder: TempDir,
}

impl City {
    /// A fresh copy.
    pub fn copy() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("keys")).unwrap();
        for name in [
            "municipality.sqlite",
            "municipality.sqlite-wal",
            "keys/master.key",
            "keys/log-signing.key",
        ] {
            let from = demo().join(name);
            if !name.ends_with("-wal") || from.exists() {
                std::fs::copy(from, folder.path().join(name)).unwrap();
            }
        }
        std::fs::write(folder.path().join("inquiry.txt"), INQUIRY).unwrap();
        Self { folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a subcommand on it, in its folder.
    pub fn run(&self, subcommand: &str, args: &[&str]) -> Answer {
        run_in(
            self.path(),
            &[&[subcommand, "--database", DATABASE], args].concat(),
        )
    }

    /// Answers `inquiry.txt` into a folder.
    pub fn answer(&self, out: &str, args: &[&str]) -> Answer {
        self.run(
            "answer",
            &[
                &["--inquiry", "inquiry.txt", "--as-of", AS_OF, "--out", out],
                args,
            ]
            .concat(),
        )
    }
}

/// The folder of the demo, played once per test run. Nothing may write to it.
pub fn demo() -> &'static Path {
    static DEMO: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let played = DEMO.get_or_init(|| {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
        remove_left_over(all);
        let dir = all.join(format!("demo-{}", std::process::id()));
        let output = augenmass()
            .args([
                "demo",
                "--size",
                "small",
                "--seed",
                SEED,
                "--no-serve",
                "--dir",
            ])
            .arg(&dir)
            .output()
            .unwrap();
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        std::fs::write(dir.join("printed"), output.stdout).unwrap();
        Ok(dir)
    });
    played.as_ref().unwrap()
}

/// Earlier runs cannot clean up after themselves: the demo lives as long as the process.
fn remove_left_over(all: &Path) {
    for entry in std::fs::read_dir(all).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap_or_default();
        if let Some(process) = name.strip_prefix("demo-")
            && !Path::new("/proc").join(process).exists()
        {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
