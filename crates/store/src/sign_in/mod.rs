//! Who signs in and how: passwords, second factors, passkeys, sessions, forms that are sent once and forms that are
//! begun and kept.
//!
//! Sessions and the counting of tries are no records: they change outside of a [`crate::Batch`] and
//! leave rows in `sign_in_event`, not in the history (`docs/decisions/0022-sign-in.md`). Secrets are
//! never kept, only what proves them.

/// Tries again what met another transaction.
macro_rules! again {
    ($store:expr, $attempt:expr) => {{
        let mut patience = $store.database.patience();
        loop {
            match $attempt.await {
                Ok(done) => break Ok(done),
                Err(error) => patience.again(error).await?,
            }
        }
    }};
}

mod change;
mod kept;
mod look;
mod office_token;
mod passkey;
mod submission;

pub use office_token::{NewOfficeToken, OfficeToken};
pub use passkey::{NewPasskey, Passkey, Question};
pub use submission::Submission;
pub(crate) use submission::write as write_submission;

use crate::batch::{Account, Batch};
use crate::error::StoreError;
use crate::text;
use crate::write::Tx;
use augenmass_domain::id::AccountId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// With the password of a local account.
    Password,
    /// At the city's own sign-in service (OpenID Connect).
    OpenIdConnect,
    /// By stepping into a role of the invented city.
    Demo,
}

/// What became of signing in. The word is kept with the moment and the account, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignInEvent {
    /// A password was tried; without `signed-in` or `password-right` after it, it was wrong.
    PasswordTried,
    /// A password was tried while the account waits; nobody looked at it.
    TriedWhileWaiting,
    /// The password was right, the second factor is open.
    PasswordRight,
    /// A code of the second factor was tried; without `signed-in` after it, it was wrong.
    CodeTried,
    /// Signed in.
    SignedIn,
    /// The city's sign-in service named another role, office or carrier than the account has: not
    /// signed in.
    ClaimsDiffered,
    /// Signed out by the person.
    SignedOut,
    /// Signed out by the city's sign-in service.
    SignedOutByService,
    /// The person changed the password.
    PasswordChanged,
    /// An administrator set a first password.
    FirstPasswordSet,
    /// A secret of a second factor was made; it counts once a first code was accepted.
    FactorBegun,
    /// The second factor counts from now on.
    FactorConfirmed,
    /// The second factor was removed, and all passkeys with it.
    FactorRemoved,
    /// A code was right, and a new passkey was asked for.
    PasskeyBegun,
    /// A passkey can be used from now on.
    PasskeyAdded,
    /// An answer of a passkey was tried; without `signed-in` after it, it was wrong.
    PasskeyTried,
    /// A passkey was removed.
    PasskeyRemoved,
    /// Sessions ended because the account changed.
    SessionsEnded,
}

impl SignInEvent {
    /// All events.
    pub const ALL: [Self; 18] = [
        Self::PasswordTried,
        Self::TriedWhileWaiting,
        Self::PasswordRight,
        Self::CodeTried,
        Self::SignedIn,
        Self::ClaimsDiffered,
        Self::SignedOut,
        Self::SignedOutByService,
        Self::PasswordChanged,
        Self::FirstPasswordSet,
        Self::FactorBegun,
        Self::FactorConfirmed,
        Self::FactorRemoved,
        Self::PasskeyBegun,
        Self::PasskeyAdded,
        Self::PasskeyTried,
        Self::PasskeyRemoved,
        Self::SessionsEnded,
    ];

    /// Its name, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PasswordTried => "password-tried",
            Self::TriedWhileWaiting => "tried-while-waiting",
            Self::PasswordRight => "password-right",
            Self::CodeTried => "code-tried",
            Self::SignedIn => "signed-in",
            Self::ClaimsDiffered => "claims-differed",
            Self::SignedOut => "signed-out",
            Self::SignedOutByService => "signed-out-by-service",
            Self::PasswordChanged => "password-changed",
            Self::FirstPasswordSet => "first-password-set",
            Self::FactorBegun => "factor-begun",
            Self::FactorConfirmed => "factor-confirmed",
            Self::FactorRemoved => "factor-removed",
            Self::PasskeyBegun => "passkey-begun",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyTried => "passkey-tried",
            Self::PasskeyRemoved => "passkey-removed",
            Self::SessionsEnded => "sessions-ended",
        }
    }
}

