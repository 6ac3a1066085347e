//! `augenmass export-log`: the auditor's export.

use super::open::{Which, acting, failure};
use super::{Done, Failure, say};
use crate::print::progress::bar;
use augenmass_casework::installation::Installation;
use augenmass_casework::log;
use augenmass_domain::Role;
use clap::Args;
use std::path::{Path, PathBuf};

/// Schreibt die Ausleitung des Protokolls für Prüfende (für ledger-verify)
#[derive(Args)]
pub(crate) struct ExportLog {
    #[command(flatten)]
    which: Which,
    /// Neuer Ordner
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle audit-office
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl ExportLog {
    pub(crate) async fn run(self) -> Done {
        let mut key = self.out.components().as_path().as_os_str().to_owned();
        key.push(".pub");
        let key = PathBuf::from(key);
        for path in [&self.out, &key] {
            if path.exists() {
                return Err(Failure::input(format!(
                    "{}: gibt es schon und wird nicht überschrieben; bitte einen neuen Ordner nennen",
                    path.display()
                )));
            }
        }
        self.which
            .with(async |installation| self.work(&key, installation).await)
            .await
    }

    async fn work(&self, key: &Path, installation: &Installation) -> Done {
        let actor = acting(installation, self.acting_as.as_deref(), Role::AuditOffice).await?;
        let bar = bar("Ausleitung", 0);
        let checkpoint = log::export(installation, &actor, &self.out, |done, total| {
            bar.at(done, total)
        })
        .await
        .map_err(failure)?;
        bar.finish();
        std::fs::write(
            key,
            format!("{}\n", installation.signer().verifier().vkey()),
        )
        .map_err(|error| Failure::broken(format!("{}: {error}", key.display())))?;
        say(format!(
            "{} Einträge, Wurzel {}",
            checkpoint.size,
            checkpoint.root.to_hex()
        ));
        say(format!(
            "ledger-verify {} --key {}",
            self.out.display(),
            key.display()
        ));
        Ok(())
    }
}
