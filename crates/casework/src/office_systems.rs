//! Office systems (Fachverfahren): the software of an office, which comes in by a token. The administrator
//! issues and revokes tokens; a system is an account of the role [`Role::OfficeSystem`] and acts through
//! the gate like everybody else (`docs/decisions/0025-api-for-office-systems.md`).
//!
//! A token is shown once and kept nowhere: the store has its SHA-256. It holds for the office that it was
//! issued for; when the account ends or moves to another office, it lets nobody in.

use crate::chance::TimedIds;
use crate::clock::{begin_of, now_at};
use crate::error::Error;
use crate::gate::{FormKey, Gate};
use crate::installation::{Installation, actor_of};
use crate::sign_in::Limits;
use augenmass_domain::id::{AccountId, OfficeTokenId};
use augenmass_domain::{Action, Actor, Kind, Private, Purpose, Role};
use augenmass_policy::Permit;
use augenmass_store::{Account, NewOfficeToken, OfficeToken, Submission};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};

/// What each token begins with, so that one that was left lying about can be found.
const PREFIX: &str = "augenmass_";
/// The longest label, in characters.
const LONGEST_LABEL: usize = 100;

/// A system that a token can be issued to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// Its account.
    pub account: AccountId,
    /// The name of the account.
    pub name: String,
    /// The name of its office.
    pub office: String,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It lets its system in.
    Valid,
    /// Its time is over.
    Ended,
    /// An administrator revoked it.
    Revoked,
    /// Its account ended, or is another office's by now.
    AccountChanged,
}

/// A token as the administrator sees it; the token itself nobody sees again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Its id.
    pub id: OfficeTokenId,
    /// The name of the system's account.
    pub system: String,
    /// The name of the office that it was issued for.
    pub office: String,
    /// What people call it.
    pub label: String,
    /// When it was issued.
    pub issued_on: Date,
    /// The day on which it ends.
    pub until: Date,
    /// Where it stands.
    pub standing: Standing,
}

/// Why no token was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenRule {
    /// The account is no active office system.
    NotASystem,
    /// The label is missing or too long.
    LabelMissing,
    /// The day is not between tomorrow and the longest time a token may last.
    UntilOutOfRange,
}

impl TokenRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::NotASystem, Self::LabelMissing, Self::UntilOutOfRange];

    /// The key of its text in the translations.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotASystem => "token-not-a-system",
            Self::LabelMissing => "token-label-missing",
            Self::UntilOutOfRange => "token-until-out-of-range",
        }
    }
}

/// A system that came in by its token.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who acts.
    pub actor: Actor,
    /// The token, for the limit of its requests.
    pub token: OfficeTokenId,
}

/// The active systems, by login.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn systems(installation: &Installation, actor: &Actor) -> Result<Vec<System>, Error> {
    let gate = &installation.gate;
    let _permit = permit(gate, actor).await?;
    let offices = gate.store().offices().await?;
    let accounts = gate.store().accounts().await?.into_iter();
    let systems = accounts.filter(is_system).map(|account| {
        let office = offices.iter().find(|one| Some(one.id) == account.office);
        System {
            account: account.id,
            office: office.map_or_else(String::new, |one| one.name.clone()),
            name: account.name,
        }
    });
    Ok(systems.collect())
}

/// All tokens, the newest first; ended ones until the nightly job forgets them.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn tokens(installation: &Installation, actor: &Actor) -> Result<Vec<TokenRow>, Error> {
    let gate = &installation.gate;
    let _permit = permit(gate, actor).await?;
    let (offices, accounts) = (
        gate.store().offices().await?,
        gate.store().accounts().await?,
    );
    let (tokens, at) = (gate.store().office_tokens().await?, gate.now().at);
    let rows = tokens.into_iter().map(|token| {
        let account = accounts.iter().find(|one| one.id == token.account);
        let office = offices.iter().find(|one| one.id == token.office);
        TokenRow {
            id: token.id,
            system: account.map_or_else(String::new, |one| one.name.clone()),
            office: office.map_or_else(String::new, |one| one.name.clone()),
            issued_on: now_at(token.issued_at).today(),
            until: last_day(token.until),
            standing: standing(&token, account, at),
            label: token.label,
        }
    });
    Ok(rows.collect())
}

