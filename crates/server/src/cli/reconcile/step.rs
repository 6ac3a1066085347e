//! One step of the reconciliation, and what it says.

use super::{List, Step, With, reasons, travel};
use crate::cli::open::{failure, plain};
use crate::cli::{Done, Failure, is_new, say, unwritten, write_new};
use crate::print::progress::{self, Progress};
use augenmass_casework::Error;
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_casework::reconciliation::{
    self, Card, Folder, Opening, ReconciliationError, Register,
};
use augenmass_domain::Actor;
use augenmass_domain::id::OfficeId;
use std::path::{Path, PathBuf};

/// Wrong input, or something that broke.
pub(super) fn wrong(error: ReconciliationError) -> Failure {
    match error {
        ReconciliationError::Gate(error) => failure(error),
        ReconciliationError::Message { file, source } => Failure::input(format!(
            "{}: die Nachricht wurde nicht angenommen, es wurde nichts geändert ({})",
            file.display(),
            reasons::of_message(&source)
        )),
        ReconciliationError::Disk { file, source } => unwritten(&file, &source),
        ReconciliationError::CommittedBefore(file) => Failure::input(format!(
            "{}: für diese Festlegung wurde schon ein Paket versiegelt; bitte die Familienkasse um eine neue bitten. Es wurde nichts versiegelt",
            file.display()
        )),
        ReconciliationError::AnotherMessage(file) => Failure::input(format!(
            "{}: das ist nicht die Nachricht, die zu diesem Paket gehört; die richtige Datei hierher legen",
            file.display()
        )),
        ReconciliationError::KeyNotInLog(file) => Failure::input(format!(
            "{}: der Schlüssel der Auswertung steht nicht im Protokoll des Amtes; bitte dort nachfragen, nichts öffnen",
            file.display()
        )),
        ReconciliationError::SecretGone => Failure::input(
            "das Geheimnis dieses Pakets ist vernichtet; es kann nur noch beendet werden (`augenmass reconcile end`)",
        ),
        ReconciliationError::Audit(error) => Failure::broken(format!(
            "die Prüfung hat etwas gefunden: {}. Bitte der oder dem Datenschutzbeauftragten vorlegen",
            reasons::of_audit(&error)
        )),
        other => Failure::input(other),
    }
}

pub(super) fn card(with: &With) -> Result<Card, Failure> {
    Card::read(&with.card).map_err(Failure::input)
}

pub(super) fn folder(with: &With) -> Result<Folder, Failure> {
    Folder::at(&with.folder).map_err(wrong)
}

fn register(installation: &Installation, list: &List) -> Register {
    Register::at(&list.register, installation.gate.now().today())
}

fn told(bar: &Progress) -> impl Fn(u64, u64) + '_ {
    |done, of| bar.at(done, of)
}

/// What a step did: the package's state and the message that goes out.
fn done(receipt: &Receipt, message: Option<&Path>) {
    for state in receipt.states.iter().take(1) {
        say(format!(
            "{} {} ({})",
            state.id(),
            state.name(),
            receipt.event
        ));
    }
    if let Some(message) = message {
        say(format!("{}", message.display()));
    }
}

pub(super) async fn take(installation: &Installation, actor: &Actor, step: Step) -> Done {
    match step {
        Step::Card { out } => write_card(installation, actor, &out).await,
        Step::Commit { with, list } => {
            let bar = progress::bar("Festlegen", 0);
            let (folder, card, said) = (folder(&with)?, card(&with)?, told(&bar));
            let list = register(installation, &list);
            let step = reconciliation::commit(installation, actor, &folder, &card, &list, &said);
            written(step.await, &bar)
        }
        Step::Seal { with } => {
            let bar = progress::bar("Versiegeln", 0);
            let (folder, card, said) = (folder(&with)?, card(&with)?, told(&bar));
            let step = reconciliation::seal(installation, actor, &folder, &card, &said);
            written(step.await, &bar)?;
            say(folder.key().display());
            Ok(())
        }
        Step::Request { with, list } => {
            let bar = progress::bar("Verdecken", 0);
            let (folder, card, said) = (folder(&with)?, card(&with)?, told(&bar));
            let list = register(installation, &list);
            let step = reconciliation::request(installation, actor, &folder, &card, &list, &said);
            written(step.await, &bar)
        }
        Step::Respond { with } => {
            let bar = progress::bar("Auswerten", 0);
            let (folder, card, said) = (folder(&with)?, card(&with)?, told(&bar));
            let step = reconciliation::respond(installation, actor, &folder, &card, &said);
            written(step.await, &bar)
        }
        Step::Open { with, list } => open(installation, actor, &with, &list).await,
        Step::Receipt { with } => receipt(installation, actor, &with).await,
        Step::Audit {
            with,
            list,
            coin,
            many,
        } => audit(installation, actor, (&with, &list), &coin, many).await,
        Step::Letterbox { with } => travel::letterbox(installation, actor, &with).await,
        Step::Send { with, line } => travel::send(installation, actor, &with, &line).await,
        Step::Fetch { with, line } => travel::fetch(installation, actor, &with, &line).await,
        Step::End => {
            let receipt = reconciliation::give_up(installation, actor)
                .await
                .map_err(failure)?;
            done(&receipt, None);
            Ok(())
        }
    }
}

