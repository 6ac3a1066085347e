//! What a page needs beside a record: the names of offices and staff, and the record's history.
//! Read-only; personal data come through the gate alone.

use crate::error::Error;
use crate::gate::Seen;
use crate::installation::Installation;
use augenmass_domain::id::{AccountId, CarrierId, CaseId, OfficeId};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::{Action, Actor, Kind, LetterOrder, Purpose, Role};
use augenmass_store::HistoryRow;
pub use augenmass_store::Outcome;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An office as a page names it.
#[derive(Clone, Debug)]
pub struct OfficeName {
    /// Its id.
    pub id: OfficeId,
    /// Its name.
    pub name: String,
    /// What it is; `None` for a kind that this version does not know.
    pub kind: Option<OfficeKind>,
}

/// A member of staff as a page names them.
#[derive(Clone, Debug)]
pub struct StaffName {
    /// Their id.
    pub id: AccountId,
    /// The name shown.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Their office.
    pub office: Option<OfficeId>,
    /// Who stands in for them.
    pub deputy: Option<AccountId>,
    /// Whether the account has not ended.
    pub active: bool,
}

/// The offices, carriers and staff of an installation by name. No person concerned is in it.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Offices, by name.
    pub offices: Vec<OfficeName>,
    /// Carriers, by name.
    pub carriers: Vec<(CarrierId, String)>,
    /// Staff, by login.
    pub staff: Vec<StaffName>,
}

impl Directory {
    /// The name of an office; empty where there is none.
    #[must_use]
    pub fn office(&self, id: Option<OfficeId>) -> &str {
        let mut offices = self.offices.iter();
        offices
            .find(|office| Some(office.id) == id)
            .map_or("", |office| &office.name)
    }
    /// The offices of a kind.
    pub fn offices_of(&self, kind: OfficeKind) -> impl Iterator<Item = &OfficeName> {
        self.offices
            .iter()
            .filter(move |office| office.kind == Some(kind))
    }
    /// The name of a carrier; empty where there is none.
    #[must_use]
    pub fn carrier(&self, id: Option<CarrierId>) -> &str {
        let mut carriers = self.carriers.iter();
        carriers
            .find(|(known, _)| Some(*known) == id)
            .map_or("", |(_, name)| name)
    }
    /// The member of staff with an account.
    #[must_use]
    pub fn person(&self, id: AccountId) -> Option<&StaffName> {
        self.staff.iter().find(|person| person.id == id)
    }
    /// The members of staff for whom this one stands in.
    pub fn stood_in_for(&self, id: AccountId) -> impl Iterator<Item = &StaffName> {
        self.staff
            .iter()
            .filter(move |person| person.deputy == Some(id))
    }
    /// The name of a member of staff; empty where there is none.
    #[must_use]
    pub fn name(&self, id: AccountId) -> &str {
        self.person(id).map_or("", |person| &person.name)
    }
}

/// One step in the history of a record.
#[derive(Clone, Debug)]
pub struct Step {
    /// The wall clock of the installation.
    pub at: DateTime,
    /// What was asked.
    pub action: Action,
    /// What became of it.
    pub outcome: Outcome,
    /// The event; empty where nothing happened.
    pub event: String,
    /// The rule or policy that said no.
    pub rule: Option<String>,
    /// Who.
    pub by: AccountId,
    /// In which role.
    pub role: Role,
    /// In which office.
    pub office: Option<OfficeId>,
    /// For which purpose.
    pub purpose: Purpose,
    /// Details: references, names of words, dates, counts.
    pub details: BTreeMap<String, String>,
    /// The index of its leaf in the log, once integrated.
    pub leaf: Option<u64>,
}

impl From<HistoryRow> for Step {
    fn from(row: HistoryRow) -> Self {
        let record = row.record;
        Self {
            at: record
                .moment()
                .map_or_else(DateTime::default, |at| crate::clock::now_at(at).local),
            action: record.action,
            outcome: record.outcome,
            event: record.event,
            rule: record.rule,
            by: record.actor,
            role: record.role,
            office: record.office,
            purpose: record.purpose,
            details: record.details,
            leaf: row.index,
        }
    }
}

/// The offices, carriers and staff.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn directory(installation: &Installation) -> Result<Directory, Error> {
    let store = installation.gate.store();
    let offices = store.offices().await?.into_iter();
    let carriers = store.carriers().await?.into_iter();
    let accounts = store.accounts().await?.into_iter();
    Ok(Directory {
        offices: offices
            .map(|office| OfficeName {
                id: office.id,
                kind: OfficeKind::by_name(&office.kind),
                name: office.name,
            })
            .collect(),
        carriers: carriers.map(|carrier| (carrier.id, carrier.name)).collect(),
        staff: accounts
            .map(|account| StaffName {
                id: account.id,
                name: account.name,
                role: account.role,
                office: account.office,
                deputy: account.deputy,
                active: account.active,
            })
            .collect(),
    })
}

/// The history of a record that the account may see, oldest first: what was done, what was refused, and
/// who read personal data for what (P-04).
///
/// # Errors
/// [`Error::NotFound`] where it may not be seen.
pub async fn timeline(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    kind: Kind,
    id: Uuid,
) -> Result<Vec<Step>, Error> {
    installation.gate.view(actor, purpose, kind, id).await?;
    steps(installation, kind, id).await
}

/// The history of a record that was just seen, oldest first.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn timeline_of(installation: &Installation, seen: &Seen) -> Result<Vec<Step>, Error> {
    let state = seen.state();
    steps(installation, state.kind(), state.id()).await
}

async fn steps(installation: &Installation, kind: Kind, id: Uuid) -> Result<Vec<Step>, Error> {
    let rows = installation.gate.store().history_of(kind, id).await?;
    Ok(rows.into_iter().map(Step::from).collect())
}

/// The letters of a case that was just seen, oldest first.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn letters_of(
    installation: &Installation,
    seen: &Seen,
) -> Result<Vec<LetterOrder>, Error> {
    let Some(case) = seen.state().case() else {
        return Ok(Vec::new());
    };
    let letters = installation.gate.store().letters_of(case).await?;
    Ok(letters.into_iter().map(|letter| letter.order).collect())
}

/// The letters of a case that the account may see, oldest first.
///
/// # Errors
/// [`Error::NotFound`] where the case may not be seen.
pub async fn letters(
    installation: &Installation,
    actor: &Actor,
    case: CaseId,
    purpose: Purpose,
) -> Result<Vec<LetterOrder>, Error> {
    let gate = &installation.gate;
    gate.view(actor, purpose, Kind::Case, case.uuid()).await?;
    let letters = gate.store().letters_of(case).await?;
    Ok(letters.into_iter().map(|letter| letter.order).collect())
}
