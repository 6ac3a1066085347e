//! The list of children that benefit is paid for, as the family benefits office hands it in: a CSV file that is
//! read from front to end, record by record, three times, and stored nowhere. It never leaves the office.
//!
//! Header, in this order: `vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte`.

use super::payload::fields_of;
use augenmass_domain::person::{Address, PersonRecord};
use augenmass_matching::Record;
use augenmass_matching::keys::{Configuration, Prepared};
use augenmass_matching::record::Record as MatchRecord;
use jiff::civil::Date;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The columns.
const HEADER: [&str; 8] = [
    "vorname",
    "nachname",
    "geburtsdatum",
    "strasse",
    "hausnummer",
    "plz",
    "ort",
    "berechtigte",
];

/// The list, as a file.
#[derive(Clone, Debug)]
pub struct Register {
    path: PathBuf,
    today: Date,
}

/// Why the list was not accepted. It names file and line, never what stands there.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// It cannot be read.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// Not the columns.
    #[error("{}: die erste Zeile muss lauten: vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte", .0.display())]
    Header(PathBuf),
    /// A line.
    #[error("{}, Zeile {line}: {what}", file.display())]
    Line {
        /// Which file.
        file: PathBuf,
        /// Which line, from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
}

/// One child of the list.
pub(super) struct Row {
    /// The record, as this office writes to people.
    pub(super) record: PersonRecord,
    /// The same, made comparable.
    pub(super) comparable: MatchRecord,
}

impl Register {
    /// The list in a file.
    #[must_use]
    pub fn at(path: &Path, today: Date) -> Self {
        Self {
            path: path.to_owned(),
            today,
        }
    }

    /// Its children, from front to end.
    ///
    /// # Errors
    /// Where the file cannot be read or does not begin with the columns.
    pub(super) fn rows(
        &self,
    ) -> Result<impl Iterator<Item = Result<Row, RegisterError>> + use<'_>, RegisterError> {
        let unreadable = |reason: String| RegisterError::File {
            file: self.path.clone(),
            reason,
        };
        let file = File::open(&self.path).map_err(|error| unreadable(error.to_string()))?;
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(file);
        let header = reader
            .headers()
            .map_err(|error| unreadable(error.to_string()))?;
        if !header.iter().eq(HEADER) {
            return Err(RegisterError::Header(self.path.clone()));
        }
        Ok(reader.into_records().map(|line| self.row(line)))
    }

    fn row(&self, line: Result<csv::StringRecord, csv::Error>) -> Result<Row, RegisterError> {
        let wrong = |line: u64, what: String| RegisterError::Line {
            file: self.path.clone(),
            line,
            what,
        };
        let line = line.map_err(|error| {
            let at = error.position().map_or(0, csv::Position::line);
            wrong(at, "hat nicht acht Felder in UTF-8".to_owned())
        })?;
        let at = line.position().map_or(0, csv::Position::line);
        let field = |number: usize| line.get(number).unwrap_or_default();
        let record = Address::new(field(3), field(4), field(5), field(6))
            .and_then(|address| {
                PersonRecord::new(field(0), field(1), field(2), field(7), address, self.today)
            })
            .map_err(|error| wrong(at, error.to_string()))?;
        let comparable = MatchRecord::new(&fields_of(&record))
            .map_err(|(field, problem)| wrong(at, format!("{field:?}: {problem}")))?;
        Ok(Row { record, comparable })
    }

    /// Its children as the reconciliation takes them: canonical bytes and one match key of each kind.
    pub(super) fn records(
        &self,
    ) -> Result<impl Iterator<Item = io::Result<Record>> + use<'_>, RegisterError> {
        let configuration = Configuration::declared();
        Ok(self.rows()?.map(move |row| {
            let row = row.map_err(io::Error::other)?;
            Ok(as_record(configuration, &row.comparable))
        }))
    }
}

/// A comparable record with its keys.
pub(super) fn as_record(configuration: &Configuration, record: &MatchRecord) -> Record {
    Record {
        canonical: record.canonical_bytes().to_vec(),
        keys: keys_of(configuration, record),
    }
}

/// One canonical key of each kind; `None` where the record lacks a feature.
pub(super) fn keys_of(configuration: &Configuration, record: &MatchRecord) -> Vec<Option<Vec<u8>>> {
    let prepared = Prepared::of(record);
    let keys = configuration.canonical(&prepared);
    keys.map(|key| key.map(|key| key.as_bytes().to_vec()))
        .collect()
}