/// The end of a step that writes a message.
fn written(step: Result<(Receipt, PathBuf), ReconciliationError>, bar: &Progress) -> Done {
    let (receipt, message) = step.map_err(wrong)?;
    bar.finish();
    done(&receipt, Some(&message));
    Ok(())
}

async fn open(installation: &Installation, actor: &Actor, with: &With, list: &List) -> Done {
    let bar = progress::bar("Öffnen", 0);
    let (folder, card, said) = (folder(with)?, card(with)?, told(&bar));
    let list = register(installation, list);
    let step = reconciliation::open(installation, actor, &folder, &card, &list, &said);
    let (receipt, opening) = step.await.map_err(wrong)?;
    bar.finish();
    done(&receipt, None);
    say_opening(&opening);
    Ok(())
}

/// The office of an account; cards and letterboxes belong to one.
pub(super) fn office_of(actor: &Actor) -> Result<OfficeId, Failure> {
    actor.office.ok_or_else(|| {
        Failure::input("dieses Konto gehört zu keinem Amt; bitte eines mit --as nennen")
    })
}

async fn write_card(installation: &Installation, actor: &Actor, out: &Path) -> Done {
    let office = office_of(actor)?;
    let card = Card::own(installation, office)
        .await
        .map_err(|error| match error {
            Error::NotFound => Failure::input(
                "es ist kein Durchgang der Leistungsprüfung offen; siehe `augenmass run list`",
            ),
            other => Failure::broken(plain(&other)),
        })?;
    is_new(out)?;
    write_new(out, &card.to_text())?;
    say(format!(
        "Fingerabdruck (auf anderem Weg vergleichen): {}",
        card.fingerprint()
    ));
    Ok(())
}

/// Only here, in this house: how many of what was opened became what.
fn say_opening(opening: &Opening) {
    say(format!(
        "{} geöffnet: {} übernommen, {} zur Entscheidung, {} verworfen und nicht aufbewahrt; \
         {} fehlerhafte Einträge. Diese Zahlen bleiben in diesem Haus.",
        opening.opened, opening.accepted, opening.unsure, opening.rejected, opening.malformed
    ));
}

async fn receipt(installation: &Installation, actor: &Actor, with: &With) -> Done {
    let (folder, card) = (folder(with)?, card(with)?);
    if actor.role.examines() {
        let step = reconciliation::write_receipt(installation, actor, &folder, &card);
        let (receipt, message) = step.await.map_err(wrong)?;
        done(&receipt, Some(&message));
    } else {
        let step = reconciliation::file_receipt(installation, actor, &folder, &card);
        done(&step.await.map_err(wrong)?, None);
    }
    Ok(())
}

async fn audit(
    installation: &Installation,
    actor: &Actor,
    (with, list): (&With, &List),
    coin: &str,
    many: u64,
) -> Done {
    let (folder, card) = (folder(with)?, card(with)?);
    let list = register(installation, list);
    let place = (&folder, &card);
    let audited = reconciliation::audit(installation, actor, place, &list, coin, many);
    let audited = audited.await.map_err(wrong)?;
    for place in &audited.drawn {
        say(format!("Zeile {} der Liste gezogen: stimmt", place + 2));
    }
    say(format!(
        "{} von {} Datensätzen gezogen, alle stehen in der Festlegung und die Anfrage stammt aus ihnen. \
         Erfundene Datensätze ab {},{} % wären mit 95 % Sicherheit aufgefallen. Die gezogenen Zeilen mit den Akten vergleichen.",
        audited.drawn.len(),
        audited.records,
        audited.missed_permille / 10,
        audited.missed_permille % 10
    ));
    Ok(())
}
