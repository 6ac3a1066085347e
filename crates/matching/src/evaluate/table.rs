//! Lists of persons from CSV files: which column is which field, and what was wrong with which row.

use crate::record::{Field, Fields, Problem, Reading, Record};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Given names.
    GivenName,
    /// Family name.
    FamilyName,
    /// Another family name.
    BirthName,
    /// Given and family name in one column: `Given Family` or `Family, Given`.
    FullName,
    /// The whole birth date.
    BirthDate,
    /// Year of birth.
    BirthYear,
    /// Month of birth.
    BirthMonth,
    /// Day of birth.
    BirthDay,
    /// Street, with or without the house number.
    Street,
    /// House number.
    HouseNumber,
    /// Postcode.
    Postcode,
    /// Place.
    Place,
    /// Sex.
    Sex,
    /// A further field that is compared exactly; several are allowed.
    Other,
}

/// Usual names of columns, in small letters without signs.
const USUAL: [(Column, &[&str]); 14] = [
    (
        Column::GivenName,
        &[
            "given",
            "givenname",
            "givennames",
            "firstname",
            "forename",
            "vorname",
            "vornamen",
            "rufname",
        ],
    ),
    (
        Column::FamilyName,
        &[
            "family",
            "familyname",
            "surname",
            "lastname",
            "nachname",
            "familienname",
            "name",
        ],
    ),
    (
        Column::BirthName,
        &["birthname", "maidenname", "geburtsname"],
    ),
    (
        Column::FullName,
        &["fullname", "vollname", "vollstandigername"],
    ),
    (
        Column::BirthDate,
        &[
            "birthdate",
            "dateofbirth",
            "dob",
            "geburtsdatum",
            "geburtstag",
            "gebdat",
        ],
    ),
    (
        Column::BirthYear,
        &["birthyear", "yearofbirth", "dobyear", "geburtsjahr"],
    ),
    (
        Column::BirthMonth,
        &[
            "birthmonth",
            "monthofbirth",
            "dobmon",
            "dobmonth",
            "geburtsmonat",
        ],
    ),
    (Column::BirthDay, &["birthday", "dayofbirth", "dobday"]),
    (
        Column::Street,
        &[
            "street",
            "streetname",
            "address",
            "address1",
            "strasse",
            "straße",
            "anschrift",
            "strassenname",
        ],
    ),
    (
        Column::HouseNumber,
        &[
            "house",
            "housenumber",
            "houseno",
            "housenr",
            "streetnumber",
            "hausnummer",
            "hausnr",
            "nr",
        ],
    ),
    (
        Column::Postcode,
        &[
            "postcode",
            "postalcode",
            "zip",
            "zipcode",
            "plz",
            "postleitzahl",
        ],
    ),
    (
        Column::Place,
        &[
            "place",
            "city",
            "town",
            "suburb",
            "municipality",
            "ort",
            "wohnort",
            "gemeinde",
            "stadt",
        ],
    ),
    (Column::Sex, &["sex", "gender", "geschlecht"]),
    (
        Column::Other,
        &[
            "address2",
            "state",
            "email",
            "adresszusatz",
            "birthplace",
            "placeofbirth",
            "geburtsort",
        ],
    ),
];

/// One name of a column, or several of which the first that exists is taken (all, for further fields).
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// Which column is which field, as a small TOML file says: one line for each, such as
/// `family_name = "surname"` or `other = ["address_2", "state"]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct ColumnMap(BTreeMap<Column, Names>);

/// Why a file was not read. No text of a row is in the message.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The map is not TOML or names a field that does not exist.
    #[error("the column map cannot be read: {0}")]
    Map(String),
    /// A column of the map is in no file.
    #[error("the column map names `{0}`, which the file does not have")]
    NoColumn(String),
    /// The file cannot be read at all.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// A row with more or fewer fields than the head, or not UTF-8.
    #[error("line {line} is broken: {what}; nothing was evaluated")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        what: &'static str,
    },
    /// No column of names.
    #[error("no column holds given names; name it in a column map: given_name = \"…\"")]
    NoNames,
    /// The truth column is missing.
    #[error("the file has no column `{0}` with the truth")]
    NoTruth(String),
    /// No rows.
    #[error("the file has no rows")]
    Empty,
}

