//! Sample logs and exports, and the place of the shared vectors.

use augenmass_ledger::export::manifest::{FileEntry, Manifest};
use augenmass_ledger::{Checkpoint, ExportLeaf, LogSigner, Salt, Verified, VerifyError};
use augenmass_ledger::{verify_export, write_export};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A file or folder below `shared`, the folder of published vectors; `None`, with
/// one printed line, when it is not there.
#[expect(clippy::print_stdout, reason = "says why a test did nothing")]
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let shared = std::env::var_os("AUGENMASS_SHARED").map_or(beside.into(), PathBuf::from);
    let place = shared.join(path);
    if place.exists() {
        return Some(place);
    }
    println!("skipped: shared/{path} is not here");
    None
}

pub fn signer() -> LogSigner {
    LogSigner::from_seed("rathaus.example/protokoll", &[42; 32]).unwrap()
}

pub fn leaf(index: u64) -> ExportLeaf {
    let mut salt = [0xA5; 32];
    salt[..8].copy_from_slice(&index.to_be_bytes());
    let record = format!("{{\"n\":{index}}}");
    (Salt::from_bytes(salt), record.into_bytes()).into()
}

pub fn leaves(size: u64) -> Vec<ExportLeaf> {
    (0..size).map(leaf).collect()
}

/// An export on disk, deleted at the end of the test.
pub struct Export {
    pub dir: PathBuf,
    _place: TempDir,
}

impl Export {
    /// Writes an export of these leaves with these older checkpoints.
    pub fn of(leaves: Vec<ExportLeaf>, published: &[String]) -> Self {
        let place = TempDir::new().unwrap();
        let dir = place.path().join("export");
        write_export(&dir, &signer(), leaves, published).unwrap();
        Self { dir, _place: place }
    }

    pub fn verify(&self) -> Result<Verified, VerifyError> {
        verify_export(&self.dir, signer().verifier())
    }

    /// The error of an export that must not hold, as file and first bad leaf.
    pub fn fault(&self) -> (String, Option<u64>) {
        let error = self.verify().expect_err("the export should not hold");
        let file = error.file().expect("the error names a file");
        (file.to_owned(), error.leaf())
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.dir.join(path)).unwrap()
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.read(path)).unwrap()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.dir.join(path), bytes).unwrap();
    }

    /// All files, `MANIFEST` included, by path.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(&self.dir, "", &mut files);
        files.sort();
        files
    }

    /// Signs a new list of files, as only a holder of the key can.
    pub fn sign_again(&self) {
        let mut manifest = Manifest::default();
        for path in self.files() {
            if path != "MANIFEST" {
                let entry = FileEntry::of(&self.read(&path));
                manifest.files.insert(path, entry);
            }
        }
        self.write("MANIFEST", signer().sign(&manifest.encode()).unwrap());
    }
}

fn collect(dir: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(path);
        }
    }
}

/// The signed checkpoint of a log of the first `size` sample leaves.
pub fn checkpoint_note(size: u64) -> String {
    Export::of(leaves(size), &[]).text("checkpoint")
}

/// The checkpoint of the first `size` sample leaves, opened.
pub fn checkpoint(size: u64) -> Checkpoint {
    let note = checkpoint_note(size);
    augenmass_ledger::open_checkpoint(signer().verifier(), note.as_bytes()).unwrap()
}
