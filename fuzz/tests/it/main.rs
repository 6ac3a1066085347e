//! The corpus replayed, and random sequences of commands against a model.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod corpus;
mod seeds;
mod sequences;
