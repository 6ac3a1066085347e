//! The office's side up to the sealed package: it seals what waits, and publishes the key of the evaluation.

use super::agreed::Agreed;
use super::files::{Partial, digest, opened, write_whole};
use super::payload::{Payload, fields_of};
use super::{Begin, Card, Folder, Place, ReconciliationError, Told, begin, packages_of, passed};
use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use augenmass_domain::id::{Ids as _, IndicationId, OfficeId, PackageId};
use augenmass_domain::package::{
    Commitment as Fixed, MessageKind, Package, PackageCommand, Passed, Stage,
};
use augenmass_domain::{Action, Actor, Facets, Kind, PersonalKind, Purpose, State};
use augenmass_ledger::{ExportLeaf, OfflineProof};
use augenmass_matching::keys::Configuration;
use augenmass_matching::record::Record as MatchRecord;
use augenmass_matching::{
    Commitment, Indication, LedgerLeaf, MessageError, OprfSecret, Sender, Work,
};
use augenmass_store::{ListQuery, PackageSecret};
use rand_chacha::ChaCha20Rng;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A message that was not accepted, with its file; or the disk that gave up on the way.
pub(super) fn refused(path: &Path) -> impl Fn(MessageError) -> ReconciliationError + '_ {
    |source| match source {
        MessageError::Io(source) => ReconciliationError::Disk {
            file: path.to_owned(),
            source,
        },
        source => ReconciliationError::Message {
            file: path.to_owned(),
            source,
        },
    }
}

pub(super) fn work<'a>(progress: &'a dyn Fn(augenmass_matching::Progress)) -> Work<'a> {
    Work {
        progress,
        ..Work::quiet()
    }
}

/// The sealed indications of an office and run that no package has carried and that still run.
async fn waiting(
    installation: &Installation,
    place: &Place,
) -> Result<Vec<augenmass_domain::indication::Indication>, Error> {
    let gate = &installation.gate;
    let today = gate.now().today();
    let mut query = ListQuery::of(Kind::Indication);
    query.office = Some(place.office);
    query.run = Some(place.run);
    query.states = vec!["sealed".to_owned()];
    let all = gate.store().list_all(query).await?;
    let nowhere = PackageId::from_uuid(uuid::Uuid::nil());
    Ok(all
        .into_iter()
        .filter_map(|stored| match stored.state {
            State::Indication(one) => Some(one),
            _ => None,
        })
        .filter(|one| one.carried_by(nowhere).is_some())
        .filter(|one| one.due().is_some_and(|due| today < due))
        .collect())
}

/// What a package is sealed for.
struct ToSeal {
    id: PackageId,
    place: Place,
    agreed: Agreed,
    commitment: Commitment,
    waiting: Vec<augenmass_domain::indication::Indication>,
    key: OprfSecret,
    public_key: String,
}

impl ToSeal {
    /// Takes the commitment in, and draws the key.
    async fn begin(
        installation: &Installation,
        office: OfficeId,
        card: &Card,
        path: &Path,
        rng: &mut ChaCha20Rng,
    ) -> Result<Self, ReconciliationError> {
        let agreed = Agreed::of(installation, office, card).await?;
        let place = Place {
            office,
            run: agreed.own.run,
        };
        let commitment = committed(&agreed, path)?;
        // An indication is carried once: not by a package whose other end is over.
        let root = hex::encode(commitment.root);
        let known = packages_of(installation, office).await?;
        if known.iter().any(|package| package.core().root == root) {
            return Err(ReconciliationError::CommittedBefore(path.to_owned()));
        }
        let waiting = waiting(installation, &place).await?;
        let key = OprfSecret::generate(rng);
        let (run, office) = (&agreed.agreement.run, &agreed.agreement.office);
        let public_key = key.public().to_text(run.as_str(), office.as_str());
        let at = installation.gate.now().at;
        let id = PackageId::from_uuid(crate::chance::TimedIds::new(at, rng).next());
        Ok(Self {
            id,
            place,
            agreed,
            commitment,
            waiting,
            key,
            public_key,
        })
    }

