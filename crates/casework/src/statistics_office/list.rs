//! The two lists: what was decided, and to which groups people belong. Both are text, sorted by pseudonym,
//! so that neither the order of the lines nor anything in them says more than it has to.

use super::{OfficeError, write_private};
use augenmass_domain::fairness::Quarter;
use augenmass_statistics::fairness::{Split, Stage};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const EXTRACT: &str = "augenmass fairness extract v1";
const MARKS: &str = "augenmass fairness marks v1";
/// The largest list that is read, bytes: the register of a city of a million, at six stages.
const MAX_BYTES: u64 = 1 << 30;

/// What was decided about one household at one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The stage.
    pub stage: Stage,
    /// The class of the ground: like cases are compared with like (the stratum).
    pub stratum: String,
    /// Whether it was passed on.
    pub on: bool,
}

/// The municipality's list of a quarter, by pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The quarter.
    pub quarter: Quarter,
    /// SHA-256 of the plan, hex.
    pub plan: String,
    /// The decisions.
    pub rows: BTreeMap<String, Passed>,
}

/// The registry's list of a quarter: for each pseudonym, to which group of each split it belongs (true: A).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The quarter.
    pub quarter: Quarter,
    /// SHA-256 of the plan, hex.
    pub plan: String,
    /// The groups.
    pub rows: BTreeMap<String, BTreeMap<Split, bool>>,
}

impl Extract {
    /// Takes in what an earlier list of the quarter held; a pseudonym stays with what was said first.
    pub fn keep(&mut self, earlier: Self) {
        self.rows.extend(earlier.rows);
    }

    /// Writes the list, for its owner alone.
    ///
    /// # Errors
    /// [`OfficeError::File`].
    pub fn write(&self, path: &Path) -> Result<(), OfficeError> {
        let mut text = head(EXTRACT, self.quarter, &self.plan);
        for (pseudonym, row) in &self.rows {
            let on = if row.on { "on" } else { "not" };
            let _ = writeln!(text, "{pseudonym} {} {} {on}", row.stage, row.stratum);
        }
        write_private(path, &text)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// [`OfficeError::Form`] with the line that is wrong.
    pub fn read(path: &Path) -> Result<Self, OfficeError> {
        let (quarter, plan, rows) = read(path, EXTRACT, |words| match words {
            [stage, stratum, on] => Some(Passed {
                stage: Stage::ALL
                    .iter()
                    .copied()
                    .find(|one| one.name() == *stage)?,
                stratum: (*stratum).to_owned(),
                on: one_of(on, "on", "not")?,
            }),
            _ => None,
        })?;
        Ok(Self {
            quarter,
            plan,
            rows,
        })
    }
}

impl Marks {
    /// Writes the list, for its owner alone.
    ///
    /// # Errors
    /// [`OfficeError::File`].
    pub fn write(&self, path: &Path) -> Result<(), OfficeError> {
        let mut text = head(MARKS, self.quarter, &self.plan);
        for (pseudonym, groups) in &self.rows {
            text.push_str(pseudonym);
            for (split, is_a) in groups {
                let _ = write!(text, " {}={}", split.0, if *is_a { "a" } else { "b" });
            }
            text.push('\n');
        }
        write_private(path, &text)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// [`OfficeError::Form`] with the line that is wrong.
    pub fn read(path: &Path) -> Result<Self, OfficeError> {
        let (quarter, plan, rows) = read(path, MARKS, |words| {
            let groups = words.iter().map(|word| {
                let (split, group) = word.split_once('=')?;
                Some((Split(split.parse().ok()?), one_of(group, "a", "b")?))
            });
            groups.collect()
        })?;
        Ok(Self {
            quarter,
            plan,
            rows,
        })
    }
}

fn one_of(word: &str, yes: &str, no: &str) -> Option<bool> {
    (word == yes || word == no).then_some(word == yes)
}

fn head(form: &str, quarter: Quarter, plan: &str) -> String {
    format!("{form}\nquarter {quarter}\nplan {plan}\n")
}

/// Quarter, plan and rows of a list.
type Parts<T> = (Quarter, String, BTreeMap<String, T>);

fn read<T>(
    path: &Path,
    form: &str,
    row: impl Fn(&[&str]) -> Option<T>,
) -> Result<Parts<T>, OfficeError> {
    let length = std::fs::metadata(path)
        .map_err(|error| OfficeError::file(path, &error))?
        .len();
    if length > MAX_BYTES {
        return Err(OfficeError::form(
            path,
            "ist größer als 1 GB; keine solche Liste ist so lang",
        ));
    }
    let text = std::fs::read_to_string(path).map_err(|error| OfficeError::file(path, &error))?;
    let mut lines = text.lines();
    if lines.next() != Some(form) {
        return Err(OfficeError::form(
            path,
            format!("ist keine Liste der Form „{form}“"),
        ));
    }
    let wrong = |line: usize| {
        OfficeError::form(
            path,
            format!("Zeile {line} ist nicht lesbar; bitte die Liste neu erstellen"),
        )
    };
    let said = |line: Option<&str>, name: &str| {
        let value = line.and_then(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.map(str::to_owned)
    };
    let quarter = said(lines.next(), "quarter").and_then(|text| text.parse().ok());
    let quarter = quarter.ok_or_else(|| wrong(2))?;
    let plan = said(lines.next(), "plan").ok_or_else(|| wrong(3))?;
    let mut rows = BTreeMap::new();
    for (line, number) in lines.zip(4..) {
        let words: Vec<&str> = line.split(' ').collect();
        let entry = words.split_first().and_then(|(pseudonym, rest)| {
            let is_hash = pseudonym.len() == 64 && pseudonym.bytes().all(|b| b.is_ascii_hexdigit());
            is_hash.then(|| Some(((*pseudonym).to_owned(), row(rest)?)))?
        });
        let (pseudonym, entry) = entry.ok_or_else(|| wrong(number))?;
        if rows.insert(pseudonym, entry).is_some() {
            return Err(wrong(number));
        }
    }
    Ok((quarter, plan, rows))
}
