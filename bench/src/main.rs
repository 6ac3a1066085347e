//! `make bench ARGS="--only gate,growth"`: measures this machine and writes docs/performance.md. Each
//! part can run alone and be interrupted; rows of earlier runs stay until they are measured again.
//!
//! The comparison with bare INSERTs needs SQL of its own; this programme is not shipped.
#![expect(clippy::print_stdout, reason = "a command line tool prints its result")]

mod bare;
mod figures;
mod gate;
mod growth;
mod machine;
mod pages;
mod postgres;
mod programs;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;
use table::Table;

/// What is measured, in this order.
const PARTS: [&str; 9] = [
    "build", "demo", "city", "gate", "growth", "pages", "figures", "fuzz", "crash",
];

const USAGE: &str =
    "make bench ARGS=\"[--only PART,…] [--no-build] [--cases N] [--minutes N] [--soak N] [--on DATABASE] [--dir DIR]\"
parts: build, demo, city, gate, growth, pages, figures, fuzz, crash
--no-build   leaves out the cold build
--cases N    grow up to N cases (1000000)
--minutes N  stop growing after N minutes (9); the next run goes on from there
--soak N     after the pages, N minutes of half the load: does the memory of the server grow? (0)
--on DATABASE the pages of sqlite or of postgresql alone
--dir DIR    where the growing database lies (target/bench); delete it to begin anew";

/// What was asked for.
struct Wish {
    parts: Vec<String>,
    cases: u64,
    minutes: u64,
    dir: PathBuf,
    /// Minutes of steady load after the pages were measured.
    soak: u64,
    /// The only database whose pages are measured.
    on: Option<String>,
}

const DATABASES: [&str; 2] = ["sqlite", "postgresql"];

impl Wish {
    fn parse(args: impl Iterator<Item = String>) -> Option<Self> {
        let mut wish = Self {
            parts: PARTS.map(str::to_owned).to_vec(),
            cases: 1_000_000,
            minutes: 9,
            dir: machine::target().join("bench"),
            soak: 0,
            on: None,
        };
        let mut args = args.peekable();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--no-build" => wish.parts.retain(|part| part != "build"),
                "--only" => wish.parts = args.next()?.split(',').map(str::to_owned).collect(),
                "--cases" => wish.cases = args.next()?.parse().ok()?,
                "--minutes" => wish.minutes = args.next()?.parse().ok()?,
                "--soak" => wish.soak = args.next()?.parse().ok()?,
                "--on" => {
                    wish.on = Some(args.next().filter(|on| DATABASES.contains(&on.as_str()))?)
                }
                "--dir" => wish.dir = PathBuf::from(args.next()?),
                _ => return None,
            }
        }
        let known = |part: &String| PARTS.contains(&part.as_str());
        wish.parts.iter().all(known).then_some(wish)
    }
}

impl Wish {
    fn wants(&self, part: &str) -> bool {
        self.parts.iter().any(|wanted| wanted == part)
    }

    fn wants_pages_of(&self, database: &str) -> bool {
        self.on.as_deref().is_none_or(|on| on == database)
    }
}

fn main() -> ExitCode {
    let Some(wish) = Wish::parse(std::env::args().skip(1)) else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure(&wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            println!("bench: {what}");
            ExitCode::FAILURE
        }
    }
}

/// Measures part by part; the document is written after each.
fn measure(wish: &Wish) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&wish.dir).map_err(|error| error.to_string())?;
    let mut table = Table::read();
    for part in &wish.parts {
        println!("== {part}");
        let done = match part.as_str() {
            "build" => programs::build(&mut table),
            "demo" => programs::demo(&mut table, "small"),
            "city" => programs::demo(&mut table, "city"),
            "gate" => runtime.block_on(gate::measure(&mut table)),
            "growth" => runtime.block_on(growth::measure(&mut table, wish)),
            "pages" => runtime.block_on(async {
                // Where both are asked for, the growing SQLite database is served at each size.
                if !wish.wants("growth") && wish.wants_pages_of("sqlite") {
                    growth::measure(&mut table, wish).await?;
                }
                if wish.wants_pages_of("postgresql") {
                    growth::on_postgres(&mut table, wish).await?;
                }
                Ok(())
            }),
            "figures" => figures::measure(&mut table),
            "fuzz" => programs::others(&mut table, "fuzz"),
            _ => programs::others(&mut table, "crash"),
        };
        if let Err(what) = done {
            println!("{part}: {what}");
            table.put(part, &format!("{part} did not end"), "not measured", "");
        }
        table.write().map_err(|error| error.to_string())?;
    }
    Ok(())
}