    fn command(&self, card: &Card, taken: Passed, message: Passed) -> PackageCommand {
        PackageCommand::Seal {
            id: self.id,
            office: self.place.office,
            run: self.place.run,
            partner: card.partner(),
            commitment: fixed(&self.commitment),
            indications: self.waiting.iter().map(|one| one.id()).collect(),
            public_key: self.public_key.clone(),
            taken,
            message,
        }
    }

    fn secret(&self) -> PackageSecret {
        PackageSecret {
            package: self.id,
            office: self.place.office,
            secret: Zeroizing::new(self.key.expose().to_vec()),
        }
    }
}

/// Takes the commitment in and seals what waits, all in one step.
///
/// # Errors
/// [`ReconciliationError`]; nothing was sealed then.
pub async fn seal(
    installation: &Installation,
    actor: &Actor,
    folder: &Folder,
    card: &Card,
    told: Told<'_>,
) -> Result<(Receipt, PathBuf), ReconciliationError> {
    let office = actor.office.ok_or(Error::NotFound)?;
    let began = begin(
        installation,
        actor,
        folder,
        MessageKind::Sealed,
        Stage::Sealed,
    )
    .await?;
    let partial = match began {
        Begin::Stands(done) => return Ok(done),
        Begin::Writes(partial) => partial,
    };
    let gate = &installation.gate;
    let mut rng = gate.chance().split();
    let path = folder.message(MessageKind::Commit);
    let package = ToSeal::begin(installation, office, card, &path, &mut rng).await?;
    // Before anything is written: would the rules let it pass?
    let nothing = || Passed {
        sha256: String::new(),
        transcript: None,
    };
    let tried = package.command(card, nothing(), nothing());
    gate.try_out(actor, Purpose::BenefitCheck, tried).await?;
    let message = write_sealed(
        installation,
        actor,
        &package,
        (folder, &partial),
        told,
        &mut rng,
    );
    let message = message.await.inspect_err(|_| partial.discard())?;
    let taken = passed(&digest(&path)?, &package.commitment.transcript);
    let secret = package.secret();
    let keep = |batch: &mut augenmass_store::Batch| batch.package_secrets.push(secret);
    let command = package.command(card, taken, message);
    let receipt = gate
        .submit_with(actor, Purpose::BenefitCheck, command, keep)
        .await
        .inspect_err(|_| partial.discard())?;
    Ok((receipt, partial.name()?))
}

/// Publishes the key, and writes what is sealed under it.
async fn write_sealed(
    installation: &Installation,
    actor: &Actor,
    package: &ToSeal,
    (folder, partial): (&Folder, &Partial),
    told: Told<'_>,
    rng: &mut ChaCha20Rng,
) -> Result<Passed, ReconciliationError> {
    let place = (package.id, &package.place);
    let checkpoint = publish(installation, actor, place, &package.public_key, folder).await?;
    let mut indications = Vec::with_capacity(package.waiting.len());
    for (done, one) in package.waiting.iter().enumerate() {
        indications.push(
            sealable(
                installation,
                actor,
                (one, &package.agreed.keys),
                checkpoint.size,
            )
            .await?,
        );
        told(done as u64 + 1, package.waiting.len() as u64);
    }
    let progress = |_: augenmass_matching::Progress| {};
    let sender = Sender {
        agreement: &package.agreed.agreement,
        key: &package.key,
        signing: &package.agreed.signing,
        work: work(&progress),
    };
    let mut out = partial.create()?;
    let note = checkpoint.note.as_bytes();
    let transcript = sender.seal(&package.commitment, note, indications, rng, &mut out);
    let transcript = transcript.map_err(refused(&folder.message(MessageKind::Sealed)))?;
    Ok(passed(&partial.settle(out)?, &transcript))
}

/// What the other side committed to.
pub(super) fn committed(agreed: &Agreed, path: &Path) -> Result<Commitment, ReconciliationError> {
    let heads = |note: &[u8]| agreed.head(note);
    Commitment::read(&agreed.agreement, opened(path)?, &heads).map_err(refused(path))
}

fn fixed(commitment: &Commitment) -> Fixed {
    Fixed {
        records: commitment.records,
        evaluations: commitment.evaluations,
        root: hex::encode(commitment.root),
    }
}

