//! Signing in whom the city's own service names, and ending sessions at its word. Nothing is taken over
//! from it: the administrator made the account, and what the service says must be what the account is.

use super::session::{self, SessionSecret};
use super::{begin, known};
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::{Private, Role};
use augenmass_store::{Account, CredentialChange, How, NewSession, SignInChange, SignInEvent};
use std::collections::BTreeSet;
use std::fmt;

/// What the sign-in service says of somebody, from a token that the caller has checked.
#[derive(Clone)]
pub struct Claimed {
    /// The login of the account.
    pub login: Private<String>,
    /// The names of roles. What is no role of this house does not matter.
    pub roles: Vec<String>,
    /// The names of offices.
    pub offices: Vec<String>,
    /// The names of carriers.
    pub carriers: Vec<String>,
    /// Who it is for the service, for good (`sub`).
    pub subject: Private<String>,
    /// The session at the service (`sid`), where it names one.
    pub session: Option<String>,
}

impl fmt::Debug for Claimed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Claimed(redacted)")
    }
}

/// In what the service and the account differ. For logs; the person is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Nobody may sign in with this login.
    Login,
    /// The service names no role of this house, another one, or several.
    Role,
    /// The service names another office, none, or one where the account has none.
    Office,
    /// The same for carriers.
    Carrier,
}

impl Unlike {
    /// The word for logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Role => "role",
            Self::Office => "office",
            Self::Carrier => "carrier",
        }
    }
}

/// Signs in whom the city's sign-in service names, where role, office and carrier are those of the
/// account. What differs is noted with the account.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked; the inner error where something differs.
pub async fn with_open_id(
    installation: &Installation,
    claimed: &Claimed,
) -> Result<Result<SessionSecret, Unlike>, Error> {
    let Some(account) = known(installation, claimed.login.reveal()).await? else {
        return Ok(Err(Unlike::Login));
    };
    if let Some(unlike) = unlike(installation, &account, claimed).await? {
        let noted = SignInChange {
            at: installation.gate.now().at,
            account: account.id,
            credential: CredentialChange::Stays,
            instead_of: None,
            end_others: false,
            session: None,
            event: SignInEvent::ClaimsDiffered,
        };
        installation.gate.store().change_sign_in(&noted).await?;
        return Ok(Err(unlike));
    }
    let (secret, session) = session::new(installation, How::OpenIdConnect, false);
    let session = NewSession {
        oidc_subject: Some(claimed.subject.reveal().clone()),
        oidc_session: claimed.session.clone(),
        ..session
    };
    let (change, event) = (CredentialChange::Stays, SignInEvent::SignedIn);
    begin(installation, account.id, session, change, event).await?;
    Ok(Ok(secret))
}

async fn unlike(
    installation: &Installation,
    account: &Account,
    claimed: &Claimed,
) -> Result<Option<Unlike>, Error> {
    let store = installation.gate.store();
    let roles = Role::ALL.into_iter();
    let roles: Vec<Role> = roles
        .filter(|role| claimed.roles.iter().any(|name| name == role.name()))
        .collect();
    if roles != [account.role] {
        return Ok(Some(Unlike::Role));
    }
    let offices = store.offices().await?;
    let office = offices.iter().find(|one| Some(one.id) == account.office);
    if !names(&claimed.offices, office.map(|one| &*one.name)) {
        return Ok(Some(Unlike::Office));
    }
    let carriers = store.carriers().await?;
    let carrier = carriers.iter().find(|one| Some(one.id) == account.carrier);
    if !names(&claimed.carriers, carrier.map(|one| &*one.name)) {
        return Ok(Some(Unlike::Carrier));
    }
    Ok(None)
}

/// True where exactly this is named, or nothing where there is nothing.
fn names(claimed: &[String], own: Option<&str>) -> bool {
    let claimed = claimed.iter().map(|name| name.trim());
    let claimed: BTreeSet<&str> = claimed.filter(|name| !name.is_empty()).collect();
    claimed.into_iter().eq(own)
}

/// Ends sessions at the word of the sign-in service (OpenID Connect Back-Channel Logout 1.0, section
/// 2.6): those that fit all that is given. How many ended.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn end_by_open_id(
    installation: &Installation,
    subject: Option<&str>,
    session_id: Option<&str>,
) -> Result<u64, Error> {
    let (store, at) = (installation.gate.store(), installation.gate.now().at);
    Ok(store
        .end_sessions_by_service(subject, session_id, at)
        .await?)
}
