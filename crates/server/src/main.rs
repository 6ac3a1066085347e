//! The executable: `augenmass`.

mod chart;
mod cli;
mod print;
mod web;

use std::alloc::System;
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// Memory that is given back is wiped: what was opened and rejected, or read and closed, stays in no core dump
/// (decision 0055).
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    cli::main()
}
