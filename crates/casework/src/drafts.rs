//! Drafts of indications from a CSV file: at most 20 rows per office and day, never an indication by
//! itself (design section 2). A file with bad rows names each row and column and what to do.

mod import;
mod problem;

pub use import::{Imported, import, try_out};
pub use problem::{Problem, Trouble, turned_down};

use augenmass_domain::Private;
use augenmass_domain::id::{OfficeId, RunId};
use augenmass_domain::indication::IndicationEntry;
use augenmass_domain::law::Law;
use augenmass_domain::person::{
    Address, Name, NameError, PersonField, PersonRecord, PlaceName, check_birth_date,
    check_house_number, check_postcode,
};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, bytes. Twenty rows need a few thousand.
pub const MAX_BYTES: u64 = 256 * 1024;
/// The most rows per office and day.
pub const MAX_ROWS: usize = 20;

/// The columns, in the order of the template; all are required.
pub const COLUMNS: [&str; 10] = [
    "Anlass",
    "Tatsache am",
    "Vorname",
    "Nachname",
    "Geburtsdatum",
    "Anschrift an",
    "Straße",
    "Hausnummer",
    "PLZ",
    "Ort",
];

/// Column names that point at a protected trait or a proxy for one; refused with the reason (R02).
const FORBIDDEN: [&str; 16] = [
    "staatsangehörigkeit",
    "nationalität",
    "nationality",
    "herkunft",
    "geburtsort",
    "geburtsland",
    "religion",
    "ethnie",
    "sprache",
    "muttersprache",
    "kinderzahl",
    "haushaltsgröße",
    "einkommen",
    "leistungsbezug",
    "stadtteil",
    "migrationshintergrund",
];

/// How files begin that are no text: a spreadsheet new and old, a PDF.
const NO_TEXT: [&[u8]; 3] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF"];
/// The most characters of a column's name that are repeated where it is unknown.
const SHOWN: usize = 60;

/// A row that can become a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct GoodRow {
    /// Its line in the file.
    pub line: u64,
    /// The entry, without evidence and prior contact: the person who confirms supplies both.
    pub entry: IndicationEntry,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadDrafts {
    /// Rows that can become drafts.
    pub good: Vec<GoodRow>,
    /// Problems, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads a file of drafts.
///
/// # Errors
/// A [`Problem`] that concerns the whole file: unreadable, too large, no text, not UTF-8, empty, wrong
/// columns, more than 20 rows. Problems of rows are in [`ReadDrafts::problems`].
pub fn read_file(
    path: &Path,
    office: OfficeId,
    run: RunId,
    today: Date,
    law: &Law,
) -> Result<ReadDrafts, Problem> {
    let unreadable =
        |error: std::io::Error| Problem::of_file(Trouble::Unreadable(error.to_string()));
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if length > MAX_BYTES {
        return Err(Problem::of_file(Trouble::TooLarge(length)));
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    read(&bytes, office, run, today, law)
}

/// Reads the bytes of a file of drafts; see [`read_file`].
///
/// # Errors
/// See [`read_file`].
pub fn read(
    bytes: &[u8],
    office: OfficeId,
    run: RunId,
    today: Date,
    law: &Law,
) -> Result<ReadDrafts, Problem> {
    let text = decode(bytes)?;
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns = columns(
        reader
            .headers()
            .map_err(|_| Problem::of_file(Trouble::NotCsv))?,
    )?;
    let mut drafts = ReadDrafts::default();
    let mut seen = BTreeSet::new();
    let mut rows = 0;
    let mut lines = Lines {
        bytes: text.as_bytes(),
        upto: 0,
        line: 1,
    };
    for record in reader.records() {
        let record = record.map_err(|_| Problem::of_file(Trouble::NotCsv))?;
        rows += 1;
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let row = Row {
            line,
            record: &record,
            columns: &columns,
        };
        match row.entry(office, run, today, law) {
            Ok(entry) => {
                if seen.insert(identity(&entry)) {
                    drafts.good.push(GoodRow { line, entry });
                } else {
                    drafts
                        .problems
                        .push(row.problem(None, Trouble::RepeatedRow));
                }
            }
            Err(mut problems) => drafts.problems.append(&mut problems),
        }
    }
    match rows {
        0 => Err(Problem::of_file(Trouble::NoRows)),
        n if n > MAX_ROWS => Err(Problem::of_file(Trouble::TooManyRows(n))),
        _ => Ok(drafts),
    }
}

/// Counts lines up to a record: `\n`, `\r\n` and a `\r` alone end one, as for the reader. Its own count is
/// one short after `\r\n`: it begins a record at the `\n` that ends the line before.
struct Lines<'a> {
    bytes: &'a [u8],
    upto: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a record begins whose bytes, with line ends before it, begin at `start`.
    fn at(&mut self, start: u64) -> u64 {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.upto) {
            if self.upto >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.upto += 1;
            let next = self.bytes.get(self.upto);
            let ends = *byte == b'\n' || (*byte == b'\r' && next != Some(&b'\n'));
            self.line += u64::from(ends);
        }
        self.line
    }
}

fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::of_file(Trouble::Empty));
    }
    if NO_TEXT.iter().any(|start| bytes.starts_with(start)) || bytes.contains(&0) {
        return Err(Problem::of_file(Trouble::NotText));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let upto = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = upto.split(|byte| *byte == b'\n').count();
            Err(Problem {
                line: u64::try_from(line).ok(),
                column: None,
                trouble: Trouble::NotUtf8,
            })
        }
    }
}

/// Column positions by name; unknown, forbidden, missing and repeated columns are refused.
fn columns(head: &csv::StringRecord) -> Result<Vec<usize>, Problem> {
    let at_head = |column: &str, trouble| Problem {
        line: Some(1),
        column: Some(shown(column)),
        trouble,
    };
    for name in head {
        let plain = name.trim().to_lowercase();
        if FORBIDDEN.iter().any(|forbidden| plain.contains(forbidden)) {
            return Err(at_head(name.trim(), Trouble::ForbiddenColumn));
        }
        if !COLUMNS.iter().any(|known| known.to_lowercase() == plain) {
            return Err(at_head(name.trim(), Trouble::UnknownColumn));
        }
    }
    COLUMNS
        .iter()
        .map(|wanted| {
            let mut found = head
                .iter()
                .enumerate()
                .filter(|(_, name)| name.trim().to_lowercase() == wanted.to_lowercase());
            match (found.next(), found.next()) {
                (Some((index, _)), None) => Ok(index),
                (Some(_), Some(_)) => Err(at_head(wanted, Trouble::RepeatedColumn)),
                (None, _) => Err(at_head(wanted, Trouble::MissingColumn)),
            }
        })
        .collect()
}

/// A column's name as it is repeated: short, and without what cannot be seen.
fn shown(name: &str) -> String {
    let seen = name.chars().filter(|c| !c.is_control());
    let mut shown: String = seen.clone().take(SHOWN).collect();
    if seen.count() > SHOWN {
        shown.push('…');
    }
    shown
}

/// What makes two rows the same: child, birth date, ground, day.
fn identity(entry: &IndicationEntry) -> String {
    format!(
        "{}|{}|{}|{}|{}",
        entry.ground,
        entry.fact_on,
        entry.person.given_name.reveal().to_lowercase(),
        entry.person.family_name.reveal().to_lowercase(),
        entry.person.birth_date.reveal()
    )
}

struct Row<'a> {
    line: u64,
    record: &'a csv::StringRecord,
    columns: &'a [usize],
}