/// The password and second factor of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The argon2id hash in PHC form.
    pub password_hash: String,
    /// True while the password is the one that somebody else set.
    pub must_change: bool,
    /// The sealed secret of the second factor, from [`crate::Store::seal_factor`].
    pub factor: Option<Vec<u8>>,
    /// The last step that was accepted; none while the second factor does not count yet.
    pub factor_step: Option<i64>,
    /// Wrong tries in a row.
    pub failures: u32,
    /// Until when the account waits.
    pub locked_until: Option<Timestamp>,
}

impl Credential {
    /// True where the second factor is asked for.
    #[must_use]
    pub const fn factor_counts(&self) -> bool {
        self.factor.is_some() && self.factor_step.is_some()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("must_change", &self.must_change)
            .field("factor_counts", &self.factor_counts())
            .field("failures", &self.failures)
            .finish_non_exhaustive()
    }
}

/// How many tries are free, and how long an account waits after the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TryRule {
    /// Wrong tries in a row before the account waits.
    pub free: u32,
    /// The first wait; each further one is twice as long.
    pub first_wait: SignedDuration,
    /// The longest wait.
    pub longest_wait: SignedDuration,
}

impl TryRule {
    /// How long the account waits after so many wrong tries in a row.
    #[must_use]
    pub fn wait(&self, failures: u32) -> Option<SignedDuration> {
        let beyond = failures.checked_sub(self.free)?;
        let factor = 1_i32.checked_shl(beyond.min(30)).unwrap_or(i32::MAX);
        let wait = self.first_wait.checked_mul(factor);
        Some(wait.unwrap_or(self.longest_wait).min(self.longest_wait))
    }
}

/// A session to begin. The secret itself is never here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the secret.
    pub token_hash: [u8; 32],
    /// When it began; a session that takes the place of another keeps its moment.
    pub begun_at: Timestamp,
    /// Its end, whatever happens.
    pub until: Timestamp,
    /// How the person signed in.
    pub how: How,
    /// True while the second factor is open.
    pub factor_open: bool,
    /// The subject at the sign-in service.
    pub oidc_subject: Option<String>,
    /// The session at the sign-in service.
    pub oidc_session: Option<String>,
}

/// A session as it is kept, with its account as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// The account; it may be inactive by now.
    pub account: Account,
    /// The name of its office.
    pub office: Option<String>,
    /// The name of its carrier.
    pub carrier: Option<String>,
    /// True while its password is the one that somebody else set.
    pub must_change: bool,
    /// When it was last used; written at most once a minute.
    pub seen_at: Timestamp,
    /// What its passkeys were asked and have not answered yet.
    pub question: Option<Question>,
    /// What it began as.
    pub session: NewSession,
}

