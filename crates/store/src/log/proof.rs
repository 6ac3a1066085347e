//! Proofs and the auditor's export: what the ledger needs, loaded from the tables.

use super::{failed, number, signed, stored_hashes};
use crate::batch::LeafNo;
use crate::error::StoreError;
use crate::read::page;
use crate::store::Store;
use crate::text::bytes32;
use augenmass_ledger::tree::{consistency_indexes, inclusion_indexes};
use augenmass_ledger::{Commitment, ExportLeaf, Hash, Salt, prove_consistency, prove_inclusion};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

impl Store {
    /// The index of a leaf in the tree, once integrated.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown leaf.
    pub async fn leaf_index(&self, leaf: LeafNo) -> Result<Option<u64>, StoreError> {
        let row = sqlx::query("SELECT idx FROM leaf WHERE no = $1")
            .bind(leaf.get())
            .fetch_optional(&self.database.read)
            .await?;
        let row = row.ok_or(StoreError::NotFound { what: "the leaf" })?;
        let index: Option<i64> = row.try_get("idx")?;
        let index = index.map(u64::try_from).transpose();
        index.map_err(|_| StoreError::corrupt("a leaf index"))
    }

    /// The proof that a leaf is in the tree of a size.
    ///
    /// # Errors
    /// [`StoreError::Log`] where the leaf lies outside.
    pub async fn prove_inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, StoreError> {
        let hashes = self
            .hashes(&inclusion_indexes(index, size).map_err(failed)?)
            .await?;
        prove_inclusion(index, size, &hashes).map_err(failed)
    }

    /// The proof that an older tree is the beginning of a newer one.
    ///
    /// # Errors
    /// [`StoreError::Log`] where the sizes do not fit.
    pub async fn prove_consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, StoreError> {
        let hashes = self
            .hashes(&consistency_indexes(old, new).map_err(failed)?)
            .await?;
        prove_consistency(old, new, &hashes).map_err(failed)
    }

    /// Stored hashes by their index: a source for the ledger's own functions.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where one is missing.
    pub async fn hashes(&self, indexes: &[u64]) -> Result<BTreeMap<u64, Hash>, StoreError> {
        stored_hashes(&self.database.read, indexes).await
    }

    /// What leaves commit to, from index `from`, page by page, for the auditor's export.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn leaves(
        &self,
        from: u64,
        limit: u32,
    ) -> Result<Vec<(u64, ExportLeaf)>, StoreError> {
        let rows = sqlx::query(OPENED_LEAVES)
            .bind(signed(from)?)
            .bind(page(limit))
            .fetch_all(&self.database.read)
            .await?;
        rows.iter()
            .map(|row| Ok((number(row, "idx")?, export_leaf(row)?)))
            .collect()
    }
}

/// Leaves from an index on with what opens them; [`export_leaf`] reads a row.
pub(crate) const OPENED_LEAVES: &str =
    "SELECT l.idx, l.commitment, l.salt, l.source, COALESCE(h.body, f.body) AS body
     FROM leaf l
     LEFT JOIN history h ON l.source = 'history' AND h.seq = l.source_seq
     LEFT JOIN fact f ON l.source = 'fact' AND f.seq = l.source_seq
     WHERE l.idx >= $1 ORDER BY l.idx LIMIT $2";

/// A leaf is open where both its salt and its record are there. Only access rows may be forgotten, with
/// their salts; a fact is never erased, and a record without which its salt is left was taken away.
pub(crate) fn export_leaf(row: &AnyRow) -> Result<ExportLeaf, StoreError> {
    let salt: Option<Vec<u8>> = row.try_get("salt")?;
    let body: Option<String> = row.try_get("body")?;
    if let (Some(_), Some(body)) = (salt, body) {
        let salt = Salt::from_bytes(bytes32(row, "salt")?);
        let record = body.into_bytes();
        return Ok(ExportLeaf::Open { salt, record });
    }
    let source: String = row.try_get("source")?;
    let salt: Option<Vec<u8>> = row.try_get("salt")?;
    if source == "fact" || salt.is_some() {
        return Err(StoreError::corrupt("a leaf whose record was taken away"));
    }
    let commitment = Commitment(bytes32(row, "commitment")?);
    Ok(ExportLeaf::Erased { commitment })
}
