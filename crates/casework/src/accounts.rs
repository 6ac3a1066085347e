//! Accounts and offices: added and changed by the administrator, who sees no record at all.
//!
//! Every change goes through the gate and leaves a history row. A change of role, office or carrier, and
//! the end of an account, end its sessions in the same transaction. Accounts are never deleted, as the
//! history refers to them.

use crate::chance::TimedIds;
use crate::error::Error;
use crate::gate::{FormKey, Gate};
use crate::installation::Installation;
use crate::sign_in::password;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::{Action, Actor, Ids as _, Private, Purpose, Role};
use augenmass_policy::Permit;
use augenmass_store::{Account, Batch, Carrier, FirstPassword, Office};
use uuid::Uuid;

/// The longest login, in characters.
const LONGEST_LOGIN: usize = 64;
/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// What an account is, as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    /// The name shown.
    pub name: String,
    /// The one role.
    pub role: Role,
    /// The office, for roles that work in one.
    pub office: Option<OfficeId>,
    /// The carrier, for social workers.
    pub carrier: Option<CarrierId>,
    /// Who stands in; shown to people, gives no permission.
    pub deputy: Option<AccountId>,
    /// False once it may not sign in any more.
    pub active: bool,
}

/// An account as the administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// Its id.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// What it is.
    pub particulars: Particulars,
    /// The name of the office.
    pub office: Option<String>,
    /// The name of the carrier.
    pub carrier: Option<String>,
    /// The name of the deputy.
    pub deputy: Option<String>,
    /// True where it has a password (otherwise it signs in at the city's service, or not at all).
    pub has_password: bool,
    /// True where a second factor is asked for.
    pub has_second_factor: bool,
}

/// Why particulars were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountRule {
    /// A login has 2 to 64 small letters, digits, `.`, `-` and `_`, and begins with a letter.
    LoginForm,
    /// Another account has the login.
    LoginTaken,
    /// The name is missing or too long.
    NameMissing,
    /// The role works in an office.
    OfficeMissing,
    /// The role works for a carrier.
    CarrierMissing,
    /// Office or carrier do not exist, or are not for this role.
    DoesNotFit,
    /// The deputy is no other account of a person.
    DeputyDoesNotFit,
    /// Nobody has this role by hand: jobs and the person concerned.
    NotByHand,
    /// Nobody changes the own role or ends the own account; so one administrator always remains.
    OwnAccount,
}

impl AccountRule {
    /// All rules.
    pub const ALL: [Self; 9] = [
        Self::LoginForm,
        Self::LoginTaken,
        Self::NameMissing,
        Self::OfficeMissing,
        Self::CarrierMissing,
        Self::DoesNotFit,
        Self::DeputyDoesNotFit,
        Self::NotByHand,
        Self::OwnAccount,
    ];

    /// The key of its text in the translations.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LoginForm => "account-login-form",
            Self::LoginTaken => "account-login-taken",
            Self::NameMissing => "account-name-missing",
            Self::OfficeMissing => "account-office-missing",
            Self::CarrierMissing => "account-carrier-missing",
            Self::DoesNotFit => "account-does-not-fit",
            Self::DeputyDoesNotFit => "account-deputy-does-not-fit",
            Self::NotByHand => "account-not-by-hand",
            Self::OwnAccount => "account-own-account",
        }
    }
}

/// All accounts, by login.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn list(installation: &Installation, actor: &Actor) -> Result<Vec<AccountRow>, Error> {
    let gate = &installation.gate;
    let _permit = permit(gate, actor).await?;
    let store = gate.store();
    let (offices, carriers) = (store.offices().await?, store.carriers().await?);
    let accounts = store.accounts().await?;
    let mut rows = Vec::with_capacity(accounts.len());
    for account in &accounts {
        let credential = store.credential(account.id).await?;
        let office = offices.iter().find(|one| Some(one.id) == account.office);
        let carrier = carriers.iter().find(|one| Some(one.id) == account.carrier);
        let deputy = accounts.iter().find(|one| Some(one.id) == account.deputy);
        rows.push(AccountRow {
            id: account.id,
            login: account.login.clone(),
            particulars: particulars_of(account),
            office: office.map(|one| one.name.clone()),
            carrier: carrier.map(|one| one.name.clone()),
            deputy: deputy.map(|one| one.name.clone()),
            has_password: credential.is_some(),
            has_second_factor: credential.is_some_and(|known| known.factor_counts()),
        });
    }
    Ok(rows)
}

