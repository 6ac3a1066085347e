//! The auditor's export: one directory that can be checked offline with the
//! public key alone.
//!
//! ```text
//! DIR/checkpoint               signed head of the log
//! DIR/checkpoints/<size>       older signed heads, as they were given away
//! DIR/records/000000.jsonl …   salt and record of every leaf, 256 per file
//! DIR/tile/entries/000 …       the log entries (commitments), tlog-tiles bundles
//! DIR/tile/0/000, tile/1/… …   hash tiles, tlog-tiles
//! DIR/MANIFEST                 signed list of all other files with their SHA-256
//! ```
//!
//! [`record_line`] and [`manifest`] are formats, bytes in, bytes out. Only `dir`
//! (reading) and [`ExportWriter`] touch the file system.

pub mod manifest;
pub mod record_line;

pub(crate) mod dir;
mod writer;

pub use record_line::{ExportLeaf, LineError};
pub use writer::{ExportError, ExportWriter, write_export};

use crate::tile::{TILE_WIDTH, entry_bundles, hash_tiles};

/// Name of the newest checkpoint in the directory.
pub const CHECKPOINT: &str = "checkpoint";

/// Name of the signed list of files.
pub const MANIFEST: &str = "MANIFEST";

/// Folder of older checkpoints, each named by its size.
pub const CHECKPOINTS: &str = "checkpoints/";

/// The largest record, in bytes.
pub const MAX_RECORD_BYTES: usize = 128 * 1024;

/// No file of an export is larger, in bytes: 256 of the largest records, each
/// character escaped, fit.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Path of the records file that holds leaf `256 * chunk` and the next 255.
#[must_use]
pub fn records_path(chunk: u64) -> String {
    format!("records/{chunk:06}.jsonl")
}

/// The paths of all files that the export of a log of `size` leaves has, without
/// `MANIFEST` and without older checkpoints.
pub fn file_paths(size: u64) -> impl Iterator<Item = String> {
    let records = (0..size.div_ceil(TILE_WIDTH)).map(records_path);
    let tiles = entry_bundles(size).chain(hash_tiles(size));
    std::iter::once(CHECKPOINT.to_owned())
        .chain(records)
        .chain(tiles.map(|tile| tile.to_string()))
}
