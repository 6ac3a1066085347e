//! A form that somebody has begun and keeps: sealed for this account and page alone.

use crate::error::StoreError;
use crate::keys::Seed;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::AccountId;
use jiff::Timestamp;
use rand::RngCore;
use sqlx::Row as _;
use zeroize::Zeroizing;

impl Store {
    /// Seals what was filled in on a page.
    ///
    /// # Errors
    /// [`StoreError::Keys`].
    pub fn seal_form(
        &self,
        account: AccountId,
        path: &str,
        fields: &[u8],
        chance: &mut dyn RngCore,
    ) -> Result<Vec<u8>, StoreError> {
        let seed = Seed::draw(chance);
        Ok(self.key.seal_form(account, path, fields, &seed)?)
    }

    /// Keeps what [`Self::seal_form`] sealed, in place of what was kept of this page before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_form(
        &self,
        account: AccountId,
        path: &str,
        sealed: Vec<u8>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query(
            "INSERT INTO kept_form (account_id, path, sealed, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (account_id, path) DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
        )
        .bind(account.to_string())
        .bind(path)
        .bind(sealed)
        .bind(text::moment(at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await.map_err(StoreError::of_commit)
    }

    /// What is kept of a page; wiped from memory when dropped.
    ///
    /// # Errors
    /// [`StoreError::Keys`] where it was sealed for another account, page or installation.
    pub async fn kept_form(
        &self,
        account: AccountId,
        path: &str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let row = sqlx::query("SELECT sealed FROM kept_form WHERE account_id = $1 AND path = $2")
            .bind(account.to_string())
            .bind(path)
            .fetch_optional(&self.database.read)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed: Vec<u8> = row.try_get("sealed")?;
        Ok(Some(self.key.open_form(account, path, &sealed)?))
    }

    /// Forgets what is kept of a page.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forget_form(&self, account: AccountId, path: &str) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query("DELETE FROM kept_form WHERE account_id = $1 AND path = $2")
            .bind(account.to_string())
            .bind(path)
            .execute(&mut *tx)
            .await?;
        tx.commit().await.map_err(StoreError::of_commit)
    }
}