impl ColumnMap {
    /// Reads a map.
    ///
    /// # Errors
    /// Where it is not TOML or names an unknown field.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        toml::from_str(text)
            .map_err(|error: toml::de::Error| TableError::Map(error.message().to_owned()))
    }

    /// The fields of a head, by the map or by their usual names.
    fn places(
        &self,
        head: &csv::StringRecord,
        truth: &str,
    ) -> Result<Vec<(Column, usize)>, TableError> {
        let place = |name: &str| head.iter().position(|column| column.trim() == name);
        let mut found = Vec::new();
        for (column, names) in &self.0 {
            let names = match names {
                Names::One(name) => std::slice::from_ref(name),
                Names::Several(names) => names,
            };
            let mut places: Vec<usize> = names.iter().filter_map(|name| place(name)).collect();
            if *column != Column::Other {
                places.truncate(1);
            }
            if places.is_empty() {
                return Err(TableError::NoColumn(names.join("` or `")));
            }
            found.extend(places.into_iter().map(|place| (*column, place)));
        }
        if self.0.is_empty() {
            for (at, column) in head
                .iter()
                .enumerate()
                .filter(|(_, column)| column.trim() != truth)
            {
                let plain: String = column
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_lowercase)
                    .collect();
                let usual = USUAL
                    .iter()
                    .find(|(_, names)| names.contains(&plain.as_str()));
                if let Some((kind, _)) = usual
                    && (*kind == Column::Other || found.iter().all(|(known, _)| known != kind))
                {
                    found.push((*kind, at));
                }
            }
        }
        if !found
            .iter()
            .any(|(column, _)| matches!(column, Column::GivenName | Column::FullName))
        {
            return Err(TableError::NoNames);
        }
        Ok(found)
    }
}

/// A list of persons.
#[derive(Debug)]
pub struct Table {
    /// The records.
    pub records: Vec<Record>,
    /// Which rows are the same person: the content of the truth column, numbered. Read for the figures
    /// only.
    pub truth: Vec<String>,
    /// How often each problem was met.
    pub problems: BTreeMap<(Field, Problem), usize>,
    /// How many rows have a problem.
    pub rows_with_problems: usize,
    /// Which fields the file holds.
    pub columns: Vec<Column>,
}

impl Table {
    /// Reads a CSV file with a head. Every row counts; a broken row refuses the file.
    ///
    /// # Errors
    /// [`TableError`], with the line.
    pub fn read(file: impl Read, map: &ColumnMap, truth: &str) -> Result<Self, TableError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
        let head = reader.headers().map_err(|error| broken(&error))?.clone();
        let places = map.places(&head, truth)?;
        let truth_place = head
            .iter()
            .position(|column| column.trim() == truth)
            .ok_or_else(|| TableError::NoTruth(truth.to_owned()))?;
        let columns = places.iter().map(|(column, _)| *column).collect();
        let mut table = Self {
            records: Vec::new(),
            truth: Vec::new(),
            problems: BTreeMap::new(),
            rows_with_problems: 0,
            columns,
        };
        let mut row = csv::StringRecord::new();
        while reader
            .read_record(&mut row)
            .map_err(|error| broken(&error))?
        {
            if row.len() != head.len() {
                let line = row.position().map_or(0, csv::Position::line);
                let what = if row.len() < head.len() {
                    "it has too few fields"
                } else {
                    "it has too many fields"
                };
                return Err(TableError::Row { line, what });
            }
            let Reading { record, problems } = Record::read(&fields(&row, &places));
            table.rows_with_problems += usize::from(!problems.is_empty());
            for problem in problems {
                *table.problems.entry(problem).or_default() += 1;
            }
            table.records.push(record);
            table.truth.push(row[truth_place].to_owned());
        }
        if table.records.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(table)
    }
}

fn broken(error: &csv::Error) -> TableError {
    match error.kind() {
        csv::ErrorKind::Utf8 { pos, .. } => TableError::Row {
            line: pos.as_ref().map_or(1, csv::Position::line),
            what: "it is not UTF-8",
        },
        csv::ErrorKind::Io(error) => TableError::Unreadable(error.to_string()),
        _ => TableError::Unreadable("it is not CSV with a head".to_owned()),
    }
}

fn fields(row: &csv::StringRecord, places: &[(Column, usize)]) -> Fields {
    let mut fields = Fields::default();
    for (column, place) in places {
        let text = || row.get(*place).unwrap_or_default().to_owned();
        match column {
            Column::GivenName => fields.given_name = text().into(),
            Column::FamilyName => fields.family_name = text().into(),
            Column::BirthName => fields.birth_name = text().into(),
            Column::FullName => full_name(&text(), &mut fields),
            Column::BirthDate => fields.birth_date = text().into(),
            Column::BirthYear => fields.birth_year = text().into(),
            Column::BirthMonth => fields.birth_month = text().into(),
            Column::BirthDay => fields.birth_day = text().into(),
            Column::Street => fields.street = text().into(),
            Column::HouseNumber => fields.house_number = text().into(),
            Column::Postcode => fields.postcode = text().into(),
            Column::Place => fields.place = text().into(),
            Column::Sex => fields.sex = text().into(),
            Column::Other => fields.others.push(text()),
        }
    }
    fields
}

/// `Family, Given` or `Given … Family`; names in columns of their own are not replaced.
fn full_name(text: &str, fields: &mut Fields) {
    let (given, family) = match text.split_once(',') {
        Some((family, given)) => (given, family),
        None => text.trim().rsplit_once(' ').unwrap_or((text, "")),
    };
    if fields.given_name.is_empty() {
        fields.given_name = given.trim().to_owned().into();
    }
    if fields.family_name.is_empty() {
        fields.family_name = family.trim().to_owned().into();
    }
}
