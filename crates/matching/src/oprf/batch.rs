//! Blinding, evaluating and finalising many elements at a time.
//!
//! A compression costs a square root, and a batch of compressions one inversion, but only of doubled
//! points (`double_and_compress_batch`). So every element is multiplied by half of its scalar.

use super::key::{OprfPublic, OprfSecret};
use super::proof::{Elements, PROOF_LENGTH, prove, verify};
use super::suite::{Suite, VERIFIABLE};
use super::{Element, MOST_ELEMENTS, OprfError, Output, divided};
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::traits::Identity as _;
use curve25519_dalek::{RistrettoPoint, Scalar};
use rand::{CryptoRng, RngCore};
use sha2::{Digest as _, Sha512};
use std::fmt;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::LazyLock;
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

/// 1/2 in the field of scalars.
static HALF: LazyLock<Scalar> = LazyLock::new(|| Scalar::from(2_u8).invert());

/// The secret scalar that hides one input. Wiped when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Blind(pub(super) Scalar);

impl Blind {
    /// The blind of one record and kind: SHA-512 of a label, the record's secret seed and the kind,
    /// reduced. Whoever learns the seed can recompute it (the audit); nobody else can.
    #[must_use]
    pub fn derive(seed: &[u8; 32], kind: u16) -> Self {
        let hash = Sha512::new().chain_update(b"augenmass/reconcile/v1/blind\0");
        let hash = hash.chain_update(seed).chain_update(kind.to_be_bytes());
        let mut wide: [u8; 64] = hash.finalize().into();
        let scalar = Scalar::from_bytes_mod_order_wide(&wide);
        wide.zeroize();
        Self(scalar)
    }
}

impl fmt::Debug for Blind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blind(redacted)")
    }
}

const fn check_lengths(expected: usize, there: usize) -> Result<(), OprfError> {
    if expected == there {
        Ok(())
    } else {
        Err(OprfError::Lengths(expected, there))
    }
}

const fn check_size(many: usize) -> Result<(), OprfError> {
    if many == 0 || many > MOST_ELEMENTS {
        Err(OprfError::BatchSize(many))
    } else {
        Ok(())
    }
}

/// The elements of inputs, none too long, none the neutral one.
fn hashed<I: AsRef<[u8]>>(suite: &Suite, inputs: &[I]) -> Result<Vec<RistrettoPoint>, OprfError> {
    let hashed = |(at, input): (usize, &I)| {
        let input = input.as_ref();
        if input.len() > usize::from(u16::MAX) {
            return Err(OprfError::InputTooLong(at));
        }
        let point = suite.hash_to_group(input);
        if point == RistrettoPoint::identity() {
            return Err(OprfError::InvalidInput(at));
        }
        Ok(point)
    };
    inputs.iter().enumerate().map(hashed).collect()
}

/// The points of compressed elements, each canonical, none the neutral one.
fn decompressed(elements: &[Element]) -> Result<Vec<RistrettoPoint>, OprfError> {
    let decompressed = |(at, bytes): (usize, &Element)| {
        // The neutral element is the one whose encoding is zeros (RFC 9496, section 4.3.2).
        if *bytes == [0; 32] {
            return Err(OprfError::IdentityElement(at));
        }
        let point = CompressedRistretto(*bytes).decompress();
        point.ok_or(OprfError::NonCanonicalElement(at))
    };
    elements.iter().enumerate().map(decompressed).collect()
}

fn compressed_doubles(points: &[RistrettoPoint]) -> Vec<Element> {
    let compressed = RistrettoPoint::double_and_compress_batch(points);
    compressed.into_iter().map(|element| element.0).collect()
}

/// Hides inputs: each element times its blind. Any number of inputs.
///
/// # Errors
/// An input that is too long or has no value, or not one blind for each input.
pub fn blind<I: AsRef<[u8]> + Sync>(
    inputs: &[I],
    blinds: &[Blind],
    threads: NonZeroUsize,
) -> Result<Vec<Element>, OprfError> {
    blind_in(&VERIFIABLE, inputs, blinds, threads)
}

pub(super) fn blind_in<I: AsRef<[u8]> + Sync>(
    suite: &Suite,
    inputs: &[I],
    blinds: &[Blind],
    threads: NonZeroUsize,
) -> Result<Vec<Element>, OprfError> {
    check_lengths(inputs.len(), blinds.len())?;
    let parts = divided(threads, inputs.len(), |range| {
        let mut points = hashed(suite, &inputs[range.clone()])?;
        for (point, blind) in points.iter_mut().zip(&blinds[range]) {
            *point *= blind.0 * *HALF;
        }
        Ok(compressed_doubles(&points))
    })?;
    Ok(parts.concat())
}

/// What the holder of the key answers to one batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluated {
    /// The elements under the key, in the order of the request.
    pub elements: Vec<Element>,
    /// That all were made with the published key.
    pub proof: [u8; PROOF_LENGTH],
}

