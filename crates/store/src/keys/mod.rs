//! The chain of keys: master key → office key → key per (office, person) → personal data.
//!
//! See `docs/keys.md` for holder, place, loss and rotation of each.

mod file;
mod seal;
mod seed;
#[cfg(test)]
mod vectors;

pub use file::{KeyFile, LogKey};
pub use seed::Seed;

pub(crate) use seal::{InstallationKey, OfficeKey, PersonKey, Place};

use crate::error::KeyError;
use rand::RngCore;
use std::fmt;
use std::path::Path;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The master key of an installation: 32 random bytes. Wiped from memory when dropped, never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MasterKey([u8; 32]);

impl MasterKey {
    /// Takes 32 bytes from a key provider.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Draws a new key and writes it to a file that did not exist (mode 0600).
    ///
    /// # Errors
    /// [`KeyError::Exists`], [`KeyError::File`].
    pub fn create(path: &Path, chance: &mut dyn RngCore) -> Result<Self, KeyError> {
        let mut key = Self([0; 32]);
        chance.fill_bytes(&mut key.0);
        KeyFile::create(path, "master", &key.0)?;
        Ok(key)
    }

    /// Reads it from its file.
    ///
    /// # Errors
    /// [`KeyError::Missing`], [`KeyError::Permissions`], [`KeyError::Form`].
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let bytes = KeyFile::load(path, "master")?;
        let key = bytes.as_slice().try_into().map_err(|_| KeyError::Form)?;
        Ok(Self(key))
    }

    pub(crate) const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(redacted)")
    }
}
