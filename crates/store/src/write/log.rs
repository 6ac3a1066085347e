//! History rows, fact rows and their pending leaves. The tree is not touched here: writers never
//! meet on its tail.

use super::Tx;
use crate::batch::{Batch, Committed, LeafNo};
use crate::canonical::canonical;
use crate::error::StoreError;
use crate::record::{FactRecord, HistoryRecord};
use crate::text;
use augenmass_ledger::{Commitment, Salt};
use sqlx::Row as _;
use zeroize::Zeroizing;

pub(super) async fn write(
    tx: &mut Tx,
    batch: &Batch,
    record: &HistoryRecord,
) -> Result<Committed, StoreError> {
    let body = canonical(record)?;
    let history = insert_history(tx, batch, &body).await?;
    let salt = batch.seed.bytes::<32>("history/salt", &[]);
    let mut leaves = vec![insert_leaf(tx, "history", history, &body, &salt).await?];
    let day = batch.history.now.today();
    for (i, fact) in batch.facts.iter().enumerate() {
        let body = canonical(&FactRecord::new(fact, day))?;
        let row = sqlx::query("INSERT INTO fact (recorded_on, body) VALUES ($1, $2) RETURNING seq")
            .bind(day.to_string())
            .bind(body.as_str())
            .fetch_one(&mut **tx)
            .await?;
        let salt = batch.seed.bytes::<32>("fact/salt", &[&i.to_be_bytes()]);
        leaves.push(insert_leaf(tx, "fact", row.try_get("seq")?, &body, &salt).await?);
    }
    Ok(Committed {
        history,
        leaves,
        swept: true,
    })
}

async fn insert_history(tx: &mut Tx, batch: &Batch, body: &str) -> Result<i64, StoreError> {
    let history = &batch.history;
    let row = sqlx::query(
        "INSERT INTO history (at, day, resource_kind, resource_id, person_id, office_id, actor, action,
           outcome, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq",
    )
    .bind(text::moment(history.now.at))
    .bind(history.now.today().to_string())
    .bind(history.kind.name())
    .bind(text::id(history.id))
    .bind(text::id(history.person.map(|id| id.uuid())))
    .bind(text::id(history.actor.office.map(|id| id.uuid())))
    .bind(history.actor.account.to_string())
    .bind(history.action.name())
    .bind(text::word(&history.outcome)?)
    .bind(body)
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.try_get("seq")?)
}

async fn insert_leaf(
    tx: &mut Tx,
    source: &'static str,
    seq: i64,
    record: &str,
    salt: &Zeroizing<[u8; 32]>,
) -> Result<LeafNo, StoreError> {
    let commitment = Commitment::new(&Salt::from_bytes(**salt), record.as_bytes());
    let row = sqlx::query(
        "INSERT INTO leaf (source, source_seq, commitment, salt) VALUES ($1, $2, $3, $4)
         RETURNING no",
    )
    .bind(source)
    .bind(seq)
    .bind(commitment.0.to_vec())
    .bind(salt.to_vec())
    .fetch_one(&mut **tx)
    .await?;
    Ok(LeafNo(row.try_get("no")?))
}
