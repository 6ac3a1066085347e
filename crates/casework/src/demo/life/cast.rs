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
    /// The carriers, with the stem of their logins.
    pub(super) carriers: Vec<(String, CarrierId)>,
    /// The offices that report, with the stem of their logins.
    pub(super) reporting: Vec<(&'static str, OfficeId)>,
    /// The runs opened so far, in the order of their years.
    pub(super) runs: Vec<RunId>,
}

/// Who reports, where the city has such an office: the stem of its logins, its kind.
const REPORTING: [(&str, &str); 3] = [
    ("schule", "school"),
    ("ordnung", "public-order"),
    ("wohnen", "housing"),
];

impl Cast {
    /// The offices take turns: the stem of its logins, and its id.
    pub(super) fn reporter(&self, nth: u32) -> Result<(&'static str, OfficeId), Error> {
        let turn = usize::try_from(nth).unwrap_or(0) % self.reporting.len().max(1);
        self.reporting
            .get(turn)
            .copied()
            .ok_or_else(|| Error::Internal("the invented city has no office".to_owned()))
    }

    /// The run of a year, counted from the first.
    pub(super) fn run(&self, year: usize) -> Result<RunId, Error> {
        self.runs
            .get(year)
            .copied()
            .ok_or_else(|| Error::Internal("the run of a year was never opened".to_owned()))
    }

    /// The run that was opened last.
    pub(super) fn latest_run(&self) -> Result<RunId, Error> {
        self.run(self.runs.len().saturating_sub(1))
    }

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
    let mut carriers = Vec::new();
    for carrier in &city.set_up.carrier {
        carriers.push((
            carrier.key.clone(),
            installation.carrier(&carrier.name).await?,
        ));
    }
    let mut reporting = Vec::new();
    for (stem, kind) in REPORTING {
        match installation.office(kind).await {
            Ok(office) => reporting.push((stem, office)),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    if carriers.is_empty() || reporting.is_empty() {
        let what = "the invented city has no carrier, or no office that reports";
        return Err(Error::Internal(what.to_owned()));
    }
    Ok(Cast {
        actors,
        registry: installation.office("registry").await?,
        carriers,
        reporting,
        runs: vec![run],
    })
}
