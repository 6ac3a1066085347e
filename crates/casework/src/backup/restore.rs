//! Restoring a backup into a new database: checked first, erased again what was erased since, and
//! visible only when all of it is done.

use super::files::{check_files, file_name, read_manifest};
use super::{Fault, MANIFEST, Manifest, Part};
use crate::chance::Chance;
use crate::clock::Clock;
use crate::installation::Installation;
use crate::keys::{self, ERASURES};
use crate::{jobs, log};
use augenmass_domain::id::{OfficeId, PersonId};
use augenmass_domain::law::RetentionClass;
use augenmass_domain::{Action, Law, Purpose, Role};
use augenmass_ledger::{Checkpoint, Hash, LogSigner, open_checkpoint};
use augenmass_store::backup::{CheckedLog, ErasureJournal, JournalError, Place, Restoring, SCHEMA};
use augenmass_store::{MasterKey, StoredCheckpoint};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is restored, and what is known of the time since.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The folder of the backup.
    pub from: PathBuf,
    /// The folder of the wrapped keys; `None` where none is to be restored: then all personal data are
    /// erased, as nobody can read them.
    pub person_keys: Option<PathBuf>,
    /// The journal of erasures; `None` where a person confirms that nothing was erased since.
    pub erasures: Option<PathBuf>,
    /// The last published checkpoint, a signed note; `None` where a person confirms that none was
    /// published since.
    pub published: Option<String>,
    /// Restores although the published checkpoint covers more than the backup. The log signs nothing
    /// any more then.
    pub entries_lost: bool,
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Rows loaded.
    pub rows: u64,
    /// Files of one office about one person that were erased again.
    pub erased: usize,
    /// Leaves of the restored log.
    pub size: u64,
    /// The root of the backed-up checkpoint.
    pub root: Hash,
    /// True where published entries are lost and the log signs nothing any more.
    pub entries_lost: bool,
}

/// Everything that could be checked before a database was made.
struct Checked {
    data: Manifest,
    keys: Option<PathBuf>,
    master: MasterKey,
    signer: LogSigner,
    journal: Option<BTreeSet<(OfficeId, PersonId)>>,
    published: Option<(Checkpoint, String)>,
}

/// Restores into a new database. `progress` gets rows done and rows in all.
///
/// # Errors
/// [`Fault`]; then no database is left at the place.
pub async fn restore(
    url: &str,
    keys: &Path,
    what: &Restore,
    clock: Arc<dyn Clock>,
    chance: Chance,
    progress: impl FnMut(u64, u64),
) -> Result<Restored, Fault> {
    let checked = check(keys, what, clock.as_ref())?;
    let place = Unsettled(Place::of(url)?);
    let mut restoring = Restoring::begin(place.0.url()).await?;
    let filled = fill(&mut restoring, what, &checked, clock.as_ref(), progress).await;
    let (mut restored, erased) = match filled {
        Ok(filled) => filled,
        Err(fault) => {
            restoring.discard().await;
            return Err(fault);
        }
    };
    let store = restoring.finish(checked.master.clone()).await?;
    let own = ErasureJournal::at(&keys.join(ERASURES));
    let installation = Installation::with(
        store.with_erasures(own.clone()),
        checked.signer.clone(),
        clock,
        chance,
    )?;
    let told = tell(&installation, &checked, &mut restored, &erased, &own).await;
    installation.close().await;
    told?;
    place.0.settle()?;
    Ok(restored)
}

/// Removes what is left where the work ends early, also when it is interrupted.
struct Unsettled(Place);

impl Drop for Unsettled {
    fn drop(&mut self) {
        self.0.discard();
    }
}

