//! `augenmass keys`: make a new installation, show what may be known of it.

use super::open::{Which, plain};
use super::{Done, Failure, say};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SystemClock;
use augenmass_casework::installation::{Installation, SetUp};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::sync::Arc;

/// Schlüssel und leere Datenbank einer neuen Stadt anlegen, öffentlichen Schlüssel zeigen
#[derive(Args)]
pub(crate) struct Keys {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Legt Schlüssel und leere Datenbank an; Ämter und Konten aus einer Datei oder das Nötigste
    Create {
        #[command(flatten)]
        which: Which,
        /// Name der Stadt, z. B. "Auenstedt"
        #[arg(long, value_name = "NAME")]
        municipality: Option<String>,
        /// Ämter, Träger und Konten als TOML (Form: demo/city.toml)
        #[arg(long, value_name = "FILE")]
        set_up: Option<PathBuf>,
    },
    /// Zeigt den öffentlichen Schlüssel des Protokolls (für ledger-verify --key)
    Show {
        #[command(flatten)]
        which: Which,
    },
    /// Zeigt die Konten mit ihren Rollen
    Accounts {
        #[command(flatten)]
        which: Which,
    },
}

/// The least an installation needs: someone who administers, the council office, the job.
const LEAST: &str = r#"
log_origin = "log.example/augenmass"
[[office]]
key = "council"
kind = "council-office"
name = "Büro für Ratsangelegenheiten"
[[account]]
login = "verwaltung"
name = "Verwaltung der Konten"
role = "administrator"
[[account]]
login = "rat.1"
name = "Büro für Ratsangelegenheiten"
role = "council-office"
office = "council"
[[account]]
login = "rat.2"
name = "Leitung Büro für Ratsangelegenheiten"
role = "council-office-lead"
office = "council"
[[account]]
login = "rpa"
name = "Rechnungsprüfungsamt"
role = "audit-office"
[[account]]
login = "frist"
name = "Frist-Automat"
role = "job"
"#;

impl Keys {
    pub(crate) async fn run(self) -> Done {
        match self.command {
            Command::Create { which, municipality, set_up } => {
                let set_up = read_set_up(municipality.as_deref(), set_up.as_ref())?;
                let installation = Installation::create(
                    &which.database,
                    &which.keys_folder(),
                    &set_up,
                    false,
                    Arc::new(SystemClock),
                    Chance::from_system(),
                )
                .await
                .map_err(|error| Failure::input(plain(&error)))?;
                say(installation.signer().verifier().vkey());
                Ok(())
            }
            Command::Show { which } => {
                say(which.open().await?.signer().verifier().vkey());
                Ok(())
            }
            Command::Accounts { which } => {
                let installation = which.open().await?;
                for (login, name, role) in installation.account_list().await.map_err(|e| Failure::broken(plain(&e)))? {
                    say(format!("{login:<20} {:<24} {name}", role.name()));
                }
                Ok(())
            }
        }
    }
}

fn read_set_up(municipality: Option<&str>, file: Option<&PathBuf>) -> Result<SetUp, Failure> {
    let (text, place) = match file {
        None => (
            format!("name = {:?}\n{LEAST}", municipality.unwrap_or("Stadt ohne Namen")),
            "set-up".to_owned(),
        ),
        Some(path) => (
            std::fs::read_to_string(path)
                .map_err(|error| Failure::input(format!("{}: {error}", path.display())))?,
            path.display().to_string(),
        ),
    };
    SetUp::parse(&text, municipality).map_err(|error| Failure::input(format!("{place}: {error}")))
}
