//! What a decision brings about, all of it in one transaction.

use crate::fact::Fact;
use crate::id::{CaseId, LetterId, OfficeId, PersonId, PersonalId};
use crate::person::PersonRecord;
use crate::private::Private;
use crate::state::State;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of a rule that said yes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The new states, the target first. Each replaces the state that was loaded.
    pub changes: Vec<State>,
    /// What happened: an event's name in the past participle, kebab-case, e.g. `case-approved`.
    pub event: &'static str,
    /// Details for the history: references, enum names, dates and counts. Never personal data.
    pub details: BTreeMap<&'static str, String>,
    /// Personal data to be sealed.
    pub personal: Vec<PersonalWrite>,
    /// Fact rows without id, from which figures are counted.
    pub facts: Vec<Fact>,
    /// Letters to be printed.
    pub letters: Vec<LetterOrder>,
    /// Erasures to be carried out on a day.
    pub erasures: Vec<Erasure>,
    /// Files of one office about one person that are erased in the same transaction.
    pub erased_at_once: Vec<(OfficeId, PersonId)>,
}

impl Decision {
    /// A decision that changes one state.
    pub fn to(event: &'static str, next: impl Into<State>) -> Self {
        Self {
            changes: vec![next.into()],
            event,
            ..Self::default()
        }
    }
    /// Also changes another state.
    #[must_use]
    pub fn and(mut self, next: impl Into<State>) -> Self {
        self.changes.push(next.into());
        self
    }
    /// Adds a detail for the history; never personal data.
    #[must_use]
    pub fn detail(mut self, key: &'static str, value: impl ToString) -> Self {
        self.details.insert(key, value.to_string());
        self
    }
    /// Adds a fact row.
    #[must_use]
    pub fn fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }
    /// Adds personal data to be sealed.
    #[must_use]
    pub fn seal(mut self, write: PersonalWrite) -> Self {
        self.personal.push(write);
        self
    }
    /// Adds a letter.
    #[must_use]
    pub fn letter(mut self, order: LetterOrder) -> Self {
        self.letters.push(order);
        self
    }
    /// Adds an erasure.
    #[must_use]
    pub fn erase(mut self, erasure: Erasure) -> Self {
        self.erasures.push(erasure);
        self
    }
}

/// One piece of personal data to be encrypted under the key of (office, person).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalWrite {
    /// Its id; states refer to it.
    pub id: PersonalId,
    /// Whose data it is.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// What it is.
    pub content: PersonalKind,
}

/// The kinds of personal data there are (closed: no notes of social workers, no photos, N-06, N-18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PersonalKind {
    /// Name, birth date, address of the person and the addressee of letters.
    Person {
        /// The record.
        record: Private<PersonRecord>,
    },
    /// A file reference that documents a fact (evidence).
    Evidence {
        /// The reference.
        reference: Private<String>,
    },
    /// A reason in words.
    Reason {
        /// The reason.
        text: Private<String>,
    },
    /// What the person replied or stated.
    Statement {
        /// The statement.
        text: Private<String>,
    },
    /// Language, script, interpreter: set by the person, seen by letter and visit planning only.
    CommunicationPreference {
        /// The preference.
        text: Private<String>,
    },
    /// How an opened indication compares with the office's own record, field by field (JSON), for the
    /// examiner.
    Comparison {
        /// Both values, whether they agree, the weight of each field.
        fields: Private<String>,
    },
}

/// A letter that a decision orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterOrder {
    /// Its id.
    pub id: LetterId,
    /// Which letter.
    pub kind: LetterKind,
    /// The case it belongs to.
    pub case: CaseId,
    /// The person concerned.
    pub person: PersonId,
    /// The office that writes.
    pub office: OfficeId,
    /// The letter's date.
    pub date: Date,
    /// Reply by, where there is such a day.
    pub reply_by: Option<Date>,
}

/// The letters there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The first letter (P-01).
    Service,
    /// The invitation to come in.
    Invitation,
    /// The hearing (§ 28 VwVfG NRW, P-03).
    Hearing,
    /// The clearing letter (P-10).
    Clearing,
    /// The decision with reasons and remedies.
    Notice,
    /// The provisional suspension of payment, with its reasons (§ 71 EStG).
    Suspension,
    /// Payment goes on after a suspension, and what was held back is paid (§ 71 EStG).
    Resumption,
}

impl LetterKind {
    /// The name in translations and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Invitation => "invitation",
            Self::Hearing => "hearing",
            Self::Clearing => "clearing",
            Self::Notice => "notice",
            Self::Suspension => "suspension",
            Self::Resumption => "resumption",
        }
    }
}

/// An erasure ordered for a day: the key of (office, person) is destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Whose data.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// On which day.
    pub on: Date,
    /// The retention class (a name in `policies/retention.toml`).
    pub class: String,
}
