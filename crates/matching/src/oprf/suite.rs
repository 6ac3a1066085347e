//! Hashing to the group and to its scalars (RFC 9497, section 4.1; RFC 9380, section 5.3.1).

use curve25519_dalek::{RistrettoPoint, Scalar};
use sha2::{Digest as _, Sha512};
use std::sync::LazyLock;

/// Bytes of one block of SHA-512.
const BLOCK: usize = 128;

/// A mode of the suite: its context, and what is the same for every hash made in it.
pub(super) struct Suite {
    context: Vec<u8>,
    group: Vec<u8>,
    scalar: Vec<u8>,
    derive: Vec<u8>,
    /// SHA-512 after the block of zeros that every expansion begins with.
    padded: Sha512,
    /// SHA-512 of nothing.
    empty: Sha512,
}

/// The verifiable mode, the only one the product uses.
pub(super) static VERIFIABLE: LazyLock<Suite> = LazyLock::new(|| Suite::new(1));

impl Suite {
    /// The suite in a mode of RFC 9497, section 3.1: 0 without proofs, 1 with them.
    pub(super) fn new(mode: u8) -> Self {
        let context = [b"OPRFV1-".as_slice(), &[mode], b"-ristretto255-SHA512"].concat();
        let tag = |name: &[u8]| {
            let mut tag = [name, &context].concat();
            let length = u8::try_from(tag.len()).unwrap_or(u8::MAX);
            tag.push(length);
            tag
        };
        Self {
            group: tag(b"HashToGroup-"),
            scalar: tag(b"HashToScalar-"),
            derive: tag(b"DeriveKeyPair"),
            padded: Sha512::new().chain_update([0; BLOCK]),
            empty: Sha512::new(),
            context,
        }
    }

    /// `expand_message_xmd` with SHA-512 to 64 bytes: two hashes.
    fn expand(&self, parts: &[&[u8]], tag: &[u8]) -> [u8; 64] {
        let mut first = self.padded.clone();
        for part in parts {
            first.update(part);
        }
        first.update([0, 64, 0]);
        first.update(tag);
        let first = first.finalize();
        let mut second = self.empty.clone();
        second.update(first);
        second.update([1]);
        second.update(tag);
        second.finalize().into()
    }

    /// An element of the group for an input.
    pub(super) fn hash_to_group(&self, input: &[u8]) -> RistrettoPoint {
        RistrettoPoint::from_uniform_bytes(&self.expand(&[input], &self.group))
    }

    /// A scalar for what is hashed.
    pub(super) fn hash_to_scalar(&self, parts: &[&[u8]]) -> Scalar {
        Scalar::from_bytes_mod_order_wide(&self.expand(parts, &self.scalar))
    }

    /// The scalar of `DeriveKeyPair` (RFC 9497, section 3.2.1) at one counter.
    pub(super) fn derive_scalar(&self, seed: &[u8; 32], info: &[u8], counter: u8) -> Scalar {
        let length = u16::try_from(info.len()).unwrap_or(u16::MAX).to_be_bytes();
        let parts: [&[u8]; 4] = [seed, &length, info, &[counter]];
        Scalar::from_bytes_mod_order_wide(&self.expand(&parts, &self.derive))
    }

    /// The hash of `ComputeComposites` that binds a proof to a public key (section 2.2.1).
    pub(super) fn proof_seed(&self, public: &[u8; 32]) -> [u8; 64] {
        let tag = [b"Seed-".as_slice(), &self.context].concat();
        let length = u16::try_from(tag.len()).unwrap_or(u16::MAX);
        let hash = self
            .empty
            .clone()
            .chain_update([0, 32])
            .chain_update(public);
        let hash = hash.chain_update(length.to_be_bytes()).chain_update(tag);
        hash.finalize().into()
    }

    /// The last hash: the value of the function (section 3.3.2). The input's length was checked.
    pub(super) fn output(&self, input: &[u8], element: &[u8; 32]) -> [u8; 64] {
        let length = u16::try_from(input.len()).unwrap_or(u16::MAX);
        let hash = self.empty.clone().chain_update(length.to_be_bytes());
        let hash = hash.chain_update(input).chain_update([0, 32]);
        hash.chain_update(element)
            .chain_update(b"Finalize")
            .finalize()
            .into()
    }
}
