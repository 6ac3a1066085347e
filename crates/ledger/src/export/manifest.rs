//! The signed list of files: the text of the note `MANIFEST`.
//!
//! ```text
//! augenmass/export/v1
//! checkpoint 181 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
//! records/000000.jsonl 742 fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9
//! ```
//!
//! One line per file: path, length in bytes, SHA-256 in hexadecimal; sorted by
//! path, no path twice. Its first lines can never be those of a checkpoint.

use super::MAX_FILE_BYTES;
use crate::hash::Hash;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use thiserror::Error;

const HEADER: &str = "augenmass/export/v1\n";

/// The signed list is never longer, in bytes.
pub const MAX_MANIFEST_BYTES: u64 = 64 * 1024 * 1024;

/// Text that is not a list of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ManifestError {
    /// The first line is another one.
    #[error("not a list of files of this kind of export; its first line is another one")]
    Header,
    /// A line that is not canonical, not in order, or names a file twice.
    #[error("line {0} of the list is malformed or out of order")]
    Line(usize),
}

/// What the list says about one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileEntry {
    /// Length in bytes.
    pub length: u64,
    /// SHA-256 of the whole file.
    pub sha256: Hash,
}

impl FileEntry {
    /// Describes a file by its bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            sha256: Hash(Sha256::digest(bytes).into()),
        }
    }
}

/// All files of an export except the list itself, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Path (with `/`, relative to the export) and what the list says about it.
    pub files: BTreeMap<String, FileEntry>,
}

impl Manifest {
    /// The text to sign.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = HEADER.to_owned();
        for (path, FileEntry { length, sha256 }) in &self.files {
            let _ = writeln!(text, "{path} {length} {sha256}");
        }
        text
    }

    /// Reads exactly what [`Manifest::encode`] writes.
    ///
    /// # Errors
    /// [`ManifestError`] names the first bad line, counted from 1.
    pub fn decode(text: &str) -> Result<Self, ManifestError> {
        let lines = text.strip_prefix(HEADER).ok_or(ManifestError::Header)?;
        let mut files = BTreeMap::new();
        for (number, line) in (2..).zip(lines.split_inclusive('\n')) {
            let (path, entry) = decode_line(line).ok_or(ManifestError::Line(number))?;
            let is_after = files.last_key_value().is_none_or(|(last, _)| *last < path);
            if !is_after {
                return Err(ManifestError::Line(number));
            }
            files.insert(path, entry);
        }
        Ok(Self { files })
    }
}

fn decode_line(line: &str) -> Option<(String, FileEntry)> {
    let mut fields = line.strip_suffix('\n')?.split(' ');
    let (path, length, sha256) = (fields.next()?, fields.next()?, fields.next()?);
    let entry = FileEntry {
        length: length.parse().ok()?,
        sha256: Hash::from_hex(sha256).ok()?,
    };
    let is_canonical = fields.next().is_none() && entry.length.to_string() == length;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "./".contains(c);
    let is_path = !path.is_empty() && path.chars().all(is_plain);
    let is_entry = is_canonical && is_path && entry.length <= MAX_FILE_BYTES;
    is_entry.then(|| (path.to_owned(), entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str) -> String {
        format!("{path} 3 {}\n", "ab".repeat(32))
    }

    fn decode(lines: &[String]) -> Result<Manifest, ManifestError> {
        Manifest::decode(&format!("{HEADER}{}", lines.concat()))
    }

    #[test]
    fn a_list_comes_back() {
        let list = decode(&[line("checkpoint"), line("tile/0/000")]).unwrap();
        assert_eq!(list.files.len(), 2);
        assert_eq!(Manifest::decode(&list.encode()), Ok(list));
        assert_eq!(decode(&[]), Ok(Manifest::default()));
    }

    #[test]
    fn a_path_twice_or_out_of_order_is_refused() {
        for paths in [["checkpoint", "checkpoint"], ["tile/0/000", "checkpoint"]] {
            assert_eq!(decode(&paths.map(line)), Err(ManifestError::Line(3)));
        }
    }

    #[test]
    fn a_line_that_is_not_canonical_is_refused() {
        let good = line("checkpoint");
        for bad in [
            good.replace(" 3 ", " 03 "),
            good.replace(" 3 ", " +3 "),
            good.replace(" 3 ", "  3 "),
            good.replace(" 3 ", " 268435457 "),
            good.replace("abab", "ABab"),
            good.replace('\n', "\r\n"),
            good.replace('\n', " \n"),
            good.replace('\n', ""),
            good.replace('\n', "\n\n"),
            good.replace("checkpoint", ""),
            good.replace("checkpoint", "check\\point"),
        ] {
            assert!(decode(std::slice::from_ref(&bad)).is_err(), "{bad}");
        }
        assert_eq!(Manifest::decode(&good), Err(ManifestError::Header));
    }
}
