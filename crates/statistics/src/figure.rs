//! Named figures, and how to find them.

use crate::interval::Interval;
use crate::measure::{Measure, Topic};
use crate::named::named;
use crate::time::Period;
use crate::unit::{Quantity, Unit, Value};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A stable name such as `cases-closed-2026-unremarkable`: entry, year, part. An answer to the
/// council cites it, and anyone can compute the figure again from the same rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FigureName(String);

impl FigureName {
    /// The name of a figure.
    #[must_use]
    pub fn new(measure: Measure, year: i16, part: Option<&str>) -> Self {
        Self(match part {
            None => format!("{measure}-{year}"),
            Some(part) => format!("{measure}-{year}-{part}"),
        })
    }

    /// The name of a figure that compares tracks or runs: it counts from the first record on, so there
    /// is no year in it.
    #[must_use]
    pub fn compared(measure: Measure, part: &str) -> Self {
        Self(format!("{measure}-{part}"))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which fact rows a figure was counted from, e.g. `facts/case-closed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QueryName(String);

impl QueryName {
    pub(crate) fn over(numerator: &str, denominator: Option<&str>) -> Self {
        Self(match denominator {
            None => format!("facts/{numerator}"),
            Some(denominator) => format!("facts/{numerator} : {denominator}"),
        })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

named! {
    /// Why there is a value or none.
    Status {
        /// Counted from the records.
        Exact = "exact",
        /// Protected by disclosure control; no value is printed.
        Suppressed = "suppressed",
        /// Not known: no records, nothing entered, or no denominator. Never printed as 0 (R37).
        NotKnown = "not-known",
        /// Reported by another body, not counted here. For figures that a caller adds.
        Reported = "reported",
    }
}

/// One published figure with everything that must be printed next to it (F-28).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Figure {
    /// Stable name.
    pub name: FigureName,
    /// Entry of the catalogue.
    pub measure: Measure,
    /// Calendar year.
    pub year: i16,
    /// Part of the breakdown, e.g. `unremarkable`.
    pub part: Option<String>,
    /// Heading, German, with part and year.
    pub label_de: String,
    /// Heading, English, with part and year.
    pub label_en: String,
    /// What is counted, German.
    pub definition_de: String,
    /// What is counted, English.
    pub definition_en: String,
    /// What it does not say, German.
    pub does_not_say_de: String,
    /// What it does not say, English.
    pub does_not_say_en: String,
    /// The value; `None` exactly if suppressed or not known.
    pub value: Option<Value>,
    /// Unit of the value.
    pub unit: Unit,
    /// Why there is a value or none.
    pub status: Status,
    /// Interval of a share of the person layer.
    pub interval: Option<Interval>,
    /// Cut-off date.
    pub as_of: Date,
    /// Time that the figure speaks about.
    pub period: Period,
    /// What it was counted from.
    pub source: QueryName,
    /// What it helps to answer.
    pub topics: Vec<Topic>,
    /// A figure without which this one must not be printed (R38: projections).
    pub only_next_to: Option<FigureName>,
}

impl Figure {
    /// The value with its unit, for sums; `None` for rates and where there is no value.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        match self.value? {
            Value::Count(amount) | Value::Cents(amount) | Value::Minutes(amount) => {
                Some(Quantity {
                    unit: self.unit,
                    amount,
                })
            }
            Value::Ratio(_) => None,
        }
    }
}

/// All figures of a publication in catalogue order, then by year, then by part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures(Vec<Figure>);

impl Figures {
    pub(crate) const fn new(figures: Vec<Figure>) -> Self {
        Self(figures)
    }

    /// The figure of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.name.as_str() == name)
    }

    /// All figures in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Figure> {
        self.0.iter()
    }

    /// The figures that help to answer a question.
    pub fn about(&self, topic: Topic) -> impl Iterator<Item = &Figure> {
        self.0
            .iter()
            .filter(move |figure| figure.topics.contains(&topic))
    }

    /// One entry as a table of years and parts.
    #[must_use]
    pub fn table(&self, measure: Measure) -> Table<'_> {
        let figures = || {
            self.0
                .iter()
                .filter(move |figure| figure.measure == measure)
        };
        let mut years: Vec<i16> = figures().map(|figure| figure.year).collect();
        years.dedup();
        let mut rows: Vec<TableRow<'_>> = Vec::new();
        for figure in figures() {
            match rows
                .iter_mut()
                .find(|row| row.part == figure.part.as_deref())
            {
                Some(row) => row.cells.push(figure),
                None => rows.push(TableRow {
                    part: figure.part.as_deref(),
                    cells: vec![figure],
                }),
            }
        }
        Table {
            measure,
            years,
            rows,
        }
    }

    /// How many figures.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Figures {
    type Item = &'a Figure;
    type IntoIter = std::slice::Iter<'a, Figure>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One entry of the catalogue, years across and parts down.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table<'a> {
    /// Entry.
    pub measure: Measure,
    /// Calendar years, oldest first.
    pub years: Vec<i16>,
    /// One row per part.
    pub rows: Vec<TableRow<'a>>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TableRow<'a> {
    /// Part of the breakdown; `None` if there is no breakdown.
    pub part: Option<&'a str>,
    /// One figure per year.
    pub cells: Vec<&'a Figure>,
}
