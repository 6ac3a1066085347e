//! What the work cost and what was planned, by run and by who bears it (Q6, P-13). Sums of what is booked;
//! plan and cost are never added.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::fact::Bearer;
use augenmass_domain::id::RunId;
use augenmass_domain::{Actor, Kind, Purpose, State};
use std::collections::BTreeMap;

/// What one body bears in one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borne {
    /// The run.
    pub run: RunId,
    /// Its name.
    pub title: String,
    /// Who bears it.
    pub bearer: Bearer,
    /// Money, cents.
    pub cents: i64,
    /// Working time, minutes.
    pub minutes: u64,
    /// Money planned, cents; `None` where nobody recorded a plan.
    pub planned_cents: Option<i64>,
    /// Working time planned, minutes; `None` likewise.
    pub planned_minutes: Option<u64>,
}

/// Money and time.
type Sum = (i64, u64);

/// The sums of all cost records that the account may see, by run (in order of arrival) and bearer.
/// What was taken back counts nothing.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn borne(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
) -> Result<Vec<Borne>, Error> {
    let gate = &installation.gate;
    let runs = gate.seen(actor, purpose, Kind::Run);
    let mut costs = gate.seen(actor, purpose, Kind::Cost);
    costs.states = vec!["recorded".to_owned(), "planned".to_owned()];
    let mut sums: BTreeMap<(RunId, Bearer), (Sum, Option<Sum>)> = BTreeMap::new();
    for stored in gate.store().list_all(costs).await? {
        if let State::Cost(cost) = stored.state {
            let (spent, plan) = sums.entry((cost.run, cost.bearer)).or_default();
            let (cents, minutes) = if cost.planned {
                plan.get_or_insert_default()
            } else {
                spent
            };
            *cents = cents.saturating_add(cost.cents);
            *minutes = minutes.saturating_add(cost.minutes.into());
        }
    }
    let mut borne = Vec::new();
    for stored in gate.store().list_all(runs).await? {
        let State::Run(run) = stored.state else {
            continue;
        };
        let of_run = sums.range((run.id(), Bearer::Municipality)..=(run.id(), Bearer::Carrier));
        borne.extend(of_run.map(|((id, bearer), (spent, plan))| Borne {
            run: *id,
            title: run.plan().title.clone(),
            bearer: *bearer,
            cents: spent.0,
            minutes: spent.1,
            planned_cents: plan.map(|plan| plan.0),
            planned_minutes: plan.map(|plan| plan.1),
        }));
    }
    Ok(borne)
}
