//! Sessions: begun, resumed, ended. The secret is in the cookie only; the store has its SHA-256.

use super::Limits;
use crate::error::Error;
use crate::installation::{Installation, actor_of};
use augenmass_domain::{Actor, Private};
use augenmass_store::{
    Account, CredentialChange, How, NewSession, SignInChange, SignInEvent, StoredSession,
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// So seldom the use of a session is written down.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The secret of a session, as the cookie holds it: 32 random bytes, base64url. Never kept, never
/// shown, wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SessionSecret(String);

impl SessionSecret {
    /// Draws a new one.
    pub(super) fn fresh(installation: &Installation) -> Self {
        let mut bytes = [0_u8; 32];
        installation.gate.chance().draw().fill_bytes(&mut bytes);
        let secret = Self(BASE64_URL_SAFE_NO_PAD.encode(bytes));
        bytes.zeroize();
        secret
    }

    /// The text for the cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the store keeps of it.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The key of the forms of this session: who does not know the secret cannot make it.
    fn form_key(&self) -> String {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(self.0.as_bytes())
            .expect("HMAC takes a key of any length");
        mac.update(b"augenmass/form-key/v1");
        hex::encode(mac.finalize().into_bytes())
    }
}

impl From<String> for SessionSecret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecret(redacted)")
    }
}

/// Somebody who is signed in, with the account as it is now.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who acts.
    pub actor: Actor,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// The name of the office.
    pub office: Option<String>,
    /// The name of the carrier.
    pub carrier: Option<String>,
    /// True while the password is the one that somebody else set: nothing else is possible before the
    /// change.
    pub must_change_password: bool,
    /// True while the code of the second factor is missing: nothing else is possible before it.
    pub second_factor_open: bool,
    /// How the person signed in.
    pub how: How,
    form_key: Private<String>,
}

impl Session {
    /// What each form of this session carries, so that no other page can send one: an HMAC of the
    /// secret, in hex.
    #[must_use]
    pub fn form_key(&self) -> &str {
        self.form_key.reveal()
    }
}

/// True where somebody may sign in with this account: a job never does, the person concerned has a
/// letter code, the software of an office a token.
pub(crate) fn may_sign_in(account: &Account) -> bool {
    account.active && account.role.signs_in()
}

/// The session of a secret, if it lasts and its account may sign in.
pub(super) async fn living(
    installation: &Installation,
    secret: &SessionSecret,
) -> Result<Option<StoredSession>, Error> {
    let gate = &installation.gate;
    let found = gate.store().session(secret.hash()).await?;
    let at = gate.now().at;
    Ok(found.filter(|found| lasts(found, at) && may_sign_in(&found.account)))
}

/// The session of somebody who is signed in wholly, to change how they sign in.
pub(super) async fn complete(
    installation: &Installation,
    secret: &SessionSecret,
) -> Result<StoredSession, Error> {
    let found = living(installation, secret).await?;
    found
        .filter(|found| !found.session.factor_open && found.session.how == How::Password)
        .ok_or(Error::NotFound)
}

fn lasts(found: &StoredSession, at: Timestamp) -> bool {
    let idle = found.seen_at.saturating_add(Limits::shipped().idle);
    at < found.session.until && idle.is_ok_and(|idle| at < idle)
}

/// A new session with a secret of its own.
pub(super) fn new(
    installation: &Installation,
    how: How,
    factor_open: bool,
) -> (SessionSecret, NewSession) {
    let secret = SessionSecret::fresh(installation);
    let begun_at = installation.gate.now().at;
    let limits = Limits::shipped();
    let length = match factor_open {
        true => limits.second_factor,
        false => limits.session,
    };
    let session = NewSession {
        token_hash: secret.hash(),
        begun_at,
        until: begun_at.saturating_add(length).unwrap_or(begun_at),
        how,
        factor_open,
        oidc_subject: None,
        oidc_session: None,
    };
    (secret, session)
}

/// A session with a new secret in the place of another; it does not last longer for it.
pub(super) fn rotated(
    installation: &Installation,
    old: &StoredSession,
) -> (SessionSecret, NewSession) {
    let (secret, fresh) = new(installation, old.session.how, false);
    let begun_at = old.session.begun_at;
    let until = begun_at.saturating_add(Limits::shipped().session);
    let session = NewSession {
        begun_at,
        until: until.unwrap_or(begun_at),
        oidc_subject: old.session.oidc_subject.clone(),
        oidc_session: old.session.oidc_session.clone(),
        ..fresh
    };
    (secret, session)
}

/// The session of a secret, and its use is noted. `None` where there is none, where it ended, or where
/// its account may no longer sign in.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn resume(
    installation: &Installation,
    secret: &SessionSecret,
) -> Result<Option<Session>, Error> {
    let Some(found) = living(installation, secret).await? else {
        return Ok(None);
    };
    let gate = &installation.gate;
    let at = gate.now().at;
    if at.duration_since(found.seen_at) >= SEEN_EVERY {
        gate.store().touch_session(secret.hash(), at).await?;
    }
    let session = &found.session;
    Ok(Some(Session {
        actor: actor_of(&found.account),
        must_change_password: found.must_change && session.how == How::Password,
        second_factor_open: session.factor_open,
        how: session.how,
        form_key: Private::new(secret.form_key()),
        login: found.account.login,
        name: found.account.name,
        office: found.office,
        carrier: found.carrier,
    }))
}

/// Ends a session. One that is not there has ended already.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn end(installation: &Installation, secret: &SessionSecret) -> Result<(), Error> {
    let gate = &installation.gate;
    let Some(found) = gate.store().session(secret.hash()).await? else {
        return Ok(());
    };
    let change = SignInChange {
        at: gate.now().at,
        account: found.account.id,
        credential: CredentialChange::Stays,
        instead_of: Some(secret.hash()),
        end_others: false,
        session: None,
        event: SignInEvent::SignedOut,
    };
    gate.store().change_sign_in(&change).await?;
    Ok(())
}
