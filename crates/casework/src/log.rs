//! The log: taking leaves into the tree, signing checkpoints, writing the auditor's export.

use crate::clock::begin_of;
use crate::error::Error;
use crate::installation::Installation;
use crate::words;
use augenmass_domain::{Action, Actor, Purpose, Role};
use augenmass_ledger::{
    Checkpoint, ExportError, ExportWriter, Hash, TileKind, TilePath, tile, tree,
};
use augenmass_store::{MAX_PAGE, StoredCheckpoint};
use jiff::ToSpan;
use jiff::civil::Date;
use std::io::ErrorKind;
use std::path::Path;

/// Takes all waiting leaves into the tree and signs a checkpoint over it. Only the installation's job
/// may; answers and exports that need a fresh checkpoint have it signed by the job too.
///
/// # Errors
/// [`Error::NotFound`] where the installation has no job account.
pub async fn sign_checkpoint(installation: &Installation) -> Result<StoredCheckpoint, Error> {
    let gate = &installation.gate;
    let job = installation.actor_with(Role::Job).await?;
    let _permit = gate
        .permit(&job, Purpose::Housekeeping, Action::SignCheckpoint)
        .await?;
    gate.store().integrate().await?;
    Ok(gate
        .store()
        .sign_checkpoint(installation.signer(), gate.now().at)
        .await?)
}

/// The checkpoint that answers about a day rest on: the first one signed after the day's end, so that
/// every row recorded up to then lies under it; a fresh one where there is none yet.
///
/// # Errors
/// As [`sign_checkpoint`].
pub async fn checkpoint_for(
    installation: &Installation,
    as_of: Date,
) -> Result<StoredCheckpoint, Error> {
    let end = begin_of(as_of.saturating_add(1.days())).timestamp();
    let checkpoints = installation.gate.store().checkpoints().await?;
    match checkpoints
        .into_iter()
        .filter(|checkpoint| checkpoint.signed_at >= end)
        .min_by_key(|checkpoint| checkpoint.size)
    {
        Some(checkpoint) => Ok(checkpoint),
        None => sign_checkpoint(installation).await,
    }
}

/// The leaves in the tree.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn size(installation: &Installation) -> Result<u64, Error> {
    Ok(installation.gate.store().head().await?.size)
}

/// The latest signed checkpoint, as a signed note.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn latest_checkpoint(installation: &Installation) -> Result<Option<String>, Error> {
    let checkpoints = installation.gate.store().checkpoints().await?;
    Ok(checkpoints
        .into_iter()
        .max_by_key(|checkpoint| checkpoint.size)
        .map(|checkpoint| checkpoint.note))
}

/// A public hash tile within the latest checkpoint; `None` where there is no such tile yet, and for
/// entries, which are not public.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn hash_tile(installation: &Installation, path: &str) -> Result<Option<Vec<u8>>, Error> {
    let Ok(tile) = TilePath::parse(path) else {
        return Ok(None);
    };
    let TileKind::Hashes { level } = tile.kind() else {
        return Ok(None);
    };
    let store = installation.gate.store();
    let size = store
        .checkpoints()
        .await?
        .iter()
        .map(|checkpoint| checkpoint.size)
        .max()
        .unwrap_or(0);
    let subtrees = size >> (8 * u32::from(level));
    let first = tile.index() * 256;
    if first + u64::from(tile.width()) > subtrees {
        return Ok(None);
    }
    let places: Vec<u64> = (first..first + u64::from(tile.width()))
        .map(|index| tree::stored_place(8 * level, index))
        .collect();
    let hashes = store.hashes(&places).await?;
    let hashes: Vec<Hash> = places
        .iter()
        .filter_map(|place| hashes.get(place).copied())
        .collect();
    Ok(Some(tile::encode_hashes(&hashes)))
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
    let broken = |error: &ExportError| match error {
        ExportError::Write { source, .. } if source.kind() == ErrorKind::StorageFull => {
            let place = folder.display().to_string();
            Error::Internal(words::german("error-export-full", &[("place", place)]))
        }
        ExportError::Write { source, .. } => {
            let place = folder.display().to_string();
            let arguments = [("place", place), ("cause", source.to_string())];
            Error::Internal(words::german("error-export-unwritten", &arguments))
        }
        other => Error::Internal(other.to_string()),
    };
    let gate = &installation.gate;
    let _permit = gate
        .permit(actor, Purpose::Oversight, Action::ExportLog)
        .await?;
    let head = sign_checkpoint(installation).await?;
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
