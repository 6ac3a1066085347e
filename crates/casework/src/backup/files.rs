//! Files of a backup: written beside their final names, hashed, made durable.

use super::{Entry, Fault, MANIFEST, Manifest, Part};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The largest list of files, bytes.
const MAX_MANIFEST: u64 = 64 * 1024;

/// The name of a table's file.
pub(super) fn file_name(table: &str) -> String {
    format!("{table}.jsonl")
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Fault + '_ {
    move |error| Fault::broken(&format!("{}: {error}", path.display()))
}

/// Makes a folder for its owner alone.
fn new_folder(path: &Path) -> Result<(), Fault> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Fault::Exists(path.to_owned()))
        }
        other => other.map_err(failed(path)),
    }
}

fn new_file(path: &Path) -> Result<File, Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(failed(path))
}

/// Makes the entries of a folder durable.
fn sync_folder(path: &Path) -> Result<(), Fault> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(failed(path))
}

/// A backup in the making: a folder beside the final one, removed again where the work ends early.
pub(super) struct Making {
    part: PathBuf,
    out: PathBuf,
    done: bool,
}

impl Making {
    /// Begins; neither the folder nor one in the making may be there.
    pub fn begin(out: &Path) -> Result<Self, Fault> {
        let out: PathBuf = out.components().collect();
        if out.exists() {
            return Err(Fault::Exists(out));
        }
        let mut name = out.as_os_str().to_owned();
        name.push(".part");
        let part = PathBuf::from(name);
        new_folder(&part)?;
        Ok(Self {
            part,
            out,
            done: false,
        })
    }

    /// Makes the folder of a part.
    pub fn folder(&self, part: Part) -> Result<PathBuf, Fault> {
        let folder = self.part.join(part.folder());
        new_folder(&folder)?;
        Ok(folder)
    }

    /// Gives the backup its name.
    pub fn finish(mut self) -> Result<(), Fault> {
        for part in [Part::Data, Part::Keys] {
            sync_folder(&self.part.join(part.folder()))?;
        }
        sync_folder(&self.part)?;
        if self.out.exists() {
            return Err(Fault::Exists(self.out.clone()));
        }
        std::fs::rename(&self.part, &self.out).map_err(failed(&self.out))?;
        self.done = true;
        sync_folder(self.out.parent().unwrap_or(Path::new("")))
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.done {
            // What is left over is named by the next attempt.
            let _ = std::fs::remove_dir_all(&self.part);
        }
    }
}

/// A file that is written line by line and hashed on the way.
pub(super) struct Lines {
    path: PathBuf,
    file: BufWriter<File>,
    sha256: Sha256,
    bytes: u64,
    rows: u64,
}

impl Lines {
    pub fn create(folder: &Path, table: &str) -> Result<Self, Fault> {
        let path = folder.join(file_name(table));
        Ok(Self {
            file: BufWriter::new(new_file(&path)?),
            path,
            sha256: Sha256::new(),
            bytes: 0,
            rows: 0,
        })
    }

    pub fn push(&mut self, line: &str) -> Result<(), Fault> {
        for bytes in [line.as_bytes(), b"\n"] {
            self.file.write_all(bytes).map_err(failed(&self.path))?;
            self.sha256.update(bytes);
            self.bytes += bytes.len() as u64;
        }
        self.rows += 1;
        Ok(())
    }

    /// Makes it durable.
    pub fn finish(self) -> Result<Entry, Fault> {
        let path = self.path;
        let file = self.file.into_inner();
        let file = file.map_err(|error| failed(&path)(error.into_error()))?;
        file.sync_all().map_err(failed(&path))?;
        Ok(Entry {
            bytes: self.bytes,
            rows: self.rows,
            sha256: hex::encode(self.sha256.finalize()),
        })
    }
}

/// Writes the signed list of files, last of all.
pub(super) fn write_manifest(folder: &Path, note: &str) -> Result<(), Fault> {
    let path = folder.join(MANIFEST);
    let mut file = new_file(&path)?;
    file.write_all(note.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(failed(&path))
}

/// The signed list of files of a folder, as it is.
pub(super) fn read_manifest(folder: &Path) -> Result<String, Fault> {
    let incomplete = || Fault::Incomplete(folder.to_owned());
    let file = File::open(folder.join(MANIFEST)).map_err(|_| incomplete())?;
    let mut note = String::new();
    file.take(MAX_MANIFEST)
        .read_to_string(&mut note)
        .map_err(|_| Fault::NotSigned(folder.join(MANIFEST)))?;
    Ok(note)
}

/// Looks at every file: exactly those of the list, each with its length and hash.
pub(super) fn check_files(folder: &Path, manifest: &Manifest) -> Result<(), Fault> {
    let listed: BTreeSet<&str> = manifest.files.keys().map(String::as_str).collect();
    let tables: BTreeSet<&str> = manifest.part.tables().iter().map(|t| t.name()).collect();
    if listed != tables {
        return Err(Fault::NotSigned(folder.join(MANIFEST)));
    }
    let mut wanted: BTreeSet<String> = listed.iter().map(|table| file_name(table)).collect();
    wanted.insert(MANIFEST.to_owned());
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        let name = entry.map_err(failed(folder))?.file_name();
        if !wanted.contains(name.to_string_lossy().as_ref()) {
            return Err(Fault::File(folder.join(name)));
        }
    }
    for (table, entry) in &manifest.files {
        let path = folder.join(file_name(table));
        let wrong = || Fault::File(path.clone());
        let mut file = File::open(&path).map_err(|_| wrong())?;
        let mut sha256 = Sha256::new();
        let bytes = std::io::copy(&mut file, &mut sha256).map_err(|_| wrong())?;
        if bytes != entry.bytes || hex::encode(sha256.finalize()) != entry.sha256 {
            return Err(wrong());
        }
    }
    Ok(())
}