/// Issues a token to a system, good until the end of a day, once for each form. The text is told this one
/// time and kept nowhere.
///
/// # Errors
/// [`Error::Refused`] where the actor may not, [`Error::Conflict`] where this form was carried out
/// before; the inner error where a rule says no.
pub async fn issue(
    installation: &Installation,
    actor: &Actor,
    account: AccountId,
    (label, until): (&str, Date),
    form: &FormKey,
) -> Result<Result<Private<String>, TokenRule>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    let known = gate.store().account_by_id(account).await?;
    let Some((known, office)) = known
        .filter(is_system)
        .and_then(|known| known.office.map(|office| (known, office)))
    else {
        return Ok(Err(TokenRule::NotASystem));
    };
    let label = label.trim();
    if label.is_empty()
        || label.chars().count() > LONGEST_LABEL
        || label.chars().any(char::is_control)
    {
        return Ok(Err(TokenRule::LabelMissing));
    }
    let Some(end) = end_of(gate, until) else {
        return Ok(Err(TokenRule::UntilOutOfRange));
    };
    let text = fresh(gate);
    let token = NewOfficeToken {
        id: OfficeTokenId::fresh(&mut TimedIds::new(
            gate.now().at,
            &mut gate.chance().split(),
        )),
        account: known.id,
        office,
        label: label.to_owned(),
        token_hash: hash(text.reveal()),
        until: end,
    };
    gate.keep_house(actor, &permit, "office-token-issued", |batch| {
        let details = &mut batch.history.details;
        details.insert("token".to_owned(), token.id.to_string());
        details.insert("account".to_owned(), known.id.to_string());
        details.insert("office".to_owned(), office.to_string());
        details.insert("until".to_owned(), until.to_string());
        batch.submission = Some(Submission {
            form_key_hash: form.hash(),
            kind: Kind::Installation,
            id: None,
        });
        batch.office_tokens.push(token);
    })
    .await?;
    Ok(Ok(text))
}

/// Revokes a token: from now on it lets nobody in.
///
/// # Errors
/// [`Error::Refused`] where the actor may not, [`Error::NotFound`] where there is no such token,
/// [`Error::Conflict`] where it was revoked before.
pub async fn revoke(
    installation: &Installation,
    actor: &Actor,
    id: OfficeTokenId,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    let tokens = gate.store().office_tokens().await?;
    let known = tokens.into_iter().find(|token| token.id == id);
    let known = known.ok_or(Error::NotFound)?;
    gate.keep_house(actor, &permit, "office-token-revoked", |batch| {
        let details = &mut batch.history.details;
        details.insert("token".to_owned(), id.to_string());
        details.insert("account".to_owned(), known.account.to_string());
        batch.revoked.push(id);
    })
    .await?;
    Ok(())
}

/// The system that a token lets in. `None` where there is no such token, it ended or was revoked, or its
/// account ended or is another office's by now: nobody learns which.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn caller(installation: &Installation, text: &str) -> Result<Option<Caller>, Error> {
    let gate = &installation.gate;
    let Some((token, account)) = gate.store().office_token(hash(text)).await? else {
        return Ok(None);
    };
    let valid = standing(&token, Some(&account), gate.now().at) == Standing::Valid;
    Ok(valid.then(|| Caller {
        actor: actor_of(&account),
        token: token.id,
    }))
}

async fn permit(gate: &Gate, actor: &Actor) -> Result<Permit, Error> {
    let (purpose, action) = (Purpose::Administration, Action::AddAccount);
    gate.permit(actor, purpose, action).await
}

fn is_system(account: &Account) -> bool {
    account.active && account.role == Role::OfficeSystem
}

fn standing(token: &OfficeToken, account: Option<&Account>, at: Timestamp) -> Standing {
    let same = |account: &Account| is_system(account) && account.office == Some(token.office);
    if token.revoked_at.is_some() {
        Standing::Revoked
    } else if at >= token.until {
        Standing::Ended
    } else if account.is_some_and(same) {
        Standing::Valid
    } else {
        Standing::AccountChanged
    }
}

/// The last day on which a token lets in: its end is the midnight after.
fn last_day(until: Timestamp) -> Date {
    let before = until.saturating_sub(SignedDuration::from_secs(1));
    now_at(before.unwrap_or(until)).today()
}

/// The last moment of a day that a token may last to.
fn end_of(gate: &Gate, until: Date) -> Option<Timestamp> {
    let now = gate.now();
    let days = i64::from(Limits::shipped().token_days);
    let longest = now
        .today()
        .saturating_add(SignedDuration::from_hours(24 * days));
    let fits = until > now.today() && until <= longest;
    let end = until.tomorrow().ok().filter(|_| fits)?;
    Some(begin_of(end).timestamp())
}

fn fresh(gate: &Gate) -> Private<String> {
    let mut bytes = [0_u8; 32];
    gate.chance().draw().fill_bytes(&mut bytes);
    let text = format!("{PREFIX}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes));
    zeroize::Zeroize::zeroize(&mut bytes);
    Private::new(text)
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
