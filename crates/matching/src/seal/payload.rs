//! Payloads: what the hand-over flow allows about one indication, all of one length.

use super::{AUTHENTICATOR, OnceKey, decrypt, encrypt};
use crate::message::chained;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Hash that a payload has no second key.
const ONE_KEY: usize = 32;
/// Commitment of the indication in the log.
const COMMITMENT: usize = 32;
/// Length of the content.
const LENGTH: usize = 4;

/// Bytes of a payload in the message, for contents of at most `length` bytes.
pub(crate) const fn item_length(length: usize) -> usize {
    ONE_KEY + COMMITMENT + LENGTH + length + AUTHENTICATOR
}

/// Where a payload stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Digest of the agreement.
    pub(crate) agreement: &'a [u8; 32],
    /// Number in the message.
    pub(crate) number: u32,
}

impl Place<'_> {
    /// XChaCha20-Poly1305 does not commit to its key: a ciphertext can be made that two keys open to
    /// two contents. This hash stands before it, so that there is one key.
    fn one_key(self, key: &OnceKey) -> [u8; ONE_KEY] {
        chained(
            "one-key",
            &[self.agreement, &self.number.to_be_bytes(), key.as_ref()],
        )
    }

    fn bound(self, one_key: &[u8]) -> Vec<u8> {
        let label = b"augenmass/reconcile/v1/payload\0";
        [
            label.as_slice(),
            self.agreement,
            &self.number.to_be_bytes(),
            one_key,
        ]
        .concat()
    }
}

/// Seals a content of at most `length` bytes, padded to it.
pub(crate) fn seal_payload(
    key: &OnceKey,
    place: Place<'_>,
    commitment: &[u8; 32],
    content: &[u8],
    length: usize,
) -> Vec<u8> {
    let one_key = place.one_key(key);
    let mut plain = Vec::with_capacity(item_length(length));
    plain.extend(commitment);
    plain.extend(
        u32::try_from(content.len())
            .unwrap_or(u32::MAX)
            .to_be_bytes(),
    );
    plain.extend(content);
    plain.resize(COMMITMENT + LENGTH + length, 0);
    let sealed = encrypt(key, &place.bound(&one_key), plain);
    [one_key.as_slice(), &sealed].concat()
}

/// The commitment and content of a payload, or nothing where the key is not its one key or anything
/// was altered.
pub(crate) fn open_payload(
    key: &OnceKey,
    place: Place<'_>,
    item: &[u8],
) -> Option<([u8; 32], Zeroizing<Vec<u8>>)> {
    let (one_key, sealed) = item.split_first_chunk::<ONE_KEY>()?;
    if !bool::from(one_key.ct_eq(&place.one_key(key))) {
        return None;
    }
    let plain = decrypt(key, &place.bound(one_key), sealed)?;
    let (commitment, rest) = plain.split_first_chunk::<COMMITMENT>()?;
    let (length, rest) = rest.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (content, padding) = rest.split_at_checked(length)?;
    let is_padding = padding.iter().all(|byte| *byte == 0);
    is_padding.then(|| (*commitment, Zeroizing::new(content.to_vec())))
}
