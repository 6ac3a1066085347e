//! `make bench-reconcile ARGS="--only reconcile-speed"`: measures the private reconciliation and writes its
//! rows of docs/performance.md. It links `augenmass-matching` alone, so it is built in a minute.
#![expect(clippy::print_stdout, reason = "a command line tool prints its result")]

mod accuracy;
mod groups;
#[path = "../../src/machine.rs"]
#[expect(
    dead_code,
    reason = "shared with the larger programme, which builds too"
)]
mod machine;
mod run;
mod speed;
mod steps;
#[path = "../../src/table.rs"]
#[expect(
    dead_code,
    reason = "shared with the larger programme, which compares rows"
)]
mod table;
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;
use table::Table;

/// What is measured, in this order.
const PARTS: [&str; 3] = ["reconcile-speed", "reconcile-run", "reconcile-accuracy"];

const USAGE: &str = "make bench-reconcile ARGS=\"[--only PART,…] [--peer COMMAND] [--sizes N,…]\"
parts: reconcile-speed, reconcile-run, reconcile-accuracy
--peer COMMAND  runs another tool on 2^16 x 2^16, which prints one line of JSON with total_s and cpu_s
--sizes N,…     records of the growing runs (10000,100000,1000000)
--evaluate A.csv B.csv [MATCHING.toml]  instead: one line of JSON about two lists with a column `cluster`, on plain
                keys, with another configuration of match keys where one is named
--rehearse B.csv [MATCHING.toml [DAMAGE.toml]]  instead: what a rehearsal chooses on a list, and what share of other
                copies, damaged as the second file says, it finds again; no label is read
--groups SEED   instead: what is not found of the generated groups of names, pair by pair (nobody is behind them)
--short         of reconcile-run what takes a minute: without the run of a whole city
--generated DIR the lists that ../shared/peers/generate_registers.py wrote
--python PROG   an interpreter with the peers' packages, to run them on the same lists";

/// What was asked for.
pub struct Wish {
    parts: Vec<String>,
    /// Command of the peer.
    pub peer: Option<String>,
    /// Records of the growing runs.
    pub sizes: Vec<u32>,
    /// Folder of the generated registers.
    generated: Option<PathBuf>,
    /// Interpreter of the peers.
    python: Option<String>,
    short: bool,
}

impl Wish {
    fn parse(mut args: impl Iterator<Item = String>) -> Option<Self> {
        let mut wish = Self {
            parts: PARTS.map(str::to_owned).to_vec(),
            peer: None,
            sizes: vec![10_000, 100_000, 1_000_000],
            generated: None,
            python: None,
            short: false,
        };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--only" => wish.parts = args.next()?.split(',').map(str::to_owned).collect(),
                "--peer" => wish.peer = Some(args.next()?),
                "--sizes" => {
                    let sizes = args.next()?;
                    wish.sizes = sizes
                        .split(',')
                        .map(|n| n.parse().ok())
                        .collect::<Option<_>>()?;
                }
                "--generated" => wish.generated = Some(args.next()?.into()),
                "--short" => wish.short = true,
                "--python" => wish.python = Some(args.next()?),
                _ => return None,
            }
        }
        let known = |part: &String| PARTS.contains(&part.as_str());
        wish.parts.iter().all(known).then_some(wish)
    }

    /// Whether only what is quick was asked for.
    pub const fn is_short(&self) -> bool {
        self.short
    }
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).peekable();
    // Runs in processes of their own, so that the peak of memory is their own.
    let first = args.peek().cloned().unwrap_or_default();
    let rest: Vec<String> = match first.as_str() {
        "--one-run" | "--step" | "--same" | "--evaluate" | "--rehearse" | "--groups" => {
            args.by_ref().skip(1).collect()
        }
        _ => Vec::new(),
    };
    let done = match first.as_str() {
        "--one-run" => {
            let numbers = rest.iter().filter_map(|arg| arg.parse().ok());
            Some(run::one(&numbers.collect::<Vec<u32>>()))
        }
        "--step" => Some(steps::step(&rest)),
        "--evaluate" => Some(accuracy::of_two_lists(&rest)),
        "--rehearse" => Some(accuracy::rehearsed(&rest)),
        "--groups" => Some(accuracy::missed_in_groups(&rest)),
        "--same" => {
            let numbers = rest.iter().filter_map(|arg| arg.parse().ok());
            Some(whole::compared(&numbers.collect::<Vec<usize>>()))
        }
        _ => None,
    };
    if let Some(done) = done {
        let (line, code) = match done {
            Ok(line) => (line, ExitCode::SUCCESS),
            Err(error) => (format!("run: {error}"), ExitCode::FAILURE),
        };
        println!("{line}");
        return code;
    }
    let Some(wish) = Wish::parse(args) else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut table = Table::read();
    for part in &wish.parts {
        println!("== {part}");
        let measured = match part.as_str() {
            "reconcile-speed" => speed::measure(&mut table, &wish),
            "reconcile-run" => whole::measure(&mut table, &wish),
            _ => accuracy::measure(
                &mut table,
                wish.generated.as_deref(),
                wish.python.as_deref(),
            ),
        };
        if let Err(what) = measured {
            println!("{part}: {what}");
            return ExitCode::FAILURE;
        }
        if let Err(error) = table.write() {
            println!("docs/performance.md: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
