//! Signed checkpoints, kept as they were signed.

use super::{TreeHead, number};
use crate::error::StoreError;
use crate::store::Store;
use crate::text::{self, bytes32};
use augenmass_ledger::{Hash, LogSigner, sign_checkpoint};
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCheckpoint {
    /// Tree size in leaves.
    pub size: u64,
    /// Root hash.
    pub root: Hash,
    /// The signed note, verbatim.
    pub note: String,
    /// When it was signed first.
    pub signed_at: Timestamp,
}

impl Store {
    /// Signs the present head and keeps the note. The same size gives the same note again.
    ///
    /// # Errors
    /// [`StoreError::Log`] where the signer is not that of this log, or where the tree does not continue
    /// the last one that was signed or published; [`StoreError::Corrupt`] where it no longer leads to a
    /// root that was signed for this size.
    pub async fn sign_checkpoint(
        &self,
        signer: &LogSigner,
        now: Timestamp,
    ) -> Result<StoredCheckpoint, StoreError> {
        if signer.name() != self.installation.log_origin {
            let message = "the signing key is that of another log; use its key file";
            return Err(StoreError::Log(message.into()));
        }
        self.integrate().await?;
        // From here to the commit nobody else takes leaves in or signs: what is read now is the last.
        let mut tx = self.database.begin_sequencer().await?;
        let head = self.head().await?;
        if let Some(kept) = self.checkpoint(head.size).await? {
            return match kept.root == head.root {
                true => Ok(kept),
                false => Err(StoreError::corrupt("the tree against a signed checkpoint")),
            };
        }
        self.continues(head).await?;
        let note = sign_checkpoint(signer, head.size, head.root)
            .map_err(|error| StoreError::Log(error.to_string()))?;
        sqlx::query(
            "INSERT INTO checkpoint (size, root, signed_note, signed_at)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(super::signed(head.size)?)
        .bind(head.root.0.to_vec())
        .bind(note)
        .bind(text::moment(now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        let kept = self.checkpoint(head.size).await?;
        kept.ok_or(StoreError::corrupt("a checkpoint"))
    }

    /// A log signs only what continues its last checkpoint. After a restore of a backup that is older
    /// than a published checkpoint it does not, and two trees under one name are never signed.
    async fn continues(&self, head: TreeHead) -> Result<(), StoreError> {
        let row = sqlx::query(
            "SELECT size, root, signed_note, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1",
        )
        .fetch_optional(&self.database.read)
        .await?;
        let Some(last) = row.as_ref().map(checkpoint).transpose()? else {
            return Ok(());
        };
        if last.size <= head.size && self.head_at(last.size).await?.root == last.root {
            return Ok(());
        }
        Err(StoreError::Log(format!(
            "a checkpoint over {} leaves was published, and this tree of {} leaves does not continue \
             it: entries were lost; nothing is signed under this name any more",
            last.size, head.size
        )))
    }

    /// The checkpoint of a size.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn checkpoint(&self, size: u64) -> Result<Option<StoredCheckpoint>, StoreError> {
        let row = sqlx::query(
            "SELECT size, root, signed_note, signed_at FROM checkpoint WHERE size = $1",
        )
        .bind(super::signed(size)?)
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(checkpoint).transpose()
    }

    /// All checkpoints, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn checkpoints(&self) -> Result<Vec<StoredCheckpoint>, StoreError> {
        let rows =
            sqlx::query("SELECT size, root, signed_note, signed_at FROM checkpoint ORDER BY size")
                .fetch_all(&self.database.read)
                .await?;
        rows.iter().map(checkpoint).collect()
    }

    /// The last checkpoint signed before a moment (the end of the day figures are asked for).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn checkpoint_at(
        &self,
        end: Timestamp,
    ) -> Result<Option<StoredCheckpoint>, StoreError> {
        let row = sqlx::query(
            "SELECT size, root, signed_note, signed_at FROM checkpoint
             WHERE signed_at < $1 ORDER BY size DESC LIMIT 1",
        )
        .bind(text::moment(end))
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(checkpoint).transpose()
    }
}

pub(crate) fn checkpoint(row: &AnyRow) -> Result<StoredCheckpoint, StoreError> {
    Ok(StoredCheckpoint {
        size: number(row, "size")?,
        root: Hash(bytes32(row, "root")?),
        note: row.try_get("signed_note")?,
        signed_at: text::column(row, "signed_at")?,
    })
}
