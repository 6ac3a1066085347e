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
    let mut lines = Vec::new();
    for stored in installation
        .gate
        .store()
        .list_all(ListQuery::of(Kind::Run))
        .await?
    {
        let id = stored.state.id();
        match installation
            .gate
            .view(actor, Purpose::Steering, Kind::Run, id)
            .await
        {
            Ok(state) => {
                if let State::Run(run) = &state {
                    lines.push(format!(
                        "{id} {:<10} {} – {} {}",
                        state.name(),
                        run.plan().begins,
                        run.plan().ends,
                        run.plan().title
                    ));
                }
            }
            Err(Error::NotFound | Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(lines)
}