/// What happens to the credential of an account when somebody signs in or changes it.
#[derive(Clone, PartialEq, Eq)]
pub enum CredentialChange {
    /// Nothing.
    Stays,
    /// The password was right and is still this one: wrong tries are forgotten.
    PasswordRight {
        /// The hash that was compared.
        hash: String,
    },
    /// The password was right and is still this one; the try is not counted, the others stay.
    PasswordRightFactorOpen {
        /// The hash that was compared.
        hash: String,
    },
    /// A code was right; its step is used up and wrong tries are forgotten.
    CodeRight {
        /// The step of the code.
        step: i64,
    },
    /// A first code was right: the second factor counts.
    FactorConfirmed {
        /// The step of the code.
        step: i64,
    },
    /// A code was right, and the second factor goes, with all passkeys.
    FactorRemoved {
        /// The step of the code.
        step: i64,
    },
    /// A passkey answered rightly: wrong tries are forgotten.
    PasskeyRight {
        /// Which.
        credential_id: Vec<u8>,
        /// Its counter, which grows unless both are zero.
        counter: u32,
    },
    /// A new passkey, beside a second factor that counts.
    PasskeyAdded(NewPasskey),
    /// A code was right, and a passkey goes.
    PasskeyRemoved {
        /// The step of the code.
        step: i64,
        /// Which.
        credential_id: Vec<u8>,
    },
    /// A new secret of a second factor, which does not count yet.
    FactorBegun {
        /// From [`crate::Store::seal_factor`].
        sealed: Vec<u8>,
    },
    /// A new password instead of the one that was compared.
    Password {
        /// The hash that was compared.
        old: String,
        /// The new hash.
        new: String,
    },
}

impl fmt::Debug for CredentialChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CredentialChange(redacted)")
    }
}

/// One change around a session, in one transaction; nothing happens where something does not fit.
#[derive(Clone, Debug)]
pub struct SignInChange {
    /// The moment.
    pub at: Timestamp,
    /// The account.
    pub account: AccountId,
    /// What happens to its credential.
    pub credential: CredentialChange,
    /// The session that ends with it (its hash); it must be there.
    pub instead_of: Option<[u8; 32]>,
    /// Whether all other sessions of the account end too.
    pub end_others: bool,
    /// The session that begins.
    pub session: Option<NewSession>,
    /// What is noted.
    pub event: SignInEvent,
}

/// A password that somebody else set: it must be changed at the next sign-in. The second factor of the
/// account goes with its passkeys, its sessions end.
#[derive(Clone)]
pub struct FirstPassword {
    /// Whose.
    pub account: AccountId,
    /// The argon2id hash in PHC form.
    pub hash: String,
}

impl fmt::Debug for FirstPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FirstPassword({})", self.account)
    }
}

/// What signing in leaves behind, and until when it is kept.
#[derive(Clone, Copy, Debug)]
pub struct ForgetSignIn {
    /// Sessions that end by this moment.
    pub ended_by: Timestamp,
    /// Sessions not used since this moment.
    pub idle_since: Timestamp,
    /// Events from before this moment, and tokens of office systems that ended before it.
    pub events_before: Timestamp,
    /// Forms sent, or begun and kept, before this moment.
    pub submissions_before: Timestamp,
}

/// Writes the part of a batch that is about signing in.
pub(crate) async fn write(tx: &mut Tx, batch: &Batch, at: &str) -> Result<(), StoreError> {
    for password in &batch.passwords {
        change::first_password(tx, password, at).await?;
    }
    for account in &batch.signed_out {
        change::end_sessions(tx, *account).await?;
        change::note(tx, at, Some(*account), SignInEvent::SessionsEnded).await?;
    }
    for token in &batch.office_tokens {
        office_token::issue(tx, token, at).await?;
    }
    for token in &batch.revoked {
        office_token::revoke(tx, *token, at).await?;
    }
    Ok(())
}

/// Deletes what is past its time.
pub(crate) async fn forget(tx: &mut Tx, past: &ForgetSignIn) -> Result<(), StoreError> {
    for (statement, moment) in [
        ("DELETE FROM session WHERE until <= $1", past.ended_by),
        ("DELETE FROM session WHERE seen_at <= $1", past.idle_since),
        (
            "DELETE FROM sign_in_event WHERE at < $1",
            past.events_before,
        ),
        (
            "DELETE FROM submission WHERE at < $1",
            past.submissions_before,
        ),
        (
            "DELETE FROM kept_form WHERE at < $1",
            past.submissions_before,
        ),
        (
            "DELETE FROM office_token WHERE until < $1 OR revoked_at < $1",
            past.events_before,
        ),
    ] {
        sqlx::query(statement)
            .bind(text::moment(moment))
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