/// Adds an account. It signs in once it has a first password ([`first_password`]), or at the city's
/// service.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; the inner error where a rule says no.
pub async fn add_account(
    installation: &Installation,
    actor: &Actor,
    login: &str,
    particulars: Particulars,
) -> Result<Result<AccountId, AccountRule>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    if !is_login(login) {
        return Ok(Err(AccountRule::LoginForm));
    }
    if gate.store().account(login).await?.is_some() {
        return Ok(Err(AccountRule::LoginTaken));
    }
    if let Some(rule) = broken(gate, None, &particulars).await? {
        return Ok(Err(rule));
    }
    let id = AccountId::from_uuid(fresh_id(gate));
    let account = account(id, login, particulars);
    gate.keep_house(actor, &permit, "account-added", |batch| {
        about(batch, id);
        let role = account.role.name().to_owned();
        batch.history.details.insert("role".to_owned(), role);
        batch.accounts.push(account);
    })
    .await?;
    Ok(Ok(id))
}

/// Changes what an account is. Another role, office or carrier, and the end of the account, end its
/// sessions.
///
/// # Errors
/// [`Error::Refused`] where the actor may not, [`Error::NotFound`] where there is no such account; the
/// inner error where a rule says no.
pub async fn change_account(
    installation: &Installation,
    actor: &Actor,
    id: AccountId,
    particulars: Particulars,
) -> Result<Result<(), AccountRule>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    let known = gate.store().account_by_id(id).await?;
    let known = known.ok_or(Error::NotFound)?;
    let before = particulars_of(&known);
    if id == actor.account && (before.role, before.active) != (particulars.role, particulars.active)
    {
        return Ok(Err(AccountRule::OwnAccount));
    }
    if let Some(rule) = broken(gate, Some(&known), &particulars).await? {
        return Ok(Err(rule));
    }
    let duties = |one: &Particulars| (one.role, one.office, one.carrier, one.active);
    let ends_sessions = duties(&before) != duties(&particulars);
    let account = account(id, &known.login, particulars);
    gate.keep_house(actor, &permit, "account-changed", |batch| {
        about(batch, id);
        let details = &mut batch.history.details;
        for (name, old, new) in [
            (
                "role",
                before.role.name().to_owned(),
                account.role.name().to_owned(),
            ),
            ("office", shown(before.office), shown(account.office)),
            ("carrier", shown(before.carrier), shown(account.carrier)),
            ("deputy", shown(before.deputy), shown(account.deputy)),
            (
                "active",
                before.active.to_string(),
                account.active.to_string(),
            ),
        ] {
            if old != new {
                details.insert(name.to_owned(), new);
                details.insert(format!("{name}-before"), old);
            }
        }
        batch.accounts.push(account);
        batch.signed_out.extend(ends_sessions.then_some(id));
    })
    .await?;
    Ok(Ok(()))
}

/// Adds an office: a compartment with a key of its own. A form adds it once, however often it is sent.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; the inner error where the name is missing.
pub async fn add_office(
    installation: &Installation,
    actor: &Actor,
    kind: OfficeKind,
    name: &str,
    form: &FormKey,
) -> Result<Result<OfficeId, AccountRule>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    if !is_name(name) {
        return Ok(Err(AccountRule::NameMissing));
    }
    let id = OfficeId::from_uuid(fresh_id(gate));
    let office = Office {
        id,
        name: name.trim().to_owned(),
        kind: kind.name().to_owned(),
    };
    let added = gate.keep_house_once(actor, &permit, "office-added", (form, id.uuid()), |batch| {
        let details = &mut batch.history.details;
        details.insert("office".to_owned(), id.to_string());
        details.insert("kind".to_owned(), office.kind.clone());
        batch.offices.push(office);
    });
    Ok(Ok(OfficeId::from_uuid(added.await?)))
}

/// Adds a free carrier; its people get accounts of their own.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; the inner error where the name is missing.
pub async fn add_carrier(
    installation: &Installation,
    actor: &Actor,
    name: &str,
    form: &FormKey,
) -> Result<Result<CarrierId, AccountRule>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    if !is_name(name) {
        return Ok(Err(AccountRule::NameMissing));
    }
    let id = CarrierId::from_uuid(fresh_id(gate));
    let name = name.trim().to_owned();
    let added = gate.keep_house_once(
        actor,
        &permit,
        "carrier-added",
        (form, id.uuid()),
        |batch| {
            let details = &mut batch.history.details;
            details.insert("carrier".to_owned(), id.to_string());
            batch.carriers.push(Carrier { id, name });
        },
    );
    Ok(Ok(CarrierId::from_uuid(added.await?)))
}

