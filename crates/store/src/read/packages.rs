//! What a package of the reconciliation goes on with: its secret, and the leaves of screenings.

use crate::batch::LeafNo;
use crate::error::StoreError;
use crate::keys::OfficeKey;
use crate::store::Store;
use crate::text::bytes32;
use augenmass_domain::id::{IndicationId, OfficeId, PackageId};
use augenmass_ledger::Commitment;
use sqlx::Row as _;
use zeroize::Zeroizing;

/// The leaf of a screening: its commitment says nothing without its salt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningLeaf {
    /// The leaf.
    pub leaf: LeafNo,
    /// Its place in the tree; `None` until it was taken in.
    pub index: Option<u64>,
    /// What stands in the tree.
    pub commitment: Commitment,
}

impl Store {
    /// The secret of a package; `None` where it was destroyed, or was never here.
    ///
    /// # Errors
    /// [`StoreError::Keys`] where it was sealed for another office or installation.
    pub async fn package_secret(
        &self,
        package: PackageId,
        office: OfficeId,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let row = sqlx::query(
            "SELECT package_secret.sealed, office.wrapped_key FROM package_secret
             JOIN office ON office.id = package_secret.office_id
             WHERE package_id = $1 AND office_id = $2",
        )
        .bind(package.to_string())
        .bind(office.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
        let sealed: Vec<u8> = row.try_get("sealed")?;
        let key = OfficeKey::unwrap(self.place(office), &self.keys, &wrapped)?;
        Ok(Some(key.open_package(package, &sealed)?))
    }

    /// The leaf of the history row that tells of the screening of an indication.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where it was not screened.
    pub async fn screening_leaf(
        &self,
        indication: IndicationId,
    ) -> Result<ScreeningLeaf, StoreError> {
        let row = sqlx::query(
            "SELECT leaf.no, leaf.idx, leaf.commitment FROM history
             JOIN leaf ON leaf.source = 'history' AND leaf.source_seq = history.seq
             WHERE history.resource_id = $1 AND history.action = 'screenIndication'
               AND history.outcome = 'accepted'",
        )
        .bind(indication.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        let what = "the screening of the indication";
        let row = row.ok_or(StoreError::NotFound { what })?;
        let index: Option<i64> = row.try_get("idx")?;
        let index = index.map(u64::try_from).transpose();
        Ok(ScreeningLeaf {
            leaf: LeafNo::from_number(row.try_get("no")?),
            index: index.map_err(|_| StoreError::corrupt("a leaf index"))?,
            commitment: Commitment(bytes32(&row, "commitment")?),
        })
    }
}
