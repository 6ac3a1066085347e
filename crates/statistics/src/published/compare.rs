//! Shares, sums and gaps of published numbers.

use super::{Precision, PublishedCount, PublishedStage, PublishedUnit, Refusal};
use crate::error::StatisticsError;
use crate::interval::{Interval, Level, clopper_pearson};
use crate::unit::Ratio;
use serde::Serialize;

/// What can be said about the numbers of one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// A share with its interval.
    Share {
        /// Which part.
        part: PublishedStage,
        /// Of which whole.
        whole: PublishedStage,
        /// Of what.
        unit: PublishedUnit,
        /// The share.
        share: Ratio,
        /// Clopper–Pearson, 95 %.
        interval: Interval,
    },
    /// A share that looks possible and is refused.
    Refused {
        /// Which part, and of what.
        part: (PublishedStage, PublishedUnit),
        /// Which whole, and of what; `None` where none was published.
        whole: Option<(PublishedStage, PublishedUnit)>,
        /// Why.
        why: Refusal,
    },
    /// Checked cases about which nothing is said.
    Unaccounted {
        /// Of what.
        unit: PublishedUnit,
        /// How many were checked.
        checked: u32,
        /// How many of them have no outcome.
        missing: u32,
    },
    /// How many were unremarkable was not published.
    UnremarkableNotPublished,
    /// Money that is said to have been paid, and money that never flowed: they have no sum, and the second is no
    /// damage (F-27).
    TwoKindsOfMoney {
        /// Euros said to have been paid wrongly.
        stated: u32,
        /// Euros of a projection.
        projected: u32,
    },
}

/// The share of one published number in another.
pub fn share(part: &PublishedCount, whole: &PublishedCount) -> Result<Ratio, Refusal> {
    if part.run != whole.run {
        return Err(Refusal::RunsDiffer);
    }
    if !whole.stage.is_whole() || part.stage <= whole.stage {
        return Err(Refusal::NoWhole);
    }
    if part.unit != whole.unit {
        return Err(Refusal::UnitsDiffer);
    }
    if part.precision != Precision::Exact || whole.precision != Precision::Exact {
        return Err(Refusal::NotExact);
    }
    if part.count > whole.count {
        return Err(Refusal::MoreThanWhole);
    }
    Ratio::new(part.count.into(), whole.count.into()).map_err(|_| Refusal::NoWhole)
}

/// The sum of published numbers: only of one unit, one stage and exact numbers. The often repeated
/// "395 cases" adds addresses, children and people who were only looked at, and is refused.
pub fn add(counts: &[&PublishedCount]) -> Result<u64, Refusal> {
    for pair in counts.windows(2) {
        if pair[0].unit != pair[1].unit {
            return Err(Refusal::UnitsDiffer);
        }
        if pair[0].stage != pair[1].stage || pair[0].standing != pair[1].standing {
            return Err(Refusal::StagesDiffer);
        }
    }
    if counts
        .iter()
        .any(|count| count.precision != Precision::Exact)
    {
        return Err(Refusal::NotExact);
    }
    Ok(counts.iter().map(|count| u64::from(count.count)).sum())
}

/// All shares of the numbers of one run, refused or not, and the gaps.
pub(super) fn findings(counts: &[&PublishedCount]) -> Result<Vec<Finding>, StatisticsError> {
    let mut findings = Vec::new();
    for part in counts.iter().filter(|part| !part.unit.is_money()) {
        let wholes = counts
            .iter()
            .filter(|whole| whole.stage.is_whole() && whole.stage < part.stage);
        let mut none = !part.stage.is_whole();
        for whole in wholes {
            none = false;
            findings.push(one(part, whole)?);
        }
        if none {
            findings.push(Finding::Refused {
                part: (part.stage, part.unit),
                whole: None,
                why: Refusal::NoWhole,
            });
        }
    }
    findings.extend(counts.iter().filter_map(|checked| gap(checked, counts)));
    findings.extend(two_kinds_of_money(counts));
    let says_unremarkable = counts
        .iter()
        .any(|count| count.stage == PublishedStage::Unremarkable);
    if !says_unremarkable {
        findings.push(Finding::UnremarkableNotPublished);
    }
    Ok(findings)
}

fn one(part: &PublishedCount, whole: &PublishedCount) -> Result<Finding, StatisticsError> {
    Ok(match share(part, whole) {
        Ok(share) => Finding::Share {
            part: part.stage,
            whole: whole.stage,
            unit: part.unit,
            share,
            interval: clopper_pearson(share, Level::P95)?.rounded(),
        },
        Err(why) => Finding::Refused {
            part: (part.stage, part.unit),
            whole: Some((whole.stage, whole.unit)),
            why,
        },
    })
}

fn two_kinds_of_money(counts: &[&PublishedCount]) -> Option<Finding> {
    let of = |unit| {
        let found = counts.iter().find(|count| count.unit == unit);
        found.map(|count| count.count)
    };
    Some(Finding::TwoKindsOfMoney {
        stated: of(PublishedUnit::EurosStated)?,
        projected: of(PublishedUnit::EurosProjected)?,
    })
}

/// Checked cases without outcome, where outcomes of the same unit are published.
fn gap(checked: &PublishedCount, counts: &[&PublishedCount]) -> Option<Finding> {
    let outcome = |stage: PublishedStage| {
        counts
            .iter()
            .find(|count| count.stage == stage && count.unit == checked.unit)
            .map(|count| count.count)
    };
    if checked.stage != PublishedStage::Checked {
        return None;
    }
    let told = outcome(PublishedStage::Confirmed)? + outcome(PublishedStage::Unremarkable)?;
    let missing = checked.count.checked_sub(told)?;
    (missing > 0).then_some(Finding::Unaccounted {
        unit: checked.unit,
        checked: checked.count,
        missing,
    })
}
