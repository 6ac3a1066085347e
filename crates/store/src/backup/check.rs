//! Checking the log of a restored database: every record opens its leaf, all leaves lead to every
//! signed root, and the stored hashes are those of this tree.

use super::restoring::Restoring;
use crate::error::StoreError;
use crate::log::{OPENED_LEAVES, checkpoint_of, export_leaf, number, signed};
use crate::read::MAX_PAGE;
use crate::text::bytes32;
use augenmass_ledger::{
    Checkpoint, Commitment, Hash, HashSource as _, LogVerifier, TileTree, open_checkpoint, tree,
};
use sqlx::Row as _;
use std::collections::BTreeMap;

/// The log as it was found.
#[derive(Debug)]
pub struct CheckedLog {
    /// Leaves in the tree and pending ones, in their order.
    tree: TileTree,
    /// The size of the tree without pending leaves.
    size: u64,
}

impl CheckedLog {
    /// Leaves in the tree.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root at a size; pending leaves are taken in their order. `None` beyond them.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        (size <= self.tree.size())
            .then(|| tree::root(size, &self.tree).ok())
            .flatten()
    }
}

fn broken(what: impl Into<String>) -> StoreError {
    StoreError::Log(what.into())
}

impl Restoring {
    /// Checks the whole log: `progress` gets leaves done and leaves in all.
    ///
    /// # Errors
    /// [`StoreError::Log`] names the first leaf, checkpoint or hash that does not hold.
    pub async fn check_log(
        &mut self,
        verifier: &LogVerifier,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<CheckedLog, StoreError> {
        let row = sqlx::query("SELECT COUNT(idx) AS size, COUNT(*) AS n FROM leaf")
            .fetch_one(&mut *self.tx)
            .await?;
        let (size, all) = (number(&row, "size")?, number(&row, "n")?);
        let mut log = CheckedLog {
            tree: TileTree::new(),
            size,
        };
        let mut signed_roots = self.signed_roots(verifier).await?;
        while log.tree.size() < size {
            self.check_page(&mut log, &mut signed_roots).await?;
            progress(log.tree.size(), all);
        }
        if let Some(beyond) = signed_roots.keys().next() {
            return Err(broken(format!(
                "the checkpoint over {beyond} leaves has fewer"
            )));
        }
        self.check_hashes(&log).await?;
        self.check_pending(&mut log).await?;
        progress(all, all);
        Ok(log)
    }

    /// The roots that were signed, by size. Each note is opened.
    async fn signed_roots(
        &mut self,
        verifier: &LogVerifier,
    ) -> Result<BTreeMap<u64, Hash>, StoreError> {
        let rows = sqlx::query("SELECT size, root, signed_note, signed_at FROM checkpoint")
            .fetch_all(&mut *self.tx)
            .await?;
        let mut roots = BTreeMap::new();
        for row in &rows {
            let kept = checkpoint_of(row)?;
            let wrong = || {
                broken(format!(
                    "the checkpoint over {} leaves is not signed",
                    kept.size
                ))
            };
            let opened: Checkpoint =
                open_checkpoint(verifier, kept.note.as_bytes()).map_err(|_| wrong())?;
            if (opened.size, opened.root) != (kept.size, kept.root) {
                return Err(wrong());
            }
            roots.insert(kept.size, kept.root);
        }
        if let Some(empty) = roots.remove(&0)
            && Some(empty) != tree::root(0, &TileTree::new()).ok()
        {
            return Err(broken("the checkpoint over no leaves has another root"));
        }
        Ok(roots)
    }

    async fn check_page(
        &mut self,
        log: &mut CheckedLog,
        signed_roots: &mut BTreeMap<u64, Hash>,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(OPENED_LEAVES)
            .bind(signed(log.tree.size())?)
            .bind(i64::from(MAX_PAGE))
            .fetch_all(&mut *self.tx)
            .await?;
        if rows.is_empty() {
            return Err(broken(format!("leaf {} is missing", log.tree.size())));
        }
        for row in &rows {
            let index = log.tree.size();
            if number(row, "idx")? != index {
                return Err(broken(format!("leaf {index} is missing")));
            }
            let commitment = export_leaf(row)?.commitment();
            if commitment != Commitment(bytes32(row, "commitment")?) {
                return Err(broken(format!(
                    "the record of leaf {index} does not open it"
                )));
            }
            log.tree.push(commitment.leaf_hash());
            let size = log.tree.size();
            if let Some(root) = signed_roots.remove(&size)
                && log.root_at(size) != Some(root)
            {
                let what = format!("the first {size} leaves lead to another root than was signed");
                return Err(broken(what));
            }
        }
        Ok(())
    }

    /// Every stored hash is that of this tree, and none is missing.
    async fn check_hashes(&mut self, log: &CheckedLog) -> Result<(), StoreError> {
        let wanted = 2 * log.size - u64::from(log.size.count_ones());
        let mut next = 0;
        while next < wanted {
            let rows = sqlx::query(
                "SELECT idx, hash FROM tree_hash WHERE idx >= $1 ORDER BY idx LIMIT $2",
            )
            .bind(signed(next)?)
            .bind(i64::from(MAX_PAGE))
            .fetch_all(&mut *self.tx)
            .await?;
            if rows.is_empty() {
                return Err(broken(format!("hash {next} of the tree is missing")));
            }
            for row in &rows {
                let own = log.tree.read(&[next]).ok();
                let own = own.and_then(|hashes| hashes.first().copied());
                if number(row, "idx")? != next || own != Some(Hash(bytes32(row, "hash")?)) {
                    return Err(broken(format!("hash {next} of the tree is another")));
                }
                next += 1;
            }
        }
        let row = sqlx::query("SELECT COUNT(*) AS n FROM tree_hash")
            .fetch_one(&mut *self.tx)
            .await?;
        if number(&row, "n")? == wanted {
            Ok(())
        } else {
            Err(broken("the tree has hashes without leaves"))
        }
    }

    /// Leaves that wait for the tree open too.
    async fn check_pending(&mut self, log: &mut CheckedLog) -> Result<(), StoreError> {
        let rows = sqlx::query(
            "SELECT l.no, l.commitment, l.salt, l.source, COALESCE(h.body, f.body) AS body
             FROM leaf l
             LEFT JOIN history h ON l.source = 'history' AND h.seq = l.source_seq
             LEFT JOIN fact f ON l.source = 'fact' AND f.seq = l.source_seq
             WHERE l.idx IS NULL ORDER BY l.no",
        )
        .fetch_all(&mut *self.tx)
        .await?;
        for row in &rows {
            let commitment = export_leaf(row)?.commitment();
            if commitment != Commitment(bytes32(row, "commitment")?) {
                let no: i64 = row.try_get("no")?;
                return Err(broken(format!(
                    "the record of waiting leaf {no} does not open it"
                )));
            }
            log.tree.push(commitment.leaf_hash());
        }
        Ok(())
    }
}
