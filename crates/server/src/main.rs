//! The executable: `augenmass`.

mod cli;
mod print;
mod web;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
