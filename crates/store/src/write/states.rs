//! State rows, each replaced only by who has seen its present version.

use crate::batch::Change;
use crate::database::Statement;
use crate::error::StoreError;
use crate::record::Body;
use crate::table::{sql, word};
use crate::text;
use augenmass_domain::{Facets, Kind};

pub(super) fn write(change: &Change, body: &Body, at: &str) -> Result<Statement, StoreError> {
    let kind = change.state.kind();
    let facets = change.state.facets();
    let statement = match change.expected {
        // No stop comes between the decision on a visit and its writing: a conflict, and the rule is asked
        // again.
        None => sql!(
            kind,
            "INSERT INTO ",
            " (id, office_id, run_id, person_id, case_id, carrier_id, started_by, state, due,
               since, changed, body, version, handed_to, excluded, person_there, open)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15, $16
             WHERE $17 <> 'Visit' OR NOT EXISTS (SELECT 1 FROM stop WHERE lifted_at IS NULL)"
        ),
        Some(_) => sql!(
            kind,
            "UPDATE ",
            " SET office_id = $2, run_id = $3, person_id = $4, case_id = $5, carrier_id = $6,
               started_by = $7, state = $8, due = $9, changed = $10, body = $11,
               version = version + 1, handed_to = $13, excluded = $14, person_there = $15,
               open = CASE $16 WHEN 'same' THEN open ELSE $16 END
             WHERE id = $1 AND version = $12"
        ),
    }?;
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
        .bind(change.expected.unwrap_or(1))
        .bind(receiver(&facets)?)
        .bind(excluded(&facets))
        .bind(text::id(facets.person_there.map(|id| id.uuid())))
        .bind(open(change));
    let statement = match change.expected {
        None => statement.bind(kind.name()),
        Some(_) => statement,
    };
    Ok(statement.or_conflict(word(kind)))
}

/// Whether something is still to be done; the same as before for a notice that stays one, which is done once
/// a case began from it.
fn open(change: &Change) -> &'static str {
    let (kind, state) = (change.state.kind(), change.state.name());
    if change.expected.is_some() && kind == Kind::Indication && state == Kind::NOTICE {
        return "same";
    }
    if kind.open_states().contains(&state) {
        "yes"
    } else {
        "no"
    }
}

/// A case begins: the notice that it begins from is done.
pub(super) fn begun(change: &Change) -> Option<Statement> {
    let person = change.state.facets().person?;
    let begins = change.state.kind() == Kind::Case && change.expected.is_none();
    let notice = "UPDATE indication SET open = 'no' WHERE open = 'yes' AND person_there = $1";
    begins.then(|| Statement::new(notice).bind(person.to_string()))
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
