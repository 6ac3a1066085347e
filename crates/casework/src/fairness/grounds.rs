//! Grounds that retire themselves (M-7, F-23): where hardly any finished case ends in a final decision,
//! the ground gives no more reason to look at anybody, until it is approved again.

use super::plan_of_this_version;
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::fairness::FairnessRejection;
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_statistics::Ratio;
use augenmass_statistics::fairness::{GroundStatus, ground_status};
use augenmass_store::{FairnessChange, ListQuery};
use std::collections::BTreeMap;

/// Finished cases of a class of grounds, and those that ended in a final decision.
#[derive(Clone, Copy, Debug, Default)]
struct Record {
    finished: u64,
    decided: u64,
}

/// Switches off each class of grounds whose share of final decisions is below the plan's bound, by an
/// interval that holds however often it is asked; gives the classes. What came before the last approval
/// does not count against it again.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn retire_grounds(
    installation: &Installation,
    actor: &Actor,
) -> Result<Vec<&'static str>, Error> {
    let gate = &installation.gate;
    let plan = plan_of_this_version()?;
    let already = gate.store().retired_grounds().await?;
    let mut retired = Vec::new();
    for (ground, all) in records(installation).await? {
        if already.iter().any(|one| one.ground == ground) {
            continue;
        }
        let (finished, decided) = gate.store().forgiven(ground).await?;
        if all.finished <= finished {
            continue;
        }
        let finished = all.finished - finished;
        // A forgiven case that is decided after all adds to these and not to those.
        let decided = all.decided.saturating_sub(decided).min(finished);
        let counted = Ratio::new(decided, finished);
        let counted = counted.map_err(|error| Error::Internal(error.to_string()))?;
        let status = ground_status(counted, &plan);
        let (status, _) = status.map_err(|error| Error::Internal(error.to_string()))?;
        if status == GroundStatus::Retired {
            retire(installation, actor, ground, all).await?;
            retired.push(ground);
        }
    }
    Ok(retired)
}

async fn retire(
    installation: &Installation,
    actor: &Actor,
    ground: &str,
    all: Record,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::Housekeeping, Action::RetireGround);
    let permit = gate.permit(actor, purpose, action).await?;
    gate.keep_house(actor, &permit, "ground-retired", |batch| {
        let details = &mut batch.history.details;
        details.insert("ground".to_owned(), ground.to_owned());
        batch.fairness.push(FairnessChange::GroundRetired {
            ground: ground.to_owned(),
            finished: all.finished,
            decided: all.decided,
        });
    })
    .await?;
    Ok(())
}

/// Cases that have come to their end, by class of ground. What expired or was declined says nothing.
async fn records(installation: &Installation) -> Result<BTreeMap<&'static str, Record>, Error> {
    let store = installation.gate.store();
    let mut records: BTreeMap<&'static str, Record> = BTreeMap::new();
    for stored in store.list_all(ListQuery::of(Kind::Case)).await? {
        let State::Case(case) = &stored.state else {
            continue;
        };
        let decided = match case.outcome() {
            Some(CaseOutcome::Decided) => true,
            None | Some(CaseOutcome::Declined | CaseOutcome::Expired) => continue,
            Some(_) => false,
        };
        let record = records.entry(case.file().ground().name()).or_default();
        record.finished += 1;
        record.decided += u64::from(decided);
    }
    Ok(records)
}

/// Approves a retired class of grounds again.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Rejected`] where it is not retired.
pub async fn approve_ground(
    installation: &Installation,
    actor: &Actor,
    ground: &str,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::Steering, Action::ApproveGround);
    let permit = gate.permit(actor, purpose, action).await?;
    let retired = gate.store().retired_grounds().await?;
    if !retired.iter().any(|one| one.ground == ground) {
        let no = FairnessRejection::GroundNotRetired;
        return Err(gate.turn_down(actor, &permit, no.into()).await?);
    }
    gate.keep_house(actor, &permit, "ground-approved-again", |batch| {
        let details = &mut batch.history.details;
        details.insert("ground".to_owned(), ground.to_owned());
        batch
            .fairness
            .push(FairnessChange::GroundApproved(ground.to_owned()));
    })
    .await?;
    Ok(())
}
