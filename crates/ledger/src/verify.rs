//! Checking an export: everything that `ledger-verify` concludes, it concludes here.
//!
//! Given a directory and the public key of the log, [`verify_export`] shows:
//!
//! 1. The holder of the key signed the list of files, and the directory holds
//!    exactly these files, byte for byte.
//! 2. Every record, with its salt, gives the commitment that is in the log.
//! 3. All commitments together give every hash tile and the root hash of the signed
//!    checkpoint.
//! 4. Every older checkpoint in the directory has the root of the first leaves of
//!    this very log: since then nothing was changed, removed or reordered.
//!
//! What it does not show: the log shows that records were not changed after a
//! checkpoint that someone outside holds; it does not show that they are true or
//! complete. Whoever holds the key can sign a second log with another past. Only a
//! checkpoint kept outside contradicts that: [`Verified::check_outside`].
//!
//! Leaves whose salt was deleted (`erased`) are in the tree, but nobody can tell any
//! more what they committed to. They are counted: [`Verified::erased`].

mod error;

use crate::checkpoint::{Checkpoint, MAX_CHECKPOINT_BYTES, open_checkpoint};
use crate::commitment::Commitment;
use crate::export::manifest::{FileEntry, MAX_MANIFEST_BYTES, Manifest};
use crate::export::record_line::{ExportLeaf, decode_line};
use crate::export::{CHECKPOINT, CHECKPOINTS, MANIFEST, dir, file_paths, records_path};
use crate::hash::Hash;
use crate::note::LogVerifier;
use crate::tile::{
    TILE_WIDTH, TileKind, TilePath, TileTree, decode_bundle, encode_hashes, entry_bundles,
    hash_tiles,
};
use crate::tree::root;
pub use error::VerifyError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// An export that holds, see [`verify_export`].
#[derive(Debug)]
pub struct Verified {
    /// The signed head: origin, size and root.
    pub checkpoint: Checkpoint,
    /// How many leaves have no record any more, because their salt was deleted.
    pub erased: u64,
    /// Sizes of the older checkpoints in the export, ascending.
    pub older: Vec<u64>,
    export: Export,
    tree: TileTree,
}

/// Checks a whole export, see the module's description. Reads every file once and
/// keeps 32 bytes per leaf in memory.
///
/// # Errors
/// The first thing found wrong, with its file and, where there is one, the first
/// bad leaf.
pub fn verify_export(dir: &Path, key: &LogVerifier) -> Result<Verified, VerifyError> {
    // 1. The signed list, and exactly the files on it.
    let export = Export::open(dir, key)?;
    dir::check_file_set(dir, &export.manifest)?;
    let checkpoint = export.checkpoint(CHECKPOINT, key)?;
    export.check_list(checkpoint.size)?;

    // 2. Every record gives the commitment that is in the log.
    let mut tree = TileTree::new();
    let mut erased = 0;
    for bundle in entry_bundles(checkpoint.size) {
        for leaf in export.chunk(&bundle)? {
            erased += u64::from(matches!(leaf, ExportLeaf::Erased { .. }));
            tree.push(leaf.commitment().leaf_hash());
        }
    }

    // 3. All commitments together give the tiles and the root.
    for tile in hash_tiles(checkpoint.size) {
        export.check_tile(&tile, &tree)?;
    }
    check_root(CHECKPOINT, checkpoint.size, checkpoint.root, &tree)?;

    // 4. Older checkpoints have the roots of the first leaves.
    let mut older = Vec::new();
    for file in export.older() {
        let old = export.checkpoint(file, key)?;
        if file != format!("{CHECKPOINTS}{}", old.size) {
            let file = file.to_owned();
            return Err(VerifyError::Unexpected { file });
        }
        check_root(file, old.size, old.root, &tree)?;
        older.push(old.size);
    }
    older.sort_unstable();
    Ok(Verified {
        checkpoint,
        erased,
        older,
        export,
        tree,
    })
}

