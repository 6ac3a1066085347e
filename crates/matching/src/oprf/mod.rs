//! The verifiable oblivious pseudorandom function of RFC 9497, suite ristretto255-SHA512.
//!
//! One side holds a key and computes a function of an input it never sees; the other learns the value
//! of the function and nothing about the key, and a proof shows that the published key was used.
//! Everything works on batches: what costs a square root or an inversion for one element costs three
//! multiplications in a batch, and each batch is divided among threads.
//!
//! | step | who | function |
//! |---|---|---|
//! | blind | receiver | [`blind`] |
//! | evaluate, prove | sender | [`OprfSecret::evaluate`] |
//! | verify, finalise | receiver | [`finalise`] |
//! | the same value for its own inputs | sender | [`OprfSecret::outputs`] |

mod batch;
mod key;
mod proof;
mod suite;
#[cfg(test)]
mod tests;

pub use batch::{Answer, Blind, Evaluated, Pending, blind, finalise};
pub use key::{OprfPublic, OprfSecret};
pub use proof::PROOF_LENGTH;

use std::num::NonZeroUsize;
use std::ops::Range;

/// The most elements one proof may cover: its index has two bytes (RFC 9497, section 2.2.1).
pub const MOST_ELEMENTS: usize = 65_535;

/// A compressed element of the group (RFC 9496, section 4.3.2).
pub type Element = [u8; 32];

/// The value of the function for one input (RFC 9497, section 3.3.2). Secret.
pub type Output = zeroize::Zeroizing<[u8; 64]>;

/// Why an element, a key or a proof is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OprfError {
    /// Not the one encoding of an element (RFC 9496, section 4.3.1).
    #[error("element {0} of its batch is no canonical point of ristretto255")]
    NonCanonicalElement(usize),
    /// The neutral element, which would show the output of every input (RFC 9497, section 3.3).
    #[error("element {0} of its batch is the neutral element")]
    IdentityElement(usize),
    /// A scalar that is not reduced, or zero.
    #[error("the key is no reduced scalar other than zero")]
    MalformedKey,
    /// A public key that is no element or the neutral one.
    #[error("the public key is no element of the group")]
    MalformedPublicKey,
    /// A proof whose scalars are not reduced.
    #[error("the proof is not in its one encoding")]
    MalformedProof,
    /// The elements were not evaluated under the published key.
    #[error("the proof does not show that the published key was used")]
    WrongProof,
    /// None, or more elements than one proof may cover.
    #[error("a batch holds 1 to {MOST_ELEMENTS} elements, not {0}")]
    BatchSize(usize),
    /// Lists that belong together have different lengths.
    #[error("{0} elements were expected, {1} are there")]
    Lengths(usize, usize),
    /// Longer than two bytes can say.
    #[error("input {0} of its batch is longer than 65,535 bytes")]
    InputTooLong(usize),
    /// An input that maps to the neutral element; nobody knows one.
    #[error("input {0} of its batch has no value")]
    InvalidInput(usize),
}

impl OprfError {
    /// The same error for an element `by` places further.
    const fn shifted(self, by: usize) -> Self {
        match self {
            Self::NonCanonicalElement(at) => Self::NonCanonicalElement(at + by),
            Self::IdentityElement(at) => Self::IdentityElement(at + by),
            Self::InputTooLong(at) => Self::InputTooLong(at + by),
            Self::InvalidInput(at) => Self::InvalidInput(at + by),
            other => other,
        }
    }
}

/// Runs `part` over consecutive ranges of `0..many`, one for each thread, and returns what came of
/// each in their order. The first error wins, with its index counted from the start of the batch.
pub(crate) fn divided<T: Send>(
    threads: NonZeroUsize,
    many: usize,
    part: impl Fn(Range<usize>) -> Result<T, OprfError> + Sync,
) -> Result<Vec<T>, OprfError> {
    // Below this a thread costs more than it does.
    const LEAST: usize = 32;
    let pieces = threads.get().min(many.div_ceil(LEAST)).max(1);
    let length = many.div_ceil(pieces).max(1);
    let mut ranges = (0..many)
        .step_by(length)
        .map(|from| from..many.min(from + length));
    let Some(first) = ranges.next() else {
        return Ok(Vec::new());
    };
    let run = |range: Range<usize>| {
        let from = range.start;
        part(range).map_err(|error| error.shifted(from))
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = ranges.map(|range| scope.spawn(|| run(range))).collect();
        let mut results = vec![run(first)];
        for other in others {
            match other.join() {
                Ok(result) => results.push(result),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results.into_iter().collect()
    })
}
