//! The office's side, from the request on: it evaluates once, and files a receipt that says nothing else.

use super::agreed::Agreed;
use super::files::{Partial, digest, opened};
use super::sender::{committed, refused, still_agreed, work};
use super::{
    Begin, Card, Folder, ReconciliationError, Told, begin, hex_of, package_at, passed, same,
    transcript_after,
};
use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use augenmass_domain::package::{MessageKind, Package, PackageCommand, Passed, Stage};
use augenmass_domain::{Actor, Purpose};
use augenmass_matching::{
    Answering, Commitment, MessageError, OprfSecret, Sender, Spent, Transcript, Work, resume_point,
};
use rand_chacha::ChaCha20Rng;
use std::path::{Path, PathBuf};

/// Takes the request in and answers it, chunk by chunk. The request is pinned in the log before anything is
/// evaluated; a step that was cut short goes on with the same one and no other.
///
/// # Errors
/// [`ReconciliationError`]; the package is then where it was, or pinned to this request.
pub async fn respond(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
    told: Told<'_>,
) -> Result<(Receipt, PathBuf), ReconciliationError> {
    let gate = &installation.gate;
    let began = begin(
        installation,
        actor,
        folder,
        MessageKind::Response,
        Stage::Answered,
    )
    .await?;
    let partial = match began {
        Begin::Stands(done) => return Ok(done),
        Begin::Writes(partial) => partial,
    };
    let package = package_at(installation, actor, &[Stage::Sealed]).await?;
    let agreed = still_agreed(installation, &package, card).await?;
    let path = folder.message(MessageKind::Commit);
    same(&path, &digest(&path)?, &package, MessageKind::Commit)?;
    let commitment = committed(&agreed, &path)?;
    let key = secret_key(installation, &package).await?;
    pin(installation, actor, &package, &agreed, folder).await?;
    let checkpoint = crate::log::sign_checkpoint(installation).await?;
    let progress = |done: augenmass_matching::Progress| told(done.done, done.of);
    let sender = Sender {
        agreement: &agreed.agreement,
        key: &key,
        signing: &agreed.signing,
        work: work(&progress),
    };
    let sealed = transcript_after(&package, MessageKind::Sealed)?;
    let asked = (&commitment, sealed, checkpoint.note.as_bytes());
    let mut rng = gate.chance().split();
    let message = write_response(&sender, &agreed, asked, (folder, &partial), &mut rng)?;
    let command = PackageCommand::Respond {
        id: package.id(),
        evaluations: commitment.evaluations,
        message,
    };
    let receipt = gate.submit(actor, Purpose::BenefitCheck, command).await?;
    Ok((receipt, partial.name()?))
}

/// Pins the request in the log, once; afterwards only the same one is answered.
async fn pin(
    installation: &Installation,
    actor: &Actor,
    package: &Package,
    agreed: &Agreed,
    folder: &Folder,
) -> Result<(), ReconciliationError> {
    let path = folder.message(MessageKind::Request);
    let sha256 = digest(&path)?;
    if package.passed(MessageKind::Request).is_some() {
        return same(&path, &sha256, package, MessageKind::Request);
    }
    let taken = Passed {
        sha256,
        transcript: None,
    };
    // What would be refused is not pinned: another file may be the right one.
    looked_through(
        agreed,
        &path,
        transcript_after(package, MessageKind::Sealed)?,
    )?;
    let id = package.id();
    let command = PackageCommand::TakeRequest { id, taken };
    let gate = &installation.gate;
    gate.submit(actor, Purpose::BenefitCheck, command).await?;
    Ok(())
}

/// Answers the pinned request, from where an answer that was cut short broke off.
fn write_response(
    sender: &Sender<'_>,
    agreed: &Agreed,
    (commitment, sealed, checkpoint): (&Commitment, Transcript, &[u8]),
    (folder, partial): (&Folder, &Partial),
    rng: &mut ChaCha20Rng,
) -> Result<Passed, ReconciliationError> {
    let kind = augenmass_matching::MessageKind::Response;
    // The whole request is pinned by its digest: what was evaluated of it is remembered beside the answer, and
    // where that is lost the answer to the same request is made anew.
    let spent = partial.spent();
    let resume = partial.resume(&agreed.agreement, kind);
    let resume = resume.filter(|point| point.chunks <= spent.chunks());
    let mut out = partial.go_on_after(resume.as_ref())?;
    let answering = Answering {
        sealed,
        checkpoint,
        spent: if resume.is_some() {
            spent
        } else {
            Spent::default()
        },
        resume,
        keep: &mut |spent| partial.remember(spent),
    };
    let path = folder.message(MessageKind::Request);
    let heads = |note: &[u8]| agreed.head(note);
    let asked = opened(&path)?;
    let answered = sender.respond(commitment, asked, &heads, answering, rng, &mut out);
    let transcript = answered.map_err(refused(&path))?;
    Ok(passed(&partial.settle(out)?, &transcript))
}

/// Reads a request from front to end without evaluating: signatures, order, lengths, and that it answers what was
/// sealed for this package and for no other.
fn looked_through(
    agreed: &Agreed,
    path: &Path,
    sealed: Transcript,
) -> Result<(), ReconciliationError> {
    let kind = augenmass_matching::MessageKind::Request;
    let point = resume_point(&agreed.agreement, kind, opened(path)?).map_err(refused(path))?;
    match point {
        Some(point) if point.transcript != sealed => {
            Err(refused(path)(MessageError::WrongTranscript))
        }
        Some(point) if point.is_whole => Ok(()),
        _ => Err(refused(path)(MessageError::Truncated)),
    }
}

async fn secret_key(
    installation: &Installation,
    package: &Package,
) -> Result<OprfSecret, ReconciliationError> {
    let store = installation.gate.store();
    let secret = store
        .package_secret(package.id(), package.core().office)
        .await;
    let secret = secret
        .map_err(Error::from)?
        .ok_or(ReconciliationError::SecretGone)?;
    let bytes: &[u8; 32] = secret
        .as_slice()
        .try_into()
        .map_err(|_| ReconciliationError::SecretGone)?;
    OprfSecret::from_bytes(bytes).map_err(|_| ReconciliationError::SecretGone)
}

/// Files the receipt: the other side processed exactly what this side saw. It says nothing else.
///
/// # Errors
/// [`ReconciliationError`].
pub async fn file_receipt(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
) -> Result<Receipt, ReconciliationError> {
    let package = package_at(installation, actor, &[Stage::Answered]).await?;
    let agreed = still_agreed(installation, &package, card).await?;
    let key = secret_key(installation, &package).await?;
    let sender = Sender {
        agreement: &agreed.agreement,
        key: &key,
        signing: &agreed.signing,
        work: Work::quiet(),
    };
    let path = folder.message(MessageKind::Receipt);
    let response = transcript_after(&package, MessageKind::Response)?;
    let heads = |note: &[u8]| agreed.head(note);
    let read = sender.read_receipt(&response, opened(&path)?, &heads);
    let transcript = read.map_err(refused(&path))?;
    let message = Passed {
        sha256: digest(&path)?,
        transcript: Some(hex_of(&transcript)),
    };
    let command = PackageCommand::Receipt {
        id: package.id(),
        message,
    };
    let gate = &installation.gate;
    Ok(gate.submit(actor, Purpose::BenefitCheck, command).await?)
}
