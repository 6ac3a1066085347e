//! Grounds that retire themselves (M-7, F-23): where the register turns out to be right nearly every time, the ground
//! gives no more reason to look at anybody, until it is approved again. A register that was corrected with the
//! family's help bears a ground out like a decision does (decision 0054).

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

/// Finished cases of a class of grounds, and those that bore it out: the register was wrong.
#[derive(Clone, Copy, Debug, Default)]
struct Record {
    finished: u64,
    borne_out: u64,
}

/// Switches off each class of grounds that is borne out in a smaller share of cases than the plan's bound, by an
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
        let (finished, borne_out) = gate.store().forgiven(ground).await?;
        if all.finished <= finished {
            continue;
        }
        let finished = all.finished - finished;
        // A forgiven case that is decided after all adds to these and not to those.
        let borne_out = all.borne_out.saturating_sub(borne_out).min(finished);
        let counted = Ratio::new(borne_out, finished);
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
            decided: all.borne_out,
        });
    })
    .await?;
    Ok(())
}

/// Cases that have come to their end, by class of ground. What expired or was declined says nothing, and assistance is
/// decided elsewhere.
async fn records(installation: &Installation) -> Result<BTreeMap<&'static str, Record>, Error> {
    let store = installation.gate.store();
    let mut records: BTreeMap<&'static str, Record> = BTreeMap::new();
    for stored in store.list_all(ListQuery::of(Kind::Case)).await? {
        let State::Case(case) = &stored.state else {
            continue;
        };
        let Some(borne_out) = case.outcome().and_then(bears_out) else {
            continue;
        };
        let record = records.entry(case.file().ground().name()).or_default();
        record.finished += 1;
        record.borne_out += u64::from(borne_out);
    }
    Ok(records)
}

/// Whether an outcome shows that there was something to clarify; `None` where it says nothing about that.
const fn bears_out(outcome: CaseOutcome) -> Option<bool> {
    match outcome {
        CaseOutcome::Decided | CaseOutcome::RegisterCorrected => Some(true),
        CaseOutcome::Unremarkable | CaseOutcome::SupportAgreed | CaseOutcome::Unresolved => {
            Some(false)
        }
        CaseOutcome::Declined | CaseOutcome::Expired | CaseOutcome::AssistanceGiven => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_that_was_corrected_bears_a_ground_out_and_who_was_never_asked_says_nothing() {
        assert_eq!(bears_out(CaseOutcome::RegisterCorrected), Some(true));
        assert_eq!(bears_out(CaseOutcome::Decided), Some(true));
        for not_so in [
            CaseOutcome::Unremarkable,
            CaseOutcome::SupportAgreed,
            CaseOutcome::Unresolved,
        ] {
            assert_eq!(bears_out(not_so), Some(false));
        }
        for silent in [
            CaseOutcome::Declined,
            CaseOutcome::Expired,
            CaseOutcome::AssistanceGiven,
        ] {
            assert_eq!(bears_out(silent), None);
        }
    }
}
