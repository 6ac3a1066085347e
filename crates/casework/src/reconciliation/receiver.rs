//! The family benefits office's side: it commits to its list, asks, opens what has a key in common with it, and
//! compares that in clear. What it rejects is never written anywhere.

use super::agreed::Agreed;
use super::compare::{self, Compared as Pair};
use super::files::{digest, opened};
use super::payload::Payload;
use super::register::RegisterError;
use super::sender::{refused, still_agreed, work};
use super::{
    Begin, Card, Folder, ReconciliationError, Register, Told, begin, package_at, passed, same,
    transcript_after,
};
use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use augenmass_domain::fact::Compared;
use augenmass_domain::id::PackageId;
use augenmass_domain::package::{
    Commitment as Fixed, Finding, Kept, MessageKind, Package, PackageCommand, Stage,
};
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Action, Actor, Kind, Private, Purpose, State};
use augenmass_ledger::OfflineProof;
use augenmass_matching::{
    Candidate, Commitment, MessageError, OprfPublic, Receiver, ReceiverSecret, Sealed, Transcript,
};
use augenmass_store::{HistoryRecord, ListQuery, Outcome, PackageSecret, StoredCheckpoint};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What came of opening a package. It stays in this office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Payloads that could be opened.
    pub opened: usize,
    /// Of those, accepted.
    pub accepted: usize,
    /// Left to an examiner.
    pub unsure: usize,
    /// Rejected: counted, and erased before it was written.
    pub rejected: usize,
    /// Entries that were found and are malformed.
    pub malformed: u64,
}

/// Commits to the list for one office's package: one pass over it.
///
/// # Errors
/// [`ReconciliationError`]; then nothing was committed to.
pub async fn commit(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
    register: &Register,
    told: Told<'_>,
) -> Result<(Receipt, PathBuf), ReconciliationError> {
    let office = actor.office.ok_or(Error::NotFound)?;
    let began = begin(
        installation,
        actor,
        folder,
        MessageKind::Commit,
        Stage::Committed,
    )
    .await?;
    let partial = match began {
        Begin::Stands(done) => return Ok(done),
        Begin::Writes(partial) => partial,
    };
    let agreed = Agreed::of(installation, office, card).await?;
    let gate = &installation.gate;
    let secret = ReceiverSecret::generate(&mut gate.chance().split());
    let progress = |done: augenmass_matching::Progress| told(done.done, done.of);
    let receiver = Receiver {
        agreement: &agreed.agreement,
        secret: &secret,
        signing: &agreed.signing,
        work: work(&progress),
    };
    let checkpoint = crate::log::sign_checkpoint(installation).await?;
    let records = register.records(&agreed.keys)?;
    let mut out = partial.create()?;
    let path = folder.message(MessageKind::Commit);
    let committed = receiver.commit(checkpoint.note.as_bytes(), records, &mut out);
    let commitment = committed
        .map_err(|error| list_or_message(&path, error))
        .inspect_err(|_| partial.discard())?;
    let message = passed(&partial.settle(out)?, &commitment.transcript);
    let command = PackageCommand::Commit {
        office,
        run: agreed.own.run,
        partner: card.partner(),
        commitment: Fixed {
            records: commitment.records,
            evaluations: commitment.evaluations,
            root: hex::encode(commitment.root),
        },
        message,
    };
    let keep = |batch: &mut augenmass_store::Batch| {
        if let Some(change) = batch.changes.first() {
            batch.package_secrets.push(PackageSecret {
                package: PackageId::from_uuid(change.state.id()),
                office,
                secret: Zeroizing::new(secret.expose().to_vec()),
            });
        }
    };
    let receipt = gate
        .submit_with(actor, Purpose::BenefitCheck, command, keep)
        .await
        .inspect_err(|_| partial.discard())?;
    Ok((receipt, partial.name()?))
}

/// An error that the list gave while it was read speaks for the list.
pub(super) fn list_or_message(path: &Path, error: MessageError) -> ReconciliationError {
    match error {
        MessageError::Io(error) => match error.downcast::<RegisterError>() {
            Ok(list) => list.into(),
            Err(error) => refused(path)(MessageError::Io(error)),
        },
        other => refused(path)(other),
    }
}