/// The key of the evaluation goes into the log before the message that carries it, and the proof of it beside
/// the message. Gives the checkpoint under which it lies.
async fn publish(
    installation: &Installation,
    actor: &Actor,
    (id, place): (PackageId, &Place),
    public_key: &str,
    folder: &Folder,
) -> Result<augenmass_store::StoredCheckpoint, ReconciliationError> {
    let facets = Facets {
        office: Some(place.office),
        run: Some(place.run),
        ..Facets::default()
    };
    let details = BTreeMap::from([("evaluation-key".to_owned(), public_key.to_owned())]);
    let what = (Action::SealPackage, Kind::Package, id.uuid());
    let event = ("evaluation-key-published", details);
    let gate = &installation.gate;
    let committed = gate
        .announce(actor, Purpose::BenefitCheck, what, &facets, event)
        .await?;
    let checkpoint = crate::log::sign_checkpoint(installation).await?;
    let store = gate.store();
    let broken = || Error::Internal("the leaf of the key was not taken into the log".to_owned());
    let leaf = committed.leaves.first().copied().ok_or_else(broken)?;
    let index = store
        .leaf_index(leaf)
        .await
        .map_err(Error::from)?
        .ok_or_else(broken)?;
    let leaves = store.leaves(index, 1).await.map_err(Error::from)?;
    let opening = leaves.into_iter().find_map(|(at, leaf)| match leaf {
        ExportLeaf::Open { salt, record } if at == index => Some((salt, record)),
        _ => None,
    });
    let proof = OfflineProof {
        index,
        hashes: store
            .prove_inclusion(index, checkpoint.size)
            .await
            .map_err(Error::from)?,
        checkpoint: checkpoint.note.clone(),
        opening: Some(opening.ok_or_else(broken)?),
    };
    write_whole(&folder.key(), &proof.encode())?;
    Ok(checkpoint)
}

/// What is sealed of an indication: its payload, its screening in the log, its match keys. Reading the person's
/// record leaves an access row like any other.
async fn sealable(
    installation: &Installation,
    actor: &Actor,
    (one, keys): (&augenmass_domain::indication::Indication, &Configuration),
    size: u64,
) -> Result<Indication, ReconciliationError> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::BenefitCheck, Action::ReadPersonalData);
    let (_, data) = gate
        .read_personal(actor, purpose, action, Kind::Indication, one.id().uuid())
        .await?;
    let record = data.into_iter().find_map(|(_, content)| match content {
        PersonalKind::Person { record } => Some(record.into_inner()),
        _ => None,
    });
    let record = record.ok_or(Error::NotFound)?;
    let leaf = leaf(installation, one.id(), size).await?;
    let comparable = MatchRecord::new(&fields_of(&record)).map_err(|(field, problem)| {
        Error::Internal(format!(
            "an indication cannot be sealed ({field:?}: {problem})"
        ))
    })?;
    let keys = keys.variants(&comparable);
    Ok(Indication {
        content: Payload::of(&record, one.core()).to_bytes().to_vec(),
        leaf,
        keys: keys
            .iter()
            .map(|key| (key.kind(), key.as_bytes().to_vec()))
            .collect(),
    })
}

async fn leaf(
    installation: &Installation,
    id: IndicationId,
    size: u64,
) -> Result<LedgerLeaf, Error> {
    let store = installation.gate.store();
    let screening = store.screening_leaf(id).await?;
    let index = screening
        .index
        .ok_or_else(|| Error::Internal("the screening was not taken into the log".to_owned()))?;
    let path = store.prove_inclusion(index, size).await?;
    Ok(LedgerLeaf {
        commitment: screening.commitment.0,
        index,
        path: path.into_iter().map(|hash| hash.0).collect(),
    })
}

pub(super) async fn still_agreed(
    installation: &Installation,
    package: &Package,
    card: &Card,
) -> Result<Agreed, ReconciliationError> {
    if package.core().partner.card != card.fingerprint() {
        return Err(super::CardError::Form {
            file: card.name.clone(),
            reason: "ist nicht die Karte, mit der dieses Paket begann".to_owned(),
        }
        .into());
    }
    Agreed::of(installation, package.core().office, card).await
}
