//! What the policies can never permit, proved by a solver; not shipped.
//!
//! A [`Claim`] says of a part of the questions that the schema knows: what the policies permit there, a
//! second, shorter policy permits too. The solver (cvc5) looks for a request and a world in which that
//! is not so. Where it finds none, there is none, for any number of accounts, offices and records;
//! where it finds one, it is shown. `docs/proofs.md` says what is proved and what is not.
//!
//! Besides `augenmass-policy`, this is the only crate that knows Cedar (decision 0018).

mod change;
mod claims;
mod error;
mod prover;

pub use change::{Change, Texts};
pub use claims::{Claim, Mutation, claims};
pub use error::ProofError;
pub use prover::{Counterexample, Prover};
