//! Counts and shares as arguments, numbers as they are printed, and what is wrong with them in words.

use super::Failure;
use augenmass_statistics::{Ratio, StatisticsError};

/// A count, as an argument.
pub(super) fn count(text: &str) -> Result<u64, String> {
    text.trim()
        .parse()
        .map_err(|_| "ist keine Anzahl; bitte eine ganze Zahl ab 0 schreiben".to_owned())
}

/// A share as an argument: `9/180`.
pub(super) fn share(text: &str) -> Result<(u64, u64), String> {
    text.split_once('/')
        .and_then(|(part, whole)| Some((count(part).ok()?, count(whole).ok()?)))
        .ok_or_else(|| "ist kein Anteil; bitte als 9/180 schreiben".to_owned())
}

/// A rate of two counts; a part larger than its whole is none.
pub(super) fn ratio((part, whole): (u64, u64)) -> Result<Ratio, Failure> {
    if part > whole && whole > 0 {
        return Err(wrong(StatisticsError::PartAboveWhole { part, whole }));
    }
    Ratio::new(part, whole).map_err(wrong)
}

/// Six digits, as in the tables that can be compared.
pub(super) fn decimal(number: f64) -> String {
    format!("{number:.6}").replace('.', ",")
}

/// What is wrong with counts, and what to do.
pub(super) fn wrong(error: StatisticsError) -> Failure {
    match error {
        StatisticsError::NoDenominator => {
            Failure::input("die Grundzahl ist 0; sie muss mindestens 1 sein")
        }
        StatisticsError::PartAboveWhole { part, whole }
        | StatisticsError::NoInterval {
            successes: part,
            trials: whole,
        } => Failure::input(format!(
            "{part} von {whole} geht nicht; ein Teil darf nicht größer sein als die Gesamtheit"
        )),
        StatisticsError::TooMany { count, most } => Failure::input(format!(
            "{count} ist zu viel; gerechnet wird bis {most}, mehr zählt keine Stadt"
        )),
        StatisticsError::Overflow => {
            Failure::input("die Zahlen sind zusammen zu groß; mehr zählt keine Stadt")
        }
        StatisticsError::EmptyStratum => Failure::input(
            "jede Schicht braucht mindestens einen Haushalt und einen Brief; bitte Größen und Zahl prüfen",
        ),
        StatisticsError::SeedNotCommitted => Failure::input(
            "die offengelegte Zufallszahl gehört nicht zum Hashwert; ohne beide gibt es keine Hochrechnung",
        ),
        other => Failure::input(other),
    }
}
