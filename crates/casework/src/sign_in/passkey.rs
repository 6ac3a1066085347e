//! Passkeys: an enhancement of the second factor of a local account, never without it. Set up with a code of the
//! app, asked for beside it, removed with it. Why it is so: `docs/decisions/0063-passkeys.md`.

use super::factor::{carry_out, credential_of, may_try, tried, waiting};
use super::session::complete;
use super::webauthn::{Assertion, Registration, RelyingParty, Wrong};
use super::{Limits, SessionSecret};
use crate::clock::now_at;
use crate::error::Error;
use crate::installation::Installation;
use augenmass_store::{
    CredentialChange, NewPasskey, Passkey, Question, SignInChange, SignInEvent, StoredSession,
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use jiff::civil::DateTime;
use rand::RngCore as _;

/// The most passkeys of an account.
const MOST: usize = 10;
/// The longest name of a passkey, in characters.
const LONGEST_LABEL: usize = 60;

/// A passkey as its holder sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// The id of its credential, base64url.
    pub credential: String,
    /// What its holder calls it.
    pub label: String,
    /// When it was made, by the wall clock.
    pub made: DateTime,
    /// When it was last used.
    pub used: Option<DateTime>,
}

/// What a browser is told to make a passkey.
#[derive(Clone, Debug)]
pub struct NewPasskeyAsked {
    /// What it answers.
    pub question: String,
    /// An id of the account that says nothing about the person, base64url.
    pub user: String,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// The credentials there are: no device makes a second one.
    pub known: Vec<String>,
}

/// What a browser is told to use a passkey.
#[derive(Clone, Debug)]
pub struct PasskeyAsked {
    /// What it answers.
    pub question: String,
    /// The credentials that may answer.
    pub known: Vec<String>,
}

/// Why no passkey is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyRule {
    /// It has no name, or a too long one.
    LabelMissing,
    /// There are as many as there may be.
    TooMany,
    /// The code is wrong, was used, or the account waits.
    CodeWrong,
}

impl PasskeyRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::LabelMissing, Self::TooMany, Self::CodeWrong];

    /// The key of its text in the translations.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LabelMissing => "passkey-label-missing",
            Self::TooMany => "passkey-too-many",
            Self::CodeWrong => "wrong-second-factor",
        }
    }
}

/// The passkeys of the account of a session; `None` where there is no second factor beside which one could be.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password.
pub async fn passkeys(
    installation: &Installation,
    session: &SessionSecret,
) -> Result<Option<Vec<PasskeyRow>>, Error> {
    let found = complete(installation, session).await?;
    if !credential_of(installation, &found).await?.factor_counts() {
        return Ok(None);
    }
    let keys = keys_of(installation, &found).await?;
    Ok(Some(keys.iter().map(row).collect()))
}

/// Begins to set up a passkey; a code of the app proves that it is the person who has it. The answer is for
/// [`add_passkey`].
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password or there is no second factor; the inner error
/// where a rule says no.
pub async fn begin_passkey(
    installation: &Installation,
    session: &SessionSecret,
    label: &str,
    code: &str,
) -> Result<Result<NewPasskeyAsked, PasskeyRule>, Error> {
    let found = complete(installation, session).await?;
    if !is_label(label) {
        return Ok(Err(PasskeyRule::LabelMissing));
    }
    let keys = keys_of(installation, &found).await?;
    if keys.len() >= MOST {
        return Ok(Err(PasskeyRule::TooMany));
    }
    let Some(step) = tried(installation, &found, code).await? else {
        return Ok(Err(PasskeyRule::CodeWrong));
    };
    let change = SignInChange {
        at: installation.gate.now().at,
        account: found.account.id,
        credential: CredentialChange::CodeRight { step },
        instead_of: None,
        end_others: false,
        session: None,
        event: SignInEvent::PasskeyBegun,
    };
    if !installation.gate.store().change_sign_in(&change).await? {
        return Ok(Err(PasskeyRule::CodeWrong));
    }
    Ok(Ok(NewPasskeyAsked {
        question: ask(installation, &found).await?,
        user: BASE64_URL_SAFE_NO_PAD.encode(found.account.id.uuid().as_bytes()),
        login: found.account.login,
        name: found.account.name,
        known: keys.iter().map(id_of).collect(),
    }))
}

/// Keeps a new passkey. Gives the session a new secret; `None` where the words of the browser do not answer what was
/// asked, or came too late.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password.
pub async fn add_passkey(
    installation: &Installation,
    session: &SessionSecret,
    pages: &RelyingParty,
    label: &str,
    sent: &Registration<'_>,
) -> Result<Option<SessionSecret>, Error> {
    let found = complete(installation, session).await?;
    let Some(question) = answered(installation, &found).await? else {
        return Ok(None);
    };
    let registered = match pages.registered(&question, sent) {
        Ok(registered) if is_label(label) => registered,
        Ok(_) => return Ok(None),
        Err(why) => return Ok(refused(why)),
    };
    let credential = CredentialChange::PasskeyAdded(NewPasskey {
        credential_id: registered.credential,
        public_key: registered.public_key,
        label: label.trim().to_owned(),
        counter: registered.counter,
    });
    carry_out(installation, &found, credential, SignInEvent::PasskeyAdded).await
}

