//! A SHA-256 value and its two text forms: hexadecimal for people, base64 for
//! the C2SP formats.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use std::fmt;
use thiserror::Error;

/// A SHA-256 value: a leaf hash, the hash of a subtree, or a root hash.
///
/// `Display` and `Debug` write lower-case hexadecimal (64 characters).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// Text that is not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HashError {
    /// Neither 64 lower-case hexadecimal digits.
    #[error("not a hash in hexadecimal; write exactly 64 digits 0-9 and a-f")]
    Hex,
    /// Nor 44 characters of canonical base64 (RFC 4648, section 4).
    #[error("not a hash in base64; write exactly 44 characters with the final =")]
    Base64,
    /// Neither of the two forms (for text typed by a person).
    #[error("not a hash; write 64 hexadecimal digits or 44 characters of base64")]
    Text,
    /// Bytes of another length than 32.
    #[error("not a hash; give exactly 32 bytes")]
    Length,
}

impl Hash {
    /// The root of the empty tree: SHA-256 of nothing (RFC 6962, section 2.1).
    pub const EMPTY_ROOT: Self = Self(tlog_tiles::EMPTY_HASH.0);

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Takes exactly 32 bytes.
    ///
    /// # Errors
    /// [`HashError::Length`] for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, HashError> {
        bytes.try_into().map(Self).map_err(|_| HashError::Length)
    }

    /// Lower-case hexadecimal, 64 characters.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Reads exactly 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// [`HashError::Hex`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, HashError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| HashError::Hex)?;
        let hash = Self(bytes);
        if hash.to_hex() == text {
            Ok(hash)
        } else {
            Err(HashError::Hex)
        }
    }

    /// Standard base64 with padding (RFC 4648, section 4), 44 characters.
    #[must_use]
    pub fn to_base64(&self) -> String {
        BASE64_STANDARD.encode(self.0)
    }

    /// Reads exactly the text that [`Hash::to_base64`] writes: no missing
    /// padding, no stray bits in the last character.
    ///
    /// # Errors
    /// [`HashError::Base64`] for anything else.
    pub fn from_base64(text: &str) -> Result<Self, HashError> {
        if text.len() != 44 {
            return Err(HashError::Base64);
        }
        let bytes = BASE64_STANDARD
            .decode(text)
            .map_err(|_| HashError::Base64)?;
        let hash = Self::from_slice(&bytes).map_err(|_| HashError::Base64)?;
        if hash.to_base64() == text {
            Ok(hash)
        } else {
            Err(HashError::Base64)
        }
    }

    /// Reads what a person typed: hexadecimal in either case, or base64.
    ///
    /// # Errors
    /// [`HashError::Text`] when it is neither.
    pub fn from_typed(text: &str) -> Result<Self, HashError> {
        Self::from_hex(&text.to_ascii_lowercase())
            .or_else(|_| Self::from_base64(text))
            .map_err(|_| HashError::Text)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl From<tlog_tiles::Hash> for Hash {
    fn from(hash: tlog_tiles::Hash) -> Self {
        Self(hash.0)
    }
}

impl From<Hash> for tlog_tiles::Hash {
    fn from(hash: Hash) -> Self {
        Self(hash.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_text_forms_come_back() {
        let hash = Hash([0xA7; 32]);
        assert_eq!(Hash::from_hex(&hash.to_hex()), Ok(hash));
        assert_eq!(Hash::from_base64(&hash.to_base64()), Ok(hash));
        assert_eq!(Hash::from_typed(&hash.to_hex().to_uppercase()), Ok(hash));
        assert_eq!(Hash::from_typed(&hash.to_base64()), Ok(hash));
        assert_eq!(Hash::from_typed("seven"), Err(HashError::Text));
    }

    #[test]
    fn the_empty_root_is_the_hash_of_nothing() {
        use sha2::{Digest as _, Sha256};
        assert_eq!(Hash(Sha256::digest(b"").into()), Hash::EMPTY_ROOT);
    }

    #[test]
    fn base64_with_stray_bits_or_without_padding_is_refused() {
        // 32 bytes leave two unused bits in the last character before `=`.
        let text = Hash([0; 32]).to_base64();
        let stray = format!("{}B=", &text[..42]);
        assert_eq!(stray.len(), 44);
        assert_eq!(Hash::from_base64(&stray), Err(HashError::Base64));
        assert_eq!(Hash::from_base64(&text[..43]), Err(HashError::Base64));
        assert_eq!(
            Hash::from_base64(&format!("{text}\n")),
            Err(HashError::Base64)
        );
    }

    #[test]
    fn hexadecimal_in_upper_case_is_not_canonical() {
        assert_eq!(Hash::from_hex(&"AB".repeat(32)), Err(HashError::Hex));
        assert_eq!(Hash::from_hex("ab"), Err(HashError::Hex));
    }
}
