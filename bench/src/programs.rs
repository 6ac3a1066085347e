//! What is measured from outside: the cold build, the demo with its peak memory, database, answer and
//! log, and the measurements of others (fuzzing, killed writers).

use crate::machine::{root, target};
use crate::table::Table;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A child that ended: seconds, and its peak memory in MiB.
struct Ended {
    seconds: f64,
    peak: f64,
}

/// Runs a child to its end, watching its peak memory (`VmHWM`).
fn watch(command: &mut Command) -> Result<Ended, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let begin = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("{name}: {error}; build first"))?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0.0_f64;
    loop {
        peak = peak.max(high_water(&status).unwrap_or(0.0));
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(done) if done.success() => {
                let seconds = begin.elapsed().as_secs_f64();
                return Ok(Ended { seconds, peak });
            }
            Some(done) => return Err(format!("{name}: {done}")),
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn high_water(status: &Path) -> Option<f64> {
    Some(kib_of(status, "VmHWM:")? / 1024.0)
}

/// A field of `/proc/<pid>/status`, KiB.
pub fn kib_of(status: &Path, field: &str) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(field))?;
    line.split_whitespace().next()?.parse().ok()
}

/// A cold release build of `augenmass` into a folder of its own.
pub fn build(table: &mut Table) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let ended = watch(
        Command::new("cargo")
            .args([
                "build",
                "--release",
                "--workspace",
                "--bin",
                "augenmass",
                "--target-dir",
            ])
            .arg(folder.path())
            .current_dir(root()),
    )?;
    let figure = format!("{:.0} s", ended.seconds);
    table.put(
        "build",
        "cold release build of augenmass",
        &figure,
        "sources of the crates were already there",
    );
    Ok(())
}

/// A programme beside this one.
pub fn program(name: &str) -> PathBuf {
    let here = std::env::current_exe().ok();
    let folder = here
        .as_deref()
        .and_then(Path::parent)
        .map(Path::to_path_buf);
    folder
        .unwrap_or_else(|| target().join("release"))
        .join(name)
}

/// The demo of a size: its time, peak memory and database; its answer and its log.
pub fn demo(table: &mut Table, size: &str) -> Result<(), String> {
    let part = if size == "city" { "city" } else { "demo" };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("town");
    let played = watch(
        Command::new(program("augenmass"))
            .args(["demo", "--size", size, "--no-serve", "--dir"])
            .arg(&dir),
    )?;
    let name = |what: &str| format!("demo --size {size}: {what}");
    table.put(
        part,
        &name("time"),
        &format!("{:.1} s", played.seconds),
        "all steps through the gate, answer, papers, log",
    );
    table.put(
        part,
        &name("peak memory"),
        &format!("{:.0} MiB", played.peak),
        "VmHWM of augenmass, without its child for papers",
    );
    let bytes = std::fs::metadata(dir.join("municipality.sqlite")).map_or(0, |file| file.len());
    table.put(
        part,
        &name("database"),
        &format!("{:.1} MB", bytes as f64 / 1e6),
        "SQLite",
    );
    let answer = watch(
        Command::new(program("augenmass"))
            .args(["answer", "--as-of", "2025-12-31", "--inquiry"])
            .arg(root().join("demo/inquiry.txt"))
            .arg("--database")
            .arg(format!(
                "sqlite:{}",
                dir.join("municipality.sqlite").display()
            ))
            .arg("--out")
            .arg(folder.path().join("answer")),
    )?;
    table.put(
        part,
        &name("an answer"),
        &format!("{:.2} s", answer.seconds),
        "the programme from start to end: inquiry read, all figures, PDF and its data",
    );
    let verified = watch(
        Command::new(program("ledger-verify"))
            .arg(dir.join("out/log"))
            .arg("--key")
            .arg(dir.join("out/log.pub")),
    )?;
    table.put(
        part,
        &name("ledger-verify"),
        &format!("{:.2} s", verified.seconds),
        &format!("peak {:.0} MiB", verified.peak),
    );
    Ok(())
}

/// Measurements that others make: `bench/<name>` is a script that prints lines `what<TAB>figure<TAB>note`.
pub fn others(table: &mut Table, name: &str) -> Result<(), String> {
    let script = root().join("bench").join(name);
    if !script.is_file() {
        return Err(format!("there is no bench/{name}"));
    }
    let output = Command::new(script)
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut cells = line.split('\t');
        if let (Some(what), Some(figure)) = (cells.next(), cells.next()) {
            table.put(name, what, figure, cells.next().unwrap_or_default());
        }
    }
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("bench/{name} did not succeed"))
    }
}
