//! The tokens of office systems (Fachverfahren): issued, used, revoked. The store has their SHA-256 only.

use crate::batch::Account;
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use crate::write::Tx;
use augenmass_domain::id::{AccountId, OfficeId, OfficeTokenId};
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::fmt;

/// A token to be issued. The token itself is never here.
#[derive(Clone, PartialEq, Eq)]
pub struct NewOfficeToken {
    /// Its id, which is no secret.
    pub id: OfficeTokenId,
    /// The account of the system that it lets in.
    pub account: AccountId,
    /// The office of that account; the token ends when the account moves to another.
    pub office: OfficeId,
    /// What people call it.
    pub label: String,
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Its end, whatever happens.
    pub until: Timestamp,
}

impl fmt::Debug for NewOfficeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewOfficeToken({})", self.id)
    }
}

/// A token as it is kept; ended ones too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeToken {
    /// Its id.
    pub id: OfficeTokenId,
    /// The account of the system that it lets in.
    pub account: AccountId,
    /// The office that it was issued for.
    pub office: OfficeId,
    /// What people call it.
    pub label: String,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Its end.
    pub until: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Store {
    /// All tokens that are still known, the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn office_tokens(&self) -> Result<Vec<OfficeToken>, StoreError> {
        let rows = sqlx::query(
            "SELECT id AS token_id, account_id, office_id AS token_office, label, issued_at, until,
               revoked_at
             FROM office_token ORDER BY issued_at DESC, id",
        )
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(token).collect()
    }

    /// The token with this SHA-256 and the account that it lets in, as that is now; ended ones too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn office_token(
        &self,
        token_hash: [u8; 32],
    ) -> Result<Option<(OfficeToken, Account)>, StoreError> {
        let row = sqlx::query(
            "SELECT t.id AS token_id, t.account_id, t.office_id AS token_office, t.label,
               t.issued_at, t.until, t.revoked_at, a.id, a.login, a.name, a.role, a.office_id,
               a.carrier_id, a.active, a.deputy_id
             FROM office_token t JOIN account a ON a.id = t.account_id
             WHERE t.token_hash = $1",
        )
        .bind(token_hash.to_vec())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref()
            .map(|row| Ok((token(row)?, crate::read::account(row)?)))
            .transpose()
    }
}

fn token(row: &AnyRow) -> Result<OfficeToken, StoreError> {
    Ok(OfficeToken {
        id: text::column(row, "token_id")?,
        account: text::column(row, "account_id")?,
        office: text::column(row, "token_office")?,
        label: row.try_get("label")?,
        issued_at: text::column(row, "issued_at")?,
        until: text::column(row, "until")?,
        revoked_at: text::maybe(row, "revoked_at")?,
    })
}

pub(super) async fn issue(tx: &mut Tx, token: &NewOfficeToken, at: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO office_token (id, account_id, office_id, label, token_hash, issued_at, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(token.id.to_string())
    .bind(token.account.to_string())
    .bind(token.office.to_string())
    .bind(token.label.clone())
    .bind(token.token_hash.to_vec())
    .bind(at)
    .bind(text::moment(token.until))
    .execute(&mut **tx)
    .await
    .map_err(|error| StoreError::or_conflict(error, "the token"))?;
    Ok(())
}

/// A token is revoked once; where somebody was faster, nothing of this batch is written.
pub(super) async fn revoke(tx: &mut Tx, id: OfficeTokenId, at: &str) -> Result<(), StoreError> {
    let done =
        sqlx::query("UPDATE office_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
            .bind(id.to_string())
            .bind(at)
            .execute(&mut **tx)
            .await?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    Err(StoreError::Conflict { what: "the token" })
}
