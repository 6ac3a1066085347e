//! The monitor of all stages and splits together (M-2).
//!
//! Runs in the closed statistics office (§ 16 BStatG, section 3.7 of the reference): counts come in,
//! and only the band of [`FairnessStatus`] leaves, signed. Which attribute a split stands for is written in the plan of
//! that office; here it is a number, so that no protected attribute can be represented (N-02, F-04).

use super::e_process::EProcess;
use super::plan::{Band, FairnessPlan};
use crate::error::StatisticsError;
use crate::named::named;
use crate::two_groups::TwoGroups;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

named! {
    /// A stage at which a person decides who goes on.
    Stage {
        /// From indications recorded to those put forward.
        PutForward = "put-forward",
        /// From those put forward to cases approved.
        Approved = "approved",
        /// From cases approved to those that a letter did not clarify.
        NotClarifiedByLetter = "not-clarified-by-letter",
        /// From those to visits ordered.
        VisitOrdered = "visit-ordered",
        /// From visits to cases put to a hearing.
        Heard = "heard",
        /// From hearings to final decisions.
        Decided = "decided",
    }
}

/// One way of dividing households into two groups, by its number in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Split(pub u8);

/// What is watched: a stage and a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Component {
    /// Stage.
    pub stage: Stage,
    /// Split.
    pub split: Split,
}

/// The counts of one component in one period: one table per stratum (class of ground).
///
/// Cases of one household are not independent, so the unit is the household, and each household
/// counts once per stage, at its first time there. Who counts must say how many *different*
/// households there were; the monitor refuses tables that hold more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Look {
    /// Different households that came to this stage for the first time in this period.
    pub new_households: u64,
    /// Different households that ever came to this stage, this period included.
    pub households_so_far: u64,
    /// One table per stratum.
    pub strata: Vec<TwoGroups>,
}

named! {
    /// How many households a status rests on, coarse on purpose.
    HouseholdBand {
        /// Fewer than 100.
        Below100 = "below-100",
        /// 100 to 499.
        From100 = "100-to-499",
        /// 500 or more.
        From500 = "500-or-more",
    }
}

impl HouseholdBand {
    const fn of(households: u64) -> Self {
        match households {
            0..100 => Self::Below100,
            100..500 => Self::From100,
            _ => Self::From500,
        }
    }
}

/// Where the monitor stands, for the statistics office. Of this, the band alone leaves: no value, no
/// digits, no series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FairnessStatus {
    /// Band of the exact value.
    pub band: Band,
    /// The value, rounded to two significant digits, away from the band below.
    pub value: f64,
    /// Households of the largest component.
    pub households: HouseholdBand,
    /// Looks so far.
    pub looks: u32,
}

#[derive(Debug, Clone)]
struct Watched {
    process: EProcess,
    households: u64,
    group_a: u64,
    group_b: u64,
}

/// All components of a plan. The components are fixed before the first look: the arithmetic mean of
/// their values is one value for all of them, with one alarm and no correction for many tests.
#[derive(Debug, Clone)]
pub struct Monitor {
    plan: FairnessPlan,
    components: BTreeMap<Component, Watched>,
    looks: u32,
    highest: f64,
}

impl Monitor {
    /// A monitor at 1. Errors without any component or with one twice.
    pub fn new(plan: FairnessPlan, components: &[Component]) -> Result<Self, StatisticsError> {
        let grid = plan.grid()?;
        let watched: BTreeMap<Component, Watched> = components
            .iter()
            .map(|component| {
                let begin = Watched {
                    process: EProcess::new(grid.clone()),
                    households: 0,
                    group_a: 0,
                    group_b: 0,
                };
                (*component, begin)
            })
            .collect();
        if watched.is_empty() || watched.len() != components.len() {
            return Err(StatisticsError::FairnessPlan(
                "a plan names each component once, and at least one".to_owned(),
            ));
        }
        Ok(Self {
            plan,
            components: watched,
            looks: 0,
            highest: 1.0,
        })
    }

    /// Takes the looks of one period in, for some or all components; those without say nothing new.
    ///
    /// All or nothing: errors if a component is not in the plan or if a household would count twice,
    /// and then nothing has changed.
    pub fn look(&mut self, looks: &BTreeMap<Component, Look>) -> Result<(), StatisticsError> {
        let mut next = self.components.clone();
        for (component, look) in looks {
            let watched = next
                .get_mut(component)
                .ok_or(StatisticsError::NotInThePlan)?;
            watched.take(look)?;
        }
        self.components = next;
        self.looks += 1;
        self.highest = self.highest.max(self.value());
        Ok(())
    }

    /// The mean over all components, exact; stays inside the statistics office.
    #[must_use]
    pub fn value(&self) -> f64 {
        let sum: f64 = self
            .components
            .values()
            .map(|watched| watched.shown(self.plan.smallest_group))
            .sum();
        sum / self.components.len() as f64
    }

    /// Where it stands. A stop stays a stop, even if the value falls again: only a new plan releases it
    /// (M-3).
    #[must_use]
    pub fn status(&self) -> FairnessStatus {
        let value = if self.plan.band(self.highest) == Band::Stop {
            self.highest
        } else {
            self.value()
        };
        let band = self.plan.band(value);
        let households = self.components.values().map(|w| w.households).max();
        FairnessStatus {
            band,
            value: two_digits(value, self.plan.watch, self.plan.stop),
            households: HouseholdBand::of(households.unwrap_or(0)),
            looks: self.looks,
        }
    }
}

impl Watched {
    fn take(&mut self, look: &Look) -> Result<(), StatisticsError> {
        let in_tables = look
            .strata
            .iter()
            .try_fold(0_u64, |sum, table| sum.checked_add(table.households()))
            .ok_or(StatisticsError::Overflow)?;
        let so_far = self.households.checked_add(in_tables);
        if in_tables != look.new_households || so_far != Some(look.households_so_far) {
            return Err(StatisticsError::HouseholdCountedTwice {
                counted: in_tables,
                different: look
                    .new_households
                    .min(look.households_so_far.saturating_sub(self.households)),
            });
        }
        self.households = look.households_so_far;
        for table in &look.strata {
            self.group_a += table.counts().of_a;
            self.group_b += table.counts().of_b;
            self.process.observe(*table);
        }
        Ok(())
    }

    /// 1 while a group is too small to speak about. Whether it is depends on the margins alone, and
    /// the alarm on what is shown alone, so the promise holds.
    fn shown(&self, smallest_group: u64) -> f64 {
        if self.group_a.min(self.group_b) < smallest_group {
            1.0
        } else {
            self.process.value()
        }
    }
}

/// Two significant digits, without crossing a band: 19.96 stays below 20. More than a million is a
/// million; so is what is not a number, because it stops as well.
fn two_digits(value: f64, watch: f64, stop: f64) -> f64 {
    const MOST: f64 = 1e6;
    if value <= 0.0 {
        return 0.0;
    }
    let value = if value < MOST { value } else { MOST };
    let unit = 10_f64.powf(value.log10().floor() - 1.0);
    let rounded = (value / unit).round() * unit;
    let crosses = [watch, stop]
        .iter()
        .any(|bound| (value < *bound) != (rounded < *bound));
    let steps = if crosses {
        (value / unit).floor()
    } else {
        (value / unit).round()
    };
    // Without the last bits: 0.35 and not 0.35000000000000003.
    if unit >= 1.0 {
        steps * unit
    } else {
        steps / unit.recip().round()
    }
}
