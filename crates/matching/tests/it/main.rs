//! The private reconciliation from outside: both sides, bytes between them.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is the answer")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

mod alterations;
mod audit;
mod forge;
mod honest;
mod resume;
mod sample;
mod sealing;
mod wycheproof;
