//! The private reconciliation between an office of a municipality and the family benefits office
//! (Familienkasse), as two installations carry it out: commit → seal → request → respond → open → receipt.
//!
//! Each step reads the message before it from a folder, writes its own beside it, and goes through the
//! gate: history row, log leaf and state in one transaction, with the digest of each message. A message gets
//! its name only once that transaction stands; until then it lies there as `….partial`, and a step that was
//! cut short goes on from it. What the messages are and who learns what: `docs/reconciliation.md`; how to
//! work with them: `docs/operate/reconcile.md`.

mod agreed;
mod answering;
mod audit;
mod card;
mod compare;
mod files;
pub mod letterbox;
mod payload;
mod receiver;
mod register;
mod sender;
pub(crate) mod signing;

pub use answering::{file_receipt, respond};
pub use audit::{Audited, audit, show};
pub use card::{Card, CardError};
pub use compare::{Comparison, FieldCompared, read_comparison};
pub use files::Folder;
use files::Partial;
pub use receiver::{Opening, commit, open, request, write_receipt};
pub use register::{ListRead, Register, RegisterError};
pub use sender::seal;
pub use signing::{Letter, LetterError};

use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use augenmass_domain::id::{OfficeId, PackageId, RunId};
use augenmass_domain::package::{MessageKind, Package, PackageCommand, Passed, Stage};
use augenmass_domain::run::Run;
use augenmass_domain::{Actor, Kind, Purpose, State};
use augenmass_matching::{MessageError, Transcript};
use augenmass_store::ListQuery;
use std::path::{Path, PathBuf};

