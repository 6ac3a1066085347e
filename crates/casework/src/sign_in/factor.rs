//! The second factor of a local account: enrolled, confirmed, asked for, removed.

use super::session::{complete, living, rotated};
use super::{Limits, SessionSecret, totp};
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::Private;
use augenmass_store::{Credential, CredentialChange, SignInChange, SignInEvent, StoredSession};
use rand::RngCore as _;
use zeroize::Zeroizing;

/// Whether an account has a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// None.
    Off,
    /// A secret was made; its first code is missing, and nobody asks for a code yet.
    Begun,
    /// Asked for at each sign-in.
    On,
}

/// A new secret, to be shown once.
#[derive(Clone, Debug)]
pub struct TotpSecret {
    base32: Private<String>,
    uri: Private<String>,
}

impl TotpSecret {
    /// The secret for typing, in base32.
    #[must_use]
    pub fn base32(&self) -> &str {
        self.base32.reveal()
    }

    /// The address for an authenticator (`otpauth://totp/…`).
    #[must_use]
    pub fn uri(&self) -> &str {
        self.uri.reveal()
    }
}

/// Whether the account of a session has a second factor.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password.
pub async fn second_factor_of(
    installation: &Installation,
    session: &SessionSecret,
) -> Result<SecondFactor, Error> {
    let found = complete(installation, session).await?;
    let credential = credential_of(installation, &found).await?;
    Ok(match credential.factor {
        None => SecondFactor::Off,
        Some(_) if credential.factor_counts() => SecondFactor::On,
        Some(_) => SecondFactor::Begun,
    })
}

/// Makes a secret for a second factor. It counts once [`confirm_totp`] has seen a first code; until
/// then a new call makes another.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password, [`Error::Conflict`] where the
/// account has a second factor: remove it first.
pub async fn enrol_totp(
    installation: &Installation,
    session: &SessionSecret,
) -> Result<TotpSecret, Error> {
    let found = complete(installation, session).await?;
    let gate = &installation.gate;
    let mut rng = gate.chance().split();
    let mut secret = Zeroizing::new([0_u8; totp::SECRET]);
    rng.fill_bytes(secret.as_mut_slice());
    let account = found.account.id;
    let sealed = gate.store().seal_factor(account, &*secret, &mut rng)?;
    let change = SignInChange {
        at: gate.now().at,
        account,
        credential: CredentialChange::FactorBegun { sealed },
        instead_of: None,
        end_others: false,
        session: None,
        event: SignInEvent::FactorBegun,
    };
    if !gate.store().change_sign_in(&change).await? {
        return Err(Error::Conflict);
    }
    let base32 = totp::base32(&*secret);
    let issuer = format!("Augenmaß {}", installation.municipality());
    let uri = totp::uri(&issuer, &found.account.login, &base32);
    Ok(TotpSecret {
        base32: Private::new(base32),
        uri: Private::new(uri),
    })
}

/// Takes the first code: from now on the account needs one at each sign-in. Gives the session a new
/// secret and ends the account's others. `None` where the code is wrong.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password or nothing was enrolled.
pub async fn confirm_totp(
    installation: &Installation,
    session: &SessionSecret,
    code: &str,
) -> Result<Option<SessionSecret>, Error> {
    let found = complete(installation, session).await?;
    let credential = credential_of(installation, &found).await?;
    if credential.factor.is_none() || credential.factor_counts() {
        return Err(Error::NotFound);
    }
    let Some(step) = step_of(installation, &found, &credential, code)? else {
        return Ok(None);
    };
    let credential = CredentialChange::FactorConfirmed { step };
    carry_out(
        installation,
        &found,
        credential,
        SignInEvent::FactorConfirmed,
    )
    .await
}

