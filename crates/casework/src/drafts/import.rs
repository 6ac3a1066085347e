//! Making drafts of rows, through the gate.

use crate::error::Error;
use crate::gate::Gate;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Actor, Purpose};

/// What became of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// Drafts made.
    pub imported: usize,
    /// Rows that a rule or policy turned down, with their lines.
    pub turned_down: Vec<(u64, Error)>,
}

/// What policy and rules would turn down now, with the lines; nothing is made.
pub async fn try_out(
    gate: &Gate,
    actor: &Actor,
    purpose: Purpose,
    commands: &[(u64, IndicationCommand)],
) -> Vec<(u64, Error)> {
    let mut turned_down = Vec::new();
    for (line, command) in commands {
        if let Err(error) = gate.try_out(actor, purpose, command.clone()).await {
            turned_down.push((*line, error));
        }
    }
    turned_down
}

/// Makes drafts of rows through the gate. Unless `rest` is set, all rows are first decided on what is
/// known now, and nothing is made where one would be turned down.
///
/// # Errors
/// [`Error`] of the first row where `rest` is not set.
pub async fn import(
    gate: &Gate,
    actor: &Actor,
    purpose: Purpose,
    commands: Vec<(u64, IndicationCommand)>,
    rest: bool,
) -> Result<Imported, Error> {
    let mut outcome = Imported::default();
    if !rest {
        outcome.turned_down = try_out(gate, actor, purpose, &commands).await;
        let used = u32::try_from(commands.len()).unwrap_or(u32::MAX);
        if outcome.turned_down.is_empty() && used > gate.drafts_left_today(actor).await? {
            return Err(Error::Internal(format!(
                "heute sind für dieses Amt nur noch {} Entwürfe möglich; nichts wurde übernommen",
                gate.drafts_left_today(actor).await?
            )));
        }
        if !outcome.turned_down.is_empty() {
            return Ok(outcome);
        }
    }
    for (line, command) in commands {
        match gate.submit(actor, purpose, command).await {
            Ok(_) => outcome.imported += 1,
            Err(error @ (Error::Refused(_) | Error::Rejected(_) | Error::NotFound)) => {
                outcome.turned_down.push((line, error));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}