/// Why a step of the reconciliation was not taken. Never holds a name, a date or a place.
#[derive(Debug, thiserror::Error)]
pub enum ReconciliationError {
    /// The gate said no, or something broke.
    #[error(transparent)]
    Gate(#[from] Error),
    /// A file could not be read or written.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// The disk gave up while a message was read or written: full, read-only, broken. Nothing half-done has a
    /// name; the step can be taken again.
    #[error("{}: {source}", file.display())]
    Disk {
        /// Which.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A message was not accepted; nothing was changed.
    #[error("{}: {source}", file.display())]
    Message {
        /// Which.
        file: PathBuf,
        /// What is wrong with it.
        source: MessageError,
    },
    /// A message is not the one that was taken in before.
    #[error("{}: this is not the message that was taken in before", .0.display())]
    AnotherMessage(PathBuf),
    /// A commitment that an earlier package was sealed for.
    #[error("{}: an earlier package was sealed for this commitment", .0.display())]
    CommittedBefore(PathBuf),
    /// The card of the other side.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The list of children.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The published key of the evaluation.
    #[error("{}: the key of the evaluation does not stand in the office's log", .0.display())]
    KeyNotInLog(PathBuf),
    /// The secret of the package was destroyed, or the package was restored without it.
    #[error("the secret of this package is gone: the package can only be ended")]
    SecretGone,
    /// The audit found something.
    #[error(transparent)]
    Audit(#[from] augenmass_matching::AuditError),
}

impl ReconciliationError {
    fn file(file: &Path, error: &impl std::fmt::Display) -> Self {
        Self::File {
            file: file.to_owned(),
            reason: error.to_string(),
        }
    }
}

/// How far a step has come: done, of how many (0 where that is not known yet).
pub type Told<'a> = &'a dyn Fn(u64, u64);

fn hex_of(transcript: &Transcript) -> String {
    hex::encode(transcript.0)
}

/// The transcript that the package holds after a message.
fn transcript_after(package: &Package, kind: MessageKind) -> Result<Transcript, Error> {
    let broken = || Error::Internal("the package holds no transcript of this step".to_owned());
    let passed = package.passed(kind).ok_or_else(broken)?;
    let text = passed.transcript.as_deref().ok_or_else(broken)?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| broken())?;
    Ok(Transcript(bytes))
}

/// The package of the actor's office that stands at one of these stages; there is one at a time.
async fn package_at(
    installation: &Installation,
    actor: &Actor,
    stages: &[Stage],
) -> Result<Package, Error> {
    let office = actor.office.ok_or(Error::NotFound)?;
    let all = packages_of(installation, office).await?;
    all.into_iter()
        .rfind(|package| stages.contains(&package.stage()))
        .ok_or(Error::NotFound)
}

/// The packages of an office, ended ones too, the oldest first.
async fn packages_of(installation: &Installation, office: OfficeId) -> Result<Vec<Package>, Error> {
    let mut query = ListQuery::of(Kind::Package);
    query.office = Some(office);
    let all = installation.gate.store().list_all(query).await?;
    let packages = all.into_iter().filter_map(|stored| match stored.state {
        State::Package(package) => Some(package),
        _ => None,
    });
    Ok(packages.collect())
}

/// The run of the benefit check that is open today.
pub(crate) async fn open_run(installation: &Installation) -> Result<Run, Error> {
    let gate = &installation.gate;
    let today = gate.now().today();
    let all = gate.store().list_all(ListQuery::of(Kind::Run)).await?;
    all.into_iter()
        .filter_map(|stored| match stored.state {
            State::Run(run) => Some(run),
            _ => None,
        })
        .find(|run| {
            run.is_open_on(today) && run.track() == augenmass_domain::fact::Track::BenefitCheck
        })
        .ok_or(Error::NotFound)
}

/// The name of an office.
async fn office_name(installation: &Installation, office: OfficeId) -> Result<String, Error> {
    let offices = installation.gate.store().offices().await?;
    let found = offices.into_iter().find(|one| one.id == office);
    found.map(|one| one.name).ok_or(Error::NotFound)
}

/// Ends a package: its keys are destroyed in the same transaction, what was received and not opened is
/// forgotten. By the job at the deadline, or given up before by who works on it.
///
/// # Errors
/// [`Error::Refused`], [`Error::Rejected`], [`Error::NotFound`].
pub async fn end(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    id: PackageId,
) -> Result<Receipt, Error> {
    let command = PackageCommand::End { id };
    let destroy = |batch: &mut augenmass_store::Batch| batch.destroyed.push(id);
    installation
        .gate
        .submit_with(actor, purpose, command, destroy)
        .await
}

/// Gives the open package of the actor's office up.
///
/// # Errors
/// As [`end`].
pub async fn give_up(installation: &Installation, actor: &Actor) -> Result<Receipt, Error> {
    let stages = [
        Stage::Committed,
        Stage::Sealed,
        Stage::Requested,
        Stage::Answered,
        Stage::Opened,
        Stage::Receipted,
    ];
    let package = package_at(installation, actor, &stages).await?;
    end(installation, actor, Purpose::BenefitCheck, package.id()).await
}

/// How a step that writes a message begins.
enum Begin {
    /// Its transaction stands already; the message has its name now, if it lacked it.
    Stands((Receipt, PathBuf)),
    /// It is to be written.
    Writes(Partial),
}

/// Begins a step that writes a message; `after` is where the package stands once it is taken.
async fn begin(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    kind: MessageKind,
    after: Stage,
) -> Result<Begin, ReconciliationError> {
    let partial = Partial::of(folder.message(kind));
    let Ok(package) = package_at(installation, actor, &[after]).await else {
        partial.is_new()?;
        return Ok(Begin::Writes(partial));
    };
    let broken = || Error::Internal("the package holds no digest of this step".to_owned());
    let passed = package.passed(kind).ok_or_else(broken)?;
    let path = partial.name_if(&passed.sha256)?;
    Ok(Begin::Stands((receipt_of(&package), path)))
}

/// The receipt of a step whose transaction stands already: where the package is now.
fn receipt_of(package: &Package) -> Receipt {
    Receipt {
        history: 0,
        leaf: augenmass_store::LeafNo::from_number(0),
        event: "step-stood-already".to_owned(),
        states: vec![State::from(package.clone())],
    }
}

/// Looks whether the file is the message that the package knows.
fn same(
    path: &Path,
    sha256: &str,
    package: &Package,
    kind: MessageKind,
) -> Result<(), ReconciliationError> {
    match package.passed(kind) {
        Some(passed) if passed.sha256 == sha256 => Ok(()),
        _ => Err(ReconciliationError::AnotherMessage(path.to_owned())),
    }
}

/// What is kept of a message.
fn passed(sha256: &str, transcript: &Transcript) -> Passed {
    Passed {
        sha256: sha256.to_owned(),
        transcript: Some(hex_of(transcript)),
    }
}

/// Where a package lies: office and run.
struct Place {
    office: OfficeId,
    run: RunId,
}