/// Removes a passkey; a code of the app proves that it is the person who has it. `None` where the code is wrong or
/// was used, or there is no such passkey.
///
/// # Errors
/// [`Error::NotFound`] where the session is not one of a password or there is no second factor.
pub async fn remove_passkey(
    installation: &Installation,
    session: &SessionSecret,
    credential: &str,
    code: &str,
) -> Result<Option<SessionSecret>, Error> {
    let found = complete(installation, session).await?;
    let Some(step) = tried(installation, &found, code).await? else {
        return Ok(None);
    };
    let Ok(credential_id) = BASE64_URL_SAFE_NO_PAD.decode(credential) else {
        return Ok(None);
    };
    let credential = CredentialChange::PasskeyRemoved {
        step,
        credential_id,
    };
    carry_out(
        installation,
        &found,
        credential,
        SignInEvent::PasskeyRemoved,
    )
    .await
}

/// What the passkeys of somebody are asked whose password was right; `None` where there are none.
///
/// # Errors
/// [`Error::NotFound`] where no session waits for its second factor.
pub async fn ask_passkey(
    installation: &Installation,
    session: &SessionSecret,
) -> Result<Option<PasskeyAsked>, Error> {
    let found = waiting(installation, session).await?;
    let keys = keys_of(installation, &found).await?;
    if keys.is_empty() {
        return Ok(None);
    }
    Ok(Some(PasskeyAsked {
        question: ask(installation, &found).await?,
        known: keys.iter().map(id_of).collect(),
    }))
}

/// Completes signing in with a passkey: a new secret for the session, or `None` where the answer is wrong, came too
/// late or was given before, or the account waits. The tries count with those of password and code.
///
/// # Errors
/// [`Error::NotFound`] where no session waits for its second factor.
pub async fn confirm_with_passkey(
    installation: &Installation,
    session: &SessionSecret,
    pages: &RelyingParty,
    sent: &Assertion<'_>,
) -> Result<Option<SessionSecret>, Error> {
    let found = waiting(installation, session).await?;
    if !may_try(installation, &found, SignInEvent::PasskeyTried).await? {
        return Ok(None);
    }
    let Some(question) = answered(installation, &found).await? else {
        return Ok(None);
    };
    let keys = keys_of(installation, &found).await?;
    let Some(Passkey { key, .. }) = keys.iter().find(|key| id_of(key) == sent.credential) else {
        return Ok(refused(Wrong::Credential));
    };
    let counter = match pages.confirmed(&question, sent, (&key.public_key, key.counter)) {
        Ok(counter) => counter,
        Err(why) => return Ok(refused(why)),
    };
    let credential = CredentialChange::PasskeyRight {
        credential_id: key.credential_id.clone(),
        counter,
    };
    carry_out(installation, &found, credential, SignInEvent::SignedIn).await
}

async fn keys_of(
    installation: &Installation,
    found: &StoredSession,
) -> Result<Vec<Passkey>, Error> {
    let store = installation.gate.store();
    Ok(store.passkeys(found.account.id).await?)
}

/// Draws a question for a session; it may be answered for as long as a right password waits for its second factor.
async fn ask(installation: &Installation, found: &StoredSession) -> Result<String, Error> {
    let gate = &installation.gate;
    let mut bytes = [0_u8; 32];
    gate.chance().draw().fill_bytes(&mut bytes);
    let text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let at = gate.now().at;
    let until = at.saturating_add(Limits::shipped().second_factor);
    let question = Question {
        text: text.clone(),
        until: until.unwrap_or(at),
    };
    let token = found.session.token_hash;
    if !gate.store().ask(token, &question).await? {
        return Err(Error::NotFound);
    }
    Ok(text)
}

/// The question of a session, taken: whatever becomes of the answer, it is not answered again.
async fn answered(
    installation: &Installation,
    found: &StoredSession,
) -> Result<Option<String>, Error> {
    let gate = &installation.gate;
    let Some(question) = &found.question else {
        return Ok(None);
    };
    let token = found.session.token_hash;
    let taken = gate.store().take_question(token, question).await?;
    let in_time = gate.now().at < question.until;
    Ok((taken && in_time).then(|| question.text.clone()))
}

/// What does not fit is told in the log, in a fixed word, and to nobody else.
fn refused(why: Wrong) -> Option<SessionSecret> {
    tracing::warn!(why = why.name(), "a passkey was not accepted");
    None
}

fn is_label(label: &str) -> bool {
    let label = label.trim();
    !label.is_empty()
        && label.chars().count() <= LONGEST_LABEL
        && !label.chars().any(char::is_control)
}

fn id_of(key: &Passkey) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(&key.key.credential_id)
}

fn row(key: &Passkey) -> PasskeyRow {
    PasskeyRow {
        credential: id_of(key),
        label: key.key.label.clone(),
        made: now_at(key.made_at).local,
        used: key.used_at.map(|at| now_at(at).local),
    }
}
