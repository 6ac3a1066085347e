//! Writing what signing in changes. Each is one short transaction of its own, tried again where it met
//! another.

use super::{
    CredentialChange, FirstPassword, NewSession, SignInChange, SignInEvent, TryRule, passkey,
};
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use crate::write::Tx;
use augenmass_domain::id::AccountId;
use jiff::Timestamp;
use sqlx::Row as _;

impl Store {
    /// Counts a try before anybody looks at it, so that many tries at once are counted too. False while
    /// the account waits. An account without a password, or none at all, is noted and never waits.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_try(
        &self,
        account: Option<AccountId>,
        event: SignInEvent,
        rule: &TryRule,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        again!(self, self.count_once(account, event, rule, at))
    }

    async fn count_once(
        &self,
        account: Option<AccountId>,
        event: SignInEvent,
        rule: &TryRule,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let free = match account {
            Some(account) => charge(&mut tx, account, rule, at).await?,
            None => true,
        };
        let event = match free {
            true => event,
            false => SignInEvent::TriedWhileWaiting,
        };
        note(&mut tx, &text::moment(at), account, event).await?;
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(free)
    }

    /// Carries out one change around a session. False, and nothing is written, where the password or
    /// code is no longer the one that was compared, or the session that should end is gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn change_sign_in(&self, change: &SignInChange) -> Result<bool, StoreError> {
        again!(self, self.change_once(change))
    }

    async fn change_once(&self, change: &SignInChange) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let at = text::moment(change.at);
        if !change_credential(&mut tx, change.account, &change.credential, &at).await? {
            return Ok(false);
        }
        if let Some(old) = change.instead_of
            && delete_session(&mut tx, old).await? == 0
        {
            return Ok(false);
        }
        if change.end_others {
            end_sessions(&mut tx, change.account).await?;
        }
        if let Some(session) = &change.session {
            begin_session(&mut tx, change.account, session, &at).await?;
        }
        note(&mut tx, &at, Some(change.account), change.event).await?;
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(true)
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn touch_session(
        &self,
        token_hash: [u8; 32],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change_session(
            "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2",
            token_hash,
            &[&text::moment(at)],
        )
        .await
        .map(drop)
    }

    /// Carries out one statement on the session of a token (`$1`; the values from `$2` on) in a transaction of
    /// its own. True where it changed the session.
    pub(super) async fn change_session(
        &self,
        statement: &'static str,
        token_hash: [u8; 32],
        values: &[&str],
    ) -> Result<bool, StoreError> {
        again!(
            self,
            self.change_session_once(statement, token_hash, values)
        )
    }

    async fn change_session_once(
        &self,
        statement: &'static str,
        token_hash: [u8; 32],
        values: &[&str],
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let mut query = sqlx::query(statement).bind(token_hash.to_vec());
        for value in values {
            query = query.bind((*value).to_owned());
        }
        let done = query.execute(&mut *tx).await?;
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(done.rows_affected() == 1)
    }

    /// Ends sessions at the word of the sign-in service: those that fit all that is given. None where
    /// nothing is given.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_sessions_by_service(
        &self,
        subject: Option<&str>,
        session: Option<&str>,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        if subject.is_none() && session.is_none() {
            return Ok(0);
        }
        again!(self, self.end_by_service_once(subject, session, at))
    }

    async fn end_by_service_once(
        &self,
        subject: Option<&str>,
        session: Option<&str>,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = match (subject, session) {
            (Some(subject), Some(session)) => sqlx::query(
                "DELETE FROM session WHERE oidc_subject = $1 AND oidc_session = $2
                 RETURNING account_id",
            )
            .bind(subject.to_owned())
            .bind(session.to_owned()),
            (Some(subject), None) => {
                sqlx::query("DELETE FROM session WHERE oidc_subject = $1 RETURNING account_id")
                    .bind(subject.to_owned())
            }
            (None, session) => {
                sqlx::query("DELETE FROM session WHERE oidc_session = $1 RETURNING account_id")
                    .bind(session.map(str::to_owned))
            }
        };
        let rows = query.fetch_all(&mut *tx).await?;
        for row in &rows {
            let account = text::column(row, "account_id")?;
            let event = SignInEvent::SignedOutByService;
            note(&mut tx, &text::moment(at), Some(account), event).await?;
        }
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(rows.len() as u64)
    }
}

/// Counts a try of an account that does not wait; false where it waits.
async fn charge(
    tx: &mut Tx,
    account: AccountId,
    rule: &TryRule,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT failures, locked_until FROM credential WHERE account_id = $1")
        .bind(account.to_string())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(true) };
    let locked: Option<Timestamp> = text::maybe(&row, "locked_until")?;
    if locked.is_some_and(|until| at < until) {
        return Ok(false);
    }
    let failures = row.try_get::<i64, _>("failures")?.saturating_add(1);
    let wait = rule.wait(u32::try_from(failures).unwrap_or(u32::MAX));
    let until = wait.map(|wait| text::moment(at.saturating_add(wait).unwrap_or(Timestamp::MAX)));
    sqlx::query("UPDATE credential SET failures = $2, locked_until = $3 WHERE account_id = $1")
        .bind(account.to_string())
        .bind(failures)
        .bind(until)
        .execute(&mut **tx)
        .await?;
    Ok(true)
}

