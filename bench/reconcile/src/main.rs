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
#[path = "../../src/table.rs"]
#[expect(
    dead_code,
    reason = "shared with the larger programme, which compares rows"
)]
mod table;

use std::path::PathBuf;
use std::process::ExitCode;
use table::Table;

/// What is measured, in this order.
const PARTS: [&str; 2] = ["reconcile-speed", "reconcile-accuracy"];

const USAGE: &str = "make bench-reconcile ARGS=\"[--only PART,…] [--peer COMMAND] [--sizes N,…]\"
parts: reconcile-speed
--peer COMMAND  runs another tool on 2^16 x 2^16, which prints one line of JSON with total_s and cpu_s
--sizes N,…     records of the growing runs (10000,100000,1000000)
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
}

impl Wish {
    fn parse(mut args: impl Iterator<Item = String>) -> Option<Self> {
        let mut wish = Self {
            parts: PARTS.map(str::to_owned).to_vec(),
            peer: None,
            sizes: vec![10_000, 100_000, 1_000_000],
            generated: None,
            python: None,
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
                "--python" => wish.python = Some(args.next()?),
                _ => return None,
            }
        }
        let known = |part: &String| PARTS.contains(&part.as_str());
        wish.parts.iter().all(known).then_some(wish)
    }
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).peekable();
    // A run of its own process, so that its peak of memory is its own.
    if args.peek().is_some_and(|arg| arg == "--one-run") {
        let numbers: Vec<u32> = args.skip(1).filter_map(|arg| arg.parse().ok()).collect();
        return match run::one(&numbers) {
            Ok(line) => {
                println!("{line}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                println!("run: {error}");
                ExitCode::FAILURE
            }
        };
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
