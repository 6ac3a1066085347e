//! `cargo run -p xtask -- check | legal-map | bench`
#![expect(clippy::print_stdout, reason = "a command line tool prints its result")]

use std::process::{Command, ExitCode};
use std::time::Instant;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("check") => check(),
        Some("legal-map") => legal_map(),
        Some("bench") => bench(),
        _ => {
            println!("usage: cargo run -p xtask -- check | legal-map | bench");
            ExitCode::from(2)
        }
    }
}

fn check() -> ExitCode {
    let mut findings = xtask::tidy::findings();
    match (xtask::edges::actual(), xtask::licences::not_allowed()) {
        (Ok(edges), Ok(licences)) => {
            if edges != xtask::edges::committed() {
                findings.push("the workspace's edges differ from xtask/edges.txt".to_owned());
            }
            findings.extend(
                licences
                    .into_iter()
                    .map(|l| format!("licence not allowed: {l}")),
            );
        }
        (Err(error), _) | (_, Err(error)) => findings.push(error.to_string()),
    }
    for finding in &findings {
        println!("{finding}");
    }
    println!("house rules, edges, licences: {} findings", findings.len());
    if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn legal_map() -> ExitCode {
    let path = xtask::root().join("docs/legal-map.md");
    match std::fs::write(&path, xtask::legal_map::document()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

/// Times the demo and the verification of its log, three runs each, and prints minimum and median.
fn bench() -> ExitCode {
    let root = xtask::root();
    let target = std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), Into::into);
    let folder = std::env::temp_dir().join(format!("augenmass-bench-{}", std::process::id()));
    let program = target.join("debug/augenmass");
    let mut rows = Vec::new();
    for run in 0..3 {
        let dir = folder.join(run.to_string());
        let demo = time(
            Command::new(&program)
                .args(["demo", "--size", "small", "--no-serve", "--dir"])
                .arg(&dir),
        );
        let verify = time(
            Command::new(target.join("debug/ledger-verify"))
                .arg(dir.join("out/log"))
                .arg("--key")
                .arg(dir.join("out/log.pub")),
        );
        rows.push((demo, verify));
    }
    let _ = std::fs::remove_dir_all(&folder);
    print_row("demo --size small", rows.iter().map(|r| r.0).collect());
    print_row("ledger-verify", rows.iter().map(|r| r.1).collect());
    ExitCode::SUCCESS
}

fn time(command: &mut Command) -> Option<f64> {
    let start = Instant::now();
    let done = command.output().ok()?.status.success();
    done.then(|| start.elapsed().as_secs_f64())
}

fn print_row(name: &str, times: Vec<Option<f64>>) {
    let mut seconds: Vec<f64> = times.into_iter().flatten().collect();
    seconds.sort_by(f64::total_cmp);
    match (seconds.first(), seconds.get(seconds.len() / 2)) {
        (Some(min), Some(median)) => println!("{name:<24} min {min:8.2} s   median {median:8.2} s"),
        _ => println!("{name:<24} did not succeed; run `cargo build` first"),
    }
}
