//! From a record to the 32 bytes that enter the log.
//!
//! The log never holds a record. It holds an HMAC of it under a salt of its own:
//! without the salt nobody can test a guess against the public tree, and once the
//! salt is deleted the leaf says nothing about anyone, while the tree stays whole.

use crate::hash::Hash;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Written before every record, so that a commitment is never mistaken for
/// another HMAC made with the same bytes.
const DOMAIN: &[u8] = b"augenmass/record/v1\0";

/// The secret 32 bytes of one leaf. Wiped from memory when dropped, never shown.
///
/// Every leaf needs a fresh salt from a cryptographic source of chance.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Salt([u8; 32]);

impl Salt {
    /// Takes 32 random bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret bytes, for storage and for the auditor's export.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(redacted)")
    }
}

/// What the log says about one record:
/// HMAC-SHA-256(salt, `"augenmass/record/v1\0"` || record).
///
/// The commitment is the log entry; it may be public.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Commitment(pub [u8; 32]);

impl Commitment {
    /// Commits to a record under its salt.
    #[must_use]
    pub fn new(salt: &Salt, record: &[u8]) -> Self {
        Self(mac(salt, record).finalize().into_bytes().into())
    }

    /// Whether this salt and this record open the commitment. Takes the same time
    /// for every wrong answer.
    #[must_use]
    pub fn is_opened_by(&self, salt: &Salt, record: &[u8]) -> bool {
        mac(salt, record).verify_slice(&self.0).is_ok()
    }

    /// The leaf hash: SHA-256(0x00 || commitment) (RFC 6962, section 2.1).
    #[must_use]
    pub fn leaf_hash(&self) -> Hash {
        tlog_tiles::record_hash(&self.0).into()
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Commitment({})", hex::encode(self.0))
    }
}

fn mac(salt: &Salt, record: &[u8]) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(salt.expose()).expect("HMAC takes a key of any length");
    mac.update(DOMAIN);
    mac.update(record);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::Digest as _;

    /// HMAC (RFC 2104) spelled out, so that the formula is fixed by the test.
    fn hmac_by_hand(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
        let pad = |byte: u8| {
            let mut block = [byte; 64];
            for (b, k) in block.iter_mut().zip(key) {
                *b ^= k;
            }
            block
        };
        let inner = Sha256::new()
            .chain_update(pad(0x36))
            .chain_update(message)
            .finalize();
        Sha256::new()
            .chain_update(pad(0x5c))
            .chain_update(inner)
            .finalize()
            .into()
    }

    #[test]
    fn a_commitment_is_the_documented_formula() {
        let salt = Salt::from_bytes([7; 32]);
        let expected = hmac_by_hand(&[7; 32], b"augenmass/record/v1\0{\"a\":1}");
        assert_eq!(Commitment::new(&salt, b"{\"a\":1}"), Commitment(expected));
    }

    #[test]
    fn only_the_right_salt_and_record_open_a_commitment() {
        let salt = Salt::from_bytes([1; 32]);
        let commitment = Commitment::new(&salt, b"record");
        assert!(commitment.is_opened_by(&salt, b"record"));
        assert!(!commitment.is_opened_by(&salt, b"Record"));
        assert!(!commitment.is_opened_by(&Salt::from_bytes([2; 32]), b"record"));
    }

    #[test]
    fn equal_records_have_unequal_commitments_under_unequal_salts() {
        let one = Commitment::new(&Salt::from_bytes([1; 32]), b"");
        let two = Commitment::new(&Salt::from_bytes([2; 32]), b"");
        assert_ne!(one, two);
    }

    #[test]
    fn a_salt_does_not_show_itself() {
        let shown = format!("{:?}", Salt::from_bytes([0xEE; 32]));
        assert_eq!(shown, "Salt(redacted)");
    }

    #[test]
    fn the_leaf_hash_has_the_prefix_of_rfc_6962() {
        let commitment = Commitment([9; 32]);
        let expected = Sha256::new()
            .chain_update([0])
            .chain_update([9; 32])
            .finalize();
        assert_eq!(commitment.leaf_hash(), Hash(expected.into()));
    }
}
