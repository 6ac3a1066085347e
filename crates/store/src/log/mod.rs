//! The log: one sequencer integrates pending leaves into the tree; checkpoints are signed over it.

mod checkpoint;
mod proof;

pub use checkpoint::StoredCheckpoint;
pub(crate) use checkpoint::checkpoint as checkpoint_of;
pub(crate) use proof::{OPENED_LEAVES, export_leaf};

use crate::database::{ROWS, Statement, Statements};
use crate::error::StoreError;
use crate::store::Store;
use crate::text::bytes32;
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
        let frontier = stored_hashes(&mut *tx, &frontier_indexes(size)).await?;
        let appended = append_batch(size, &commitments, &frontier).map_err(failed)?;
        let mut statements = Statements::new(self.database.backend);
        write_step(&mut statements, size, &pending, &appended)?;
        statements.send(&mut tx).await?;
        tx.commit().await?;
        let (size, root) = (appended.size, appended.root);
        Ok((TreeHead { size, root }, pending.len()))
    }
}

/// The new hashes of the tree, and the index of each leaf that was pending.
fn write_step(
    statements: &mut Statements,
    size: u64,
    pending: &[AnyRow],
    appended: &Appended,
) -> Result<(), StoreError> {
    let hashes: Vec<_> = appended.hashes.iter().collect();
    for hashes in hashes.chunks(ROWS) {
        let insert = "INSERT INTO tree_hash (idx, hash) VALUES ";
        let mut insert = Statement::rows(insert, 2, hashes.len(), "").or_taken("the tree");
        for (index, hash) in hashes {
            insert = insert.bind(signed(*index)?).bind(hash.0.to_vec());
        }
        statements.add(insert);
    }
    let placed: Vec<_> = pending.iter().zip(size..).collect();
    for placed in placed.chunks(ROWS) {
        let mut update = Statement::rows(
            "WITH placed (no, idx) AS (VALUES ",
            2,
            placed.len(),
            ") UPDATE leaf SET idx = placed.idx FROM placed WHERE leaf.no = placed.no",
        );
        for (row, index) in placed {
            let no: i64 = row.try_get("no")?;
            update = update.bind(no).bind(signed(*index)?);
        }
        statements.add(update);
    }
    Ok(())
}

/// Stored hashes, by their index.
pub(crate) async fn stored_hashes<'e, E>(
    executor: E,
    indexes: &[u64],
) -> Result<BTreeMap<u64, Hash>, StoreError>
where
    E: sqlx::Executor<'e, Database = sqlx::Any>,
{
    if indexes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted = indexes.iter().map(|index| signed(*index));
    let wanted: Vec<i64> = wanted.collect::<Result<_, _>>()?;
    let select = "SELECT idx, hash FROM tree_hash WHERE idx IN ";
    let rows = Statement::list(select, wanted.into_iter())
        .fetch_all(executor)
        .await?;
    let mut hashes = BTreeMap::new();
    for row in &rows {
        hashes.insert(number(row, "idx")?, Hash(bytes32(row, "hash")?));
    }
    match indexes.iter().all(|index| hashes.contains_key(index)) {
        true => Ok(hashes),
        false => Err(StoreError::corrupt("a hash of the tree")),
    }
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
