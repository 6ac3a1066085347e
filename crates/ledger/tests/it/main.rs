//! The ledger as a whole: published vectors, a second implementation, and exports
//! that someone tampered with.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is the answer")]

mod flipped_bit;
mod golden_log;
mod hostile_input;
mod notes;
mod program;
mod proof_file;
mod sample;
mod second_implementation;
mod tampered_export;
mod tree;
mod wycheproof;
