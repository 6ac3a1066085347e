//! The list of children that benefit is paid for, as the family benefits office hands it in: a CSV file that is
//! read from front to end, record by record, three times, and stored nowhere. It never leaves the office.
//!
//! A child that is paid for to two people (one after the other, or counted with both) stands there twice, first under whom
//! letters go to; the same line twice is refused. Header, in this order: `vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte`.

use super::payload::fields_of;
use crate::drafts::{Problem, Trouble};
use augenmass_domain::person::{Address, PersonField, PersonRecord};
use augenmass_matching::Record;
use augenmass_matching::keys::{Configuration, Prepared, Rehearsed};
use augenmass_matching::names::search_form;
use augenmass_matching::record::{Field, Record as MatchRecord};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

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
    /// A line, and where it is one field, its column.
    #[error("{}, {problem}", file.display())]
    Line {
        /// Which file.
        file: PathBuf,
        /// Where, what is wrong there and what to do.
        problem: Problem,
    },
}

/// The column of a field of a person.
const fn column(field: PersonField) -> &'static str {
    match field {
        PersonField::GivenName => HEADER[0],
        PersonField::FamilyName => HEADER[1],
        PersonField::BirthDate => HEADER[2],
        PersonField::Street => HEADER[3],
        PersonField::HouseNumber => HEADER[4],
        PersonField::Postcode => HEADER[5],
        PersonField::Place => HEADER[6],
        PersonField::Addressee => HEADER[7],
    }
}

/// The column of a field of the comparison; `None` where the list has none.
const fn compared_column(field: Field) -> Option<&'static str> {
    match field {
        Field::GivenName => Some(HEADER[0]),
        Field::FamilyName => Some(HEADER[1]),
        Field::Birth => Some(HEADER[2]),
        Field::Street => Some(HEADER[3]),
        Field::HouseNumber => Some(HEADER[4]),
        Field::Postcode => Some(HEADER[5]),
        Field::Place => Some(HEADER[6]),
        Field::BirthName | Field::Sex | Field::Other => None,
    }
}

/// One child of the list.
pub(super) struct Row {
    /// The record, as this office writes to people.
    pub(super) record: PersonRecord,
    /// The same, made comparable.
    pub(super) comparable: MatchRecord,
}

impl Row {
    /// The child, whoever is paid for it.
    fn child(&self) -> [u8; 32] {
        Sha256::digest(self.comparable.canonical_bytes()).into()
    }

    /// The child with its payee, however the payee's letters are written.
    fn digest(&self) -> [u8; 32] {
        let payee = Zeroizing::new(search_form(self.record.addressee.reveal()));
        let digest = Sha256::new().chain_update(self.comparable.canonical_bytes());
        digest.chain_update(payee.as_bytes()).finalize().into()
    }

    /// True where both lines are of one child: the same in every field that is compared.
    pub(super) fn is_of_the_same_child(&self, other: &Self) -> bool {
        *self.comparable.canonical_bytes() == *other.comparable.canonical_bytes()
    }
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListRead {
    /// Its lines.
    pub lines: usize,
    /// The children in them: one that stands there under two payees is one.
    pub children: usize,
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
        self.rows_of(file)
    }

    fn rows_of<R: io::Read>(
        &self,
        list: R,
    ) -> Result<impl Iterator<Item = Result<Row, RegisterError>> + use<'_, R>, RegisterError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(list);
        let header = reader.headers().map_err(|error| RegisterError::File {
            file: self.path.clone(),
            reason: error.to_string(),
        })?;
        if !header.iter().eq(HEADER) {
            return Err(RegisterError::Header(self.path.clone()));
        }
        // A line that stands there twice is a slip. A child under two payees is none: two records of one child.
        let mut known: HashMap<[u8; 32], u64> = HashMap::new();
        Ok(reader.into_records().map(move |line| {
            let (number, row) = self.row(line)?;
            match known.insert(row.digest(), number) {
                None => Ok(row),
                Some(first) => Err(self.wrong(number, None, Trouble::RepeatedLine(first))),
            }
        }))
    }

    /// Reads a list from front to end, as each step reads the file before anything comes of it.
    ///
    /// # Errors
    /// [`RegisterError`] at the first line that is not right.
    pub fn read(&self, list: impl io::Read) -> Result<ListRead, RegisterError> {
        let (mut lines, mut children) = (0, HashSet::new());
        for row in self.rows_of(list)? {
            lines += 1;
            children.insert(row?.child());
        }
        Ok(ListRead {
            lines,
            children: children.len(),
        })
    }

    fn wrong(&self, line: u64, column: Option<&str>, trouble: Trouble) -> RegisterError {
        RegisterError::Line {
            file: self.path.clone(),
            problem: Problem {
                line: Some(line),
                column: column.map(str::to_owned),
                trouble,
            },
        }
    }

    fn row(
        &self,
        line: Result<csv::StringRecord, csv::Error>,
    ) -> Result<(u64, Row), RegisterError> {
        let line = line.map_err(|error| {
            let at = error.position().map_or(0, csv::Position::line);
            let trouble = match error.kind() {
                csv::ErrorKind::Utf8 { .. } => Trouble::NotUtf8,
                csv::ErrorKind::UnequalLengths { len, .. } => {
                    let found = usize::try_from(*len).unwrap_or(usize::MAX);
                    Trouble::FieldCount(found, HEADER.len())
                }
                _ => Trouble::NotCsv,
            };
            self.wrong(at, None, trouble)
        })?;
        let at = line.position().map_or(0, csv::Position::line);
        let field = |number: usize| line.get(number).unwrap_or_default();
        let record = Address::new(field(3), field(4), field(5), field(6))
            .and_then(|address| {
                PersonRecord::new(field(0), field(1), field(2), field(7), address, self.today)
            })
            .map_err(|error| self.wrong(at, Some(column(error.field)), error.problem.into()))?;
        let comparable = MatchRecord::new(&fields_of(&record))
            .map_err(|(field, problem)| self.wrong(at, compared_column(field), problem.into()))?;
        Ok((at, Row { record, comparable }))
    }

    /// Its children as the reconciliation takes them: canonical bytes and one match key of each kind of the run.
    pub(super) fn records<'a>(
        &'a self,
        keys: &'a Configuration,
    ) -> Result<impl Iterator<Item = io::Result<Record>> + use<'a>, RegisterError> {
        Ok(self.rows()?.map(move |row| {
            let row = row.map_err(io::Error::other)?;
            Ok(as_record(keys, &row.comparable))
        }))
    }

    /// Rehearses a run on the list: which kinds of match key find most of its children again and open hardly
    /// anybody else. What it finds belongs into the manifests of both sides.
    ///
    /// # Errors
    /// [`RegisterError`], as for every use of the list.
    pub fn rehearse(&self, chance: &mut impl rand::RngCore) -> Result<Rehearsed, RegisterError> {
        let records = self.rows()?.map(|row| row.map(|row| row.comparable));
        let offered = Configuration::declared().for_municipality();
        offered.rehearse_from(records, chance)
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
