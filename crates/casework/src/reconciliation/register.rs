//! The list of children that benefit is paid for, as the family benefits office hands it in: a CSV file that is
//! read from front to end, record by record, in each step, and stored nowhere. It never leaves the office.
//!
//! A child that is paid for to two people (one after the other, or counted with both) stands there twice, first under whom
//! letters go to; the same line twice is refused. Header, in this order: `vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte`.

use super::payload::fields_of;
use crate::drafts::{Problem, Trouble, parse_date};
use augenmass_domain::person::{Address, PersonField, PersonRecord};
use augenmass_matching::Record;
use augenmass_matching::keys::{Configuration, Prepared, Rehearsed};
use augenmass_matching::names::search_form;
use augenmass_matching::record::{Field, Record as MatchRecord};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::hash_map::Entry;
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

/// Lines that are named one by one; of more it is said how many there are.
const NAMED: usize = 20;

/// Why the list was not accepted. It names file and line, never what stands there.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// It cannot be read, or is no text.
    #[error("{}: {problem}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What is wrong and what to do.
        problem: Problem,
    },
    /// Not the columns.
    #[error("{}: die erste Zeile muss lauten: vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte", .0.display())]
    Header(PathBuf),
    /// Lines, and where it is one field, its column.
    #[error("{}", lines_said(file, problems, *others))]
    Lines {
        /// Which file.
        file: PathBuf,
        /// Where, what is wrong there and what to do; at most 20.
        problems: Vec<Problem>,
        /// How many more there are.
        others: usize,
    },
}

/// One line in a sentence, several as a list.
fn lines_said(file: &Path, problems: &[Problem], others: usize) -> String {
    let file = file.display();
    if let ([problem], 0) = (problems, others) {
        return format!("{file}, {problem}");
    }
    let all = problems.len() + others;
    let mut said = format!("{file}: {all} Zeilen sind nicht in Ordnung, übernommen wurde nichts");
    for problem in problems {
        said.push_str(&format!("\n  {problem}"));
    }
    if others > 0 {
        said.push_str(&format!("\n  und {others} weitere"));
    }
    said
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
        let unreadable = |error: io::Error| self.unreadable(Trouble::Unreadable(error.to_string()));
        self.rows_of(File::open(&self.path).map_err(unreadable)?)
    }

    fn unreadable(&self, trouble: Trouble) -> RegisterError {
        RegisterError::File {
            file: self.path.clone(),
            problem: Problem::of_file(trouble),
        }
    }

    fn rows_of<R: io::Read>(
        &self,
        list: R,
    ) -> Result<impl Iterator<Item = Result<Row, RegisterError>> + use<'_, R>, RegisterError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(list);
        let header = reader.headers().map_err(|error| {
            self.unreadable(match error.kind() {
                csv::ErrorKind::Utf8 { .. } => Trouble::NotText,
                csv::ErrorKind::Io(error) => Trouble::Unreadable(error.to_string()),
                _ => Trouble::NotCsv,
            })
        })?;
        if !header.iter().eq(HEADER) {
            return Err(RegisterError::Header(self.path.clone()));
        }
        // A line that stands there twice is a slip. A child under two payees is none: two records of one child.
        let mut known: HashMap<[u8; 32], u64> = HashMap::new();
        let mut checked = move |line| {
            let (number, row) = self.row(line)?;
            match known.entry(row.digest()) {
                Entry::Vacant(entry) => {
                    entry.insert(number);
                    Ok(row)
                }
                Entry::Occupied(first) => {
                    Err(wrong(number, None, Trouble::RepeatedLine(*first.get())))
                }
            }
        };
        let mut lines = reader.into_records();
        Ok(std::iter::from_fn(move || {
            let problem = match checked(lines.next()?) {
                Ok(row) => return Some(Ok(row)),
                Err(problem) => problem,
            };
            // Nothing comes of the list any more: what else is wrong is said with it.
            let (mut problems, mut others) = (vec![problem], 0);
            for problem in lines.by_ref().filter_map(|line| checked(line).err()) {
                if problems.len() < NAMED {
                    problems.push(problem);
                } else {
                    others += 1;
                }
            }
            Some(Err(RegisterError::Lines {
                file: self.path.clone(),
                problems,
                others,
            }))
        }))
    }

    /// Reads a list from front to end, as each step reads the file before anything comes of it.
    ///
    /// # Errors
    /// [`RegisterError`] with the lines that are not right.
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

    fn row(&self, line: Result<csv::StringRecord, csv::Error>) -> Result<(u64, Row), Problem> {
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
            wrong(at, None, trouble)
        })?;
        let at = line.position().map_or(0, csv::Position::line);
        let field = |number: usize| line.get(number).unwrap_or_default();
        let born = parse_date(field(2)).map_or_else(|| field(2).to_owned(), |day| day.to_string());
        let record = Address::new(field(3), field(4), field(5), field(6))
            .and_then(|address| {
                PersonRecord::new(field(0), field(1), &born, field(7), address, self.today)
            })
            .map_err(|error| wrong(at, Some(column(error.field)), error.problem.into()))?;
        let comparable = MatchRecord::new(&fields_of(&record))
            .map_err(|(field, problem)| wrong(at, compared_column(field), problem.into()))?;
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

/// What is wrong in a line.
fn wrong(line: u64, column: Option<&str>, trouble: Trouble) -> Problem {
    Problem {
        line: Some(line),
        column: column.map(str::to_owned),
        trouble,
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