/// What both passes after the first begin with: the package's own secret and what was committed to.
pub(super) struct Begun {
    package: Package,
    pub(super) agreed: Agreed,
    secret: ReceiverSecret,
    pub(super) commitment: Commitment,
}

pub(super) async fn begun(
    installation: &Installation,
    package: Package,
    folder: &Folder,
    card: &Card,
) -> Result<Begun, ReconciliationError> {
    let agreed = still_agreed(installation, &package, card).await?;
    let path = folder.message(MessageKind::Commit);
    same(&path, &digest(&path)?, &package, MessageKind::Commit)?;
    // The own message carries a checkpoint of the own log; its digest is known.
    let any = |note: &[u8]| agreed.own_head(note);
    let commitment = Commitment::read(&agreed.agreement, opened(&path)?, &any);
    let commitment = commitment.map_err(refused(&path))?;
    let store = installation.gate.store();
    let secret = store
        .package_secret(package.id(), package.core().office)
        .await;
    let secret = secret
        .map_err(Error::from)?
        .ok_or(ReconciliationError::SecretGone)?;
    let bytes: [u8; 32] = secret
        .as_slice()
        .try_into()
        .map_err(|_| ReconciliationError::SecretGone)?;
    Ok(Begun {
        package,
        agreed,
        secret: ReceiverSecret::from_bytes(bytes),
        commitment,
    })
}

/// The key of the evaluation, if the office's log holds it.
fn published(agreed: &Agreed, path: &Path) -> Result<(OprfPublic, String), ReconciliationError> {
    let no = || ReconciliationError::KeyNotInLog(path.to_owned());
    let bytes = std::fs::read(path).map_err(|error| ReconciliationError::file(path, &error))?;
    let proof = OfflineProof::decode(&bytes).map_err(|_| no())?;
    let (_, record) = proof.check_record(agreed.log()).map_err(|_| no())?;
    let record: HistoryRecord = serde_json::from_slice(record).map_err(|_| no())?;
    let text = record.details.get("evaluation-key").ok_or_else(no)?;
    let (run, office) = (&agreed.agreement.run, &agreed.agreement.office);
    let key = OprfPublic::from_text(text, run.as_str(), office.as_str()).map_err(|_| no())?;
    Ok((key, text.clone()))
}

fn read_sealed(begun: &Begun, folder: &Folder) -> Result<(Sealed, String), ReconciliationError> {
    let agreed = &begun.agreed;
    let (key, text) = published(agreed, &folder.key())?;
    let quiet = |_: augenmass_matching::Progress| {};
    let receiver = receiver(begun, &quiet);
    let path = folder.message(MessageKind::Sealed);
    let heads = |note: &[u8]| agreed.head(note);
    let sealed = receiver.read_sealed(&begun.commitment, &key, opened(&path)?, &heads);
    Ok((sealed.map_err(refused(&path))?, text))
}

pub(super) fn receiver<'a>(
    begun: &'a Begun,
    progress: &'a dyn Fn(augenmass_matching::Progress),
) -> Receiver<'a> {
    Receiver {
        agreement: &begun.agreed.agreement,
        secret: &begun.secret,
        signing: &begun.agreed.signing,
        work: work(progress),
    }
}

