//! What the closed statistics office says about equal treatment, and how a stop ends (M-1 to M-5).
//!
//! Only a band leaves the office, signed. Without a young one nobody is visited; at the upper band all
//! visits stop, and so they do after one breach of a zero-tolerance rule. A stop ends when its cause was
//! analysed, the panel has spoken and the council has voted, each filed by another person.

mod quarter;
#[cfg(test)]
mod tests;

pub use quarter::{NotAQuarter, Quarter};

use crate::id::AccountId;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::rejections! {
    /// Why a status, a statement or a release was not accepted.
    FairnessRejection {
        /// No run is open whose manifest names the key of a statistics office.
        NoStatisticsOffice => "fairness.no-statistics-office", "M-2; N-15";
        /// The message does not carry the signature of that office, or is no status.
        NotSigned => "fairness.not-signed", "M-2; N-14";
        /// The status is about a plan that no open run names.
        OtherPlan => "fairness.other-plan", "M-1, M-3";
        /// The status was issued in the future or before its quarter had ended.
        IssuedTooEarly => "fairness.issued-too-early", "M-2";
        /// The status, or what it rests on, is too old to count.
        TooOld => "fairness.too-old", "M-2; N-14";
        /// A status of this quarter or a later one was filed before.
        NotNewer => "fairness.not-newer", "M-2";
        /// No stop is in force.
        NoStop => "fairness.no-stop", "M-3";
        /// Whoever made one of the statements does not make the other.
        OnePersonOneStatement => "fairness.one-person-one-statement", "M-3; R07";
        /// Written analysis of the cause and statement of the panel come first, after the latest stop.
        StatementsMissing => "fairness.statements-missing", "M-3; F-10";
        /// After a fairness stop a new plan begins, one that was never used before.
        NewPlanNeeded => "fairness.new-plan-needed", "M-1, M-3";
        /// Only a ground that is retired is approved again.
        GroundNotRetired => "fairness.ground-not-retired", "M-7";
    }
}

/// Breaches of rules that tolerate none: the first one stops visits (M-5). The gate lets none of them
/// happen; what happened beside it is documented and reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breach {
    /// A visit without social work (N-05).
    VisitWithoutSocialWork,
    /// An address under §§ 51, 52 BMG on a list or an order (P-11).
    ProtectedAddressOnAList,
    /// A ground that is not in the catalogue, or is switched off there, was used (R03).
    BannedGround,
}

impl Breach {
    /// All.
    pub const ALL: [Self; 3] = [
        Self::VisitWithoutSocialWork,
        Self::ProtectedAddressOnAList,
        Self::BannedGround,
    ];

    /// Its word in the history and as the cause of a stop.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::VisitWithoutSocialWork => "visit-without-social-work",
            Self::ProtectedAddressOnAList => "protected-address-on-a-list",
            Self::BannedGround => "banned-ground",
        }
    }
}

/// The cause of a stop by the monitor; other causes are [`Breach::name`].
pub const FAIRNESS_STOP: &str = "fairness";

/// The statements without which no stop is released (M-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// The written analysis of the cause.
    CauseAnalysis,
    /// The statement of the panel of affected groups.
    PanelStatement,
}

impl StatementKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::CauseAnalysis, Self::PanelStatement];

    /// Its word in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CauseAnalysis => "cause-analysis",
            Self::PanelStatement => "panel-statement",
        }
    }
}

/// What a signed status says about itself, beside its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusDays {
    /// The quarter whose counts it holds.
    pub quarter: Quarter,
    /// The day on which it was signed.
    pub issued: Date,
}

impl StatusDays {
    /// The last day on which it counts. `days` is how many days after its issue it no longer does.
    #[must_use]
    pub fn counts_until(&self, days: u16) -> Date {
        self.issued
            .saturating_add(i32::from(days).days())
            .saturating_sub(1.days())
    }

    /// Whether it may be filed `today`, after `before`; gives the last day on which it counts.
    ///
    /// # Errors
    /// The rule that says no.
    pub fn may_be_filed(
        &self,
        today: Date,
        before: Option<Quarter>,
        days: u16,
    ) -> Result<Date, FairnessRejection> {
        if self.issued > today || self.issued <= self.quarter.last() {
            return Err(FairnessRejection::IssuedTooEarly);
        }
        let rests_on = Self {
            issued: self.quarter.last(),
            ..*self
        };
        let until = self.counts_until(days);
        if until < today || rests_on.counts_until(days) < self.issued {
            return Err(FairnessRejection::TooOld);
        }
        if before.is_some_and(|before| self.quarter <= before) {
            return Err(FairnessRejection::NotNewer);
        }
        Ok(until)
    }
}

/// A statement that was made since the latest stop began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Which.
    pub kind: StatementKind,
    /// By whom.
    pub by: AccountId,
}

/// Whether an account may make a statement, beside those made since the latest stop began.
///
/// # Errors
/// The rule that says no.
pub fn may_state(
    stopped: bool,
    kind: StatementKind,
    by: AccountId,
    made: &[Statement],
) -> Result<(), FairnessRejection> {
    if !stopped {
        return Err(FairnessRejection::NoStop);
    }
    let other = |statement: &Statement| statement.kind != kind && statement.by == by;
    if made.iter().any(other) {
        return Err(FairnessRejection::OnePersonOneStatement);
    }
    Ok(())
}

/// Whether an account may release the stops in force: both statements were made since the latest began,
/// by two other people. `fairness` is whether the monitor stopped; `new_plan` whether a plan is given
/// that was never used before.
///
/// # Errors
/// The rule that says no.
pub fn may_release(
    stopped: bool,
    fairness: bool,
    new_plan: bool,
    by: AccountId,
    made: &[Statement],
) -> Result<(), FairnessRejection> {
    if !stopped {
        return Err(FairnessRejection::NoStop);
    }
    let of = |kind| made.iter().rev().find(move |one| one.kind == kind);
    let (Some(cause), Some(panel)) = (
        of(StatementKind::CauseAnalysis),
        of(StatementKind::PanelStatement),
    ) else {
        return Err(FairnessRejection::StatementsMissing);
    };
    if cause.by == panel.by || cause.by == by || panel.by == by {
        return Err(FairnessRejection::OnePersonOneStatement);
    }
    if fairness && !new_plan {
        return Err(FairnessRejection::NewPlanNeeded);
    }
    Ok(())
}
