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

/// What tags and keys of a match key's entries come from: HKDF-SHA-256 (RFC 5869) of the output of the
/// function, under purpose, kind, i and agreement (with the run).
pub(crate) struct EntryKeys<'a> {
    hkdf: Hkdf<Sha256>,
    kind: u16,
    agreement: &'a [u8; 32],
}

impl<'a> EntryKeys<'a> {
    /// For an output.
    pub(crate) fn new(output: &Output, kind: u16, agreement: &'a [u8; 32]) -> Self {
        let salt = b"augenmass/reconcile/v1/entry";
        let hkdf = Hkdf::new(Some(salt), output.as_ref());
        Self {
            hkdf,
            kind,
            agreement,
        }
    }

    fn derive(&self, purpose: u8, i: u32) -> [u8; 32] {
        let (kind, i) = (self.kind.to_be_bytes(), i.to_be_bytes());
        let info: [&[u8]; 4] = [&[purpose], &kind, &i, self.agreement];
        let mut derived = [0; 32];
        let expanded = self.hkdf.expand_multi_info(&info, &mut derived);
        expanded.expect("HKDF-SHA-256 gives up to 8,160 bytes");
        derived
    }

    /// The tag of the `i`-th entry.
    pub(crate) fn tag(&self, i: u32) -> [u8; TAG_LENGTH] {
        self.derive(1, i)
    }

    fn wrapping_key(&self, i: u32) -> OnceKey {
        OnceKey::new(self.derive(2, i))
    }

    fn bound(&self, tag: &[u8; TAG_LENGTH]) -> Vec<u8> {
        [
            b"augenmass/reconcile/v1/entry\0".as_slice(),
            self.agreement,
            tag,
        ]
        .concat()
    }

    /// Makes the `i`-th entry.
    pub(crate) fn entry(&self, i: u32, opens: &Opener) -> Vec<u8> {
        let tag = self.tag(i);
        let content = [opens.payload.to_be_bytes().as_slice(), opens.key.as_ref()].concat();
        let wrapped = encrypt(&self.wrapping_key(i), &self.bound(&tag), content);
        [tag.as_slice(), &wrapped].concat()
    }

    /// Opens what stands behind the tag of the `i`-th entry.
    pub(crate) fn open(&self, i: u32, tag: &[u8; TAG_LENGTH], wrapped: &[u8]) -> Option<Opener> {
        let content = decrypt(&self.wrapping_key(i), &self.bound(tag), wrapped)?;
        let (payload, key) = content.split_first_chunk::<4>()?;
        let key = Zeroizing::new(<[u8; 32]>::try_from(key).ok()?);
        Some(Opener {
            payload: u32::from_be_bytes(*payload),
            key,
        })
    }
}

/// An entry that nothing opens: tag and ciphertext are random, as those of a real one look.
pub(crate) fn dummy(rng: &mut (impl RngCore + CryptoRng)) -> Vec<u8> {
    let mut entry = vec![0; ENTRY_LENGTH];
    rng.fill_bytes(&mut entry);
    entry
}