impl Verified {
    /// Compares with figures that someone outside kept, for example from a printed
    /// answer: a size and the root hash at that size. `name` is how an error calls
    /// them.
    ///
    /// # Errors
    /// [`VerifyError::Shorter`] when leaves have disappeared since,
    /// [`VerifyError::Root`] when leaves were changed.
    pub fn check_outside(&self, name: &str, size: u64, root: Hash) -> Result<(), VerifyError> {
        check_root(name, size, root, &self.tree)
    }

    /// The leaves with their records, in order, read again from the directory and
    /// compared again with the list of files.
    ///
    /// # Errors
    /// Each item fails when its file has changed since [`verify_export`].
    pub fn records(&self) -> impl Iterator<Item = Result<ExportLeaf, VerifyError>> {
        entry_bundles(self.checkpoint.size).flat_map(|bundle| match self.export.chunk(&bundle) {
            Ok(leaves) => leaves.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        })
    }
}

/// The root of the first `size` leaves must be the one stated.
fn check_root(file: &str, size: u64, stated: Hash, tree: &TileTree) -> Result<(), VerifyError> {
    let file = file.to_owned();
    if size > tree.size() {
        return Err(VerifyError::Shorter {
            file,
            stated: size,
            held: tree.size(),
        });
    }
    let found = root(size, tree)?;
    if found != stated {
        return Err(VerifyError::Root {
            file,
            size,
            stated,
            found,
        });
    }
    Ok(())
}

/// A directory with its signed list of files.
#[derive(Debug)]
struct Export {
    dir: PathBuf,
    manifest: Manifest,
}

/// A file with the answer whether it is the one that was signed.
struct File {
    path: String,
    bytes: Vec<u8>,
    is_as_signed: bool,
}

impl Export {
    fn open(dir: &Path, key: &LogVerifier) -> Result<Self, VerifyError> {
        let note = dir::read(dir, MANIFEST, MAX_MANIFEST_BYTES)?;
        let text = key.open(&note).map_err(VerifyError::ManifestNote)?;
        let manifest = Manifest::decode(text).map_err(VerifyError::Manifest)?;
        let dir = dir.to_owned();
        Ok(Self { dir, manifest })
    }

    /// Reads a file on the list; never more than one byte beyond its listed length.
    fn file(&self, path: String) -> Result<File, VerifyError> {
        let Some(listed) = self.manifest.files.get(&path) else {
            return Err(VerifyError::Missing { file: path });
        };
        let bytes = dir::read(&self.dir, &path, listed.length)?;
        let is_as_signed = FileEntry::of(&bytes) == *listed;
        Ok(File {
            path,
            bytes,
            is_as_signed,
        })
    }

    fn checkpoint(&self, path: &str, key: &LogVerifier) -> Result<Checkpoint, VerifyError> {
        let file = self.file(path.to_owned())?;
        if !file.is_as_signed || file.bytes.len() as u64 > MAX_CHECKPOINT_BYTES {
            return Err(file.altered(None));
        }
        open_checkpoint(key, &file.bytes).map_err(|source| VerifyError::Checkpoint {
            file: file.path,
            source,
        })
    }

    fn older(&self) -> impl Iterator<Item = &str> {
        let paths = self.manifest.files.keys().map(String::as_str);
        paths.filter(|path| path.starts_with(CHECKPOINTS))
    }

    /// The list must name exactly the files that a log of this size has.
    fn check_list(&self, size: u64) -> Result<(), VerifyError> {
        let files = &self.manifest.files;
        // Stops at the first that is not listed, whatever size is claimed.
        if let Some(file) = file_paths(size).find(|path| !files.contains_key(path)) {
            return Err(VerifyError::Missing { file });
        }
        let expected: BTreeSet<String> = file_paths(size).collect();
        let is_expected = |path: &str| expected.contains(path) || path.starts_with(CHECKPOINTS);
        match files.keys().find(|path| !is_expected(path)) {
            None => Ok(()),
            Some(path) => Err(VerifyError::Unexpected { file: path.clone() }),
        }
    }

