//! Payloads that only a common match key opens.
//!
//! A payload is encrypted once under a random key. Each match key of its indication gives one entry: a
//! tag to find it by, and the payload's key, encrypted. Tag and key of an entry come from the output
//! of the function for the match key, so nobody finds or opens an entry without having evaluated it.

mod entry;
mod payload;

pub(crate) use entry::{ENTRY_LENGTH, EntryKeys, Opener, TAG_LENGTH, dummy};
pub(crate) use payload::{Place, item_length, open_payload, seal_payload};

use chacha20poly1305::aead::AeadInPlace as _;
use chacha20poly1305::{Key, KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Bytes of an authentication tag.
const AUTHENTICATOR: usize = 16;

/// A key of XChaCha20-Poly1305 that encrypts one message only.
pub(crate) type OnceKey = Zeroizing<[u8; 32]>;

/// Encrypts in place and appends the authenticator. Every key is used once, so the nonce is zero.
fn encrypt(key: &OnceKey, bound: &[u8], mut content: Vec<u8>) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new(Key::from_slice(key.as_ref()));
    let tag = cipher.encrypt_in_place_detached(&XNonce::default(), bound, &mut content);
    content.extend(tag.expect("the cipher refuses only what is longer than 256 GiB"));
    content
}

/// Decrypts, or nothing where key, bound data or content are others.
fn decrypt(key: &OnceKey, bound: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let at = sealed.len().checked_sub(AUTHENTICATOR)?;
    let (content, tag) = sealed.split_at(at);
    let mut content = Zeroizing::new(content.to_vec());
    let cipher = XChaCha20Poly1305::new(Key::from_slice(key.as_ref()));
    let tag = Tag::from_slice(tag);
    let opened = cipher.decrypt_in_place_detached(&XNonce::default(), bound, &mut content, tag);
    opened.ok().map(|()| content)
}
