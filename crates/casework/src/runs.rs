//! Runs: what the command line and pages need beside the commands.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::id::RunId;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Actor, Kind, Purpose, State};
use augenmass_store::ListQuery;

/// The command that reports a run, with what the store knows about its costs (P-13).
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn report_command(installation: &Installation, id: RunId) -> Result<RunCommand, Error> {
    let mut query = ListQuery::of(Kind::Cost);
    query.run = Some(id);
    // A plan is no cost.
    query.states = vec!["recorded".to_owned()];
    query.limit = 1;
    let costs = installation.gate.store().list(&query).await?;
    Ok(RunCommand::Report {
        id,
        costs_recorded: !costs.is_empty(),
    })
}

/// All runs that the actor may see, one line each: id, state, title, period.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn list(installation: &Installation, actor: &Actor) -> Result<Vec<String>, Error> {
    let gate = &installation.gate;
    let seen = gate.seen(actor, Purpose::Steering, Kind::Run);
    let mut lines = Vec::new();
    for stored in gate.store().list_all(seen).await? {
        if let State::Run(run) = &stored.state {
            let (plan, state) = (run.plan(), stored.state.name());
            lines.push(format!(
                "{} {state:<10} {} – {} {}",
                run.id(),
                plan.begins,
                plan.ends,
                plan.title
            ));
        }
    }
    Ok(lines)
}
