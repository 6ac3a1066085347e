//! One line of a records file: what a leaf commits to.
//!
//! ```text
//! {"index":0,"salt":"<64 hex digits>","record":"<the record, as a JSON string>"}
//! {"index":1,"salt":"<64 hex digits>","record":{"base64":"<when it is no text>"}}
//! {"index":2,"erased":"<commitment, 64 hex digits>"}
//! ```
//!
//! There is exactly one line for an index and a leaf, byte for byte: keys in this
//! order, no spaces, a record that is UTF-8 always as a string.

use super::MAX_RECORD_BYTES;
use crate::commitment::{Commitment, Salt};
use crate::hash::Hash;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// What the export shows of one leaf. `Debug` shows no record.
#[derive(Clone)]
pub enum ExportLeaf {
    /// Salt and record: the auditor can recompute the commitment.
    Open {
        /// The salt of this leaf.
        salt: Salt,
        /// The record, byte for byte as it was committed to.
        record: Vec<u8>,
    },
    /// The salt was deleted (erasure). The leaf stays in the tree; nobody can tell
    /// any more what it committed to.
    Erased {
        /// The 32 bytes that are in the log.
        commitment: Commitment,
    },
}

impl ExportLeaf {
    /// The commitment of this leaf, recomputed from salt and record if they are there.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        match self {
            Self::Open { salt, record } => Commitment::new(salt, record),
            Self::Erased { commitment } => *commitment,
        }
    }
}

impl fmt::Debug for ExportLeaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { record, .. } => write!(f, "Open({} bytes redacted)", record.len()),
            Self::Erased { commitment } => write!(f, "Erased({commitment:?})"),
        }
    }
}

impl From<(Salt, Vec<u8>)> for ExportLeaf {
    fn from((salt, record): (Salt, Vec<u8>)) -> Self {
        Self::Open { salt, record }
    }
}

/// A line that is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LineError {
    /// Not the canonical line of any leaf.
    #[error("not a canonical record line")]
    Form,
    /// The line of another leaf.
    #[error("the line carries the index of another leaf")]
    Index,
    /// A record larger than [`MAX_RECORD_BYTES`].
    #[error("the record is larger than an export can hold")]
    TooLarge,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    index: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Record>,
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Record {
    Text(String),
    Bytes { base64: String },
}

