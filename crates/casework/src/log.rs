//! The log: taking leaves into the tree, signing checkpoints, writing the auditor's export.

use crate::clock::instant_of;
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::{Action, Actor, Purpose};
use augenmass_ledger::{Checkpoint, ExportWriter};
use augenmass_store::{MAX_PAGE, StoredCheckpoint};
use jiff::ToSpan;
use jiff::civil::Date;
use std::path::Path;

/// Takes all waiting leaves into the tree and signs a checkpoint over it.
///
/// # Errors
/// [`Error::Refused`] where the actor may not.
pub async fn sign_checkpoint(installation: &Installation, actor: &Actor) -> Result<StoredCheckpoint, Error> {
    let gate = &installation.gate;
    gate.permit(actor, Purpose::Housekeeping, Action::SignCheckpoint).await?;
    gate.store().integrate().await?;
    Ok(gate.store().sign_checkpoint(installation.signer(), gate.now().at).await?)
}

/// The checkpoint that answers about a day rest on: the last one signed before the day's end. Today
/// and later days rest on a fresh one.
///
/// # Errors
/// [`Error::NotFound`] where no checkpoint had been signed by then.
pub async fn checkpoint_for(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
) -> Result<StoredCheckpoint, Error> {
    if as_of >= installation.gate.now().today() {
        return sign_checkpoint(installation, actor).await;
    }
    let end = instant_of(as_of.saturating_add(1.days()).to_datetime(jiff::civil::Time::midnight()));
    match installation.gate.store().checkpoint_at(end).await? {
        Some(checkpoint) => Ok(checkpoint),
        // Before the first checkpoint there is nothing to count: the empty tree says so.
        None => Ok(installation.gate.store().sign_empty_checkpoint(installation.signer()).await?),
    }
}

/// Writes the auditor's export into a new folder: records with salts, tiles, all checkpoints.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Internal`] where the folder is not new.
pub async fn export(
    installation: &Installation,
    actor: &Actor,
    folder: &Path,
    mut progress: impl FnMut(u64, u64),
) -> Result<Checkpoint, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    let gate = &installation.gate;
    gate.permit(actor, Purpose::Oversight, Action::ExportLog).await?;
    let head = gate.store().integrate().await?;
    gate.store().sign_checkpoint(installation.signer(), gate.now().at).await?;
    let mut writer =
        ExportWriter::create(folder, installation.signer()).map_err(|error| broken(&error))?;
    let mut next = 0;
    while next < head.size {
        for (index, leaf) in gate.store().leaves(next, MAX_PAGE).await? {
            if index < head.size {
                writer.push(&leaf).map_err(|error| broken(&error))?;
            }
            next = index + 1;
        }
        progress(next.min(head.size), head.size);
    }
    let published: Vec<String> = gate
        .store()
        .checkpoints()
        .await?
        .into_iter()
        .filter(|checkpoint| checkpoint.size < head.size)
        .map(|checkpoint| checkpoint.note)
        .collect();
    writer.finish(&published).map_err(|error| broken(&error))
}
