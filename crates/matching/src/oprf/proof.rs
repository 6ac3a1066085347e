//! Batched proofs that one key was used for all elements (RFC 9497, section 2.2).

use super::key::{OprfPublic, OprfSecret};
use super::suite::Suite;
use super::{Element, OprfError, divided};
use curve25519_dalek::traits::{Identity as _, VartimeMultiscalarMul as _};
use curve25519_dalek::{RistrettoPoint, Scalar};
use rand::{CryptoRng, RngCore};
use sha2::{Digest as _, Sha512};
use std::num::NonZeroUsize;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Bytes of a proof: challenge and response.
pub const PROOF_LENGTH: usize = 64;

/// Elements, and the same ones compressed.
#[derive(Clone, Copy)]
pub(super) struct Elements<'a> {
    pub(super) points: &'a [RistrettoPoint],
    pub(super) bytes: &'a [Element],
}

/// The weights that join all pairs into one (`ComputeComposites`).
fn weights(
    suite: &Suite,
    public: &OprfPublic,
    requested: &[Element],
    evaluated: &[Element],
    from: usize,
) -> Vec<Scalar> {
    let seed = suite.proof_seed(&public.bytes);
    let pairs = requested.iter().zip(evaluated).enumerate();
    let weight = |(at, (c, d)): (usize, (&Element, &Element))| {
        // A batch holds at most 65,535 elements.
        let index = u16::try_from(from + at).unwrap_or(u16::MAX).to_be_bytes();
        let parts: [&[u8]; 8] = [
            &[0, 64],
            &seed,
            &index,
            &[0, 32],
            c,
            &[0, 32],
            d,
            b"Composite",
        ];
        suite.hash_to_scalar(&parts)
    };
    pairs.map(weight).collect()
}

fn challenge(suite: &Suite, public: &OprfPublic, points: [&RistrettoPoint; 4]) -> Scalar {
    let points = points.map(|point| point.compress().0);
    let length: &[u8] = &[0, 32];
    let mut parts: Vec<&[u8]> = vec![length, &public.bytes];
    for point in &points {
        parts.extend([length, point]);
    }
    parts.push(b"Challenge");
    suite.hash_to_scalar(&parts)
}

/// Proves that `evaluated` is `requested` under the key. `requested` is public by now.
pub(super) fn prove(
    suite: &Suite,
    secret: &OprfSecret,
    requested: Elements<'_>,
    evaluated: &[Element],
    threads: NonZeroUsize,
    rng: &mut (impl RngCore + CryptoRng),
) -> Result<[u8; PROOF_LENGTH], OprfError> {
    let mut chance = Zeroizing::new([0; 32]);
    rng.fill_bytes(chance.as_mut());
    // Two proofs under one nonce give the key away. So it depends on the key and on what is proved,
    // too: a source of chance that repeats itself (a machine that is copied or restored) is no danger.
    let nonce = |joined: &RistrettoPoint, under_key: &RistrettoPoint| {
        let hash = Sha512::new().chain_update(b"augenmass/reconcile/v1/nonce\0");
        let hash = hash
            .chain_update(chance.as_ref())
            .chain_update(secret.scalar.as_bytes());
        let hash = hash
            .chain_update(joined.compress().0)
            .chain_update(under_key.compress().0);
        let wide = Zeroizing::new(<[u8; 64]>::from(hash.finalize()));
        Scalar::from_bytes_mod_order_wide(&wide)
    };
    prove_with(suite, secret, requested, evaluated, threads, nonce)
}

pub(super) fn prove_with(
    suite: &Suite,
    secret: &OprfSecret,
    requested: Elements<'_>,
    evaluated: &[Element],
    threads: NonZeroUsize,
    nonce: impl FnOnce(&RistrettoPoint, &RistrettoPoint) -> Scalar,
) -> Result<[u8; PROOF_LENGTH], OprfError> {
    let sums = divided(threads, evaluated.len(), |range| {
        let from = range.start;
        let points = &requested.points[range.clone()];
        let bytes = &requested.bytes[range.clone()];
        let weights = weights(suite, &secret.public, bytes, &evaluated[range], from);
        Ok(RistrettoPoint::vartime_multiscalar_mul(weights, points))
    })?;
    let joined: RistrettoPoint = sums.iter().sum();
    let under_key = secret.scalar * joined;
    let nonce = Zeroizing::new(nonce(&joined, &under_key));
    let (base, blinded) = (RistrettoPoint::mul_base(&nonce), *nonce * joined);
    let points = [&joined, &under_key, &base, &blinded];
    let challenge = challenge(suite, &secret.public, points);
    let response = *nonce - challenge * secret.scalar;
    let mut proof = [0; PROOF_LENGTH];
    proof[..32].copy_from_slice(challenge.as_bytes());
    proof[32..].copy_from_slice(response.as_bytes());
    Ok(proof)
}

fn scalar(bytes: &[u8]) -> Option<Scalar> {
    Scalar::from_canonical_bytes(bytes.try_into().ok()?).into()
}

/// Checks a proof.
pub(super) fn verify(
    suite: &Suite,
    public: &OprfPublic,
    requested: Elements<'_>,
    evaluated: Elements<'_>,
    proof: &[u8; PROOF_LENGTH],
    threads: NonZeroUsize,
) -> Result<(), OprfError> {
    let (Some(given), Some(response)) = (scalar(&proof[..32]), scalar(&proof[32..])) else {
        return Err(OprfError::MalformedProof);
    };
    let sums = divided(threads, evaluated.bytes.len(), |range| {
        let from = range.start;
        let (c, d) = (
            &requested.bytes[range.clone()],
            &evaluated.bytes[range.clone()],
        );
        let weights = weights(suite, public, c, d, from);
        let sum = RistrettoPoint::vartime_multiscalar_mul;
        let joined = sum(&weights, &requested.points[range.clone()]);
        Ok((joined, sum(&weights, &evaluated.points[range])))
    })?;
    let zero = RistrettoPoint::identity();
    let (joined, under_key) = sums.iter().fold((zero, zero), |(joined, key), sum| {
        (joined + sum.0, key + sum.1)
    });
    let base =
        RistrettoPoint::vartime_double_scalar_mul_basepoint(&given, &public.point, &response);
    let blinded = RistrettoPoint::vartime_multiscalar_mul([response, given], [joined, under_key]);
    let expected = challenge(suite, public, [&joined, &under_key, &base, &blinded]);
    if bool::from(expected.as_bytes().ct_eq(given.as_bytes())) {
        Ok(())
    } else {
        Err(OprfError::WrongProof)
    }
}
