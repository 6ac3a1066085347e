//! The key of one run and office, and its public half as it stands in the log.

use super::OprfError;
use super::suite::{Suite, VERIFIABLE};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::traits::Identity as _;
use curve25519_dalek::{RistrettoPoint, Scalar};
use rand::{CryptoRng, RngCore};
use std::fmt;
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

/// The first word of a published key.
const PREFIX: &str = "augenmass-oprf-key 1 ristretto255-SHA512";

/// The sender's key: fresh for each run and office, destroyed with the run. Wiped when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct OprfSecret {
    pub(super) scalar: Scalar,
    #[zeroize(skip)]
    pub(super) public: OprfPublic,
}

impl OprfSecret {
    /// A new key (`DeriveKeyPair` of RFC 9497 from 32 random bytes).
    #[must_use]
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        loop {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut());
            if let Ok(key) = Self::derive(&VERIFIABLE, &seed, b"augenmass/reconcile/v1") {
                return key;
            }
        }
    }

    pub(super) fn derive(suite: &Suite, seed: &[u8; 32], info: &[u8]) -> Result<Self, OprfError> {
        let mut scalars = (0..=u8::MAX).map(|counter| suite.derive_scalar(seed, info, counter));
        let scalar = scalars.find(|scalar| *scalar != Scalar::ZERO);
        scalar.map(Self::from_scalar).ok_or(OprfError::MalformedKey)
    }

    fn from_scalar(scalar: Scalar) -> Self {
        let point = RistrettoPoint::mul_base(&scalar);
        let public = OprfPublic {
            bytes: point.compress().0,
            point,
        };
        Self { scalar, public }
    }

    /// Reads a stored key.
    ///
    /// # Errors
    /// [`OprfError::MalformedKey`] where the bytes are no reduced scalar, or zero.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, OprfError> {
        let scalar: Option<Scalar> = Scalar::from_canonical_bytes(*bytes).into();
        let scalar = scalar.filter(|scalar| *scalar != Scalar::ZERO);
        scalar.map(Self::from_scalar).ok_or(OprfError::MalformedKey)
    }

    /// The secret bytes, for sealed storage until the run ends.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.scalar.to_bytes())
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &OprfPublic {
        &self.public
    }
}

impl fmt::Debug for OprfSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OprfSecret(redacted)")
    }
}

/// The public half of a key: published in the log before anything is evaluated.
#[derive(Clone, Copy)]
pub struct OprfPublic {
    pub(super) bytes: [u8; 32],
    pub(super) point: RistrettoPoint,
}

impl OprfPublic {
    /// Reads 32 bytes.
    ///
    /// # Errors
    /// [`OprfError::MalformedPublicKey`] where they are no element, or the neutral one.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, OprfError> {
        let point = CompressedRistretto(bytes).decompress();
        let point = point.filter(|point| *point != RistrettoPoint::identity());
        point
            .map(|point| Self { bytes, point })
            .ok_or(OprfError::MalformedPublicKey)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn to_bytes(&self) -> [u8; 32] {
        self.bytes
    }

    /// The line that stands in the log: `augenmass-oprf-key 1 ristretto255-SHA512 RUN OFFICE BASE64`.
    #[must_use]
    pub fn to_text(&self, run: &str, office: &str) -> String {
        format!("{PREFIX} {run} {office} {}", STANDARD.encode(self.bytes))
    }

    /// Reads the line of the log for this run and office.
    ///
    /// # Errors
    /// [`OprfError::MalformedPublicKey`] for another suite, run or office, and for a malformed key.
    pub fn from_text(text: &str, run: &str, office: &str) -> Result<Self, OprfError> {
        let (head, key) = text.rsplit_once(' ').ok_or(OprfError::MalformedPublicKey)?;
        if head != format!("{PREFIX} {run} {office}") {
            return Err(OprfError::MalformedPublicKey);
        }
        let mut key = STANDARD
            .decode(key)
            .map_err(|_| OprfError::MalformedPublicKey)?;
        let bytes = key.as_slice().try_into();
        let public = Self::from_bytes(bytes.map_err(|_| OprfError::MalformedPublicKey)?);
        key.zeroize();
        public
    }
}

impl PartialEq for OprfPublic {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for OprfPublic {}

impl fmt::Debug for OprfPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OprfPublic({})", STANDARD.encode(self.bytes))
    }
}
