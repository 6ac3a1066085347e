//! Chance as a parameter: one draw per batch, from which everything random in it is derived.

use hkdf::Hkdf;
use rand::RngCore;
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// 32 bytes drawn once from the injected source. Salts, nonces and new keys of one batch are derived
/// from it (HKDF-SHA-256), each under a label of its own, so that a transaction that is tried again
/// writes the same bytes and no nonce ever meets two messages. Not cloned, never shown.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Seed([u8; 32]);

impl Seed {
    /// Draws from the injected source, which must be a cryptographic one.
    pub fn draw(chance: &mut dyn RngCore) -> Self {
        let mut seed = Self([0; 32]);
        chance.fill_bytes(&mut seed.0);
        seed
    }

    /// Bytes for one purpose; `parts` name the object.
    pub(crate) fn bytes<const N: usize>(&self, label: &str, parts: &[&[u8]]) -> Zeroizing<[u8; N]> {
        let mut info = label.as_bytes().to_vec();
        for part in parts {
            info.push(0);
            info.extend_from_slice(part);
        }
        let mut out = Zeroizing::new([0; N]);
        Hkdf::<Sha256>::new(Some(b"augenmass/seed/v1"), &self.0)
            .expand(&info, out.as_mut_slice())
            .expect("N is at most 32, HKDF gives up to 8160 bytes");
        out
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(redacted)")
    }
}
