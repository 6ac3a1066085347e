//! What policy answers: a permit that only policy can make, or a refusal.

use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::id::AccountId;
use augenmass_domain::state::Kind;
use std::fmt;
use uuid::Uuid;

/// Proof that policy permitted one action of one account on one record. Only
/// [`crate::Policy::authorise`] makes one; whoever demands a `Permit` cannot be called without
/// having asked. It cannot be copied: one question, one permit.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a permit is handed to the gate"]
pub struct Permit {
    pub(crate) account: AccountId,
    pub(crate) action: Action,
    pub(crate) purpose: Purpose,
    pub(crate) kind: Kind,
    pub(crate) id: Option<Uuid>,
    pub(crate) policies: Vec<String>,
}

impl Permit {
    /// Who may.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }
    /// What.
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }
    /// What for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
    /// On what kind of record.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }
    /// On which record; `None` where it is about to be made.
    #[must_use]
    pub const fn id(&self) -> Option<Uuid> {
        self.id
    }
    /// The ids of the policies that permitted it, sorted.
    #[must_use]
    pub fn policies(&self) -> &[String] {
        &self.policies
    }
}

/// Policy said no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` on `{}` refused: {cause}", action.name(), kind.name())]
pub struct Refusal {
    /// What was asked.
    pub action: Action,
    /// On what kind of record.
    pub kind: Kind,
    /// True where the account may not even see the record, for any purpose: what may not be seen
    /// does not exist, and the answer must be the same as for a record that was never there.
    pub hidden: bool,
    /// True where this account may do it as soon as the facts of a visit order are complete. The rule
    /// that names what is missing speaks first; this refusal holds where no rule does.
    pub facts_missing: bool,
    /// Why.
    pub cause: Cause,
    /// The ids of the policies that forbade it, sorted; empty unless the cause is
    /// [`Cause::Forbidden`].
    pub policies: Vec<String>,
}

/// Why policy said no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No policy permits it.
    NotPermitted,
    /// A policy forbids it, whatever else permits it.
    Forbidden,
    /// The schema has no such question: this kind of account can never do this to this kind of
    /// record.
    CannotBeAsked,
    /// A reference is missing that the schema demands, e.g. the office of a clerk or of a case.
    Incomplete(&'static str),
    /// Evaluation broke; refused out of caution. Holds no personal data.
    Broken(String),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPermitted => f.write_str("no policy permits it"),
            Self::Forbidden => f.write_str("a policy forbids it"),
            Self::CannotBeAsked => f.write_str("the schema has no such question"),
            Self::Incomplete(what) => write!(f, "`{what}` is missing"),
            Self::Broken(reason) => write!(f, "evaluation broke: {reason}"),
        }
    }
}
