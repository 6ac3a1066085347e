//! Writing an export: into a folder beside the target, renamed at the end.

use super::manifest::{FileEntry, Manifest};
use super::record_line::{ExportLeaf, LineError, encode_line};
use super::{CHECKPOINT, CHECKPOINTS, MANIFEST, MAX_FILE_BYTES, records_path};
use crate::checkpoint::{Checkpoint, CheckpointError, open_checkpoint, sign_checkpoint};
use crate::hash::Hash;
use crate::note::{LogSigner, NoteError};
use crate::tile::{TILE_WIDTH, TileTree, encode_entry, encode_hashes, entry_bundles, hash_tiles};
use crate::tree::{TreeError, root};
use crate::{commitment::Commitment, tree::MissingHash};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why an export was not written. Nothing is left at the target.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The target has content.
    #[error("{0} exists and is not an empty folder; name a new one")]
    Exists(PathBuf),
    /// A path that names no folder, such as `/` or `..`.
    #[error("{0} is not the name of a folder; name a new one")]
    Target(PathBuf),
    /// The folder beside the target is there, from another run.
    #[error("{0} is left from another run; make sure none is running and delete it")]
    Unfinished(PathBuf),
    /// The file system failed.
    #[error("{path} could not be written")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A record cannot be exported.
    #[error("leaf {leaf} cannot be exported")]
    Leaf {
        /// Leaf index, from 0.
        leaf: u64,
        /// Why.
        source: LineError,
    },
    /// A published checkpoint is not valid or not of this log.
    #[error("a published checkpoint is not valid")]
    Published(#[source] CheckpointError),
    /// The records no longer lead to a root that was published. Nothing is signed.
    #[error(
        "the first {size} records do not lead to the root {published} published for them \
         but to {found}; find out which record was changed before exporting"
    )]
    Contradiction {
        /// Size of the published checkpoint, in leaves.
        size: u64,
        /// Root in the published checkpoint.
        published: Hash,
        /// Root of the records given, or that of the smaller log.
        found: Hash,
    },
    /// The new checkpoint could not be signed.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The list of files could not be signed.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The tree could not be computed.
    #[error(transparent)]
    Tree(#[from] TreeError<MissingHash>),
}

/// Writes an export leaf by leaf.
///
/// Files go into `.<name>.partial` beside the target, which is renamed at the end
/// and removed on failure. Readable by the owner only, where the system has that.
pub struct ExportWriter<'a> {
    signer: &'a LogSigner,
    target: PathBuf,
    partial: PathBuf,
    manifest: Manifest,
    tree: TileTree,
    records: Vec<u8>,
    entries: Vec<u8>,
}

/// Writes a whole export. `published` are the checkpoint notes given away so far;
/// see [`ExportWriter::finish`].
///
/// # Errors
/// [`ExportError`]; then nothing is left at `target`.
pub fn write_export<L: Into<ExportLeaf>>(
    target: &Path,
    signer: &LogSigner,
    leaves: impl IntoIterator<Item = L>,
    published: &[String],
) -> Result<Checkpoint, ExportError> {
    let mut writer = ExportWriter::create(target, signer)?;
    for leaf in leaves {
        writer.push(&leaf.into())?;
    }
    writer.finish(published)
}

