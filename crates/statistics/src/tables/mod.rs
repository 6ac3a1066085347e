//! Published tables as CSV: one line per figure, and the sums that everybody knows.
//!
//! RFC 4180, UTF-8, comma, decimal point; numbers as they are (cents, minutes), rates with both their
//! numbers. What an outsider audits ([`audit`]) is read from exactly these texts.

mod audit;
mod because;
mod line;

pub use audit::{AuditReport, Exposed, PrintedPublication, Secret, audit};
pub use because::Because;

use crate::error::StatisticsError;
use crate::figure::{Figure, Status};
use crate::known_sum::KnownSum;
use crate::measure::Layer;
use crate::time::{Month, Period};
use crate::unit::{Unit, Value};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One figure as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedLine {
    /// Stable name.
    pub figure: String,
    /// Part of the breakdown, if any.
    pub part: Option<String>,
    /// Calendar year.
    pub year: i16,
    /// The number; of a rate, the one above the line. Empty where suppressed or not known.
    pub value: Option<i64>,
    /// Of a rate, the number below the line.
    pub denominator: Option<u64>,
    /// Unit.
    pub unit: Unit,
    /// Why there is a value or none.
    pub status: Status,
    /// Lower limit of the 95 % interval, six digits.
    pub lower: Option<String>,
    /// Upper limit.
    pub upper: Option<String>,
    /// First month; empty for a stock.
    pub from: Option<Month>,
    /// Last month; for a stock, the month at whose end it was counted.
    pub to: Month,
    /// Layer of disclosure control.
    pub layer: Layer,
    /// Cut-off date.
    pub as_of: Date,
    /// Tree size of the checkpoint that it rests on.
    pub checkpoint: u64,
}

impl PrintedLine {
    /// The line of a figure.
    #[must_use]
    pub fn of(figure: &Figure, layer: Layer, checkpoint: u64) -> Self {
        let (value, denominator) = match figure.value {
            None => (None, None),
            Some(Value::Ratio(ratio)) => (
                i64::try_from(ratio.numerator()).ok(),
                Some(ratio.denominator()),
            ),
            Some(Value::Count(n) | Value::Cents(n) | Value::Minutes(n)) => (Some(n), None),
        };
        let (from, to) = match figure.period {
            Period::Months { from, to } => (Some(from), to),
            Period::EndOf { month } => (None, month),
        };
        let limit = |limit: f64| format!("{limit:.6}");
        Self {
            figure: figure.name.to_string(),
            part: figure.part.clone(),
            year: figure.year,
            value,
            denominator,
            unit: figure.unit,
            status: figure.status,
            lower: figure.interval.map(|interval| limit(interval.lower)),
            upper: figure.interval.map(|interval| limit(interval.upper)),
            from,
            to,
            layer,
            as_of: figure.as_of,
            checkpoint,
        }
    }
}

/// The lines of a table as CSV, with a head.
pub fn write(lines: &[PrintedLine]) -> Result<String, StatisticsError> {
    written(lines)
}

/// Reads what [`write()`] wrote.
pub fn read(text: &str) -> Result<Vec<PrintedLine>, StatisticsError> {
    let mut reader = headed(text, "figure")?;
    reader
        .deserialize()
        .map(|line| line.map_err(wrong))
        .collect()
}

/// A reader of a table whose first column has this name; a table without lines may have no head.
fn headed<'a>(text: &'a str, first: &str) -> Result<csv::Reader<&'a [u8]>, StatisticsError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(wrong)?;
    match head.get(0) {
        Some(name) if name != first => Err(StatisticsError::PublishedTable(format!(
            "the first column is `{name}`, not `{first}`"
        ))),
        _ => Ok(reader),
    }
}

/// Sides of a sum are written with this between their cells.
const PLUS: &str = " + ";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SumLine {
    left: String,
    right: String,
}

/// The sums that everybody knows as CSV: `left,right`, cells joined by ` + `; an empty side is 0.
pub fn write_sums(sums: &[KnownSum]) -> Result<String, StatisticsError> {
    let lines: Vec<SumLine> = sums
        .iter()
        .map(|sum| SumLine {
            left: sum.left.join(PLUS),
            right: sum.right.join(PLUS),
        })
        .collect();
    written(&lines)
}

/// Reads what [`write_sums`] wrote.
pub fn read_sums(text: &str) -> Result<Vec<KnownSum>, StatisticsError> {
    let cells = |side: &str| -> Vec<String> {
        let cells = side.split(PLUS).map(str::trim);
        cells
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut reader = headed(text, "left")?;
    reader
        .deserialize()
        .map(|line| {
            let line: SumLine = line.map_err(wrong)?;
            let (left, right) = (cells(&line.left), cells(&line.right));
            Ok(KnownSum { left, right })
        })
        .collect()
}

fn written<T: Serialize>(lines: &[T]) -> Result<String, StatisticsError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        writer.serialize(line).map_err(wrong)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| StatisticsError::PublishedTable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| StatisticsError::PublishedTable(error.to_string()))
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn wrong(error: csv::Error) -> StatisticsError {
    StatisticsError::PublishedTable(error.to_string())
}