impl Row<'_> {
    fn problem(&self, column: Option<usize>, trouble: impl Into<Trouble>) -> Problem {
        Problem {
            line: Some(self.line),
            column: column.and_then(|c| COLUMNS.get(c)).map(ToString::to_string),
            trouble: trouble.into(),
        }
    }

    fn field(&self, column: usize) -> &str {
        self.columns
            .get(column)
            .and_then(|index| self.record.get(*index))
            .unwrap_or_default()
            .trim()
    }

    fn name<T>(
        &self,
        column: usize,
        check: impl Fn(&str) -> Result<T, NameError>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        match check(self.field(column)) {
            Ok(name) => Some(name),
            Err(error) => {
                problems.push(self.problem(Some(column), error));
                None
            }
        }
    }

    fn date(&self, column: usize, today: Date, problems: &mut Vec<Problem>) -> Option<Date> {
        let text = self.field(column);
        let Some(date) = parse_date(text) else {
            problems.push(self.problem(Some(column), Trouble::NoDay));
            return None;
        };
        if date > today {
            problems.push(self.problem(Some(column), Trouble::InTheFuture));
            return None;
        }
        Some(date)
    }

    /// The key of a ground that is on in the catalogue; which office may use it is a rule's matter.
    fn ground(&self, law: &Law, problems: &mut Vec<Problem>) -> String {
        let key = self.field(0);
        let trouble = match law.ground(key) {
            _ if key.is_empty() => Some(Trouble::NoGround),
            None => Some(Trouble::UnknownGround),
            Some(ground) if !ground.standing.is_on() => Some(Trouble::GroundIsOff),
            Some(_) => None,
        };
        problems.extend(trouble.map(|trouble| self.problem(Some(0), trouble)));
        key.to_owned()
    }

    fn entry(
        &self,
        office: OfficeId,
        run: RunId,
        today: Date,
        law: &Law,
    ) -> Result<IndicationEntry, Vec<Problem>> {
        let mut problems = Vec::new();
        if self.record.len() != self.columns.len() {
            let (found, wanted) = (self.record.len(), self.columns.len());
            problems.push(self.problem(None, Trouble::FieldCount(found, wanted)));
            return Err(problems);
        }
        let ground = self.ground(law, &mut problems);
        let fact_on = self.date(1, today, &mut problems);
        if fact_on.is_some_and(|day| !law.deadlines().fact_age.reaches_back_to(day, today)) {
            problems.push(self.problem(Some(1), Trouble::TooOld));
        }
        let birth_date = self.date(4, today, &mut problems);
        let given_name = self.name(2, Name::new, &mut problems);
        let family_name = self.name(3, Name::new, &mut problems);
        let addressee = self.name(5, Name::new, &mut problems);
        let street = self.name(6, PlaceName::new, &mut problems);
        let place = self.name(9, PlaceName::new, &mut problems);
        let person = (|| {
            Some(PersonRecord {
                given_name: given_name?,
                family_name: family_name?,
                birth_date: Private::new(birth_date?),
                addressee: addressee?,
                address: Address {
                    street: street?,
                    house_number: Private::new(self.field(7).to_owned()),
                    postcode: Private::new(self.field(8).to_owned()),
                    place: place?,
                },
            })
        })();
        let born = birth_date.map_or(Ok(()), |born| check_birth_date(born, today));
        let house = check_house_number(self.field(7));
        let checked = [born, house, check_postcode(self.field(8))];
        for error in checked.into_iter().filter_map(Result::err) {
            problems.push(self.problem(Some(column_of(error.field)), error.problem));
        }
        match (fact_on, person) {
            (Some(fact_on), Some(person)) if problems.is_empty() => Ok(IndicationEntry {
                office,
                run,
                ground,
                fact_on,
                evidence: Private::default(),
                prior_contact: None,
                person,
            }),
            _ => Err(problems),
        }
    }
}

/// `2026-03-05`, `05.03.2026` or `5.3.2026`.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let mut parts = text.split('.');
    let day = parts.next()?.trim().parse().ok()?;
    let month = parts.next()?.trim().parse().ok()?;
    let year = parts.next()?.trim().parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, month, day).ok()
}

/// The column of a field of the person's record.
const fn column_of(field: PersonField) -> usize {
    match field {
        PersonField::GivenName => 2,
        PersonField::FamilyName => 3,
        PersonField::BirthDate => 4,
        PersonField::Addressee => 5,
        PersonField::Street => 6,
        PersonField::HouseNumber => 7,
        PersonField::Postcode => 8,
        PersonField::Place => 9,
    }
}
