//! The journal of erasures: a file outside the database, so that what was erased stays erased when the
//! database is lost and an older backup comes back.
//!
//! One line of canonical JSON per erasure: installation, office, person as ids, and the day. A line is
//! durable before the erasure is committed; an erasure without its line does not happen.

use crate::canonical::canonical;
use augenmass_domain::id::{OfficeId, PersonId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use thiserror::Error;
use uuid::Uuid;

/// One erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    installation: Uuid,
    office: OfficeId,
    on: Date,
    person: PersonId,
}

/// Why a journal cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JournalError {
    /// No file at this place.
    #[error("the journal of erasures is missing")]
    Missing,
    /// A line that is not one of a journal.
    #[error("line {0} of the journal of erasures is not readable")]
    Line(usize),
    /// The file system failed.
    #[error("the journal of erasures cannot be read or written; check its folder")]
    File,
}

/// A journal of erasures at a place.
#[derive(Clone, Debug)]
pub struct ErasureJournal {
    path: PathBuf,
}

impl ErasureJournal {
    /// The journal at a path; the file is made with the first erasure.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Adds erasures and makes them durable. Several processes may write to one journal. A line that a
    /// crash cut off is removed: its erasure was not committed.
    ///
    /// # Errors
    /// [`JournalError::File`].
    pub fn add(
        &self,
        installation: Uuid,
        erased: &[(OfficeId, PersonId)],
        on: Date,
    ) -> Result<(), JournalError> {
        let mut text = String::new();
        for &(office, person) in erased {
            let line = Line {
                installation,
                office,
                on,
                person,
            };
            text += &canonical(&line).map_err(|_| JournalError::File)?;
            text.push('\n');
        }
        self.append(&text).map_err(|_| JournalError::File)
    }

    fn append(&self, text: &str) -> std::io::Result<()> {
        let new = !self.path.exists();
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.path)?;
        file.lock()?;
        let end = whole_lines(&mut file)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if new && let Some(folder) = self.path.parent() {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// The erasures of an installation, in their order. A last line without its end is left out: a crash
    /// cut it off, and its erasure was not committed.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn read(&self, installation: Uuid) -> Result<Vec<(OfficeId, PersonId)>, JournalError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(JournalError::Missing),
            Err(_) => return Err(JournalError::File),
        };
        let mut erased = Vec::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let Some(line) = line.strip_suffix('\n') else {
                break;
            };
            let line: Line =
                serde_json::from_str(line).map_err(|_| JournalError::Line(number + 1))?;
            if line.installation == installation {
                erased.push((line.office, line.person));
            }
        }
        Ok(erased)
    }
}

/// Where the last whole line ends, in bytes.
fn whole_lines(file: &mut File) -> std::io::Result<u64> {
    let length = file.metadata()?.len();
    // A line is far shorter than this.
    let from = length.saturating_sub(4096);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let end = tail.iter().rposition(|byte| *byte == b'\n');
    Ok(end.map_or(from, |at| from + at as u64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erased(n: u128) -> (OfficeId, PersonId) {
        (
            OfficeId::from_uuid(Uuid::from_u128(n)),
            PersonId::from_uuid(Uuid::from_u128(n + 1)),
        )
    }

    #[test]
    fn a_line_that_a_crash_cut_off_is_left_out_and_the_next_begins_where_it_began() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.jsonl");
        let journal = ErasureJournal::at(&path);
        let (mine, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let day = jiff::civil::date(2026, 3, 2);
        assert_eq!(journal.read(mine), Err(JournalError::Missing));
        journal.add(mine, &[erased(10)], day).unwrap();
        journal.add(other, &[erased(20)], day).unwrap();
        let whole = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{whole}{}", &whole[..40])).unwrap();
        assert_eq!(journal.read(mine).unwrap(), [erased(10)]);
        journal.add(mine, &[erased(30)], day).unwrap();
        assert_eq!(journal.read(mine).unwrap(), [erased(10), erased(30)]);
        assert_eq!(journal.read(other).unwrap(), [erased(20)]);
        std::fs::write(&path, whole.replacen("office", "0ffice", 1)).unwrap();
        assert_eq!(journal.read(mine), Err(JournalError::Line(1)));
    }
}
