//! Who may: the only crate that knows Cedar.
//!
//! The policies themselves are text in `policies/`, written so that a lawyer can read them. This
//! crate parses them once, checks them strictly against the schema, turns typed actors and resources
//! into Cedar entities and answers with a [`Permit`] or a [`Refusal`]. What is true is decided
//! elsewhere: here nobody asks whether a case may be approved, only whether *this person* may.
//!
//! Everything fails closed: what is not permitted is refused, a missing reference is a refusal, an
//! error during evaluation is a refusal.

mod answer;
mod entities;
mod error;
mod load;
mod policy;
mod request;
mod scope;
mod shipped;
mod slices;
mod vocabulary;

pub use answer::{Cause, Permit, Refusal};
pub use error::PolicyError;
pub use policy::{Policy, PolicyNote};
pub use request::{Context, Resource};
pub use scope::{LooksAt, Unseen};
