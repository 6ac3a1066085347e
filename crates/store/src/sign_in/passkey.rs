//! Passkeys beside the second factor of a local account, and the question that a session is asked for them.

use super::CredentialChange;
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use crate::write::Tx;
use augenmass_domain::id::AccountId;
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::fmt;

/// A passkey to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// What the device knows it by; no other passkey has it.
    pub credential_id: Vec<u8>,
    /// The point of its public key, uncompressed.
    pub public_key: [u8; 65],
    /// What its holder calls it.
    pub label: String,
    /// How often it signed, by its own count; zero where it does not count.
    pub counter: u32,
}

/// A passkey as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// What it began as, with its present counter.
    pub key: NewPasskey,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// What a passkey is asked to sign: answered once, and until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Random bytes, base64url.
    pub text: String,
    /// Its end.
    pub until: Timestamp,
}

impl fmt::Debug for NewPasskey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPasskey")
            .field("counter", &self.counter)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// The passkeys of an account, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn passkeys(&self, account: AccountId) -> Result<Vec<Passkey>, StoreError> {
        let rows = sqlx::query(
            "SELECT credential_id, public_key, label, counter, made_at, used_at FROM passkey
             WHERE account_id = $1 ORDER BY made_at, credential_id",
        )
        .bind(account.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(passkey).collect()
    }

    /// Asks a session a question, in place of an earlier one. False where the session is gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ask(&self, token_hash: [u8; 32], question: &Question) -> Result<bool, StoreError> {
        let until = text::moment(question.until);
        self.change_session(
            "UPDATE session SET question = $2, question_until = $3 WHERE token_hash = $1",
            token_hash,
            &[&question.text, &until],
        )
        .await
    }

    /// Takes the question of a session: of two answers to the same one, only one gets true.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take_question(
        &self,
        token_hash: [u8; 32],
        question: &Question,
    ) -> Result<bool, StoreError> {
        self.change_session(
            "UPDATE session SET question = NULL, question_until = NULL
             WHERE token_hash = $1 AND question = $2",
            token_hash,
            &[&question.text],
        )
        .await
    }
}

fn passkey(row: &AnyRow) -> Result<Passkey, StoreError> {
    let key: Vec<u8> = row.try_get("public_key")?;
    let counter: i64 = row.try_get("counter")?;
    Ok(Passkey {
        key: NewPasskey {
            credential_id: row.try_get("credential_id")?,
            public_key: key
                .try_into()
                .map_err(|_| StoreError::corrupt("public_key"))?,
            label: row.try_get("label")?,
            counter: u32::try_from(counter).map_err(|_| StoreError::corrupt("counter"))?,
        },
        made_at: text::column(row, "made_at")?,
        used_at: text::maybe(row, "used_at")?,
    })
}

/// The question in a row of a session.
pub(super) fn question(row: &AnyRow) -> Result<Option<Question>, StoreError> {
    let asked: Option<String> = row.try_get("question")?;
    let until = text::maybe(row, "question_until")?;
    Ok(asked
        .zip(until)
        .map(|(text, until)| Question { text, until }))
}

/// What a change of a credential means for passkeys. False where the passkey is not as the change supposes.
pub(super) async fn change(
    tx: &mut Tx,
    account: AccountId,
    change: &CredentialChange,
    at: &str,
) -> Result<bool, StoreError> {
    match change {
        CredentialChange::PasskeyRight {
            credential_id,
            counter,
        } => used(tx, account, (credential_id, *counter), at).await,
        CredentialChange::PasskeyAdded(key) => add(tx, account, key, at).await,
        CredentialChange::PasskeyRemoved { credential_id, .. } => {
            remove(tx, account, credential_id).await
        }
        CredentialChange::FactorRemoved { .. } => {
            remove_all(tx, account).await?;
            Ok(true)
        }
        _ => Ok(true),
    }
}

/// A counter that does not grow is that of a copy; devices that do not count always say zero.
async fn used(
    tx: &mut Tx,
    account: AccountId,
    (credential_id, counter): (&[u8], u32),
    at: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE passkey SET counter = $3, used_at = $4
         WHERE account_id = $1 AND credential_id = $2
           AND (counter < $3 OR (counter = 0 AND $3 = 0))",
    )
    .bind(account.to_string())
    .bind(credential_id.to_vec())
    .bind(i64::from(counter))
    .bind(at.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn add(
    tx: &mut Tx,
    account: AccountId,
    key: &NewPasskey,
    at: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO passkey (credential_id, account_id, public_key, label, counter, made_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (credential_id) DO NOTHING",
    )
    .bind(key.credential_id.clone())
    .bind(account.to_string())
    .bind(key.public_key.to_vec())
    .bind(key.label.clone())
    .bind(i64::from(key.counter))
    .bind(at.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn remove(tx: &mut Tx, account: AccountId, credential_id: &[u8]) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM passkey WHERE account_id = $1 AND credential_id = $2")
        .bind(account.to_string())
        .bind(credential_id.to_vec())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// No passkey is left without a second factor.
pub(super) async fn remove_all(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM passkey WHERE account_id = $1")
        .bind(account.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
