//! State rows, each replaced only by who has seen its present version.

use crate::batch::Change;
use crate::database::Statement;
use crate::error::StoreError;
use crate::record::Body;
use crate::table::{sql, word};
use crate::text;
use augenmass_domain::{Facets, Kind};
use std::collections::HashMap;
use uuid::Uuid;

/// The state rows of one or several batches. A record that is made and changed again in one transaction is written
/// once, as it stands at its end.
#[derive(Default)]
pub(super) struct States<'a> {
    made: Vec<Made<'a>>,
    places: HashMap<(Kind, Uuid), usize>,
    changed: Vec<Statement>,
}

/// A record that is made in this transaction.
struct Made<'a> {
    change: &'a Change,
    body: &'a Body,
    since: &'a str,
    changed: &'a str,
    version: i64,
    open: &'static str,
}

impl<'a> States<'a> {
    pub fn add(
        &mut self,
        change: &'a Change,
        body: &'a Body,
        at: &'a str,
    ) -> Result<(), StoreError> {
        let (kind, key) = (
            change.state.kind(),
            (change.state.kind(), change.state.id()),
        );
        let made = self.places.get(&key).and_then(|&i| self.made.get_mut(i));
        match (change.expected, made) {
            (Some(expected), Some(made)) if made.version == expected => {
                (made.change, made.body, made.changed) = (change, body, at);
                made.version += 1;
                if open(change) != SAME {
                    made.open = open(change);
                }
            }
            (Some(_), Some(_)) => return Err(StoreError::Conflict { what: word(kind) }),
            (Some(expected), None) => self.changed.push(update(change, expected, body, at)?),
            (None, _) => {
                self.places.insert(key, self.made.len());
                self.made.push(Made {
                    change,
                    body,
                    since: at,
                    changed: at,
                    version: 1,
                    open: open(change),
                });
                self.begun(change);
            }
        }
        Ok(())
    }

    /// A case begins: the notice that it begins from is done.
    fn begun(&mut self, change: &Change) {
        if change.state.kind() != Kind::Case {
            return;
        }
        let Some(person) = change.state.facets().person else {
            return;
        };
        let notice = self.made.iter_mut().rev().find(|made| {
            let facets = made.change.state.facets();
            facets.person_there == Some(person)
        });
        match notice {
            Some(notice) => notice.open = "no",
            None => self.changed.push(
                Statement::new(
                    "UPDATE indication SET open = 'no' WHERE open = 'yes' AND person_there = $1",
                )
                .bind(person.to_string()),
            ),
        }
    }

    /// The statements: what is made, then what is changed.
    pub fn statements(self) -> Result<Vec<Statement>, StoreError> {
        let made = self.made.iter().map(Made::insert);
        let mut all = made.collect::<Result<Vec<_>, _>>()?;
        all.extend(self.changed);
        Ok(all)
    }
}

impl Made<'_> {
    fn insert(&self) -> Result<Statement, StoreError> {
        let kind = self.change.state.kind();
        let before = sql!(
            kind,
            "INSERT INTO ",
            " (id, office_id, run_id, person_id, case_id, carrier_id, started_by, state, due,
               since, changed, body, version, handed_to, excluded, person_there, open) "
        )?;
        let facets = self.change.state.facets();
        let values = [
            self.change.state.id().to_string().into(),
            text::id(facets.office.map(|id| id.uuid())).into(),
            text::id(facets.run.map(|id| id.uuid())).into(),
            text::id(facets.person.map(|id| id.uuid())).into(),
            self.body.case.clone().into(),
            text::id(facets.carrier.map(|id| id.uuid())).into(),
            text::id(facets.started_by.map(|id| id.uuid())).into(),
            self.change.state.name().into(),
            text::day(facets.due).into(),
            self.since.into(),
            self.changed.into(),
            self.body.text.as_str().into(),
            self.version.into(),
            receiver(&facets)?.into(),
            excluded(&facets).into(),
            text::id(facets.person_there.map(|id| id.uuid())).into(),
            self.open.into(),
        ];
        let insert = match kind {
            // No stop comes between the decision on a visit and its writing: a conflict, and the rule is asked
            // again.
            Kind::Visit => Statement::one(before, values, IF_NOT_STOPPED),
            _ => Statement::row(before, values, ""),
        };
        Ok(insert.or_conflict(word(kind)))
    }
}

const IF_NOT_STOPPED: &str = " WHERE NOT EXISTS (SELECT 1 FROM stop WHERE lifted_at IS NULL)";

fn update(change: &Change, expected: i64, body: &Body, at: &str) -> Result<Statement, StoreError> {
    let kind = change.state.kind();
    let facets = change.state.facets();
    let statement = sql!(
        kind,
        "UPDATE ",
        " SET office_id = $2, run_id = $3, person_id = $4, case_id = $5, carrier_id = $6,
           started_by = $7, state = $8, due = $9, changed = $10, body = $11,
           version = version + 1, handed_to = $13, excluded = $14, person_there = $15,
           open = CASE $16 WHEN 'same' THEN open ELSE $16 END
         WHERE id = $1 AND version = $12"
    )?;
    let statement = Statement::new(statement)
        .bind(change.state.id().to_string())
        .bind(text::id(facets.office.map(|id| id.uuid())))
        .bind(text::id(facets.run.map(|id| id.uuid())))
        .bind(text::id(facets.person.map(|id| id.uuid())))
        .bind(body.case.clone())
        .bind(text::id(facets.carrier.map(|id| id.uuid())))
        .bind(text::id(facets.started_by.map(|id| id.uuid())))
        .bind(change.state.name())
        .bind(text::day(facets.due))
        .bind(at)
        .bind(body.text.as_str())
        .bind(expected)
        .bind(receiver(&facets)?)
        .bind(excluded(&facets))
        .bind(text::id(facets.person_there.map(|id| id.uuid())))
        .bind(open(change));
    Ok(statement.or_conflict(word(kind)))
}

const SAME: &str = "same";

/// Whether something is still to be done; the same as before for a notice that stays one, which is done once
/// a case began from it.
fn open(change: &Change) -> &'static str {
    let (kind, state) = (change.state.kind(), change.state.name());
    if change.expected.is_some() && kind == Kind::Indication && state == Kind::NOTICE {
        return SAME;
    }
    if kind.open_states().contains(&state) {
        "yes"
    } else {
        "no"
    }
}

/// The office that a record was handed to: a hand-over has one receiver (N-07).
fn receiver(facets: &Facets) -> Result<Option<String>, StoreError> {
    match facets.handed_to.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.to_string())),
        _ => Err(StoreError::Batch {
            what: "a record is handed to one office, not to several",
        }),
    }
}

/// The excluded accounts, each between commas, for the filter of lists.
fn excluded(facets: &Facets) -> String {
    let ids: Vec<String> = facets.excluded.iter().map(ToString::to_string).collect();
    match ids.as_slice() {
        [] => String::new(),
        ids => format!(",{},", ids.join(",")),
    }
}
