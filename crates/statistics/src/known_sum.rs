//! The sums that everybody knows about a publication, by the names of their cells.
//!
//! They are published with the tables, so that an outsider can run the attacker audit (N-13). Cells that
//! are never printed have names too: anyone can compute them.

use crate::cell::{Cell, Closed};
use crate::figure::FigureName;
use crate::measure::Measure;
use crate::recipe::{Recipe, recipes};
use serde::{Deserialize, Serialize};

/// What stood open before the first year of a publication.
pub(crate) const OPEN_BEFORE: &str = "open-before-the-first-year";

/// Both sides have the same sum; an empty side is 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KnownSum {
    /// Cells of one side.
    pub left: Vec<String>,
    /// Cells of the other.
    pub right: Vec<String>,
}

/// The number above the line of a rate.
pub(crate) fn numerator(rate: &str) -> String {
    format!("{rate}/numerator")
}

/// The number below the line of a rate.
pub(crate) fn denominator(rate: &str) -> String {
    format!("{rate}/denominator")
}

/// The name of a cell: that of the figure which prints it, else of the rate, else its own.
pub(crate) fn name_of(year: i16, cell: Cell) -> String {
    let mut in_rate = None;
    for measure in Measure::ALL {
        for (part, recipe) in recipes(*measure) {
            let name = FigureName::new(*measure, year, part);
            match recipe {
                Recipe::Count(counted) if counted == cell => return name.to_string(),
                Recipe::Ratio { above, .. } if above == cell => {
                    in_rate.get_or_insert(numerator(name.as_str()));
                }
                Recipe::Ratio { below, .. } if below == cell => {
                    in_rate.get_or_insert(denominator(name.as_str()));
                }
                _ => {}
            }
        }
    }
    in_rate.unwrap_or_else(|| format!("{}-{year}", unprinted(cell)))
}

/// Cells that are known by sums only.
const fn unprinted(cell: Cell) -> &'static str {
    match cell {
        Cell::NotUnremarkable => "closed-not-unremarkable",
        Cell::ClosedAfterVisit => "closed-after-visit",
        Cell::ClosedWithoutLetter => "closed-without-clearing-letter",
        Cell::Ended => "ended",
        Cell::SupportNotAccepted => "support-not-accepted",
        Cell::VisitsCompleted => "visits-completed",
        Cell::MoneyEvents(_) => "records-of-money",
        Cell::ClosedAll(Closed::Cases | Closed::Children) => "closed",
        _ => "unprinted",
    }
}

/// The numbers of each rate are cells of their own: `unremarkable-rate-2025/numerator` is
/// `cases-closed-2025-unremarkable`.
pub(crate) fn numbers_of_rates(years: impl Iterator<Item = i16>) -> Vec<KnownSum> {
    let same = |one: String, other: String| {
        let (left, right) = (vec![one], vec![other]);
        (left != right).then_some(KnownSum { left, right })
    };
    let mut sums = Vec::new();
    for year in years {
        for measure in Measure::ALL {
            for (part, recipe) in recipes(*measure) {
                let Recipe::Ratio { above, below } = recipe else {
                    continue;
                };
                let rate = FigureName::new(*measure, year, part);
                sums.extend(same(numerator(rate.as_str()), name_of(year, above)));
                sums.extend(same(denominator(rate.as_str()), name_of(year, below)));
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protect::Protection;
    use crate::scope::Scope;
    use crate::totals::Totals;
    use std::collections::BTreeSet;

    #[test]
    fn cells_of_different_content_have_different_names() {
        let date = jiff::civil::date(2026, 12, 31);
        let scope = Scope::new(date, "2025-01".parse().ok());
        let totals = Totals::collect([], &scope).unwrap();
        let sums = Protection::after(&[], &totals, &scope.known_years()).sums();
        let names = |sum: &KnownSum| -> BTreeSet<String> {
            sum.left.iter().chain(&sum.right).cloned().collect()
        };
        for sum in &sums {
            let cells = sum.left.len() + sum.right.len();
            assert_eq!(names(sum).len(), cells, "{sum:?}");
            assert!(names(sum).iter().all(|name| !name.starts_with("unprinted")));
        }
        assert!(
            sums.iter()
                .any(|sum| sum.left == [OPEN_BEFORE] && sum.right.is_empty())
        );
    }
}
