//! The registry's side: persons with their groups become pseudonyms with their groups.

use super::{Marks, OfficeError, QuarterKey};
use augenmass_domain::person::{Name, identity_of};
use augenmass_statistics::fairness::{FairnessPlan, Split};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

const PERSON: [&str; 3] = ["Vorname", "Nachname", "Geburtsdatum"];

/// Makes the list of a quarter from a CSV file with a head: `Vorname`, `Nachname`, `Geburtsdatum`
/// (year-month-day), and for each split of the plan a column `Einteilung N` with A or B. Names are compared
/// as everywhere here: characters of DIN 91379, NFC, whatever the capitals.
///
/// # Errors
/// [`OfficeError::Form`] with line and column, never with the value.
pub fn mark(
    persons: &Path,
    key: &QuarterKey,
    (plan, sha256): (&FairnessPlan, &str),
) -> Result<Marks, OfficeError> {
    let bytes = std::fs::read(persons).map_err(|error| OfficeError::file(persons, &error))?;
    let head = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let delimiter = if head.contains(&b';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter).from_reader(bytes.as_slice());
    let unreadable = |_| OfficeError::form(persons, "ist keine CSV-Datei in UTF-8");
    let columns = columns(persons, reader.headers().map_err(unreadable)?, plan)?;
    let mut rows = BTreeMap::new();
    for (record, line) in reader.records().zip(2_u64..) {
        let record = record.map_err(unreadable)?;
        let wrong = |column: &str| {
            OfficeError::form(
                persons,
                format!("Zeile {line}, Spalte „{column}“: bitte berichtigen"),
            )
        };
        let field = |column: usize| record.get(column).unwrap_or_default().trim();
        let [given, family, born] = columns.person;
        let given = Name::new(field(given)).map_err(|_| wrong(PERSON[0]))?;
        let family = Name::new(field(family)).map_err(|_| wrong(PERSON[1]))?;
        let born: Date = field(born).parse().map_err(|_| wrong(PERSON[2]))?;
        let mut groups = BTreeMap::new();
        for (split, column) in &columns.splits {
            let is_a = match field(*column) {
                "A" | "a" => true,
                "B" | "b" => false,
                _ => return Err(wrong(&named(*split))),
            };
            groups.insert(*split, is_a);
        }
        let identity = identity_of(&given, &family, born);
        for stage in &plan.stages {
            rows.insert(key.pseudonym(*stage, &identity), groups.clone());
        }
    }
    Ok(Marks {
        quarter: key.quarter(),
        plan: sha256.to_owned(),
        rows,
    })
}

/// Where the columns stand.
struct Columns {
    person: [usize; 3],
    splits: Vec<(Split, usize)>,
}

fn named(split: Split) -> String {
    format!("Einteilung {}", split.0)
}

fn columns(
    file: &Path,
    head: &csv::StringRecord,
    plan: &FairnessPlan,
) -> Result<Columns, OfficeError> {
    let at = |name: &str| {
        let mut names = head
            .iter()
            .map(|name| name.trim().trim_start_matches('\u{feff}'));
        names.position(|one| one == name).ok_or_else(|| {
            OfficeError::form(file, format!("die Spalte „{name}“ fehlt; bitte ergänzen"))
        })
    };
    let splits = plan
        .splits
        .iter()
        .map(|split| Ok((*split, at(&named(*split))?)));
    Ok(Columns {
        person: [at(PERSON[0])?, at(PERSON[1])?, at(PERSON[2])?],
        splits: splits.collect::<Result<_, OfficeError>>()?,
    })
}