/// Removes the second factor and all passkeys; a code proves that it is the person who has it. `None` where the code is
/// wrong or was used.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password or there is no second factor.
pub async fn remove_totp(
    installation: &Installation,
    session: &SessionSecret,
    code: &str,
) -> Result<Option<SessionSecret>, Error> {
    let found = complete(installation, session).await?;
    let Some(step) = tried(installation, &found, code).await? else {
        return Ok(None);
    };
    let credential = CredentialChange::FactorRemoved { step };
    carry_out(installation, &found, credential, SignInEvent::FactorRemoved).await
}

/// Completes signing in with a code: a new secret for the session, or `None` where the code is wrong,
/// was used, or the account waits. The tries count with those of the password.
///
/// # Errors
/// [`Error::NotFound`] where no session waits for a code.
pub async fn second_factor(
    installation: &Installation,
    session: &SessionSecret,
    code: &str,
) -> Result<Option<SessionSecret>, Error> {
    let found = waiting(installation, session).await?;
    let Some(step) = tried(installation, &found, code).await? else {
        return Ok(None);
    };
    let credential = CredentialChange::CodeRight { step };
    carry_out(installation, &found, credential, SignInEvent::SignedIn).await
}

/// A session whose password was right and whose second factor is open.
pub(super) async fn waiting(
    installation: &Installation,
    session: &SessionSecret,
) -> Result<StoredSession, Error> {
    let found = living(installation, session).await?;
    found
        .filter(|found| found.session.factor_open)
        .ok_or(Error::NotFound)
}

/// Counts a try at the second factor; false where the account waits. The tries count with those of the password.
pub(super) async fn may_try(
    installation: &Installation,
    found: &StoredSession,
    event: SignInEvent,
) -> Result<bool, Error> {
    let gate = &installation.gate;
    let account = Some(found.account.id);
    let rule = &Limits::shipped().tries;
    Ok(gate
        .store()
        .count_try(account, event, rule, gate.now().at)
        .await?)
}

/// The step of a right code; the try is counted before anybody looks at it.
pub(super) async fn tried(
    installation: &Installation,
    found: &StoredSession,
    code: &str,
) -> Result<Option<i64>, Error> {
    let credential = credential_of(installation, found).await?;
    if !credential.factor_counts() {
        return Err(Error::NotFound);
    }
    if !may_try(installation, found, SignInEvent::CodeTried).await? {
        return Ok(None);
    }
    step_of(installation, found, &credential, code)
}

/// The credential of the account of a session.
pub(super) async fn credential_of(
    installation: &Installation,
    found: &StoredSession,
) -> Result<Credential, Error> {
    let credential = installation.gate.store().credential(found.account.id);
    credential.await?.ok_or(Error::NotFound)
}

fn step_of(
    installation: &Installation,
    found: &StoredSession,
    credential: &Credential,
    code: &str,
) -> Result<Option<i64>, Error> {
    let gate = &installation.gate;
    let sealed = credential.factor.as_deref().ok_or(Error::NotFound)?;
    let secret = gate.store().open_factor(found.account.id, sealed)?;
    let seconds = gate.now().at.as_second();
    Ok(totp::step_of(
        &secret,
        code,
        seconds,
        credential.factor_step,
    ))
}

/// Carries out a change that gives the session a new secret. `None` where the same code was faster elsewhere.
pub(super) async fn carry_out(
    installation: &Installation,
    found: &StoredSession,
    credential: CredentialChange,
    event: SignInEvent,
) -> Result<Option<SessionSecret>, Error> {
    let gate = &installation.gate;
    let (secret, session) = rotated(installation, found);
    let change = SignInChange {
        at: gate.now().at,
        account: found.account.id,
        instead_of: Some(found.session.token_hash),
        // Whoever signed in elsewhere did so without the second factor that counts from now on.
        end_others: matches!(credential, CredentialChange::FactorConfirmed { .. }),
        credential,
        session: Some(session),
        event,
    };
    let done = gate.store().change_sign_in(&change).await?;
    Ok(done.then_some(secret))
}
