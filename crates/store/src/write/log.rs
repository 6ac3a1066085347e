//! History rows, fact rows and their pending leaves. The tree is not touched here: writers never
//! meet on its tail.

use super::Tx;
use crate::batch::{Batch, Committed, LeafNo};
use crate::canonical::canonical;
use crate::database::{ROWS, Statement, Statements};
use crate::error::StoreError;
use crate::record::{FactRecord, HistoryRecord};
use crate::text;
use augenmass_ledger::{Commitment, Salt};
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// The records of a batch as the log commits to them: that of its history row, then its facts.
pub(super) struct Records {
    history: String,
    facts: Vec<String>,
}

impl Records {
    pub fn new(batch: &Batch, history: &HistoryRecord) -> Result<Self, StoreError> {
        let day = batch.history.now.today();
        let facts = batch.facts.iter();
        let facts = facts.map(|fact| canonical(&FactRecord::new(fact, day)));
        Ok(Self {
            history: canonical(history)?,
            facts: facts.collect::<Result<_, _>>()?,
        })
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().map(String::as_str);
        std::iter::once(self.history.as_str()).chain(facts)
    }
}

/// Sends what waits, with the history row and the facts at its end, then their leaves.
pub(super) async fn write(
    tx: &mut Tx,
    mut statements: Statements,
    batch: &Batch,
    records: &Records,
) -> Result<Committed, StoreError> {
    statements.add(insert_history(batch, &records.history)?);
    let day = batch.history.now.today().to_string();
    for facts in records.facts.chunks(ROWS) {
        let (before, after) = (
            "INSERT INTO fact (recorded_on, body) VALUES ",
            " RETURNING seq, body",
        );
        let insert = Statement::rows(before, 2, facts.len(), after);
        let bind = |insert: Statement, fact: &String| insert.bind(day.as_str()).bind(fact.as_str());
        statements.add(facts.iter().fold(insert, bind));
    }
    let written = numbers(&statements.send(tx).await?, records)?;
    insert_leaves(&mut statements, batch, records, &written);
    let leaves = leaves(&statements.send(tx).await?, &written)?;
    Ok(Committed {
        history: written.history,
        leaves,
        swept: true,
    })
}

fn insert_history(batch: &Batch, body: &str) -> Result<Statement, StoreError> {
    let history = &batch.history;
    let insert = Statement::new(
        "INSERT INTO history (at, day, resource_kind, resource_id, person_id, office_id, actor, action,
           outcome, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq",
    );
    Ok(insert
        .bind(text::moment(history.now.at))
        .bind(history.now.today().to_string())
        .bind(history.kind.name())
        .bind(text::id(history.id))
        .bind(text::id(history.person.map(|id| id.uuid())))
        .bind(text::id(history.actor.office.map(|id| id.uuid())))
        .bind(history.actor.account.to_string())
        .bind(history.action.name())
        .bind(text::word(&history.outcome)?)
        .bind(body))
}

/// The numbers of the rows that a batch wrote.
struct Written {
    history: i64,
    facts: Vec<i64>,
}

impl Written {
    /// What each leaf is about, in the order of leaves.
    fn sources(&self) -> impl Iterator<Item = (&str, i64)> {
        let facts = self.facts.iter().map(|&seq| ("fact", seq));
        std::iter::once(("history", self.history)).chain(facts)
    }
}

/// Reads the number of the history row and those of the facts. Rows of one statement are numbered in
/// their order; that each number belongs to its record is looked at all the same.
fn numbers(rows: &[AnyRow], records: &Records) -> Result<Written, StoreError> {
    let lost = StoreError::corrupt("the number of a row");
    let Some((history, rows)) = rows.split_first() else {
        return Err(lost);
    };
    let mut facts: Vec<(i64, String)> = Vec::with_capacity(rows.len());
    for row in rows {
        facts.push((row.try_get("seq")?, row.try_get("body")?));
    }
    facts.sort_unstable();
    if !facts.iter().map(|(_, body)| body).eq(&records.facts) {
        return Err(lost);
    }
    Ok(Written {
        history: history.try_get("seq")?,
        facts: facts.into_iter().map(|(seq, _)| seq).collect(),
    })
}

fn insert_leaves(statements: &mut Statements, batch: &Batch, records: &Records, written: &Written) {
    let salts =
        (0..records.facts.len()).map(|i| batch.seed.bytes::<32>("fact/salt", &[&i.to_be_bytes()]));
    let salts = std::iter::once(batch.seed.bytes::<32>("history/salt", &[])).chain(salts);
    let leaves: Vec<_> = records.texts().zip(written.sources()).zip(salts).collect();
    for leaves in leaves.chunks(ROWS) {
        let mut insert = Statement::rows(
            "INSERT INTO leaf (source, source_seq, commitment, salt) VALUES ",
            4,
            leaves.len(),
            " RETURNING no, source, source_seq",
        );
        for ((record, (source, seq)), salt) in leaves {
            let commitment = Commitment::new(&Salt::from_bytes(**salt), record.as_bytes());
            insert = insert
                .bind(*source)
                .bind(*seq)
                .bind(commitment.0.to_vec())
                .bind(salt.to_vec());
        }
        statements.add(insert);
    }
}

/// Reads the numbers of the leaves, in their order.
fn leaves(rows: &[AnyRow], written: &Written) -> Result<Vec<LeafNo>, StoreError> {
    let mut leaves: Vec<(i64, String, i64)> = Vec::with_capacity(rows.len());
    for row in rows {
        leaves.push((
            row.try_get("no")?,
            row.try_get("source")?,
            row.try_get("source_seq")?,
        ));
    }
    leaves.sort_unstable();
    let mut wanted = written.sources();
    let fits = |(_, source, seq): &(i64, String, i64)| wanted.next() == Some((source, *seq));
    if !leaves.iter().all(fits) || wanted.next().is_some() {
        return Err(StoreError::corrupt("the number of a leaf"));
    }
    Ok(leaves.into_iter().map(|(no, ..)| LeafNo(no)).collect())
}
