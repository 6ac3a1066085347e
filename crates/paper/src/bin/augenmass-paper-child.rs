//! The rendering process alone, for the tests and examples of this crate.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    augenmass_paper::child_main(io::stdin().lock(), io::stdout().lock())
}