    /// The leaves of one records file, each recomputed and compared with its log
    /// entry and its leaf hash.
    fn chunk(&self, bundle: &TilePath) -> Result<Vec<ExportLeaf>, VerifyError> {
        let first = bundle.first_leaf(0);
        let width = bundle.width();
        let leaf_tile = bundle.as_leaf_tile();
        let records = self.file(records_path(bundle.index()))?;
        let entries = self.file(bundle.to_string())?;
        let tile = self.file(leaf_tile.to_string())?;

        let leaves = decode_records(first, &records.bytes);
        let hash = |leaf: &Option<ExportLeaf>| leaf.as_ref().map(|l| l.commitment().leaf_hash());
        let columns = [
            (&records, leaves.iter().map(hash).collect()),
            (&entries, decode_entries(&entries.bytes)),
            (&tile, decode_hashes(&tile.bytes)),
        ];
        // Compare with a column that is as signed; if none is, with the log entries.
        let signed = columns.iter().find(|(file, _)| file.is_as_signed);
        let (_, reference) = signed.unwrap_or(&columns[1]);
        for (file, column) in &columns {
            let bad = first_difference(column, reference, usize::from(width));
            let leaf = bad.map(|nth| first + nth);
            if !file.is_as_signed {
                return Err(file.altered(leaf.or(Some(first))));
            }
            if let Some(leaf) = leaf {
                let file = file.path.clone();
                return Err(VerifyError::Contradiction { file, leaf });
            }
        }
        Ok(leaves.into_iter().flatten().collect())
    }

    /// A hash tile must hold what the leaves give.
    fn check_tile(&self, tile: &TilePath, tree: &TileTree) -> Result<(), VerifyError> {
        if tile.kind() == (TileKind::Hashes { level: 0 }) {
            return Ok(()); // compared leaf by leaf in `chunk`
        }
        let file = self.file(tile.to_string())?;
        let expected = tree.tile(tile).map(encode_hashes).unwrap_or_default();
        if file.is_as_signed && file.bytes == expected {
            return Ok(());
        }
        let same = expected.iter().zip(&file.bytes).take_while(|(a, b)| a == b);
        let leaf = tile.first_leaf(same.count() as u64 / 32);
        if !file.is_as_signed {
            return Err(file.altered(Some(leaf)));
        }
        let file = file.path;
        Err(VerifyError::Contradiction { file, leaf })
    }
}

impl File {
    fn altered(&self, leaf: Option<u64>) -> VerifyError {
        let file = self.path.clone();
        VerifyError::Altered { file, leaf }
    }
}

/// The first place where a column lacks a leaf, has one too many, or differs.
fn first_difference(
    column: &[Option<Hash>],
    reference: &[Option<Hash>],
    width: usize,
) -> Option<u64> {
    let at = |column: &[Option<Hash>], nth| column.get(nth).copied().flatten();
    let differs = |nth: &usize| match at(column, *nth) {
        None => true,
        hash => hash != at(reference, *nth),
    };
    let beyond = (column.len() > width).then_some(width);
    (0..width).find(differs).or(beyond).map(|nth| nth as u64)
}

/// One leaf per line; `None` for a line that is not canonical.
fn decode_records(first: u64, bytes: &[u8]) -> Vec<Option<ExportLeaf>> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    // One line beyond a full file is enough to see that there are too many.
    let lines = lines.take(TILE_WIDTH as usize + 1);
    (first..)
        .zip(lines)
        .map(|(index, line)| decode_line(index, line).ok())
        .collect()
}

/// One leaf hash per log entry; `None` from the first malformed entry on.
fn decode_entries(bytes: &[u8]) -> Vec<Option<Hash>> {
    let (entries, rest) = bytes.as_chunks::<34>();
    let one = |entry: &[u8; 34]| {
        let entry = decode_bundle(entry, 1).ok()?;
        let commitment: [u8; 32] = (*entry.first()?).try_into().ok()?;
        Some(Commitment(commitment).leaf_hash())
    };
    let mut hashes: Vec<_> = entries.iter().map(one).collect();
    hashes.extend((!rest.is_empty()).then_some(None));
    hashes
}

/// One leaf hash per 32 bytes.
fn decode_hashes(bytes: &[u8]) -> Vec<Option<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let mut hashes: Vec<_> = hashes.iter().map(|h| Some(Hash(*h))).collect();
    hashes.extend((!rest.is_empty()).then_some(None));
    hashes
}
