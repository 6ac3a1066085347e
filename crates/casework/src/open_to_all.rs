//! What the city shows to everybody: figures, reported runs, checkpoints. Nobody signs in for it; it is
//! what the policies open to a member of the council (`published-view-council`, `figures-open-to-all`).

use crate::error::Error;
use crate::fairness::{self, Standing};
use crate::gate::{Listing, Narrowed, Place};
use crate::installation::Installation;
use crate::publications;
use crate::reckoning::{Reckoning, reckon_at};
use augenmass_domain::id::AccountId;
use augenmass_domain::{Actor, Kind, Purpose, Role};
use augenmass_store::StoredCheckpoint;
use jiff::civil::Date;
use uuid::Uuid;

/// Anybody: whoever reads the public pages.
const fn anybody() -> Actor {
    Actor {
        account: AccountId::from_uuid(Uuid::nil()),
        role: Role::CouncilMember,
        office: None,
        carrier: None,
        person: None,
    }
}

/// The figures that were published last, by their cut-off day. Nothing is signed or published for a
/// reader: `None` until somebody who may publishes figures.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn figures(installation: &Installation) -> Result<Option<(Date, Reckoning)>, Error> {
    let Some((as_of, checkpoint)) = publications::newest(installation).await? else {
        return Ok(None);
    };
    let reckoning = reckon_at(installation, &anybody(), as_of, checkpoint).await?;
    Ok(Some((as_of, reckoning)))
}

/// The reported runs, oldest first.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn runs(installation: &Installation, after: Option<Place>) -> Result<Listing, Error> {
    let narrowed = Narrowed {
        states: vec!["reported".to_owned()],
        after,
        limit: 25,
        ..Narrowed::default()
    };
    let (gate, purpose) = (&installation.gate, Purpose::CouncilInformation);
    gate.list(&anybody(), purpose, Kind::Run, &narrowed).await
}

/// Where the fairness monitor stands: a band in words, the stops in force.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn fairness(installation: &Installation) -> Result<Standing, Error> {
    fairness::standing(installation, &anybody()).await
}

/// The classes of grounds that have retired themselves and are not approved again (M-7, F-23).
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn retired_grounds(installation: &Installation) -> Result<Vec<String>, Error> {
    let retired = installation.gate.store().retired_grounds().await?;
    Ok(retired.into_iter().map(|one| one.ground).collect())
}

/// The signed checkpoints, newest first, at most so many.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn checkpoints(
    installation: &Installation,
    most: usize,
) -> Result<Vec<StoredCheckpoint>, Error> {
    let all = installation.gate.store().checkpoints().await?;
    Ok(all.into_iter().rev().take(most).collect())
}
