//! The folder in which the messages of one package lie, and how they get there.

use super::ReconciliationError;
use augenmass_domain::package::MessageKind;
use augenmass_matching::{Agreement, ResumePoint, Spent, resume_point};
use sha2::{Digest as _, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// The folder of one package. Both sides have one; the files travel between them over whatever channel the
/// two bodies use. Nothing else may lie in it.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder; it is made where it is missing.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn at(path: &Path) -> Result<Self, ReconciliationError> {
        std::fs::create_dir_all(path).map_err(|error| ReconciliationError::file(path, &error))?;
        Ok(Self(path.to_owned()))
    }

    /// The name of the proof that the key of the evaluation stands in the office's log.
    pub(super) const KEY: &str = "2-key.proof";

    /// The name of a message.
    pub(super) const fn name_of(kind: MessageKind) -> &'static str {
        match kind {
            MessageKind::Commit => "1-commit.augm",
            MessageKind::Sealed => "2-sealed.augm",
            MessageKind::Request => "3-request.augm",
            MessageKind::Response => "4-response.augm",
            MessageKind::Receipt => "5-receipt.augm",
        }
    }

    /// Where something lies, by its name.
    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Where a message lies.
    #[must_use]
    pub fn message(&self, kind: MessageKind) -> PathBuf {
        self.place(Self::name_of(kind))
    }

    /// Where the proof lies that the key of the evaluation stands in the office's log.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        self.place(Self::KEY)
    }
}

/// A message that is being written: nobody takes it for one before it gets its name.
pub(super) struct Partial {
    path: PathBuf,
    partial: PathBuf,
}

impl Partial {
    pub(super) fn of(path: PathBuf) -> Self {
        let mut name = path.as_os_str().to_owned();
        name.push(".partial");
        Self {
            partial: PathBuf::from(name),
            path,
        }
    }

    fn wrong(&self) -> impl Fn(io::Error) -> ReconciliationError + '_ {
        |source| ReconciliationError::Disk {
            file: self.partial.clone(),
            source,
        }
    }

    /// Refuses to write over a message that is there.
    pub(super) fn is_new(&self) -> Result<(), ReconciliationError> {
        if self.path.exists() {
            let there = "liegt schon da und wird nicht überschrieben";
            return Err(ReconciliationError::file(&self.path, &there));
        }
        Ok(())
    }

    /// Begins anew.
    pub(super) fn create(&self) -> Result<BufWriter<File>, ReconciliationError> {
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(true).mode(0o600);
        let file = options.open(&self.partial).map_err(self.wrong())?;
        Ok(BufWriter::new(file))
    }

    /// What is there of it, for reading.
    pub(super) fn there(&self) -> Option<BufReader<File>> {
        File::open(&self.partial).ok().map(BufReader::new)
    }

    /// Goes on after so many bytes.
    pub(super) fn go_on(&self, offset: u64) -> Result<BufWriter<File>, ReconciliationError> {
        let options = OpenOptions::new().write(true).open(&self.partial);
        let mut file = options.map_err(self.wrong())?;
        file.set_len(offset)
            .and_then(|()| file.seek(SeekFrom::Start(offset)))
            .map_err(self.wrong())?;
        Ok(BufWriter::new(file))
    }

    /// Goes on after so many bytes, or begins.
    pub(super) fn go_on_or_create(
        &self,
        offset: u64,
    ) -> Result<BufWriter<File>, ReconciliationError> {
        if offset == 0 {
            self.create()
        } else {
            self.go_on(offset)
        }
    }

    /// Where a message that was cut short goes on; nothing where none was begun, or it is whole.
    pub(super) fn resume(
        &self,
        agreement: &Agreement,
        kind: augenmass_matching::MessageKind,
    ) -> Option<ResumePoint> {
        let there = resume_point(agreement, kind, self.there()?).ok().flatten();
        there.filter(|point| !point.is_whole)
    }

    /// Goes on there, or begins.
    pub(super) fn go_on_after(
        &self,
        point: Option<&ResumePoint>,
    ) -> Result<BufWriter<File>, ReconciliationError> {
        self.go_on_or_create(point.map_or(0, |point| point.offset))
    }

    /// Where it lies until it gets its name.
    pub(super) fn place(&self) -> &Path {
        &self.partial
    }

    /// Bytes that are there.
    pub(super) fn size(&self) -> u64 {
        std::fs::metadata(&self.partial).map_or(0, |file| file.len())
    }

    fn memory(&self) -> PathBuf {
        let mut name = self.partial.as_os_str().to_owned();
        name.push(".asked");
        PathBuf::from(name)
    }

    /// What was evaluated so far of the request that this answers.
    pub(super) fn spent(&self) -> Spent {
        let bytes = std::fs::read(self.memory()).unwrap_or_default();
        Spent::from_bytes(&bytes).unwrap_or_default()
    }

    /// Remembers what was evaluated so far, durably, before the answer to it is written.
    pub(super) fn remember(&self, spent: &Spent) -> io::Result<()> {
        let memory = self.memory();
        let mut next = memory.as_os_str().to_owned();
        next.push(".next");
        let mut file = File::create(&next)?;
        file.write_all(&spent.to_bytes())?;
        file.sync_all()?;
        std::fs::rename(&next, &memory)
    }

    /// Makes what was written durable, and gives its SHA-256.
    pub(super) fn settle(&self, out: BufWriter<File>) -> Result<String, ReconciliationError> {
        let file = out.into_inner().map_err(|error| error.into_error());
        file.and_then(|file| file.sync_all())
            .map_err(self.wrong())?;
        digest(&self.partial)
    }

    /// The message gets its name: its transaction stands.
    pub(super) fn name(self) -> Result<PathBuf, ReconciliationError> {
        std::fs::rename(&self.partial, &self.path).map_err(self.wrong())?;
        let _ = std::fs::remove_file(self.memory());
        Ok(self.path)
    }

    /// Nothing came of it.
    pub(super) fn discard(&self) {
        let _ = std::fs::remove_file(&self.partial);
    }

    /// Where its transaction stood and only the name was missing: gives it.
    pub(super) fn name_if(self, sha256: &str) -> Result<PathBuf, ReconciliationError> {
        if self.path.exists() && digest(&self.path)? == sha256 {
            return Ok(self.path);
        }
        if self.partial.exists() && digest(&self.partial)? == sha256 {
            return self.name();
        }
        Err(ReconciliationError::AnotherMessage(self.path))
    }
}

/// Writes a small file in one step: whole or not at all.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<(), ReconciliationError> {
    let partial = Partial::of(path.to_owned());
    let mut out = partial.create()?;
    let written = out.write_all(text.as_bytes()).map_err(partial.wrong());
    let settled = written.and_then(|()| partial.settle(out));
    settled.inspect_err(|_| partial.discard())?;
    partial.name()?;
    Ok(())
}

/// Opens a message for reading.
pub(super) fn opened(path: &Path) -> Result<BufReader<File>, ReconciliationError> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let missing = "fehlt; die Nachricht der anderen Seite hierher legen";
            ReconciliationError::file(path, &missing)
        }
        _ => ReconciliationError::file(path, &error),
    })?;
    Ok(BufReader::new(file))
}

/// SHA-256 of a file, hex.
pub(super) fn digest(path: &Path) -> Result<String, ReconciliationError> {
    let mut file = opened(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer);
        let read = read.map_err(|error| ReconciliationError::file(path, &error))?;
        match buffer.get(..read) {
            Some(some) if read > 0 => hash.update(some),
            _ => return Ok(hex::encode(hash.finalize())),
        }
    }
}
