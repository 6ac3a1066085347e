//! History rows, fact rows and their pending leaves. The tree is not touched here: writers never
//! meet on its tail.

use super::Tx;
use crate::batch::{Batch, Committed, LeafNo};
use crate::canonical::canonical;
use crate::database::{LogRow, LogRows, Statements, Written};
use crate::error::StoreError;
use crate::record::{FactRecord, HistoryRecord};
use crate::text;
use augenmass_ledger::{Commitment, Salt};

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

/// Sends what waits, with the rows of the history and the facts of each batch at its end, and their leaves.
pub(super) async fn write(
    tx: &mut Tx,
    mut statements: Statements,
    batches: &[(&Batch, &Records)],
) -> Result<Vec<Committed>, StoreError> {
    let rows = batches.iter().map(|(batch, records)| row(batch, records));
    let rows = LogRows(rows.collect::<Result<_, _>>()?);
    let written = statements.send_with(tx, &rows).await?;
    Ok(committed(batches, &written))
}

fn row(batch: &Batch, records: &Records) -> Result<LogRow, StoreError> {
    let history = &batch.history;
    let salt = |i: usize| match i {
        0 => batch.seed.bytes::<32>("history/salt", &[]),
        fact => batch
            .seed
            .bytes::<32>("fact/salt", &[&(fact - 1).to_be_bytes()]),
    };
    let leaves = records.texts().enumerate().map(|(i, record)| {
        let salt = salt(i);
        let commitment = Commitment::new(&Salt::from_bytes(*salt), record.as_bytes());
        (commitment.0, *salt)
    });
    let day = history.now.today().to_string();
    Ok(LogRow {
        history: [
            text::moment(history.now.at),
            day.clone(),
            history.action.name().to_owned(),
            text::word(&history.outcome)?,
            records.history.clone(),
        ],
        references: [
            Some(history.kind.name().to_owned()),
            text::id(history.id),
            text::id(history.person.map(|id| id.uuid())),
            text::id(history.actor.office.map(|id| id.uuid())),
            Some(history.actor.account.to_string()),
        ],
        leaves: leaves.collect(),
        facts: records.facts.clone(),
        day,
    })
}

/// The numbers of each batch, out of those of all.
fn committed(batches: &[(&Batch, &Records)], written: &Written) -> Vec<Committed> {
    let mut leaves = written.leaves.iter().map(|(no, ..)| LeafNo(*no));
    let batches = batches.iter().zip(&written.history);
    let committed = batches.map(|((_, records), history)| Committed {
        history: *history,
        leaves: leaves.by_ref().take(1 + records.facts.len()).collect(),
        swept: true,
    });
    committed.collect()
}
