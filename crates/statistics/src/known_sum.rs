//! The sums that everybody knows about a publication, by the names of their cells.
//!
//! They are published with the tables, so that an outsider can run the attacker audit (N-13). Cells that
//! are never printed have names too: anyone can compute them.

use crate::cell::{Cell, Closed};
use crate::compared::{ALL_TIME, Compared, Group, part_of, recipes_of};
use crate::fact::Arm;
use crate::figure::FigureName;
use crate::measure::Measure;
use crate::recipe::{Recipe, recipes};
use crate::reviewed::{Reviewed, parts_of};
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
    if let Cell::Of(group, what) = cell {
        return name_in_group(group, what);
    }
    match cell {
        Cell::Drawn(arm, what) => return name_of_drawn(arm, what),
        Cell::DroppedOtherwise => return "dropped-otherwise".to_owned(),
        _ => {}
    }
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

/// The name of a cell of a track or run.
fn name_in_group(group: Group, what: Compared) -> String {
    let name = |measure, outcome| FigureName::compared(measure, &part_of(group, outcome));
    match what {
        Compared::Indications => name(Measure::ComparedIndications, None).to_string(),
        Compared::Opened => name(Measure::ComparedCasesOpened, None).to_string(),
        Compared::Visits => name(Measure::ComparedVisits, None).to_string(),
        Compared::Closed(o) => name(Measure::ComparedCasesClosed, Some(o.name())).to_string(),
        Compared::ClosedAll => name(Measure::ComparedCasesClosed, Some("all")).to_string(),
        Compared::InTime => numerator(name(Measure::ComparedLettersInTime, None).as_str()),
        Compared::Timed => denominator(name(Measure::ComparedLettersInTime, None).as_str()),
        Compared::NotUnremarkable => format!("closed-not-unremarkable-{}", group.name()),
        Compared::WithoutLetter => format!("closed-without-clearing-letter-{}", group.name()),
        other => format!("{other:?}-{}", group.name()).to_lowercase(),
    }
}

/// The name of a cell of one way of the draw.
fn name_of_drawn(arm: Arm, what: Reviewed) -> String {
    let name = |measure| FigureName::compared(measure, arm.name());
    match what {
        Reviewed::Screened => name(Measure::ScreenedByReview).to_string(),
        Reviewed::PassedOn => numerator(name(Measure::PassedOnByReview).as_str()),
        Reviewed::Dropped => format!("dropped-by-review-{arm}"),
    }
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
pub(crate) fn numbers_of_rates(
    years: impl Iterator<Item = i16>,
    groups: &[Group],
) -> Vec<KnownSum> {
    let same = |one: String, other: String| {
        let (left, right) = (vec![one], vec![other]);
        (left != right).then_some(KnownSum { left, right })
    };
    let mut sums = Vec::new();
    let mut rate = |name: &FigureName, year: i16, recipe: Recipe| {
        let (above, below) = match recipe {
            Recipe::Ratio { above, below } => (Some(above), below),
            Recipe::Mean { of, .. } => (None, of),
            _ => return,
        };
        let above = above.map(|above| name_of(year, above));
        sums.extend(above.and_then(|above| same(numerator(name.as_str()), above)));
        sums.extend(same(denominator(name.as_str()), name_of(year, below)));
    };
    for year in years {
        for measure in Measure::ALL {
            for (part, recipe) in recipes(*measure) {
                rate(&FigureName::new(*measure, year, part), year, recipe);
            }
        }
    }
    for (part, recipe) in parts_of(Measure::PassedOnByReview) {
        let name = FigureName::compared(Measure::PassedOnByReview, part.unwrap_or_default());
        rate(&name, ALL_TIME, recipe);
    }
    for group in groups {
        for measure in Measure::ALL {
            for (outcome, recipe) in recipes_of(*measure, *group) {
                let name = FigureName::compared(*measure, &part_of(*group, outcome));
                rate(&name, ALL_TIME, recipe);
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
        let sums = Protection::after(&[], &totals, &scope).sums();
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
