//! Units, values and rates. No sum across units, no rate without a denominator (F-28, R37).

use crate::error::StatisticsError;
use crate::named::named;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;

named! {
    /// What a number counts. Published sums of MISSIMO added addresses, children and suspicions;
    /// here different units have no sum (R37).
    Unit {
        /// Indications.
        Indications = "indications",
        /// Notices to the registry.
        Notices = "notices",
        /// Cases.
        Cases = "cases",
        /// Children.
        Children = "children",
        /// Households.
        Households = "households",
        /// Letters.
        Letters = "letters",
        /// Visits.
        Visits = "visits",
        /// Disclosures to another body.
        Disclosures = "disclosures",
        /// Complaints.
        Complaints = "complaints",
        /// Objections.
        Objections = "objections",
        /// Offers of support.
        Offers = "offers",
        /// Commands to the system.
        Commands = "commands",
        /// Referrals.
        Referrals = "referrals",
        /// Working time in minutes.
        Minutes = "minutes",
        /// Planned working time in minutes.
        MinutesPlanned = "minutes-planned",
        /// Money spent, in cents.
        CentsSpent = "cents-spent",
        /// Money planned to be spent, in cents.
        CentsPlanned = "cents-planned",
        /// Overpayment established, in cents.
        CentsEstablished = "cents-established",
        /// Overpayment repaid, in cents.
        CentsRepaid = "cents-repaid",
        /// A projection, in cents.
        CentsHypothetical = "cents-hypothetical",
        /// A share: numerator and denominator have the same unit.
        Share = "share",
        /// Cents spent per case.
        CentsPerCase = "cents-per-case",
        /// Calendar days per letter.
        DaysPerLetter = "days-per-letter",
    }
}

impl Unit {
    /// Whether values of this unit are rates.
    #[must_use]
    pub const fn is_rate(self) -> bool {
        matches!(self, Self::Share | Self::CentsPerCase | Self::DaysPerLetter)
    }
}

/// A rate, always with its denominator (F-28).
///
/// There is no way to make one without:
///
/// ```
/// use augenmass_statistics::Ratio;
/// assert!(Ratio::new(11, 34).is_ok());
/// assert!(Ratio::new(11, 0).is_err());
/// ```
///
/// ```compile_fail,E0451
/// use augenmass_statistics::Ratio;
/// let ratio = Ratio { numerator: 11, denominator: std::num::NonZeroU64::MIN };
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    numerator: u64,
    denominator: NonZeroU64,
}

impl Ratio {
    /// `numerator` of or per `denominator`.
    pub fn new(numerator: u64, denominator: u64) -> Result<Self, StatisticsError> {
        let denominator = NonZeroU64::new(denominator).ok_or(StatisticsError::NoDenominator)?;
        Ok(Self {
            numerator,
            denominator,
        })
    }

    /// The number above the line.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The number below the line, never 0.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator.get()
    }

    /// The number above the line divided by the one below.
    #[must_use]
    pub const fn quotient(self) -> f64 {
        self.numerator as f64 / self.denominator.get() as f64
    }
}

/// The value of a figure. What it counts is said by the [`Unit`] next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A count.
    Count(i64),
    /// A rate with its denominator.
    Ratio(Ratio),
    /// Money in cents; the unit says which kind.
    Cents(i64),
    /// Working time in minutes.
    Minutes(i64),
}

/// A number with its unit, for sums outside this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quantity {
    /// What it counts.
    pub unit: Unit,
    /// How many.
    pub amount: i64,
}

impl Quantity {
    /// The sum, if both have the same unit and the unit is not a rate (R37, N-17).
    pub fn plus(self, other: Self) -> Result<Self, StatisticsError> {
        if self.unit != other.unit || self.unit.is_rate() {
            return Err(StatisticsError::UnitsDiffer {
                left: self.unit,
                right: other.unit,
            });
        }
        let amount = self
            .amount
            .checked_add(other.amount)
            .ok_or(StatisticsError::Overflow)?;
        Ok(Self {
            unit: self.unit,
            amount,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn quantity(unit: Unit, amount: i64) -> Quantity {
        Quantity { unit, amount }
    }

    #[test]
    fn addresses_children_and_cases_have_no_sum() {
        let cases = quantity(Unit::Cases, 85);
        let children = quantity(Unit::Children, 83);
        assert_eq!(
            cases.plus(children),
            Err(StatisticsError::UnitsDiffer {
                left: Unit::Cases,
                right: Unit::Children
            })
        );
        assert_eq!(cases.plus(cases).unwrap().amount, 170);
    }

    #[test]
    fn established_and_hypothetical_money_have_no_sum() {
        let real = quantity(Unit::CentsEstablished, 17_700_000);
        for unit in [Unit::CentsHypothetical, Unit::CentsRepaid, Unit::CentsSpent] {
            assert!(real.plus(quantity(unit, 1)).is_err());
        }
    }

    #[test]
    fn rates_are_not_added() {
        assert!(
            quantity(Unit::Share, 1)
                .plus(quantity(Unit::Share, 1))
                .is_err()
        );
    }

    #[test]
    fn a_rate_read_from_json_needs_its_denominator() {
        let ratio = Ratio::new(11, 34).unwrap();
        let json = serde_json::to_string(&ratio).unwrap();
        assert_eq!(json, r#"{"numerator":11,"denominator":34}"#);
        assert_eq!(serde_json::from_str::<Ratio>(&json).unwrap(), ratio);
        for wrong in [r#"{"numerator":11}"#, r#"{"numerator":11,"denominator":0}"#] {
            assert!(serde_json::from_str::<Ratio>(wrong).is_err());
        }
    }
}
