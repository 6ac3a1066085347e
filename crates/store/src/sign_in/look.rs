//! Reading what signing in needs.

use super::{Credential, NewSession, SignInEvent, StoredSession, passkey};
use crate::error::StoreError;
use crate::keys::Seed;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::AccountId;
use jiff::Timestamp;
use rand::RngCore;
use sqlx::Row as _;
use sqlx::any::AnyRow;

impl Store {
    /// The password and second factor of an account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn credential(&self, account: AccountId) -> Result<Option<Credential>, StoreError> {
        let row = sqlx::query(
            "SELECT password_hash, must_change, totp_sealed, totp_last_step, failures, locked_until
             FROM credential WHERE account_id = $1",
        )
        .bind(account.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(credential).transpose()
    }

    /// The session of a secret, by the SHA-256 of the secret, with its account; ended ones too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn session(&self, token_hash: [u8; 32]) -> Result<Option<StoredSession>, StoreError> {
        let row = sqlx::query(
            "SELECT s.begun_at, s.seen_at, s.until, s.how, s.factor_open, s.oidc_subject,
               s.oidc_session, s.question, s.question_until, a.id, a.login, a.name, a.role, a.office_id, a.carrier_id, a.active,
               a.deputy_id, o.name AS office_name, c.name AS carrier_name,
               COALESCE(p.must_change, 0) AS must_change
             FROM session s JOIN account a ON a.id = s.account_id
             LEFT JOIN office o ON o.id = a.office_id LEFT JOIN carrier c ON c.id = a.carrier_id
             LEFT JOIN credential p ON p.account_id = a.id
             WHERE s.token_hash = $1",
        )
        .bind(token_hash.to_vec())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(|row| session(row, token_hash)).transpose()
    }

    /// What became of signing in, the newest first; for the data-protection officer.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_in_events(
        &self,
        limit: u32,
    ) -> Result<Vec<(Timestamp, Option<AccountId>, SignInEvent)>, StoreError> {
        let rows = sqlx::query(
            "SELECT at, account_id, event FROM sign_in_event ORDER BY seq DESC LIMIT $1",
        )
        .bind(crate::read::page(limit))
        .fetch_all(&self.database.read)
        .await?;
        let event = |row: &AnyRow| {
            Ok((
                text::column(row, "at")?,
                text::maybe(row, "account_id")?,
                text::from_word(row, "event")?,
            ))
        };
        rows.iter().map(event).collect()
    }

    /// Seals the secret of an account's second factor. Draws one seed from `chance`.
    ///
    /// # Errors
    /// [`StoreError::Keys`].
    pub fn seal_factor(
        &self,
        account: AccountId,
        secret: &[u8],
        chance: &mut dyn RngCore,
    ) -> Result<Vec<u8>, StoreError> {
        let seed = Seed::draw(chance);
        Ok(self.key.seal_factor(account, secret, &seed)?)
    }

    /// Opens the secret of an account's second factor; wiped from memory when dropped.
    ///
    /// # Errors
    /// [`StoreError::Keys`] where it was sealed for another account or installation.
    pub fn open_factor(
        &self,
        account: AccountId,
        sealed: &[u8],
    ) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
        Ok(self.key.open_factor(account, sealed)?)
    }
}

fn credential(row: &AnyRow) -> Result<Credential, StoreError> {
    let failures: i64 = row.try_get("failures")?;
    Ok(Credential {
        password_hash: row.try_get("password_hash")?,
        must_change: row.try_get::<i64, _>("must_change")? == 1,
        factor: row.try_get("totp_sealed")?,
        factor_step: row.try_get("totp_last_step")?,
        failures: u32::try_from(failures).map_err(|_| StoreError::corrupt("failures"))?,
        locked_until: text::maybe(row, "locked_until")?,
    })
}

fn session(row: &AnyRow, token_hash: [u8; 32]) -> Result<StoredSession, StoreError> {
    Ok(StoredSession {
        account: crate::read::account(row)?,
        office: row.try_get("office_name")?,
        carrier: row.try_get("carrier_name")?,
        must_change: row.try_get::<i64, _>("must_change")? == 1,
        seen_at: text::column(row, "seen_at")?,
        question: passkey::question(row)?,
        session: NewSession {
            token_hash,
            begun_at: text::column(row, "begun_at")?,
            until: text::column(row, "until")?,
            how: text::from_word(row, "how")?,
            factor_open: row.try_get::<i64, _>("factor_open")? == 1,
            oidc_subject: row.try_get("oidc_subject")?,
            oidc_session: row.try_get("oidc_session")?,
        },
    })
}