impl<'a> ExportWriter<'a> {
    /// Begins an export at `target`, which must not exist or be an empty folder.
    ///
    /// # Errors
    /// [`ExportError::Exists`], [`ExportError::Target`], [`ExportError::Unfinished`],
    /// [`ExportError::Write`].
    pub fn create(target: &Path, signer: &'a LogSigner) -> Result<Self, ExportError> {
        let name = target.file_name();
        let name = name.ok_or_else(|| ExportError::Target(target.to_owned()))?;
        let partial = target.with_file_name(format!(".{}.partial", name.to_string_lossy()));
        match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
            Ok(true) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            _ => return Err(ExportError::Exists(target.to_owned())),
        }
        create_private(&partial).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => ExportError::Unfinished(partial.clone()),
            _ => write_error(&partial, source),
        })?;
        Ok(Self {
            signer,
            target: target.to_owned(),
            partial,
            manifest: Manifest::default(),
            tree: TileTree::new(),
            records: Vec::new(),
            entries: Vec::new(),
        })
    }

    /// Adds the next leaf.
    ///
    /// # Errors
    /// [`ExportError::Leaf`], [`ExportError::Write`].
    pub fn push(&mut self, leaf: &ExportLeaf) -> Result<(), ExportError> {
        let index = self.tree.size();
        let line = encode_line(index, leaf).map_err(|source| ExportError::Leaf {
            leaf: index,
            source,
        })?;
        let commitment: Commitment = leaf.commitment();
        self.records.extend(line);
        self.entries.extend(encode_entry(&commitment));
        self.tree.push(commitment.leaf_hash());
        if self.tree.size().is_multiple_of(TILE_WIDTH) {
            self.flush()?;
        }
        Ok(())
    }

    /// Signs the new checkpoint and the list of files, and moves the export to its
    /// place.
    ///
    /// `published` must hold every checkpoint note that was given away. Each is
    /// compared with the records first: the writer never signs a log that
    /// contradicts what was published.
    ///
    /// # Errors
    /// [`ExportError::Contradiction`] and any other [`ExportError`].
    pub fn finish(mut self, published: &[String]) -> Result<Checkpoint, ExportError> {
        self.flush()?;
        for note in published {
            self.add_published(note)?;
        }
        for tile in hash_tiles(self.tree.size()) {
            let hashes = self.tree.tile(&tile).unwrap_or_default();
            let bytes = encode_hashes(hashes);
            self.write(&tile.to_string(), &bytes)?;
        }
        let size = self.tree.size();
        let root = root(size, &self.tree)?;
        let checkpoint = sign_checkpoint(self.signer, size, root)?;
        self.write(CHECKPOINT, checkpoint.as_bytes())?;
        let manifest = self.signer.sign(&self.manifest.encode())?;
        let path = self.partial.join(MANIFEST);
        fs::write(&path, manifest).map_err(|source| write_error(&path, source))?;
        // On an empty folder at the target, renaming is allowed by POSIX only.
        let _ = fs::remove_dir(&self.target);
        fs::rename(&self.partial, &self.target)
            .map_err(|source| write_error(&self.target, source))?;
        self.partial = PathBuf::new();
        let origin = self.signer.name().to_owned();
        Ok(Checkpoint { origin, size, root })
    }

    fn add_published(&mut self, note: &str) -> Result<(), ExportError> {
        let old = open_checkpoint(self.signer.verifier(), note.as_bytes())
            .map_err(ExportError::Published)?;
        let found = root(old.size.min(self.tree.size()), &self.tree)?;
        if old.size > self.tree.size() || found != old.root {
            return Err(ExportError::Contradiction {
                size: old.size,
                published: old.root,
                found,
            });
        }
        self.write(&format!("{CHECKPOINTS}{}", old.size), note.as_bytes())
    }

    /// Writes the records file and the entry bundle of the leaves since the last time.
    fn flush(&mut self) -> Result<(), ExportError> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let records = std::mem::take(&mut self.records);
        let entries = std::mem::take(&mut self.entries);
        let size = self.tree.size();
        if let Some(bundle) = entry_bundles(size).next_back() {
            self.write(&records_path(bundle.index()), &records)?;
            self.write(&bundle.to_string(), &entries)?;
        }
        Ok(())
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
        debug_assert!(
            bytes.len() as u64 <= MAX_FILE_BYTES,
            "bounded by construction"
        );
        let place = self.partial.join(path);
        let folder = place.parent().unwrap_or(&self.partial);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&place, bytes))
            .map_err(|source| write_error(&place, source))?;
        self.manifest
            .files
            .insert(path.to_owned(), FileEntry::of(bytes));
        Ok(())
    }
}

impl fmt::Debug for ExportWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ExportWriter({:?}, {} leaves)",
            self.target,
            self.tree.size()
        )
    }
}

impl Drop for ExportWriter<'_> {
    fn drop(&mut self) {
        // After success the path is empty, and nothing is removed.
        let _ = fs::remove_dir_all(&self.partial);
    }
}

fn write_error(path: &Path, source: io::Error) -> ExportError {
    let path = path.to_owned();
    ExportError::Write { path, source }
}

fn create_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
