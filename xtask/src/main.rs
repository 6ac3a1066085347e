//! `cargo run -p xtask -- check | legal-map | bench | fuzz [--seconds N] [--light] [--keep] [target…]`
#![expect(clippy::print_stdout, reason = "a command line tool prints its result")]

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("check") => check(),
        Some("legal-map") => legal_map(),
        Some("bench") => bench(),
        Some("fuzz") => fuzz(),
        _ => {
            println!("usage: cargo run -p xtask -- check | legal-map | bench | fuzz");
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

/// Builds the fuzzing programmes and runs each for a time; one row each.
fn fuzz() -> ExitCode {
    let run = || -> Result<usize, String> {
        let order = xtask::fuzz::Order::parse(std::env::args().skip(2))?;
        let all = xtask::fuzz::all();
        if let Some(unknown) = order.targets.iter().find(|name| !all.contains(name)) {
            return Err(format!(
                "{unknown} is no target; there are {}",
                all.join(", ")
            ));
        }
        let programmes = xtask::fuzz::build(&order)?;
        let wanted = |name: &&String| {
            (!order.light || xtask::fuzz::is_light(name))
                && (order.targets.is_empty() || order.targets.contains(name))
        };
        let mut crashes = 0;
        println!("{}", xtask::fuzz::Row::head());
        for name in all.iter().filter(wanted) {
            let row = xtask::fuzz::run(&programmes, name, &order, |line| println!("{line}"))?;
            println!("{}", row.line());
            crashes += row.crashes;
        }
        Ok(crashes)
    };
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(crashes) => {
            println!("{crashes} inputs break a promise");
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Builds what is measured (release; `--dev` takes the development build) and measures with `bench/`.
fn bench() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(2).collect();
    let dev = args.iter().any(|arg| arg == "--dev");
    args.retain(|arg| arg != "--dev");
    let root = xtask::root();
    let target = std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), Into::into);
    let (folder, profile) = if dev {
        ("debug", "dev")
    } else {
        ("release", "release")
    };
    let mut build = Command::new("cargo");
    build.args(["build", "--workspace", "--bins", "--profile", profile]);
    if !run(build.current_dir(&root)) {
        return ExitCode::FAILURE;
    }
    let program = target.join(folder).join("augenmass-bench");
    if run(Command::new(program).args(args).current_dir(&root)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run(command: &mut Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            println!("{}: {error}", command.get_program().to_string_lossy());
            false
        }
    }
}
