//! Length-prefixed messages between the program and its rendering process.
//!
//! A frame is a length (four bytes, big endian) and that many bytes. The program
//! sends two frames: [`Limits`] as JSON, then a JSON array of documents. The child
//! answers one frame per document: a kind byte, then a PDF or JSON diagnostics.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::Diagnostic;

/// No message is larger than this many bytes.
const MAX_FRAME: usize = 64 * 1024 * 1024;

const KIND_PDF: u8 = b'P';
const KIND_DIAGNOSTICS: u8 = b'D';

/// The limits that the child sets for itself before it reads any document.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Limits {
    /// Bytes of memory for data.
    pub(crate) memory: u64,
    /// Seconds of processor time.
    pub(crate) processor_seconds: u64,
}

/// What the child says about one document.
pub(crate) enum Reply {
    /// The bytes of a PDF.
    Pdf(Vec<u8>),
    /// Why there is none.
    Diagnostics(Vec<Diagnostic>),
}

/// Writes one frame.
pub(crate) fn write(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len())
        .ok()
        .filter(|_| bytes.len() <= MAX_FRAME)
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(bytes)
}

/// Reads one frame. Nothing is reserved before the bytes have come.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut prefix = [0; 4];
    from.read_exact(&mut prefix)?;
    let length = u64::from(u32::from_be_bytes(prefix));
    if length > MAX_FRAME as u64 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    let read = from.by_ref().take(length).read_to_end(&mut bytes)?;
    if (read as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// Writes what the child says about one document.
pub(crate) fn write_reply(out: &mut impl Write, reply: &Reply) -> io::Result<()> {
    let mut bytes = Vec::new();
    match reply {
        Reply::Pdf(pdf) => {
            bytes.push(KIND_PDF);
            bytes.extend_from_slice(pdf);
        }
        Reply::Diagnostics(diagnostics) => {
            bytes.push(KIND_DIAGNOSTICS);
            serde_json::to_writer(&mut bytes, diagnostics)?;
        }
    }
    write(out, &bytes)
}

/// Reads what the child says about one document.
pub(crate) fn read_reply(from: &mut impl Read) -> io::Result<Reply> {
    let bytes = read(from)?;
    match bytes.split_first() {
        Some((&KIND_PDF, pdf)) => Ok(Reply::Pdf(pdf.to_vec())),
        Some((&KIND_DIAGNOSTICS, json)) => Ok(Reply::Diagnostics(serde_json::from_slice(json)?)),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}
