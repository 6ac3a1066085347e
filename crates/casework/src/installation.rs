//! An installation: its database, its keys, its people, and the gate to it.
//!
//! Keys lie in a folder of their own (`keys/` beside the database unless said otherwise):
//! `master.key` and `log-signing.key`, mode 0600. See `docs/keys.md`.

mod entries;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::error::Error;
use crate::gate::Gate;
use crate::keys::ERASURES;
use crate::words;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::{CarrierId, CaseId, OfficeId, PersonId};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{
    Action, Actor, Kind, Law, Now, PersonalKind, Private, Purpose, Role, State,
};
use augenmass_ledger::LogSigner;
use augenmass_policy::Policy;
pub use augenmass_store::InstallationKind;
use augenmass_store::backup::ErasureJournal;
use augenmass_store::{
    Account, Batch, Carrier, ListQuery, LogKey, MasterKey, NewHistory, NewInstallation, Office,
    Outcome, Store, StoreError,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

/// The people and bodies of a municipality, as written in a set-up file (`demo/city.toml` is one).
#[derive(Clone, Debug, Deserialize)]
pub struct SetUp {
    /// What it is; a municipality unless said otherwise.
    #[serde(default = "municipality")]
    pub kind: InstallationKind,
    /// The municipality's name.
    pub name: String,
    /// The name of its log, e.g. `log.stadt.example/augenmass`.
    pub log_origin: String,
    /// Offices.
    #[serde(default)]
    pub office: Vec<OfficeEntry>,
    /// Carriers.
    #[serde(default)]
    pub carrier: Vec<CarrierEntry>,
    /// Staff.
    #[serde(default)]
    pub account: Vec<AccountEntry>,
}

const fn municipality() -> InstallationKind {
    InstallationKind::Municipality
}

impl SetUp {
    /// Reads a set-up file; `name`, where given, wins over the file's.
    ///
    /// # Errors
    /// In words, with the line.
    pub fn parse(text: &str, name: Option<&str>) -> Result<Self, String> {
        let mut set_up: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if let Some(name) = name {
            name.clone_into(&mut set_up.name);
        }
        Ok(set_up)
    }
}

/// An office.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Key within the file.
    pub key: String,
    /// Kind.
    pub kind: OfficeKind,
    /// Name.
    pub name: String,
}

/// A carrier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierEntry {
    /// Key within the file.
    pub key: String,
    /// Name.
    pub name: String,
}

/// A member of staff.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEntry {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Office, by key.
    pub office: Option<String>,
    /// Carrier, by key.
    pub carrier: Option<String>,
    /// Deputy, by login (shown to people; gives no permission by itself).
    pub deputy: Option<String>,
}

/// An open installation.
pub struct Installation {
    /// The one door.
    pub gate: Gate,
    signer: LogSigner,
}

