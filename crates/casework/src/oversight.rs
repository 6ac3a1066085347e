//! What those who watch over the others see: who read what, what was refused, what is to be erased,
//! which drafts look alike. Offices and roles, never a person concerned, never a clerk: there are no
//! statistics by clerk. Behind the permission to look through the log.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::id::OfficeId;
use augenmass_domain::{Action, Actor, Kind, Purpose, Role};
pub use augenmass_store::SignInEvent;
use augenmass_store::{HistoryRow, Logged};
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Which part of the log is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Readings of personal data (P-04).
    Reads,
    /// What a policy refused.
    Refusals,
    /// What a rule rejected.
    Rejections,
    /// Drafts that look like a list (R08).
    Alerts,
}

impl From<Part> for Logged {
    fn from(part: Part) -> Self {
        match part {
            Part::Reads => Self::Reads,
            Part::Refusals => Self::Refusals,
            Part::Rejections => Self::Rejections,
            Part::Alerts => Self::Alerts,
        }
    }
}

/// An entry of the log, without who is concerned and without whose account it was.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number, by which the next page begins.
    pub number: i64,
    /// The wall clock of the installation.
    pub at: DateTime,
    /// In which role.
    pub role: Role,
    /// In which office.
    pub office: Option<OfficeId>,
    /// What was asked.
    pub action: Action,
    /// For which purpose.
    pub purpose: Purpose,
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub id: Option<Uuid>,
    /// The rule or policy that said no.
    pub rule: Option<String>,
    /// True where a reading was masked (M-6).
    pub masked: bool,
}

impl From<HistoryRow> for Entry {
    fn from(row: HistoryRow) -> Self {
        let record = row.record;
        Self {
            number: row.seq,
            at: record
                .moment()
                .map_or_else(DateTime::default, |at| crate::clock::now_at(at).local),
            role: record.role,
            office: record.office,
            action: record.action,
            purpose: record.purpose,
            kind: record.resource.kind,
            id: record.resource.id,
            rule: record.rule,
            masked: record.event == crate::masked_review::READ_MASKED,
        }
    }
}

/// A page of the log, newest first: entries before a number, at most so many.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn log(
    installation: &Installation,
    actor: &Actor,
    part: Part,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Entry>, Error> {
    permitted(installation, actor).await?;
    let store = installation.gate.store();
    let rows = store.history_before(part.into(), before, limit).await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// What somebody did to sign in, without whose account it was.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The wall clock of the installation.
    pub at: DateTime,
    /// What was done or tried.
    pub event: SignInEvent,
    /// The role of the account; `None` where no account has the login that was tried.
    pub role: Option<Role>,
    /// Its office.
    pub office: Option<OfficeId>,
}

/// What was done to sign in, newest first, at most so many (class `sign-in-event` of retention).
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn sign_ins(
    installation: &Installation,
    actor: &Actor,
    limit: u32,
) -> Result<Vec<SignIn>, Error> {
    permitted(installation, actor).await?;
    let store = installation.gate.store();
    let accounts = store.accounts().await?;
    let events = store.sign_in_events(limit).await?;
    let sign_ins = events.into_iter().map(|(at, id, event)| {
        let account = accounts.iter().find(|account| Some(account.id) == id);
        SignIn {
            at: crate::clock::now_at(at).local,
            event,
            role: account.map(|account| account.role),
            office: account.and_then(|account| account.office),
        }
    });
    Ok(sign_ins.collect())
}

/// How many erasures are due today, by retention class.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn due_erasures(
    installation: &Installation,
    actor: &Actor,
) -> Result<BTreeMap<String, u64>, Error> {
    permitted(installation, actor).await?;
    let gate = &installation.gate;
    let due = gate.store().due_erasures(gate.now().today()).await?;
    let mut counts = BTreeMap::new();
    for erasure in due {
        *counts.entry(erasure.class).or_insert(0) += 1;
    }
    Ok(counts)
}

async fn permitted(installation: &Installation, actor: &Actor) -> Result<(), Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::Oversight, Action::ReadLog);
    gate.permit(actor, purpose, action).await.map(drop)
}