/// Signatures, hashes, the age of the keys, the journal and the published checkpoint.
fn check(keys: &Path, what: &Restore, clock: &dyn Clock) -> Result<Checked, Fault> {
    let folder = what.from.join(Part::Data.folder());
    let note = read_manifest(&folder)?;
    let not_signed = || Fault::NotSigned(folder.join(MANIFEST));
    let origin = Manifest::origin(&note).ok_or_else(not_signed)?;
    let (master, signer) = keys::load(keys, &origin)?;
    let data = Manifest::open(&note, signer.verifier()).ok_or_else(not_signed)?;
    if data.part != Part::Data || data.log_origin != signer.name() {
        return Err(not_signed());
    }
    if data.schema != SCHEMA {
        return Err(Fault::Schema(data.schema));
    }
    if let Some(folder) = &what.person_keys {
        check_keys(folder, &note, &signer, clock)?;
        check_files(folder, &manifest_of(folder, &signer)?)?;
    }
    check_files(&folder, &data)?;
    let journal = match &what.erasures {
        None => None,
        Some(path) => {
            let erased = ErasureJournal::at(path).read(data.installation);
            Some(erased.map_err(Fault::Journal)?.into_iter().collect())
        }
    };
    let published = what.published.as_ref().map(|note| {
        let opened = open_checkpoint(signer.verifier(), note.as_bytes());
        opened.map(|opened| (opened, note.clone()))
    });
    let published = published.transpose().map_err(|_| Fault::NotPublished)?;
    Ok(Checked {
        data,
        keys: what.person_keys.clone(),
        master,
        signer,
        journal,
        published,
    })
}

fn manifest_of(folder: &Path, signer: &LogSigner) -> Result<Manifest, Fault> {
    let manifest = Manifest::open(&read_manifest(folder)?, signer.verifier());
    manifest.ok_or_else(|| Fault::NotSigned(folder.join(MANIFEST)))
}

/// The keys belong to these data and are not past their class (`key-backup`).
fn check_keys(
    folder: &Path,
    data: &str,
    signer: &LogSigner,
    clock: &dyn Clock,
) -> Result<(), Fault> {
    let keys = manifest_of(folder, signer)?;
    if keys.part != Part::Keys {
        return Err(Fault::NotSigned(folder.join(MANIFEST)));
    }
    if keys.data != Some(hex::encode(Sha256::digest(data.as_bytes()))) {
        return Err(Fault::OtherBackup(folder.to_owned()));
    }
    let until = Law::shipped()
        .retention(RetentionClass::KeyBackup)
        .ends(keys.day);
    if clock.now().today() > until {
        return Err(Fault::KeysTooOld {
            made: keys.day,
            until,
        });
    }
    Ok(())
}

/// Loads, erases again and checks, all within the one transaction.
async fn fill(
    restoring: &mut Restoring,
    what: &Restore,
    checked: &Checked,
    clock: &dyn Clock,
    mut progress: impl FnMut(u64, u64),
) -> Result<(Restored, Vec<(OfficeId, PersonId)>), Fault> {
    let mut rows = 0;
    let mut parts = vec![(what.from.join(Part::Data.folder()), Part::Data)];
    parts.extend(checked.keys.clone().map(|folder| (folder, Part::Keys)));
    let mut total: u64 = checked.data.files.values().map(|entry| entry.rows).sum();
    if let Some(folder) = &checked.keys {
        let keys = manifest_of(folder, &checked.signer)?;
        total += keys.files.values().map(|entry| entry.rows).sum::<u64>();
    }
    for (folder, part) in parts {
        for table in part.tables() {
            let path = folder.join(file_name(table.name()));
            let unreadable = |_| Fault::File(path.clone());
            for line in BufReader::new(File::open(&path).map_err(unreadable)?).lines() {
                restoring.write(table, &line.map_err(unreadable)?).await?;
                rows += 1;
                progress(rows, total);
            }
        }
    }
    let erased = erase_again(restoring, checked, clock).await?;
    let log = restoring
        .check_log(checked.signer.verifier(), |_, _| {})
        .await?;
    if log.root_at(checked.data.size) != checked.data.root() {
        return Err(Fault::Contradiction(checked.data.size));
    }
    let entries_lost = continues(restoring, what, checked, &log, clock).await?;
    let restored = Restored {
        rows,
        erased: erased.len(),
        size: log.size(),
        root: checked
            .data
            .root()
            .ok_or(Fault::Contradiction(checked.data.size))?,
        entries_lost,
    };
    Ok((restored, erased))
}