pub(crate) fn keys_error(error: &impl std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

impl Installation {
    /// Makes a new municipality: keys, database, offices, carriers, accounts.
    ///
    /// # Errors
    /// Where keys or database exist already, or the set-up file refers to what it does not define.
    pub async fn create(
        url: &str,
        keys: &Path,
        set_up: &SetUp,
        demo: bool,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Result<Self, Error> {
        std::fs::create_dir_all(keys).map_err(|error| keys_error(&error))?;
        let now = clock.now();
        let (master, seed) = {
            let mut rng = chance.draw();
            let master = MasterKey::create(&keys.join("master.key"), &mut *rng)
                .map_err(|e| keys_error(&e))?;
            let seed = LogKey::create(
                &keys.join("log-signing.key"),
                &master,
                &set_up.log_origin,
                &mut *rng,
            )
            .map_err(|e| keys_error(&e))?;
            (master, seed)
        };
        let signer = LogSigner::from_seed(&set_up.log_origin, &seed).map_err(|e| keys_error(&e))?;
        let new = NewInstallation {
            kind: set_up.kind,
            name: set_up.name.clone(),
            demo,
            log_origin: set_up.log_origin.clone(),
            at: now.at,
        };
        let store = Store::create(url, master, new, &mut chance.split()).await?;
        let store = store.with_erasures(ErasureJournal::at(&keys.join(ERASURES)));
        let installation = Self::with(store, signer, clock, chance)?;
        installation.people(set_up).await?;
        Ok(installation)
    }

    /// Opens an installation.
    ///
    /// # Errors
    /// Where the database or a key is missing, not ours, or does not fit.
    pub async fn open(
        url: &str,
        keys: &Path,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Result<Self, Error> {
        let master = MasterKey::load(&keys.join("master.key")).map_err(|e| keys_error(&e))?;
        let store = Store::open(url, master).await?;
        let store = store.with_erasures(ErasureJournal::at(&keys.join(ERASURES)));
        let origin = store.installation().log_origin.clone();
        let (_, signer) = crate::keys::load(keys, &origin)?;
        if store.accounts().await?.is_empty() {
            // Making it was interrupted before its people were entered.
            let text = words::german("error-installation-unfinished", &[]);
            return Err(Error::Internal(text));
        }
        Self::with(store, signer, clock, chance)
    }

    pub(crate) fn with(
        store: Store,
        signer: LogSigner,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Result<Self, Error> {
        let policy = Policy::shipped().map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Self {
            gate: Gate::new(store, policy, Law::shipped(), clock, Arc::new(chance)),
            signer,
        })
    }

    /// Keeps the journal of erasures at another place than in the folder of keys.
    #[must_use]
    pub fn with_erasures(self, file: &Path) -> Self {
        let Self { gate, signer } = self;
        Self {
            gate: gate.with_erasures(ErasureJournal::at(file)),
            signer,
        }
    }

    /// The signer of the log.
    #[must_use]
    pub const fn signer(&self) -> &LogSigner {
        &self.signer
    }

    /// Waits for what is under way and closes the database in order.
    pub async fn close(&self) {
        self.gate.store().close().await;
    }

    /// What it is: a municipality, a family benefits office.
    #[must_use]
    pub fn kind(&self) -> InstallationKind {
        self.gate.store().installation().kind
    }

    /// The installation's name: that of the municipality, or of the family benefits office.
    #[must_use]
    pub fn municipality(&self) -> &str {
        &self.gate.store().installation().name
    }

    /// The id of the installation, as backups and the journal of erasures name it.
    #[must_use]
    pub fn installation_id(&self) -> Uuid {
        self.gate.store().installation().id
    }

    /// True for invented data: every paper and page says so.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.gate.store().installation().demo
    }

    /// The account with this login, as an actor.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none or it may not log in any more.
    pub async fn actor(&self, login: &str) -> Result<Actor, Error> {
        let account = self
            .gate
            .store()
            .account(login)
            .await?
            .ok_or(Error::NotFound)?;
        if !account.active {
            return Err(Error::NotFound);
        }
        Ok(actor_of(&account))
    }

    /// The first active account with a role, by login: what a command line acts as unless told.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody has the role.
    pub async fn actor_with(&self, role: Role) -> Result<Actor, Error> {
        let accounts = self.gate.store().accounts().await?;
        accounts
            .iter()
            .find(|account| account.active && account.role == role)
            .map(actor_of)
            .ok_or(Error::NotFound)
    }

    /// The office of a name or kind, e.g. `Ordnungsamt` or `public-order`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub async fn office(&self, name: &str) -> Result<OfficeId, Error> {
        let offices = self.gate.store().offices().await?;
        offices
            .iter()
            .find(|office| office.name == name || office.kind == name)
            .map(|office| office.id)
            .ok_or(Error::NotFound)
    }

    /// The carrier of a name.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub async fn carrier(&self, name: &str) -> Result<CarrierId, Error> {
        let carriers = self.gate.store().carriers().await?;
        carriers
            .iter()
            .find(|carrier| carrier.name == name)
            .map(|carrier| carrier.id)
            .ok_or(Error::NotFound)
    }

    /// All accounts: login, name, role.
    ///
    /// # Errors
    /// Where the store cannot be asked.
    pub async fn account_list(&self) -> Result<Vec<(String, String, Role)>, Error> {
        let accounts = self.gate.store().accounts().await?;
        Ok(accounts
            .into_iter()
            .map(|account| (account.login, account.name, account.role))
            .collect())
    }

    /// Takes over a disclosure block (§§ 51, 52 BMG) of the register for a person: only a keyed hash
    /// is kept. Their cases halt for a person to decide, and they never appear on an order (P-11).
    ///
    /// # Errors
    /// [`Error::Refused`] where the actor may not.
    pub async fn block(&self, actor: &Actor, person: &PersonRecord) -> Result<(), Error> {
        let permit = self
            .gate
            .permit(actor, Purpose::RegisterClarification, Action::RecordBlock)
            .await?;
        let identity = person.identity();
        let token = self.gate.store().block_token(identity.reveal());
        self.gate
            .keep_house(actor, &permit, "disclosure-block-recorded", |batch| {
                batch.blocks.push(token)
            })
            .await?;
        self.halt_cases_of(&identity).await
    }

    /// Open cases of a person who became protected halt at once; the job does it, so that the history
    /// names nobody who would have looked for them.
    async fn halt_cases_of(&self, same: &Private<String>) -> Result<(), Error> {
        let job = self.actor_with(Role::Job).await?;
        let cases = ListQuery::of(Kind::Case);
        for stored in self.gate.store().list_all(cases).await? {
            if let State::Case(case) = &stored.state
                && case.is_open()
                && case.halted_since().is_none()
                && self.concerns(case.file().person(), same).await?
            {
                let halt = CaseCommand::Halt { id: case.id() };
                match self.gate.submit(&job, Purpose::Housekeeping, halt).await {
                    Ok(_) | Err(Error::Rejected(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// True where the record of a person at the registry is that of `same`. Shown to nobody.
    async fn concerns(&self, person: PersonId, same: &Private<String>) -> Result<bool, Error> {
        let data = match self.gate.store().personal_of(person).await {
            Ok(data) => data,
            Err(StoreError::Erased) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        Ok(data.iter().any(|(_, content)| match content {
            PersonalKind::Person { record } => record.reveal().identity() == *same,
            _ => false,
        }))
    }

    /// True while a complaint about a case is open: hand-overs are frozen (R34).
    ///
    /// # Errors
    /// Where the store cannot be asked.
    pub async fn complaint_is_open(&self, case: CaseId) -> Result<bool, Error> {
        crate::gather::complaint_is_open(self.gate.store(), case).await
    }

    /// Writes offices, carriers and accounts in one transaction. It is the first row of the history,
    /// made by the administrator's own new account; nobody could permit it before.
    async fn people(&self, set_up: &SetUp) -> Result<(), Error> {
        let gate = &self.gate;
        let now = gate.now();
        let mut rng = gate.chance().split();
        let mut next = || {
            use augenmass_domain::Ids as _;
            crate::chance::TimedIds::new(now.at, &mut rng).next()
        };
        let offices: BTreeMap<&str, Office> = set_up
            .office
            .iter()
            .map(|entry| {
                (
                    entry.key.as_str(),
                    entries::office(OfficeId::from_uuid(next()), entry),
                )
            })
            .collect();
        let carriers: BTreeMap<&str, Carrier> = set_up
            .carrier
            .iter()
            .map(|entry| {
                let id = CarrierId::from_uuid(next());
                (
                    entry.key.as_str(),
                    Carrier {
                        id,
                        name: entry.name.clone(),
                    },
                )
            })
            .collect();
        if let Some(entry) = set_up
            .account
            .iter()
            .find(|entry| !exists_in(entry.role, set_up.kind))
        {
            let what = "this role does not exist in an installation of this kind; see docs/operate/reconcile.md";
            return Err(Error::Internal(format!(
                "account `{}`: {what}",
                entry.login
            )));
        }
        let accounts = entries::accounts(&set_up.account, &offices, &carriers, &mut next)?;
        let maker = accounts
            .iter()
            .find(|account| account.role == Role::Administrator)
            .ok_or_else(|| Error::Internal("the set-up file names no administrator; add an account with role `administrator`".to_owned()))?;
        let history = created(now, maker, accounts.len());
        let mut batch = Batch::new(history, &mut gate.chance().split());
        batch.offices = offices.into_values().collect();
        batch.carriers = carriers.into_values().collect();
        batch.accounts = accounts;
        gate.store().commit(batch).await?;
        Ok(())
    }
}

/// Whether a role exists in an installation of a kind: an examiner is no member of a municipality's staff, and
/// none of a municipality's offices works in the family benefits office (§ 30 AO; design section 2).
#[must_use]
pub const fn exists_in(role: Role, kind: InstallationKind) -> bool {
    match kind {
        InstallationKind::FamilyBenefitsOffice => matches!(
            role,
            Role::Examiner
                | Role::SecondExaminer
                | Role::Coordinator
                | Role::HeadOfDepartment
                | Role::DataProtectionOfficer
                | Role::Ombudsperson
                | Role::AuditOffice
                | Role::Administrator
                | Role::Job
        ),
        InstallationKind::Municipality | InstallationKind::StatisticsOffice => !role.examines(),
    }
}

/// The first row of the history.
fn created(now: Now, maker: &Account, accounts: usize) -> NewHistory {
    NewHistory {
        now,
        actor: actor_of(maker),
        action: Action::AddAccount,
        purpose: Purpose::Administration,
        kind: Kind::Installation,
        id: None,
        person: None,
        outcome: Outcome::Accepted,
        event: "installation-created".to_owned(),
        rule: None,
        details: BTreeMap::from([("accounts".to_owned(), accounts.to_string())]),
        read: Vec::new(),
    }
}

/// An account as an actor.
#[must_use]
pub fn actor_of(account: &Account) -> Actor {
    Actor {
        account: account.id,
        role: account.role,
        office: account.office,
        carrier: account.carrier,
        person: None,
    }
}
