//! Making a backup while the installation is at work.

use super::files::{Lines, Making, write_manifest};
use super::{Fault, Manifest, Part};
use crate::error::Error;
use crate::installation::Installation;
use crate::log;
use augenmass_domain::{Action, Actor, Purpose};
use augenmass_store::backup::{SCHEMA, Snapshot};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// What was backed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Rows in all files.
    pub rows: u64,
    /// The signed list of the data.
    pub data: Manifest,
}

/// Makes a backup in a new folder. `progress` gets rows done and rows in all.
///
/// # Errors
/// [`Fault`]; then nothing is left at the place.
pub async fn make(
    installation: &Installation,
    actor: &Actor,
    out: &Path,
    progress: impl FnMut(u64, u64),
) -> Result<Made, Fault> {
    let gate = &installation.gate;
    let permit = gate
        .permit(actor, Purpose::Housekeeping, Action::MakeBackup)
        .await?;
    let making = Making::begin(out)?;
    log::sign_checkpoint(installation).await?;
    let made = write(installation, &making, progress).await?;
    making.finish()?;
    let (rows, size) = (made.rows.to_string(), made.data.size.to_string());
    gate.keep_house(actor, &permit, "backup-made", |batch| {
        batch.history.details.insert("rows".to_owned(), rows);
        batch.history.details.insert("leaves".to_owned(), size);
    })
    .await?;
    Ok(made)
}

async fn write(
    installation: &Installation,
    making: &Making,
    mut progress: impl FnMut(u64, u64),
) -> Result<Made, Fault> {
    let store = installation.gate.store();
    let now = installation.gate.now();
    let mut snapshot = store.snapshot().await?;
    let head = snapshot.checkpoint().await?;
    let head = head.ok_or_else(|| Error::Internal("the log has no checkpoint".to_owned()))?;
    let mut total = 0;
    for part in [Part::Data, Part::Keys] {
        for table in part.tables() {
            total += snapshot.rows(table).await?;
        }
    }
    let mut manifest = Manifest {
        part: Part::Data,
        installation: store.installation().id,
        log_origin: store.installation().log_origin.clone(),
        schema: SCHEMA,
        made_at: now.at,
        day: now.today(),
        size: head.size,
        root: head.root.to_hex(),
        files: BTreeMap::new(),
        data: None,
    };
    let mut rows = 0;
    let mut step = || {
        rows += 1;
        progress(rows, total);
    };
    let mut lists = Vec::new();
    for part in [Part::Data, Part::Keys] {
        manifest.part = part;
        manifest.files.clear();
        let folder = making.folder(part)?;
        for table in part.tables() {
            let mut lines = Lines::create(&folder, table.name())?;
            read(&mut snapshot, table, &mut lines, &mut step).await?;
            manifest
                .files
                .insert(table.name().to_owned(), lines.finish()?);
        }
        let note = manifest.sign(installation.signer())?;
        write_manifest(&folder, &note)?;
        lists.push(manifest.clone());
        manifest.data = Some(hex::encode(Sha256::digest(note.as_bytes())));
    }
    let data = lists.swap_remove(0);
    Ok(Made { rows, data })
}

async fn read(
    snapshot: &mut Snapshot,
    table: &augenmass_store::backup::Table,
    lines: &mut Lines,
    step: &mut impl FnMut(),
) -> Result<(), Fault> {
    snapshot
        .read(table, |line| {
            step();
            lines.push(line)
        })
        .await?;
    Ok(())
}