/// Takes the sealed package in and asks for evaluation: a second pass over the same list.
///
/// # Errors
/// [`ReconciliationError`]; then nothing was asked.
pub async fn request(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
    register: &Register,
    told: Told<'_>,
) -> Result<(Receipt, PathBuf), ReconciliationError> {
    let began = begin(
        installation,
        actor,
        folder,
        MessageKind::Request,
        Stage::Requested,
    )
    .await?;
    let partial = match began {
        Begin::Stands(done) => return Ok(done),
        Begin::Writes(partial) => partial,
    };
    let package = package_at(installation, actor, &[Stage::Committed]).await?;
    let begun = begun(installation, package, folder, card).await?;
    let (sealed, public_key) = read_sealed(&begun, folder)?;
    let path = folder.message(MessageKind::Request);
    holds(&begun, register, &path)?;
    let checkpoint = crate::log::sign_checkpoint(installation).await?;
    let kind = augenmass_matching::MessageKind::Request;
    let resume = partial.resume(&begun.agreed.agreement, kind);
    let mut out = partial.go_on_after(resume.as_ref())?;
    let progress = |done: augenmass_matching::Progress| told(done.done, done.of);
    let asked = receiver(&begun, &progress).request(
        &begun.commitment,
        &sealed,
        checkpoint.note.as_bytes(),
        register.records(&begun.agreed.keys)?,
        resume.as_ref(),
        &mut out,
    );
    // The list was changed meanwhile: nothing of it is gone on with.
    let transcript = asked
        .inspect_err(|error| {
            if matches!(error, MessageError::RecordsChanged) {
                partial.discard();
            }
        })
        .map_err(|error| list_or_message(&path, error))?;
    let sealed_path = folder.message(MessageKind::Sealed);
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let command = PackageCommand::Request {
        id: begun.package.id(),
        payloads: count(sealed.payloads()),
        commitments: count(sealed.commitments()),
        public_key,
        taken: passed(&digest(&sealed_path)?, &sealed.transcript),
        message: passed(&partial.settle(out)?, &transcript),
    };
    let gate = &installation.gate;
    let receipt = gate
        .submit(actor, Purpose::BenefitCheck, command)
        .await
        .inspect_err(|_| partial.discard())?;
    Ok((receipt, partial.name()?))
}

/// The list is the one that was committed to. Looked at before a request is written: one that was begun with another
/// list would be gone on with.
fn holds(begun: &Begun, register: &Register, path: &Path) -> Result<(), ReconciliationError> {
    let quiet = |_: augenmass_matching::Progress| {};
    let records = register.records(&begun.agreed.keys)?;
    let holds = receiver(begun, &quiet).holds(&begun.commitment, records);
    holds.map_err(|error| list_or_message(path, error))
}

/// Verifies every proof, opens what it can, compares it in clear with its own records, and keeps what is
/// accepted or unsure: a third pass over the same list.
///
/// # Errors
/// [`ReconciliationError`]; then nothing was opened.
pub async fn open(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
    register: &Register,
    told: Told<'_>,
) -> Result<(Receipt, Opening), ReconciliationError> {
    let package = package_at(installation, actor, &[Stage::Requested]).await?;
    let begun = begun(installation, package, folder, card).await?;
    let (sealed, _) = read_sealed(&begun, folder)?;
    let asked = folder.message(MessageKind::Request);
    same(
        &asked,
        &digest(&asked)?,
        &begun.package,
        MessageKind::Request,
    )?;
    let path = folder.message(MessageKind::Response);
    let agreed = &begun.agreed;
    let heads = |note: &[u8]| agreed.head(note);
    let progress = |done: augenmass_matching::Progress| told(done.done, done.of);
    let found = receiver(&begun, &progress).open(
        &begun.commitment,
        &sealed,
        register.records(&begun.agreed.keys)?,
        opened(&asked)?,
        opened(&path)?,
        &heads,
    );
    let found = found.map_err(|error| list_or_message(&path, error))?;
    let received = received(installation, begun.package.id()).await?;
    let law = installation.gate.law();
    let candidates = by_payload(found.candidates);
    let (findings, mut opening) = findings(law, register, &candidates, &received)?;
    opening.malformed = found.malformed;
    let command = PackageCommand::Open {
        id: begun.package.id(),
        findings,
        taken: passed(&digest(&path)?, &found.transcript),
    };
    let gate = &installation.gate;
    let receipt = gate.submit(actor, Purpose::BenefitCheck, command).await?;
    Ok((receipt, opening))
}

/// What becomes of each opened payload, and how many became what.
fn findings(
    law: &augenmass_domain::Law,
    register: &Register,
    candidates: &BTreeMap<u32, Vec<Candidate>>,
    received: &[ReceivedIndication],
) -> Result<(Vec<Finding>, Opening), ReconciliationError> {
    let mut opening = Opening {
        opened: candidates.len(),
        ..Opening::default()
    };
    let compared = compare::all(register, candidates)?;
    let mut findings = Vec::with_capacity(compared.len());
    for (place, pair) in compared {
        let one = received.iter().find(|one| one.core().place == place);
        let one = one.ok_or_else(|| Error::Internal("a payload has no place".to_owned()))?;
        let kept = pair.and_then(|pair| kept(law, pair));
        let result = kept
            .as_ref()
            .map_or(Compared::Rejected, |(result, _)| *result);
        match result {
            Compared::Accepted => opening.accepted += 1,
            Compared::Unsure => opening.unsure += 1,
            Compared::Rejected => opening.rejected += 1,
        }
        findings.push(Finding {
            received: one.id(),
            result,
            kept: kept.map(|(_, kept)| kept),
        });
    }
    Ok((findings, opening))
}

