//! What a targeted run says about the city: almost nothing (D-1, N-12).

use crate::error::StatisticsError;
use serde::Serialize;

/// Households that were checked because there was an indication. Never a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TargetedRun {
    checked: u64,
    confirmed: u64,
}

/// The bound that needs no assumption. Unit: share of all households of the city.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TargetedBound {
    /// At least those who were confirmed.
    pub lower: f64,
    /// At most all but those who were checked and not confirmed.
    pub upper: f64,
}

impl TargetedBound {
    /// Why there is no estimate, in plain German.
    pub const WHY_DE: &'static str = "Geprüft wurde nur, wo es einen Hinweis gab. Über alle anderen \
         Haushalte sagt die Prüfung nichts: Der wahre Anteil kann überall zwischen diesen Grenzen \
         liegen. Eine Schätzung braucht eine Zufallsauswahl.";
    /// Why there is no estimate, in plain English.
    pub const WHY_EN: &'static str = "Only households with an indication were checked. About all \
         others the check says nothing: the true share can lie anywhere between these limits. An \
         estimate needs a random sample.";
}

impl TargetedRun {
    /// A run with so many checked and finally confirmed.
    pub const fn new(checked: u64, confirmed: u64) -> Result<Self, StatisticsError> {
        if confirmed > checked {
            return Err(StatisticsError::PartAboveWhole {
                part: confirmed,
                whole: checked,
            });
        }
        Ok(Self { checked, confirmed })
    }

    /// What the run implies for a city of so many households.
    pub fn bound(self, households: u64) -> Result<TargetedBound, StatisticsError> {
        if households == 0 {
            return Err(StatisticsError::NoDenominator);
        }
        if self.checked > households {
            return Err(StatisticsError::PartAboveWhole {
                part: self.checked,
                whole: households,
            });
        }
        let all = households as f64;
        let cleared = self.checked - self.confirmed;
        Ok(TargetedBound {
            lower: self.confirmed as f64 / all,
            upper: (households - cleared) as f64 / all,
        })
    }
}