/// The statement of a change that has one value; it touches no row where something does not fit.
const fn statement(change: &CredentialChange) -> Option<&'static str> {
    match change {
        CredentialChange::Stays | CredentialChange::Password { .. } => None,
        CredentialChange::PasswordRight { .. } => Some(
            "UPDATE credential SET failures = 0, locked_until = NULL
             WHERE account_id = $1 AND password_hash = $2",
        ),
        CredentialChange::PasswordRightFactorOpen { .. } => Some(
            "UPDATE credential SET failures = failures - 1, locked_until = NULL
             WHERE account_id = $1 AND password_hash = $2 AND failures > 0",
        ),
        CredentialChange::CodeRight { .. } | CredentialChange::PasskeyRemoved { .. } => Some(
            "UPDATE credential SET failures = 0, locked_until = NULL, totp_last_step = $2
             WHERE account_id = $1 AND totp_last_step < $2",
        ),
        CredentialChange::FactorConfirmed { .. } => Some(
            "UPDATE credential SET failures = 0, locked_until = NULL, totp_last_step = $2
             WHERE account_id = $1 AND totp_sealed IS NOT NULL AND totp_last_step IS NULL",
        ),
        CredentialChange::FactorRemoved { .. } => Some(
            "UPDATE credential SET failures = 0, locked_until = NULL, totp_sealed = NULL,
               totp_last_step = NULL
             WHERE account_id = $1 AND totp_last_step < $2",
        ),
        CredentialChange::FactorBegun { .. } => Some(
            "UPDATE credential SET totp_sealed = $2
             WHERE account_id = $1 AND totp_last_step IS NULL",
        ),
        CredentialChange::PasskeyRight { .. } => Some(
            "UPDATE credential SET failures = 0, locked_until = NULL
             WHERE account_id = $1 AND totp_last_step IS NOT NULL",
        ),
        // Nothing changes but that others wait: no passkey outlives a second factor that goes meanwhile.
        CredentialChange::PasskeyAdded(_) => Some(
            "UPDATE credential SET failures = failures
             WHERE account_id = $1 AND totp_last_step IS NOT NULL",
        ),
    }
}

/// False where the credential or a passkey is not (or no longer) as the change supposes.
async fn change_credential(
    tx: &mut Tx,
    account: AccountId,
    change: &CredentialChange,
    at: &str,
) -> Result<bool, StoreError> {
    let Some(statement) = statement(change) else {
        return match change {
            CredentialChange::Password { old, new } => {
                new_password(tx, account, old, new, at).await
            }
            _ => Ok(true),
        };
    };
    let query = sqlx::query(statement).bind(account.to_string());
    let query = match change {
        CredentialChange::PasswordRight { hash }
        | CredentialChange::PasswordRightFactorOpen { hash } => query.bind(hash.as_str()),
        CredentialChange::CodeRight { step }
        | CredentialChange::FactorConfirmed { step }
        | CredentialChange::FactorRemoved { step }
        | CredentialChange::PasskeyRemoved { step, .. } => query.bind(*step),
        CredentialChange::FactorBegun { sealed } => query.bind(sealed.clone()),
        CredentialChange::Stays
        | CredentialChange::Password { .. }
        | CredentialChange::PasskeyRight { .. }
        | CredentialChange::PasskeyAdded(_) => query,
    };
    if query.execute(&mut **tx).await?.rows_affected() != 1 {
        return Ok(false);
    }
    passkey::change(tx, account, change, at).await
}

async fn new_password(
    tx: &mut Tx,
    account: AccountId,
    old: &str,
    new: &str,
    at: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE credential SET password_hash = $3, must_change = 0, changed_at = $4, failures = 0,
           locked_until = NULL
         WHERE account_id = $1 AND password_hash = $2",
    )
    .bind(account.to_string())
    .bind(old.to_owned())
    .bind(new.to_owned())
    .bind(at.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn first_password(
    tx: &mut Tx,
    password: &FirstPassword,
    at: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO credential (account_id, password_hash, must_change, changed_at, failures)
         VALUES ($1, $2, 1, $3, 0)
         ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash,
           must_change = 1, changed_at = excluded.changed_at, failures = 0, locked_until = NULL,
           totp_sealed = NULL, totp_last_step = NULL",
    )
    .bind(password.account.to_string())
    .bind(password.hash.clone())
    .bind(at.to_owned())
    .execute(&mut **tx)
    .await?;
    passkey::remove_all(tx, password.account).await?;
    end_sessions(tx, password.account).await?;
    let event = SignInEvent::FirstPasswordSet;
    note(tx, at, Some(password.account), event).await
}

async fn begin_session(
    tx: &mut Tx,
    account: AccountId,
    session: &NewSession,
    at: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO session (token_hash, account_id, begun_at, seen_at, until, how, factor_open,
           oidc_subject, oidc_session)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(session.token_hash.to_vec())
    .bind(account.to_string())
    .bind(text::moment(session.begun_at))
    .bind(at)
    .bind(text::moment(session.until))
    .bind(text::word(&session.how)?)
    .bind(i64::from(session.factor_open))
    .bind(session.oidc_subject.clone())
    .bind(session.oidc_session.clone())
    .execute(&mut **tx)
    .await
    .map_err(|error| StoreError::or_conflict(error, "the session"))?;
    Ok(())
}

async fn delete_session(tx: &mut Tx, token_hash: [u8; 32]) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM session WHERE token_hash = $1")
        .bind(token_hash.to_vec())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected())
}

pub(super) async fn end_sessions(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM session WHERE account_id = $1")
        .bind(account.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn note(
    tx: &mut Tx,
    at: &str,
    account: Option<AccountId>,
    event: SignInEvent,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO sign_in_event (at, account_id, event) VALUES ($1, $2, $3)")
        .bind(at.to_owned())
        .bind(text::id(account.map(|id| id.uuid())))
        .bind(text::word(&event)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
