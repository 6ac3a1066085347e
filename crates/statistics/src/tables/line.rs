//! What the attacker makes of a printed line.

use super::PrintedLine;
use crate::figure::Status;
use crate::known_sum::{denominator, numerator};
use crate::measure::Layer;
use crate::unit::Unit;

/// Counts, those of what the state did too: they are totals of others. Money is protected by the number
/// of its records, which is not printed; working time is no part of any sum.
pub(super) fn is_count(line: &PrintedLine) -> bool {
    let money = matches!(
        line.unit,
        Unit::CentsSpent
            | Unit::CentsEstablished
            | Unit::CentsRepaid
            | Unit::CentsHypothetical
            | Unit::CentsPlanned
            | Unit::MinutesPlanned
            | Unit::Minutes
    );
    !line.unit.is_rate() && !money && line.status != Status::NotKnown
}

pub(super) fn is_rate(line: &PrintedLine) -> bool {
    matches!(line.unit, Unit::Share | Unit::DaysPerLetter) && line.status != Status::NotKnown
}

/// What is counted over a year about persons. What the state did is exact, and its growth no secret.
pub(super) fn is_person_flow(line: &PrintedLine) -> bool {
    line.layer == Layer::Person && line.from.is_some()
}

/// Lines of one table and year.
pub(super) fn table(line: &PrintedLine) -> (String, i16) {
    let part = line.part.as_deref().unwrap_or_default();
    let name = line.figure.trim_end_matches(part);
    (name.to_owned(), line.year)
}

/// The cells of a line: a count, or both numbers of a rate.
pub(super) fn numbers(line: &PrintedLine) -> Vec<(String, Option<i64>)> {
    if !line.unit.is_rate() {
        return vec![(line.figure.clone(), line.value)];
    }
    let below = line.denominator.and_then(|n| i64::try_from(n).ok());
    vec![
        (numerator(&line.figure), line.value),
        (denominator(&line.figure), below),
    ]
}
