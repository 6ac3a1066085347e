//! The executable: `augenmass`.

mod chart;
mod cli;
mod print;
mod web;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
