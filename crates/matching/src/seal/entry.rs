//! Entries: a tag and a wrapped payload key of 84 bytes together.

use super::{AUTHENTICATOR, OnceKey, decrypt, encrypt};
use crate::oprf::Output;
use hkdf::Hkdf;
use rand::{CryptoRng, RngCore};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Bytes of a tag.
pub(crate) const TAG_LENGTH: usize = 32;
/// Number of the payload, and its key.
const WRAPPED: usize = 4 + 32;
/// Bytes of an entry.
pub(crate) const ENTRY_LENGTH: usize = TAG_LENGTH + WRAPPED + AUTHENTICATOR;

/// What an entry opens: the number of a payload and its key.
pub(crate) struct Opener {
    /// Place of the payload in the message.
    pub(crate) payload: u32,
    /// Its key.
    pub(crate) key: OnceKey,
}

/// HKDF-SHA-256 (RFC 5869) of an output under purpose, kind, i and agreement (with the run).
fn derive(output: &Output, purpose: u8, kind: u16, i: u32, agreement: &[u8; 32]) -> [u8; 32] {
    let hkdf = Hkdf::<Sha256>::new(Some(b"augenmass/reconcile/v1/entry"), output.as_ref());
    let (kind, i) = (kind.to_be_bytes(), i.to_be_bytes());
    let mut derived = [0; 32];
    let info: [&[u8]; 4] = [&[purpose], &kind, &i, agreement];
    let expanded = hkdf.expand_multi_info(&info, &mut derived);
    expanded.expect("HKDF-SHA-256 gives up to 8,160 bytes");
    derived
}

/// The tag of the `i`-th entry of a match key.
pub(crate) fn tag(output: &Output, kind: u16, i: u32, agreement: &[u8; 32]) -> [u8; TAG_LENGTH] {
    derive(output, 1, kind, i, agreement)
}

fn wrapping_key(output: &Output, kind: u16, i: u32, agreement: &[u8; 32]) -> OnceKey {
    OnceKey::new(derive(output, 2, kind, i, agreement))
}

/// Makes the `i`-th entry of a match key.
pub(crate) fn entry(
    output: &Output,
    kind: u16,
    i: u32,
    agreement: &[u8; 32],
    opens: &Opener,
) -> Vec<u8> {
    let tag = tag(output, kind, i, agreement);
    let content = [opens.payload.to_be_bytes().as_slice(), opens.key.as_ref()].concat();
    let key = wrapping_key(output, kind, i, agreement);
    let wrapped = encrypt(&key, &bound(&tag, agreement), content);
    [tag.as_slice(), &wrapped].concat()
}

/// An entry that nothing opens: tag and ciphertext are random, as those of a real one look.
pub(crate) fn dummy(rng: &mut (impl RngCore + CryptoRng)) -> Vec<u8> {
    let mut entry = vec![0; ENTRY_LENGTH];
    rng.fill_bytes(&mut entry);
    entry
}

/// Opens what stands behind a tag.
pub(crate) fn open_entry(
    output: &Output,
    kind: u16,
    i: u32,
    agreement: &[u8; 32],
    wrapped: &[u8],
) -> Option<Opener> {
    let tag = tag(output, kind, i, agreement);
    let key = wrapping_key(output, kind, i, agreement);
    let content = decrypt(&key, &bound(&tag, agreement), wrapped)?;
    let (payload, key) = content.split_first_chunk::<4>()?;
    let key = Zeroizing::new(<[u8; 32]>::try_from(key).ok()?);
    Some(Opener {
        payload: u32::from_be_bytes(*payload),
        key,
    })
}

fn bound(tag: &[u8; TAG_LENGTH], agreement: &[u8; 32]) -> Vec<u8> {
    [b"augenmass/reconcile/v1/entry\0".as_slice(), agreement, tag].concat()
}
