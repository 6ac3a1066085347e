//! The records that leaves commit to: canonical JSON, see `docs/data-model.md`.

use crate::batch::{Change, NewHistory, Outcome};
use crate::canonical::canonical;
use crate::error::StoreError;
use crate::text;
use augenmass_domain::fact::Fact;
use augenmass_domain::id::{AccountId, OfficeId, PersonId, PersonalId};
use augenmass_domain::{Action, Kind, Purpose, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a history row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// The kind.
    pub kind: Kind,
    /// The id, where there is one.
    pub id: Option<Uuid>,
}

/// A state that a history row brought about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRef {
    /// The kind.
    pub kind: Kind,
    /// The id.
    pub id: Uuid,
    /// The name of the state.
    pub state: String,
    /// SHA-256 of the body in the table of states, hex.
    pub sha256: String,
}

/// Personal data that a history row wrote (with a commitment) or read (without).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalRef {
    /// The id.
    pub id: PersonalId,
    /// HMAC of the content, hex. Its salt lies sealed beside the content and dies with it.
    pub commitment: Option<String>,
}

/// A history record, version 1. Parsing one gives back what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRecord {
    /// The version of the form: 1.
    pub v: u8,
    /// `history`.
    pub r#type: String,
    /// RFC 3339, UTC, six decimals.
    pub at: String,
    /// The account.
    pub actor: AccountId,
    /// Its role.
    pub role: Role,
    /// Its office.
    pub office: Option<OfficeId>,
    /// What was asked.
    pub action: Action,
    /// For which purpose.
    pub purpose: Purpose,
    /// About what.
    pub resource: Resource,
    /// The person concerned, if one.
    pub person: Option<PersonId>,
    /// What became of it.
    pub outcome: Outcome,
    /// The event.
    pub event: String,
    /// The rule that said no.
    pub rule: Option<String>,
    /// Details.
    pub details: BTreeMap<String, String>,
    /// States brought about.
    pub states: Vec<StateRef>,
    /// Personal data written or read.
    pub personal: Vec<PersonalRef>,
}

impl HistoryRecord {
    /// The moment at which it was written; `None` where the text is none.
    #[must_use]
    pub fn moment(&self) -> Option<Timestamp> {
        self.at.parse().ok()
    }

    pub(crate) fn new(
        history: &NewHistory,
        states: Vec<StateRef>,
        mut personal: Vec<PersonalRef>,
    ) -> Self {
        let read = history.read.iter();
        personal.extend(read.map(|&id| PersonalRef {
            id,
            commitment: None,
        }));
        Self {
            v: 1,
            r#type: "history".into(),
            at: text::moment(history.now.at),
            actor: history.actor.account,
            role: history.actor.role,
            office: history.actor.office,
            action: history.action,
            purpose: history.purpose,
            resource: Resource {
                kind: history.kind,
                id: history.id,
            },
            person: history.person,
            outcome: history.outcome,
            event: history.event.clone(),
            rule: history.rule.clone(),
            details: history.details.clone(),
            states,
            personal,
        }
    }
}

/// A fact record, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRecord {
    /// The version of the form: 1.
    pub v: u8,
    /// `fact`.
    pub r#type: String,
    /// The day on which it was recorded.
    pub recorded_on: Date,
    /// The fact.
    pub fact: Fact,
}

impl FactRecord {
    pub(crate) fn new(fact: &Fact, recorded_on: Date) -> Self {
        Self {
            v: 1,
            r#type: "fact".into(),
            recorded_on,
            fact: fact.clone(),
        }
    }
}

/// A state row in the making.
pub(crate) struct Body {
    pub text: String,
    pub case: Option<String>,
    pub reference: StateRef,
}

impl Body {
    pub fn new(change: &Change) -> Result<Self, StoreError> {
        let text = canonical(&change.state)?;
        let value = serde_json::from_str(&text).map_err(|_| StoreError::Batch {
            what: "the state has no form in JSON",
        })?;
        let case = match change.state.kind() {
            Kind::Case => None,
            _ => case_in(&value),
        };
        let reference = StateRef {
            kind: change.state.kind(),
            id: change.state.id(),
            state: change.state.name().to_owned(),
            sha256: hex::encode(Sha256::digest(text.as_bytes())),
        };
        Ok(Self {
            text,
            case,
            reference,
        })
    }
}

/// The case a record belongs to: the key `case` nearest to the root that holds an id. Facets do not
/// carry it.
fn case_in(value: &serde_json::Value) -> Option<String> {
    let children: Vec<&serde_json::Value> = match value {
        serde_json::Value::Object(map) => {
            let own = map.get("case").and_then(serde_json::Value::as_str);
            if let Some(id) = own.filter(|id| Uuid::parse_str(id).is_ok()) {
                return Some(id.to_owned());
            }
            map.values().collect()
        }
        _ => return None,
    };
    children.into_iter().find_map(case_in)
}

#[cfg(test)]
mod tests {
    use super::case_in;
    use serde_json::json;

    #[test]
    fn the_case_is_found_at_any_depth_of_objects_but_only_as_an_id() {
        let id = "00000000-0000-7000-8000-000000000001";
        assert_eq!(case_in(&json!({"case": id})).as_deref(), Some(id));
        let nested = json!({"kind": "visit", "record": {"core": {"case": id}}});
        assert_eq!(case_in(&nested).as_deref(), Some(id));
        assert_eq!(case_in(&json!({"case": "closed", "other": [id]})), None);
    }
}
