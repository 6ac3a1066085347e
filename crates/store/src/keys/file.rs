//! Key files: one line of text, readable by the owner only, never overwritten.
//!
//! ```text
//! augenmass-key 1 master <base64>
//! ```

use super::MasterKey;
use super::seal::{open, seal as seal_bytes, subkey};
use crate::error::KeyError;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use rand::RngCore;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;
use zeroize::Zeroizing;

/// No key file is longer, in bytes.
const MAX_BYTES: u64 = 4096;

/// Reading and writing of key files.
#[derive(Debug, Clone, Copy)]
pub struct KeyFile;

impl KeyFile {
    /// Writes a new key file (mode 0600) and makes it durable.
    ///
    /// # Errors
    /// [`KeyError::Exists`], [`KeyError::File`].
    pub fn create(path: &Path, kind: &str, bytes: &[u8]) -> Result<(), KeyError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => KeyError::Exists,
            _ => KeyError::File,
        })?;
        let encoded = Zeroizing::new(BASE64_STANDARD.encode(bytes));
        let line = Zeroizing::new(format!("augenmass-key 1 {kind} {}\n", encoded.as_str()));
        file.write_all(line.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|_| KeyError::File)
    }

    /// Reads a key file of the kind asked for. Refuses one that others may read.
    ///
    /// # Errors
    /// [`KeyError::Missing`], [`KeyError::Permissions`], [`KeyError::Form`], [`KeyError::File`].
    pub fn load(path: &Path, kind: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let file = File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => KeyError::Missing,
            _ => KeyError::File,
        })?;
        check_permissions(&file)?;
        let mut text = Zeroizing::new(String::new());
        file.take(MAX_BYTES)
            .read_to_string(&mut text)
            .map_err(|_| KeyError::Form)?;
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let encoded = line
            .strip_prefix("augenmass-key 1 ")
            .and_then(|rest| rest.strip_prefix(kind))
            .and_then(|rest| rest.strip_prefix(' '))
            .ok_or(KeyError::Form)?;
        BASE64_STANDARD
            .decode(encoded)
            .map(Zeroizing::new)
            .map_err(|_| KeyError::Form)
    }
}

/// Looks at the opened file, not at the path: nobody can swap it in between.
#[cfg(unix)]
fn check_permissions(file: &File) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = file.metadata().map_err(|_| KeyError::File)?;
    if !metadata.is_file() {
        return Err(KeyError::Form);
    }
    if metadata.permissions().mode() & 0o077 == 0 {
        Ok(())
    } else {
        Err(KeyError::Permissions)
    }
}

#[cfg(not(unix))]
fn check_permissions(_: &File) -> Result<(), KeyError> {
    Ok(())
}

/// The seed of the log signing key, sealed under the master key in a file of its own
/// (`keys/log-signing.key`), never in the database.
#[derive(Debug, Clone, Copy)]
pub struct LogKey;

impl LogKey {
    const KIND: &str = "log-signing";

    /// Draws a new seed, writes it sealed, and returns it. `origin` is the name of the log.
    ///
    /// # Errors
    /// [`KeyError::Exists`], [`KeyError::File`].
    pub fn create(
        path: &Path,
        keys: &MasterKey,
        origin: &str,
        chance: &mut dyn RngCore,
    ) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        let mut seed = Zeroizing::new([0; 32]);
        chance.fill_bytes(seed.as_mut_slice());
        Self::seal(path, keys, origin, &seed, chance)?;
        Ok(seed)
    }

    /// Writes a known seed sealed, to a new file: after a change of the master key.
    ///
    /// # Errors
    /// [`KeyError::Exists`], [`KeyError::File`].
    pub fn seal(
        path: &Path,
        keys: &MasterKey,
        origin: &str,
        seed: &[u8; 32],
        chance: &mut dyn RngCore,
    ) -> Result<(), KeyError> {
        let mut nonce = [0; 24];
        chance.fill_bytes(&mut nonce);
        let sealed = seal_bytes(&sealing_key(keys), &nonce, &aad(origin), seed)?;
        KeyFile::create(path, Self::KIND, &sealed)
    }

    /// Reads the seed.
    ///
    /// # Errors
    /// [`KeyError::Wrong`] when sealed under another master key or for another log.
    pub fn load(
        path: &Path,
        keys: &MasterKey,
        origin: &str,
    ) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        let sealed = KeyFile::load(path, Self::KIND)?;
        let seed = open(&sealing_key(keys), &aad(origin), &sealed).map_err(|_| KeyError::Wrong)?;
        let seed = seed.as_slice().try_into().map_err(|_| KeyError::Form)?;
        Ok(Zeroizing::new(seed))
    }
}

fn sealing_key(keys: &MasterKey) -> Zeroizing<[u8; 32]> {
    subkey(keys.expose(), "augenmass/log-signing/v1")
}

fn aad(origin: &str) -> Vec<u8> {
    [b"augenmass/log-signing/v1\0", origin.as_bytes()].concat()
}
