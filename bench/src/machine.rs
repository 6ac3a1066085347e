//! The machine, the commit and the day.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").exists());
    root.unwrap_or(here).to_path_buf()
}

/// The folder that Cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Today.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement says its day, and the crates' clock is not linked everywhere"
)]
pub fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// The commit, with a mark where files differ from it.
pub fn commit() -> String {
    let git = |args: &[&str]| {
        let output = Command::new("git").args(args).current_dir(root()).output();
        let text = output.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned());
        text.unwrap_or_default()
    };
    let changed = !git(&["status", "--porcelain", "--", ".", ":!docs/performance.md"]).is_empty();
    let mark = if changed { " + changes" } else { "" };
    format!("{}{mark}", git(&["rev-parse", "--short", "HEAD"]))
}

/// Cores, memory, processor, and how busy the machine was when the measurement began.
pub fn described() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let (cpu, memory, load) = (
        read("/proc/cpuinfo"),
        read("/proc/meminfo"),
        read("/proc/loadavg"),
    );
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name));
        let value = line.and_then(|line| line.split_once(':'));
        value.map_or_else(
            || "unknown".to_owned(),
            |(_, value)| value.trim().to_owned(),
        )
    };
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let kib: u64 = field(&memory, "MemTotal")
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    format!(
        "{cores} cores, {} GiB, {}; load {} when it began",
        kib.div_ceil(1024 * 1024),
        field(&cpu, "model name"),
        load.split(' ').next().unwrap_or("unknown")
    )
}
