//! Signing in: local accounts with password, second factor and passkeys, the city's own sign-in service,
//! the roles of the invented city; sessions and their ends.
//!
//! Nobody reads or changes a record here: a session only says who acts, the gate decides what they may.
//! Limits are data (`policies/sessions.toml`); secrets are never kept. Not here: cookies, pages, and the
//! talk with a sign-in service (server). Why it is so: `docs/decisions/0022-sign-in.md`.

mod factor;
mod limits;
mod open_id;
mod passkey;
pub(crate) mod password;
mod session;
mod totp;
mod webauthn;

pub use augenmass_store::How;
pub use factor::{
    SecondFactor, TotpSecret, confirm_totp, enrol_totp, remove_totp, second_factor,
    second_factor_of,
};
pub use limits::Limits;
pub use open_id::{Claimed, Unlike, end_by_open_id, with_open_id};
pub use passkey::{
    NewPasskeyAsked, PasskeyAsked, PasskeyRow, PasskeyRule, add_passkey, ask_passkey,
    begin_passkey, confirm_with_passkey, passkeys, remove_passkey,
};
pub use password::PasswordRule;
pub(crate) use session::may_sign_in;
pub use session::{Session, SessionSecret, end, resume};
pub use webauthn::{Assertion, ES256, Registered, Registration, RelyingParty, Wrong};

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::Private;
use augenmass_domain::id::AccountId;
use augenmass_domain::law::RetentionClass;
use augenmass_store::{
    Account, CredentialChange, ForgetSignIn, NewSession, SignInChange, SignInEvent,
};
use jiff::SignedDuration;
use uuid::Uuid;

/// What became of a password.
#[derive(Clone, Debug)]
pub enum SignedIn {
    /// Signed in.
    Yes(SessionSecret),
    /// The password is right; the session is good for [`second_factor`] only.
    SecondFactor(SessionSecret),
    /// Not signed in. Login, password, a wait, an inactive account: nobody learns which.
    No,
}

/// Signs in with the password of a local account. An unknown login takes as long as a wrong password,
/// and each try is counted before anybody looks at it.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn with_password(
    installation: &Installation,
    login: &str,
    password: &Private<String>,
) -> Result<SignedIn, Error> {
    let gate = &installation.gate;
    let account = known(installation, login).await?.map(|account| account.id);
    let asked = account.unwrap_or(AccountId::from_uuid(Uuid::nil()));
    let credential = gate.store().credential(asked).await?;
    let (event, rule) = (SignInEvent::PasswordTried, &Limits::shipped().tries);
    let free = gate.store().count_try(account, event, rule, gate.now().at);
    let credential = free.await?.then_some(credential).flatten();
    let hash = credential.as_ref().map(|known| known.password_hash.clone());
    let right = password::is_right(hash, password).await?;
    let (Some(account), Some(credential), true) = (account, credential, right) else {
        return Ok(SignedIn::No);
    };
    let factor_open = credential.factor_counts();
    let hash = credential.password_hash;
    let (change, event) = match factor_open {
        true => (
            CredentialChange::PasswordRightFactorOpen { hash },
            SignInEvent::PasswordRight,
        ),
        false => (
            CredentialChange::PasswordRight { hash },
            SignInEvent::SignedIn,
        ),
    };
    let (secret, session) = session::new(installation, How::Password, factor_open);
    if !begin(installation, account, session, change, event).await? {
        return Ok(SignedIn::No);
    }
    Ok(match factor_open {
        true => SignedIn::SecondFactor(secret),
        false => SignedIn::Yes(secret),
    })
}

/// Steps into a role of the invented city, without a password.
///
/// # Errors
/// [`Error::NotFound`] in an installation that is no demo, and where nobody may sign in so.
pub async fn as_demo(installation: &Installation, login: &str) -> Result<SessionSecret, Error> {
    if !installation.is_demo() {
        return Err(Error::NotFound);
    }
    let account = known(installation, login).await?.ok_or(Error::NotFound)?;
    let (secret, session) = session::new(installation, How::Demo, false);
    let (change, event) = (CredentialChange::Stays, SignInEvent::SignedIn);
    begin(installation, account.id, session, change, event).await?;
    Ok(secret)
}

/// Changes the password of somebody who is signed in with one: the session gets a new secret, all
/// others of the account end.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password, [`Error::Conflict`] where the
/// password was changed at the same time.
pub async fn change_password(
    installation: &Installation,
    secret: &SessionSecret,
    old: &Private<String>,
    new: &Private<String>,
) -> Result<Result<SessionSecret, PasswordRule>, Error> {
    let gate = &installation.gate;
    let found = session::complete(installation, secret).await?;
    let account = &found.account;
    if let Some(rule) = PasswordRule::broken_by(new, &account.login, &account.name) {
        return Ok(Err(rule));
    }
    if old.reveal() == new.reveal() {
        return Ok(Err(PasswordRule::SameAsBefore));
    }
    let credential = gate.store().credential(account.id).await?;
    let known = credential.ok_or(Error::NotFound)?.password_hash;
    let (event, rule) = (SignInEvent::PasswordTried, &Limits::shipped().tries);
    let free = gate
        .store()
        .count_try(Some(account.id), event, rule, gate.now().at);
    if !free.await? {
        return Ok(Err(PasswordRule::Waits));
    }
    if !password::is_right(Some(known.clone()), old).await? {
        return Ok(Err(PasswordRule::OldIsWrong));
    }
    let new = password::hash(installation, new).await?;
    let (secret, session) = session::rotated(installation, &found);
    let change = SignInChange {
        at: gate.now().at,
        account: account.id,
        credential: CredentialChange::Password { old: known, new },
        instead_of: Some(found.session.token_hash),
        end_others: true,
        session: Some(session),
        event: SignInEvent::PasswordChanged,
    };
    if !gate.store().change_sign_in(&change).await? {
        return Err(Error::Conflict);
    }
    Ok(Ok(secret))
}

/// The account of a login with which somebody may sign in.
async fn known(installation: &Installation, login: &str) -> Result<Option<Account>, Error> {
    let account = installation.gate.store().account(login).await?;
    Ok(account.filter(may_sign_in))
}

async fn begin(
    installation: &Installation,
    account: AccountId,
    session: NewSession,
    credential: CredentialChange,
    event: SignInEvent,
) -> Result<bool, Error> {
    let change = SignInChange {
        at: session.begun_at,
        account,
        credential,
        instead_of: None,
        end_others: false,
        session: Some(session),
        event,
    };
    Ok(installation.gate.store().change_sign_in(&change).await?)
}

/// What the nightly job deletes: sessions that ended, events past their class, forms nobody sends again.
pub(crate) fn past(installation: &Installation) -> ForgetSignIn {
    let gate = &installation.gate;
    let limits = Limits::shipped();
    let at = gate.now().at;
    let before = |length: SignedDuration| at.saturating_sub(length).unwrap_or(at);
    let events = gate.law().retention(RetentionClass::SignInEvent);
    ForgetSignIn {
        ended_by: at,
        idle_since: before(limits.idle),
        events_before: before(SignedDuration::from_hours(24 * i64::from(events.amount))),
        submissions_before: before(limits.form),
    }
}
