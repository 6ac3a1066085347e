//! The proofs. They need the solver cvc5: `make proofs`.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod changes;
mod claims;
mod document;
mod health;
