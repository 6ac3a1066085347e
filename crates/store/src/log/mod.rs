//! The log: one sequencer integrates pending leaves into the tree; checkpoints are signed over it.

mod checkpoint;
mod proof;

pub use checkpoint::StoredCheckpoint;
pub(crate) use checkpoint::checkpoint as checkpoint_of;
pub(crate) use proof::{OPENED_LEAVES, export_leaf};

use crate::error::StoreError;
use crate::store::Store;
use crate::text::bytes32;
use crate::write::Tx;
use augenmass_ledger::tree::frontier_indexes;
use augenmass_ledger::{Appended, Commitment, Hash, TreeError, append_batch, root};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

/// Leaves integrated in one transaction.
const STEP: i64 = 2048;

/// The head of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeHead {
    /// Its size in leaves.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl Store {
    /// Takes all pending leaves in the order of their numbers into the tree and returns the head. A
    /// lock makes this the only sequencer; after a crash the next call goes on where it stopped. A
    /// leaf whose transaction commits late is taken in by a later call.
    ///
    /// # Errors
    /// [`StoreError::Log`], [`StoreError::Busy`].
    pub async fn integrate(&self) -> Result<TreeHead, StoreError> {
        let mut patience = self.database.patience();
        loop {
            match Box::pin(self.integrate_step()).await {
                Ok((head, 0)) => return Ok(head),
                Ok(_) => patience = self.database.patience(),
                Err(error) => patience.again(error).await?,
            }
        }
    }

    /// The head of what is integrated.
    ///
    /// # Errors
    /// [`StoreError::Log`].
    pub async fn head(&self) -> Result<TreeHead, StoreError> {
        let row = sqlx::query("SELECT COALESCE(MAX(idx) + 1, 0) AS size FROM leaf")
            .fetch_one(&self.database.read)
            .await?;
        self.head_at(number(&row, "size")?).await
    }

    /// The head as it was at a size.
    ///
    /// # Errors
    /// [`StoreError::Log`] where the tree is smaller.
    pub async fn head_at(&self, size: u64) -> Result<TreeHead, StoreError> {
        let hashes = self.hashes(&frontier_indexes(size)).await?;
        let root = root(size, &hashes).map_err(failed)?;
        Ok(TreeHead { size, root })
    }

    async fn integrate_step(&self) -> Result<(TreeHead, usize), StoreError> {
        let mut tx = self.database.begin_sequencer().await?;
        let row = sqlx::query("SELECT COALESCE(MAX(idx) + 1, 0) AS size FROM leaf")
            .fetch_one(&mut *tx)
            .await?;
        let size = number(&row, "size")?;
        let pending =
            sqlx::query("SELECT no, commitment FROM leaf WHERE idx IS NULL ORDER BY no LIMIT $1")
                .bind(STEP)
                .fetch_all(&mut *tx)
                .await?;
        let mut commitments = Vec::with_capacity(pending.len());
        for row in &pending {
            commitments.push(Commitment(bytes32(row, "commitment")?));
        }
        let mut frontier = BTreeMap::new();
        for index in frontier_indexes(size) {
            frontier.insert(index, stored_hash(&mut *tx, index).await?);
        }
        let appended = append_batch(size, &commitments, &frontier).map_err(failed)?;
        write_step(&mut tx, size, &pending, &appended).await?;
        tx.commit().await?;
        let (size, root) = (appended.size, appended.root);
        Ok((TreeHead { size, root }, pending.len()))
    }
}

async fn write_step(
    tx: &mut Tx,
    size: u64,
    pending: &[AnyRow],
    appended: &Appended,
) -> Result<(), StoreError> {
    for (index, hash) in &appended.hashes {
        sqlx::query("INSERT INTO tree_hash (idx, hash) VALUES ($1, $2)")
            .bind(signed(*index)?)
            .bind(hash.0.to_vec())
            .execute(&mut **tx)
            .await
            .map_err(|error| StoreError::or_conflict(error, "the tree"))?;
    }
    for (row, index) in pending.iter().zip(size..) {
        let no: i64 = row.try_get("no")?;
        sqlx::query("UPDATE leaf SET idx = $1 WHERE no = $2")
            .bind(signed(index)?)
            .bind(no)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// One stored hash.
pub(crate) async fn stored_hash<'e, E>(executor: E, index: u64) -> Result<Hash, StoreError>
where
    E: sqlx::Executor<'e, Database = sqlx::Any>,
{
    let row = sqlx::query("SELECT hash FROM tree_hash WHERE idx = $1")
        .bind(signed(index)?)
        .fetch_optional(executor)
        .await?;
    let row = row.ok_or(StoreError::corrupt("a hash of the tree"))?;
    Ok(Hash(bytes32(&row, "hash")?))
}

/// A number that is never negative.
pub(crate) fn number(row: &AnyRow, name: &'static str) -> Result<u64, StoreError> {
    let number: i64 = row.try_get(name)?;
    u64::try_from(number).map_err(|_| StoreError::corrupt(name))
}

pub(crate) fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Log("the number is too large".into()))
}

pub(crate) fn failed<E: std::error::Error>(error: TreeError<E>) -> StoreError {
    StoreError::Log(error.to_string())
}
