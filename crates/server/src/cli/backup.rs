//! `augenmass backup`: data and wrapped keys, apart from each other.

use super::open::{Which, acting, failure};
use super::{Done, Failure, say};
use crate::print::progress::bar;
use augenmass_casework::backup::{self, Fault, Part};
use augenmass_casework::installation::Installation;
use augenmass_domain::Role;
use clap::Args;
use std::path::{Path, PathBuf};

/// Sichert eine Stadt im laufenden Betrieb: Daten und Schlüssel der Personen getrennt
#[derive(Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    which: Which,
    /// Neuer Ordner; darin `data` und `keys`, die getrennt aufzubewahren sind
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle job
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl Backup {
    pub(crate) async fn run(self) -> Done {
        if self.out.exists() {
            return Err(fault(Fault::Exists(self.out)));
        }
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Installation) -> Done {
        let actor = acting(installation, self.acting_as.as_deref(), Role::Job).await?;
        let bar = bar("Sicherung", 0);
        let made = tokio::select! {
            made = backup::make(installation, &actor, &self.out, |done, total| {
                bar.at(done, total);
            }) => made.map_err(fault)?,
            _ = tokio::signal::ctrl_c() => return Err(Failure::broken(
                "abgebrochen; es bleibt keine halbe Sicherung zurück",
            )),
        };
        bar.finish();
        say(format!(
            "{} Zeilen vom {}; Protokoll: {} Einträge, Wurzel {}",
            made.rows, made.data.day, made.data.size, made.data.root
        ));
        say(format!(
            "{} getrennt von den Daten aufbewahren und nach 30 Tagen löschen",
            self.out.join(Part::Keys.folder()).display()
        ));
        Ok(())
    }
}

fn at(path: &Path, what: &str) -> String {
    format!("{}: {what}", path.display())
}

/// What went wrong with a backup, and what to do.
pub(super) fn fault(fault: Fault) -> Failure {
    match fault {
        Fault::Exists(path) => Failure::input(at(
            &path,
            "gibt es schon und wird nicht überschrieben; bitte einen neuen Ordner nennen, einen \
             Rest mit der Endung .part vorher löschen",
        )),
        Fault::Incomplete(path) => Failure::input(at(
            &path,
            "hat keine unterschriebene Dateiliste; eine abgebrochene Sicherung wird nicht \
             zurückgespielt, bitte eine andere nehmen",
        )),
        Fault::NotSigned(path) => Failure::broken(at(
            &path,
            "ist nicht mit dem Protokollschlüssel dieser Stadt unterschrieben oder wurde geändert; \
             bitte eine andere Sicherung nehmen und klären, wer Zugriff hatte",
        )),
        Fault::File(path) => Failure::broken(at(
            &path,
            "ist nicht die Datei, die unterschrieben wurde; bitte eine andere Sicherung nehmen und \
             klären, wer Zugriff hatte",
        )),
        Fault::OtherBackup(path) => Failure::input(at(
            &path,
            "diese Schlüssel gehören zu einer anderen Sicherung; bitte Daten und Schlüssel \
             desselben Laufs nennen",
        )),
        Fault::Schema(schema) => Failure::input(format!(
            "die Sicherung hat die Fassung {schema} der Tabellen; bitte mit der Programmversion \
             zurückspielen, die sie gemacht hat"
        )),
        Fault::KeysTooOld { made, until } => Failure::input(format!(
            "die Schlüssel wurden am {made} gesichert und durften bis {until} verwendet werden \
             (policies/retention.toml, key-backup); bitte eine jüngere Sicherung nehmen, oder mit \
             --without-keys ohne personenbezogene Daten zurückspielen; diese Schlüssel löschen"
        )),
        Fault::JournalTooOld(lacking) => Failure::input(format!(
            "im Löschjournal fehlen {lacking} Löschungen, die schon die Sicherung kennt; es ist eine \
             alte Kopie, bitte das letzte nennen"
        )),
        Fault::Journal(error) => Failure::input(format!(
            "das Löschjournal kann nicht gelesen werden ({error}); ohne es würden gelöschte Daten \
             wieder sichtbar"
        )),
        Fault::NotPublished => Failure::input("dieser Prüfpunkt ist keiner dieses Protokolls"),
        Fault::Contradiction(size) => Failure::broken(format!(
            "das Protokoll der Sicherung widerspricht dem unterschriebenen Prüfpunkt über {size} \
             Einträge; nichts wurde zurückgespielt, bitte eine andere Sicherung nehmen"
        )),
        Fault::EntriesLost {
            published,
            backed_up,
        } => Failure::input(format!(
            "veröffentlicht ist ein Prüfpunkt über {published} Einträge, die Sicherung hat \
             {backed_up}; bitte eine jüngere Sicherung nehmen. Gibt es keine: mit --entries-lost \
             zurückspielen; das Protokoll unterschreibt dann unter diesem Namen nichts mehr (siehe \
             docs/operate/backup.md)"
        )),
        Fault::Broken(error) => failure(error),
    }
}