impl OprfSecret {
    /// Evaluates a batch of hidden elements and proves it.
    ///
    /// # Errors
    /// An empty or too large batch, an element that is not canonical, the neutral element.
    pub fn evaluate(
        &self,
        requested: &[Element],
        threads: NonZeroUsize,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Evaluated, OprfError> {
        check_size(requested.len())?;
        let (points, elements) = self.evaluate_only(requested, threads)?;
        let requested = Elements {
            points: &points,
            bytes: requested,
        };
        let proof = prove(&VERIFIABLE, self, requested, &elements, threads, rng)?;
        Ok(Evaluated { elements, proof })
    }

    /// The requested points and the evaluated elements.
    pub(super) fn evaluate_only(
        &self,
        requested: &[Element],
        threads: NonZeroUsize,
    ) -> Result<(Vec<RistrettoPoint>, Vec<Element>), OprfError> {
        let half = Zeroizing::new(self.scalar * *HALF);
        let parts = divided(threads, requested.len(), |range| {
            let points = decompressed(&requested[range])?;
            let under_key: Vec<_> = points.iter().map(|point| point * *half).collect();
            let elements = compressed_doubles(&under_key);
            Ok((points, elements))
        })?;
        let (points, elements): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        Ok((points.concat(), elements.concat()))
    }

    /// The values of the function for inputs of one's own, any number.
    ///
    /// # Errors
    /// An input that is too long or has no value.
    pub fn outputs<I: AsRef<[u8]> + Sync>(
        &self,
        inputs: &[I],
        threads: NonZeroUsize,
    ) -> Result<Vec<Output>, OprfError> {
        let half = Zeroizing::new(self.scalar * *HALF);
        let parts = divided(threads, inputs.len(), |range| {
            let inputs = &inputs[range];
            let mut points = hashed(&VERIFIABLE, inputs)?;
            for point in &mut points {
                *point *= *half;
            }
            Ok(last_hashes(
                &VERIFIABLE,
                inputs,
                &compressed_doubles(&points),
            ))
        })?;
        Ok(parts.into_iter().flatten().collect())
    }
}

fn last_hashes<I: AsRef<[u8]>>(suite: &Suite, inputs: &[I], elements: &[Element]) -> Vec<Output> {
    let pairs = inputs.iter().zip(elements);
    let output = |(input, element): (&I, &Element)| suite.output(input.as_ref(), element);
    pairs.map(|pair| Output::new(output(pair))).collect()
}

/// What the holder of the inputs kept of one batch.
#[derive(Clone, Copy)]
pub struct Pending<'a, I> {
    /// The inputs.
    pub inputs: &'a [I],
    /// The blind of each.
    pub blinds: &'a [Blind],
    /// The elements as they were sent.
    pub requested: &'a [Element],
}

/// What came back for it.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The evaluated elements.
    pub elements: &'a [Element],
    /// Their proof.
    pub proof: &'a [u8; PROOF_LENGTH],
}

/// Verifies the proof of one batch, then takes the blinds off.
///
/// # Errors
/// Lists of different lengths, an empty or too large batch, an element that is not canonical or the
/// neutral one, a proof that does not hold: then nothing of the batch may be used.
pub fn finalise<I: AsRef<[u8]> + Sync>(
    public: &OprfPublic,
    pending: Pending<'_, I>,
    answer: Answer<'_>,
    threads: NonZeroUsize,
) -> Result<Vec<Output>, OprfError> {
    let many = pending.inputs.len();
    check_size(many)?;
    check_lengths(many, pending.requested.len())?;
    check_lengths(many, answer.elements.len())?;
    let points = |elements: &[Element]| {
        let part = |range: Range<usize>| decompressed(&elements[range]);
        divided(threads, many, part).map(|parts| parts.concat())
    };
    let (requested, evaluated) = (points(pending.requested)?, points(answer.elements)?);
    let requested = Elements {
        points: &requested,
        bytes: pending.requested,
    };
    let given = Elements {
        points: &evaluated,
        bytes: answer.elements,
    };
    verify(&VERIFIABLE, public, requested, given, answer.proof, threads)?;
    unblind_in(
        &VERIFIABLE,
        pending.inputs,
        pending.blinds,
        &evaluated,
        threads,
    )
}

pub(super) fn unblind_in<I: AsRef<[u8]> + Sync>(
    suite: &Suite,
    inputs: &[I],
    blinds: &[Blind],
    evaluated: &[RistrettoPoint],
    threads: NonZeroUsize,
) -> Result<Vec<Output>, OprfError> {
    check_lengths(inputs.len(), blinds.len())?;
    let parts = divided(threads, inputs.len(), |range| {
        // 1 / (2 blind): half of the inverse.
        let doubles = blinds[range.clone()].iter().map(|blind| blind.0 + blind.0);
        let mut inverses = Zeroizing::new(doubles.collect::<Vec<Scalar>>());
        Scalar::invert_batch_alloc(&mut inverses);
        let pairs = evaluated[range.clone()].iter().zip(inverses.iter());
        let points: Vec<_> = pairs.map(|(point, inverse)| point * inverse).collect();
        Ok(last_hashes(
            suite,
            &inputs[range],
            &compressed_doubles(&points),
        ))
    })?;
    Ok(parts.into_iter().flatten().collect())
}
