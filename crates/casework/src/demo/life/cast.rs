//! Who acts in the invented city, looked up once.

use crate::demo::city::City;
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::Actor;
use augenmass_domain::id::{CarrierId, OfficeId, RunId};
use std::collections::BTreeMap;

/// Who and where, looked up once.
pub(super) struct Cast {
    pub(super) actors: BTreeMap<String, Actor>,
    pub(super) registry: OfficeId,
    pub(super) carrier: CarrierId,
    pub(super) run: RunId,
}

impl Cast {
    pub(super) fn actor(&self, login: &str) -> Result<&Actor, Error> {
        self.actors
            .get(login)
            .ok_or_else(|| Error::Internal(format!("the invented city has no account `{login}`")))
    }
}

pub(super) async fn cast(
    installation: &Installation,
    city: &City,
    run: RunId,
) -> Result<Cast, Error> {
    let mut actors = BTreeMap::new();
    for entry in &city.set_up.account {
        actors.insert(entry.login.clone(), installation.actor(&entry.login).await?);
    }
    let carrier = city
        .set_up
        .carrier
        .first()
        .ok_or_else(|| Error::Internal("the invented city has no carrier".to_owned()))?;
    Ok(Cast {
        actors,
        registry: installation.office("registry").await?,
        carrier: installation.carrier(&carrier.name).await?,
        run,
    })
}