/// The candidates of each payload: it may have opened for several records.
fn by_payload(candidates: Vec<Candidate>) -> BTreeMap<u32, Vec<Candidate>> {
    let mut all: BTreeMap<u32, Vec<Candidate>> = BTreeMap::new();
    for one in candidates {
        all.entry(one.payload).or_default().push(one);
    }
    all
}

/// What is kept of a pair; nothing where it is rejected, or its ground is none of the catalogue.
fn kept(law: &augenmass_domain::Law, pair: Pair) -> Option<(Compared, Kept)> {
    let ground = law.ground(&pair.payload.ground)?.class;
    if pair.result == Compared::Rejected {
        return None;
    }
    let kept = Kept {
        record: pair.record,
        comparison: Private::new(pair.comparison),
        ground,
        fact_on: pair.payload.fact_date,
    };
    Some((pair.result, kept))
}

async fn received(
    installation: &Installation,
    package: PackageId,
) -> Result<Vec<ReceivedIndication>, Error> {
    let query = ListQuery::of(Kind::Received);
    let all = installation.gate.store().list_all(query).await?;
    Ok(all
        .into_iter()
        .filter_map(|stored| match stored.state {
            State::Received(one) if one.core().package == package => Some(one),
            _ => None,
        })
        .collect())
}

/// Writes the receipt: the digest of what was processed, no counts.
///
/// # Errors
/// [`ReconciliationError`].
pub async fn write_receipt(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
) -> Result<(Receipt, PathBuf), ReconciliationError> {
    let began = begin(
        installation,
        actor,
        folder,
        MessageKind::Receipt,
        Stage::Receipted,
    )
    .await?;
    let partial = match began {
        Begin::Stands(done) => return Ok(done),
        Begin::Writes(partial) => partial,
    };
    let package = package_at(installation, actor, &[Stage::Opened]).await?;
    let begun = begun(installation, package, folder, card).await?;
    let response = transcript_after(&begun.package, MessageKind::Response)?;
    let checkpoint = before_opening(installation, begun.package.id()).await?;
    let quiet = |_: augenmass_matching::Progress| {};
    let mut out = partial.create()?;
    let path = folder.message(MessageKind::Receipt);
    let note = checkpoint.note.as_bytes();
    let written = receiver(&begun, &quiet).receipt(&response, note, &mut out);
    let transcript: Transcript = written.map_err(refused(&path))?;
    let command = PackageCommand::Receipt {
        id: begun.package.id(),
        message: passed(&partial.settle(out)?, &transcript),
    };
    let gate = &installation.gate;
    let receipt = gate
        .submit(actor, Purpose::BenefitCheck, command)
        .await
        .inspect_err(|_| partial.discard())?;
    Ok((receipt, partial.name()?))
}

/// The last checkpoint before the package was opened: what was done with what was opened made the log larger since,
/// and the office reads the size in the receipt.
async fn before_opening(
    installation: &Installation,
    package: PackageId,
) -> Result<StoredCheckpoint, Error> {
    let store = installation.gate.store();
    let rows = store.history_of(Kind::Package, package.uuid()).await?;
    let opened = rows.iter().find(|row| {
        row.record.action == Action::OpenPackage && row.record.outcome == Outcome::Accepted
    });
    let opened = opened.and_then(|row| row.index);
    let checkpoints = store.checkpoints().await?.into_iter();
    checkpoints
        .filter(|checkpoint| opened.is_none_or(|index| checkpoint.size <= index))
        .max_by_key(|checkpoint| checkpoint.size)
        .ok_or_else(|| Error::Internal("no checkpoint stands before the opening".to_owned()))
}

/// A payload that was opened, for the comparison.
pub(super) fn read_payload(candidate: &Candidate) -> Option<Payload> {
    Payload::read(&candidate.content)
}
