//! Comparing what has been opened: a probability for each pair, the reason for it field by field, and at
//! most one partner for each. It speaks of pairs of records, never of people: nobody is ranked.

mod assign;
mod compare;
mod explain;
mod model;

pub use assign::one_to_one;
pub use compare::{Comparison, Level, level};
pub use explain::{Compared, Explanation};
pub use model::{Levels, Model, Odds, Published, PublishedField, levels, probability};

use crate::keys::Prepared;
use serde::Serialize;

/// What follows from a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Not the same child: erased at once and counted.
    Rejected,
    /// An examiner decides.
    Unsure,
    /// The same child, as far as the records tell; an examiner sees the explanation.
    Accepted,
}

/// The verdict on a pair: by the published thresholds, and never accepted without an examiner where
/// given name or birth date clearly differ, or the given name says nothing.
#[must_use]
pub fn verdict(levels: &Levels, evidence: f64) -> Verdict {
    let published = Published::declared();
    let probability = probability(evidence);
    if probability < published.unsure {
        return Verdict::Rejected;
    }
    let given = Comparison::ALL.into_iter().zip(levels).next();
    let given_is_known = !matches!(given, Some((Comparison::GivenName, Level::Missing)));
    if probability >= published.accept && !clearly_differ(levels) && given_is_known {
        Verdict::Accepted
    } else {
        Verdict::Unsure
    }
}

/// True where given name or birth date clearly differ: brothers, sisters, twins and parents agree in the rest.
#[must_use]
pub fn clearly_differ(levels: &Levels) -> bool {
    let mut fields = Comparison::ALL.into_iter().zip(levels);
    fields.any(|(comparison, level)| match comparison {
        Comparison::GivenName => *level == Level::Different,
        Comparison::BirthDate => matches!(level, Level::Different | Level::OnePartEqual),
        _ => false,
    })
}

/// An opened indication compared with the record that it met.
///
/// The values of both sides stand in the explanation for the examiner.
#[must_use]
pub fn explain(
    model: &Model,
    opened: (&crate::record::Record, &Prepared),
    held: (&crate::record::Record, &Prepared),
) -> Explanation {
    explain::explain(model, opened, held)
}

#[cfg(test)]
mod tests;
