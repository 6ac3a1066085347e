//! `augenmass export-log`: the auditor's export.

use super::open::{Which, acting, failure};
use super::{Done, Failure, say, unwritten};
use crate::print::answer_files::write_all;
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
        write_key(key, installation)?;
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

/// Writes the public key of the log, under its name only when it is complete.
pub(crate) fn write_key(path: &Path, installation: &Installation) -> Done {
    let vkey = format!("{}\n", installation.signer().verifier().vkey());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    write_all(folder, &[(&name, vkey.into_bytes())]).map_err(|error| unwritten(path, &error))
}
