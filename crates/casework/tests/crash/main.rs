//! What was acknowledged stands, and nothing half-done is ever seen: the process is killed, the database
//! server is stopped at once, the disk is full or read-only. Everything here is real: real processes under
//! SIGKILL, a real server, a real full disk.
//!
//! "Acknowledged" is what a user sees: the gate's receipt. What SIGKILL does not show is the loss of power:
//! there, durability rests on the settings the store asserts when it opens (`synchronous`, `fsync`).

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]
#![expect(
    clippy::print_stdout,
    reason = "a test says its seed, what it skips and what it counted"
)]

mod disk;
mod killed;
mod look;
mod server;
mod stopped;
mod town;
mod work;
mod writer;
