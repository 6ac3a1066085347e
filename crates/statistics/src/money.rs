//! Money whose kinds never mix (F-27, R38, N-17).
//!
//! "1.7 million euros of damage" in the press was a projection to the 18th birthday next to
//! 118 000 euros that were established. Here the kinds are types:
//!
//! ```
//! use augenmass_statistics::{Amount, Established};
//! let sum = Amount::<Established>::from_cents(100) + Amount::<Established>::from_cents(50);
//! assert_eq!(sum.cents(), 150);
//! ```
//!
//! Two kinds have no sum:
//!
//! ```compile_fail,E0308
//! use augenmass_statistics::{Amount, Established, Hypothetical};
//! let sum = Amount::<Established>::from_cents(100) + Amount::<Hypothetical>::from_cents(50);
//! ```
//!
//! and no kind turns into another:
//!
//! ```compile_fail,E0277
//! use augenmass_statistics::{Amount, Established, Repaid};
//! let repaid: Amount<Repaid> = Amount::<Established>::from_cents(100).into();
//! ```

use crate::named::named;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use std::ops::Add;

/// Money spent by a public body on this work (Q6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spent {}
/// Money that a public body plans to spend on this work (Q6); not spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Planned {}
/// Overpayment established by a final decision (F-27).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Established {}
/// Overpayment that was repaid (F-27).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repaid {}
/// A projection of what might have been paid; never real money (F-27, R38).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hypothetical {}

/// An amount of one kind, in cents. There is `Add` within a kind only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount<K> {
    cents: i64,
    #[serde(skip)]
    kind: PhantomData<K>,
}

impl<K> Amount<K> {
    /// So many cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self {
            cents,
            kind: PhantomData,
        }
    }

    /// Cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.cents
    }
}

impl<K> Add for Amount<K> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::from_cents(self.cents.saturating_add(other.cents))
    }
}

named! {
    /// The kind of an amount, as a name.
    MoneyKind {
        /// Spent by a public body.
        Spent = "spent",
        /// Established by a final decision.
        Established = "established",
        /// Repaid.
        Repaid = "repaid",
        /// A projection; off by default.
        Hypothetical = "hypothetical",
        /// Planned to be spent by a public body.
        Planned = "planned",
    }
}

/// An amount on a fact row, with its kind: `{"kind":"established","cents":300000}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    content = "cents",
    rename_all = "kebab-case",
    deny_unknown_fields
)]
pub enum Money {
    /// Spent by a public body; the row names the bearer.
    Spent(Amount<Spent>),
    /// Established by a final decision.
    Established(Amount<Established>),
    /// Repaid.
    Repaid(Amount<Repaid>),
    /// A projection.
    Hypothetical(Amount<Hypothetical>),
    /// Planned to be spent; the row names the bearer.
    Planned(Amount<Planned>),
}

impl Money {
    /// An amount of the named kind.
    #[must_use]
    pub const fn new(kind: MoneyKind, cents: i64) -> Self {
        match kind {
            MoneyKind::Spent => Self::Spent(Amount::from_cents(cents)),
            MoneyKind::Established => Self::Established(Amount::from_cents(cents)),
            MoneyKind::Repaid => Self::Repaid(Amount::from_cents(cents)),
            MoneyKind::Hypothetical => Self::Hypothetical(Amount::from_cents(cents)),
            MoneyKind::Planned => Self::Planned(Amount::from_cents(cents)),
        }
    }

    /// The kind.
    #[must_use]
    pub const fn kind(self) -> MoneyKind {
        match self {
            Self::Spent(_) => MoneyKind::Spent,
            Self::Established(_) => MoneyKind::Established,
            Self::Repaid(_) => MoneyKind::Repaid,
            Self::Hypothetical(_) => MoneyKind::Hypothetical,
            Self::Planned(_) => MoneyKind::Planned,
        }
    }

    pub(crate) const fn cents(self) -> i64 {
        match self {
            Self::Spent(a) => a.cents(),
            Self::Established(a) => a.cents(),
            Self::Repaid(a) => a.cents(),
            Self::Hypothetical(a) => a.cents(),
            Self::Planned(a) => a.cents(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_on_a_row_says_its_kind() {
        let money = Money::new(MoneyKind::Established, 17_700_000);
        let json = serde_json::to_string(&money).unwrap();
        assert_eq!(json, r#"{"kind":"established","cents":17700000}"#);
        assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        assert!(serde_json::from_str::<Money>(r#"{"kind":"damage","cents":1}"#).is_err());
    }

    #[test]
    fn each_kind_keeps_its_name_and_its_cents() {
        for kind in MoneyKind::ALL {
            assert_eq!(Money::new(*kind, 7).kind(), *kind);
            assert_eq!(Money::new(*kind, 7).cents(), 7);
        }
    }
}