/// Erases what the journal names, and what has no key. A journal that does not know what even the
/// backup knows is an old copy.
async fn erase_again(
    restoring: &mut Restoring,
    checked: &Checked,
    clock: &dyn Clock,
) -> Result<Vec<(OfficeId, PersonId)>, Fault> {
    let mut due: BTreeSet<(OfficeId, PersonId)> =
        restoring.unreadable().await?.into_iter().collect();
    if let Some(journal) = &checked.journal {
        let known = restoring.erased().await?;
        let lacking = known.iter().filter(|pair| !journal.contains(pair)).count();
        if lacking > 0 {
            return Err(Fault::JournalTooOld(lacking));
        }
        due.extend(journal);
    }
    let mut erased = Vec::new();
    for (office, person) in due {
        if restoring.erase(office, person, clock.instant()).await? {
            erased.push((office, person));
        }
    }
    Ok(erased)
}

/// Compares the restored log with the published checkpoint. True where published entries are lost, and
/// a person has confirmed that.
async fn continues(
    restoring: &mut Restoring,
    what: &Restore,
    checked: &Checked,
    log: &CheckedLog,
    clock: &dyn Clock,
) -> Result<bool, Fault> {
    let Some((published, note)) = &checked.published else {
        return Ok(false);
    };
    match log.root_at(published.size) {
        Some(root) if root == published.root => return Ok(false),
        Some(_) if published.size <= log.size() => {
            return Err(Fault::Contradiction(published.size));
        }
        _ => {}
    }
    if !what.entries_lost {
        return Err(Fault::EntriesLost {
            published: published.size,
            backed_up: log.size(),
        });
    }
    let kept = StoredCheckpoint {
        size: published.size,
        root: published.root,
        note: note.clone(),
        signed_at: clock.instant(),
    };
    restoring.keep_published(&kept).await?;
    Ok(true)
}

/// Tells the history what was done, carries out what fell due meanwhile, and signs.
async fn tell(
    installation: &Installation,
    checked: &Checked,
    restored: &mut Restored,
    erased: &[(OfficeId, PersonId)],
    own: &ErasureJournal,
) -> Result<(), Fault> {
    let gate = &installation.gate;
    let job = installation.actor_with(Role::Job).await?;
    complete(installation, checked, own)?;
    let permit = gate
        .permit(&job, Purpose::Housekeeping, Action::RestoreBackup)
        .await?;
    let details = [
        ("backed-up-on", checked.data.day.to_string()),
        ("leaves", restored.size.to_string()),
        ("erased-again", erased.len().to_string()),
        ("with-keys", checked.keys.is_some().to_string()),
        ("entries-lost", restored.entries_lost.to_string()),
    ];
    gate.keep_house(&job, &permit, "installation-restored", |batch| {
        let details = details.map(|(key, value)| (key.to_owned(), value));
        batch.history.details.extend(details);
    })
    .await?;
    let permit = gate
        .permit(&job, Purpose::Housekeeping, Action::EraseDue)
        .await?;
    for &(office, person) in erased {
        gate.keep_house(&job, &permit, "personal-data-erased", |batch| {
            batch.history.person = Some(person);
            let class = "erased-before-restore".to_owned();
            batch.history.details.insert("class".to_owned(), class);
            batch.erase.push((office, person));
        })
        .await?;
    }
    let mut round = jobs::Round::default();
    jobs::erase_due(installation, &job, &mut round).await?;
    jobs::forget(installation, &job).await?;
    jobs::sweep(installation).await?;
    restored.erased += round.erased;
    if !restored.entries_lost {
        log::sign_checkpoint(installation).await?;
    }
    Ok(())
}

/// The installation's own journal must know every erasure, also where it is a new one: the next restore
/// relies on it.
fn complete(
    installation: &Installation,
    checked: &Checked,
    own: &ErasureJournal,
) -> Result<(), Fault> {
    let Some(journal) = &checked.journal else {
        return Ok(());
    };
    let known: BTreeSet<_> = match own.read(checked.data.installation) {
        Ok(known) => known.into_iter().collect(),
        Err(JournalError::Missing) => BTreeSet::new(),
        Err(error) => return Err(Fault::Journal(error)),
    };
    let lacking: Vec<_> = journal.difference(&known).copied().collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let today = installation.gate.now().today();
    own.add(checked.data.installation, &lacking, today)
        .map_err(Fault::Journal)
}