/// Sets a fresh random first password, to be told to its holder once: it must be changed at the first
/// sign-in. A second factor goes with it (a lost device), and the sessions of the account end.
///
/// # Errors
/// [`Error::Refused`] where the actor may not, [`Error::NotFound`] where there is no such account or
/// nobody may sign in with it.
pub async fn first_password(
    installation: &Installation,
    actor: &Actor,
    id: AccountId,
) -> Result<Private<String>, Error> {
    let gate = &installation.gate;
    let permit = permit(gate, actor).await?;
    let account = gate.store().account_by_id(id).await?;
    account
        .filter(crate::sign_in::may_sign_in)
        .ok_or(Error::NotFound)?;
    let fresh = password::fresh(installation);
    let hash = password::hash(installation, &fresh).await?;
    gate.keep_house(actor, &permit, "first-password-set", |batch| {
        about(batch, id);
        batch.passwords.push(FirstPassword { account: id, hash });
    })
    .await?;
    Ok(fresh)
}

async fn permit(gate: &Gate, actor: &Actor) -> Result<Permit, Error> {
    let (purpose, action) = (Purpose::Administration, Action::AddAccount);
    gate.permit(actor, purpose, action).await
}

/// The rule that particulars break, if any.
async fn broken(
    gate: &Gate,
    known: Option<&Account>,
    particulars: &Particulars,
) -> Result<Option<AccountRule>, Error> {
    let before = known.map(|account| account.role);
    if particulars.role.is_automatic() || before.is_some_and(Role::is_automatic) {
        return Ok(Some(AccountRule::NotByHand));
    }
    if !is_name(&particulars.name) {
        return Ok(Some(AccountRule::NameMissing));
    }
    let kind = gate.store().installation().kind;
    if !crate::installation::exists_in(particulars.role, kind) {
        return Ok(Some(AccountRule::DoesNotFit));
    }
    let works_for_carrier = particulars.role == Role::SocialWorker;
    if works_in_office(particulars.role) && particulars.office.is_none() {
        return Ok(Some(AccountRule::OfficeMissing));
    }
    if works_for_carrier && particulars.carrier.is_none() {
        return Ok(Some(AccountRule::CarrierMissing));
    }
    let store = gate.store();
    let (offices, carriers) = (store.offices().await?, store.carriers().await?);
    let office = particulars.office;
    let office = office.is_none_or(|id| offices.iter().any(|one| one.id == id));
    let carrier = particulars.carrier;
    let carrier = carrier.is_none_or(|id| carriers.iter().any(|one| one.id == id));
    if let Some(id) = particulars.deputy {
        let deputy = store.account_by_id(id).await?;
        let person = deputy.as_ref().is_some_and(crate::sign_in::may_sign_in);
        if !person || known.is_some_and(|known| known.id == id) {
            return Ok(Some(AccountRule::DeputyDoesNotFit));
        }
    }
    let both = particulars.office.is_some() && particulars.carrier.is_some();
    let wrongly = particulars.carrier.is_some() && !works_for_carrier;
    let fits = office && carrier && !both && !wrongly;
    Ok((!fits).then_some(AccountRule::DoesNotFit))
}

const fn works_in_office(role: Role) -> bool {
    matches!(
        role,
        Role::Clerk
            | Role::SecondSignatory
            | Role::RegistryOfficer
            | Role::RegistryLead
            | Role::Examiner
            | Role::SecondExaminer
            | Role::OfficeSystem
    )
}

fn is_login(login: &str) -> bool {
    let letters =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    (2..=LONGEST_LOGIN).contains(&login.len())
        && login.bytes().all(letters)
        && login.starts_with(|first: char| first.is_ascii_lowercase())
}

fn is_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control)
}

fn fresh_id(gate: &Gate) -> Uuid {
    let mut rng = gate.chance().split();
    TimedIds::new(gate.now().at, &mut rng).next()
}

fn about(batch: &mut Batch, id: AccountId) {
    let details = &mut batch.history.details;
    details.insert("account".to_owned(), id.to_string());
}

fn shown(id: Option<impl ToString>) -> String {
    id.map_or_else(|| "none".to_owned(), |id| id.to_string())
}

fn account(id: AccountId, login: &str, particulars: Particulars) -> Account {
    Account {
        id,
        login: login.to_owned(),
        name: particulars.name.trim().to_owned(),
        role: particulars.role,
        office: particulars.office,
        carrier: particulars.carrier,
        deputy: particulars.deputy,
        active: particulars.active,
    }
}

fn particulars_of(account: &Account) -> Particulars {
    Particulars {
        name: account.name.clone(),
        role: account.role,
        office: account.office,
        carrier: account.carrier,
        deputy: account.deputy,
        active: account.active,
    }
}