/// Writes the line of leaf `index`, with its newline.
///
/// # Errors
/// [`LineError::TooLarge`].
pub fn encode_line(index: u64, leaf: &ExportLeaf) -> Result<Vec<u8>, LineError> {
    let line = match leaf {
        ExportLeaf::Open { salt, record } => Line {
            index,
            salt: Some(hex::encode(salt.expose())),
            record: Some(encode_record(record)?),
            erased: None,
        },
        ExportLeaf::Erased { commitment } => Line {
            index,
            salt: None,
            record: None,
            erased: Some(hex::encode(commitment.0)),
        },
    };
    let mut bytes = serde_json::to_vec(&line).map_err(|_| LineError::Form)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads the line of leaf `index`, with its newline; accepts only what
/// [`encode_line`] writes.
///
/// # Errors
/// [`LineError`] says why the line is not accepted.
pub fn decode_line(index: u64, bytes: &[u8]) -> Result<ExportLeaf, LineError> {
    let line: Line = serde_json::from_slice(bytes).map_err(|_| LineError::Form)?;
    if line.index != index {
        return Err(LineError::Index);
    }
    let leaf = match (line.salt, line.record, line.erased) {
        (Some(salt), Some(record), None) => ExportLeaf::Open {
            salt: Salt::from_bytes(decode_hex(&salt)?),
            record: decode_record(record)?,
        },
        (None, None, Some(commitment)) => ExportLeaf::Erased {
            commitment: Commitment(decode_hex(&commitment)?),
        },
        _ => return Err(LineError::Form),
    };
    if encode_line(index, &leaf)? == bytes {
        Ok(leaf)
    } else {
        Err(LineError::Form)
    }
}

fn encode_record(record: &[u8]) -> Result<Record, LineError> {
    if record.len() > MAX_RECORD_BYTES {
        return Err(LineError::TooLarge);
    }
    Ok(match std::str::from_utf8(record) {
        Ok(text) => Record::Text(text.to_owned()),
        Err(_) => Record::Bytes {
            base64: BASE64_STANDARD.encode(record),
        },
    })
}

fn decode_record(record: Record) -> Result<Vec<u8>, LineError> {
    match record {
        Record::Text(text) => Ok(text.into_bytes()),
        Record::Bytes { base64 } => BASE64_STANDARD.decode(base64).map_err(|_| LineError::Form),
    }
}

fn decode_hex(text: &str) -> Result<[u8; 32], LineError> {
    Hash::from_hex(text)
        .map(|h| h.0)
        .map_err(|_| LineError::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(record: &[u8]) -> ExportLeaf {
        (Salt::from_bytes([0xAB; 32]), record.to_vec()).into()
    }

    fn text(index: u64, leaf: &ExportLeaf) -> String {
        String::from_utf8(encode_line(index, leaf).unwrap()).unwrap()
    }

    #[test]
    fn a_line_has_exactly_this_form() {
        let salt = "ab".repeat(32);
        assert_eq!(
            text(7, &open(b"{\"a\":1}")),
            format!("{{\"index\":7,\"salt\":\"{salt}\",\"record\":\"{{\\\"a\\\":1}}\"}}\n")
        );
        assert_eq!(
            text(8, &open(&[0xFF])),
            format!("{{\"index\":8,\"salt\":\"{salt}\",\"record\":{{\"base64\":\"/w==\"}}}}\n")
        );
        let erased = ExportLeaf::Erased {
            commitment: Commitment([0xAB; 32]),
        };
        assert_eq!(
            text(9, &erased),
            format!("{{\"index\":9,\"erased\":\"{salt}\"}}\n")
        );
    }

    #[test]
    fn every_line_comes_back() {
        for record in [
            &b""[..],
            b"{}",
            b"\xff\x00",
            "Umlaut ä \u{2028}\n".as_bytes(),
        ] {
            let leaf = open(record);
            let line = encode_line(3, &leaf).unwrap();
            let back = decode_line(3, &line).unwrap();
            assert_eq!(back.commitment(), leaf.commitment());
        }
    }

    #[test]
    fn another_spelling_of_the_same_line_is_refused() {
        let line = text(1, &open(b"{}"));
        let decode = |text: String| decode_line(1, text.as_bytes()).map(|_| ());
        assert_eq!(decode(line.clone()), Ok(()));
        for other in [
            line.replace(':', ": "),
            line.replace('\n', "\r\n"),
            line.replace('\n', ""),
            line.replace('\n', "\n\n"),
            line.replace("abab", "ABab"),
            line.replace("{}", "\\u007b}"),
            line.replace("\"index\":1,", "\"index\":1,\"index\":1,"),
            line.replace("\"index\":1,", "\"index\":1,\"note\":1,"),
            line.replace("\"index\":1", "\"index\":01"),
            line.replace("\"record\":\"{}\"", "\"record\":{\"base64\":\"e30=\"}"),
            line.replace("\"record\":\"{}\"", "\"record\":{\"base64\":\"/x==\"}"),
            line.replace("\"record\":\"{}\"", "\"record\":null"),
            line.replace("\"record\":\"{}\"", "\"erased\":\"00\""),
            String::new(),
        ] {
            assert_eq!(decode(other.clone()), Err(LineError::Form), "{other}");
        }
        let other_leaf = line.replace("\"index\":1", "\"index\":2");
        assert_eq!(decode(other_leaf), Err(LineError::Index));
    }

    #[test]
    fn a_leaf_does_not_show_its_record() {
        assert_eq!(format!("{:?}", open(b"name")), "Open(4 bytes redacted)");
    }

    #[test]
    fn a_record_that_is_too_large_is_refused() {
        let leaf = open(&vec![b'x'; MAX_RECORD_BYTES + 1]);
        assert_eq!(encode_line(0, &leaf), Err(LineError::TooLarge));
    }
}
