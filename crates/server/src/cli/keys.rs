//! `augenmass keys`: make a new installation, show what may be known of it.

use super::open::{KEY_FILES, Which, acting, close, failure, plain};
use super::{Done, Failure, read_text, say};
use augenmass_casework::accounts;
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SystemClock;
use augenmass_casework::installation::{Installation, SetUp};
use augenmass_domain::Role;
use augenmass_ledger::LogSigner;
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
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
    /// Setzt ein neues erstes Passwort und zeigt es einmal; es ist beim ersten Anmelden zu ändern.
    /// Ein zweiter Faktor des Kontos entfällt, seine Sitzungen enden
    Password {
        #[command(flatten)]
        which: Which,
        /// Das Konto, z. B. schule.1
        #[arg(long, value_name = "LOGIN")]
        login: String,
    },
}

/// The largest set-up file that is read, bytes.
const MAX_SET_UP: u64 = 1024 * 1024;

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
            Command::Create {
                which,
                municipality,
                set_up,
            } => {
                let set_up = read_set_up(municipality.as_deref(), set_up.as_deref())?;
                create(&which, &set_up).await
            }
            Command::Show { which } => {
                which
                    .with(async |installation| {
                        say(installation.signer().verifier().vkey());
                        Ok(())
                    })
                    .await
            }
            Command::Accounts { which } => which.with(async |found| list(found).await).await,
            Command::Password { which, login } => {
                which
                    .with(async |found| first_password(found, &login).await)
                    .await
            }
        }
    }
}

async fn list(installation: &Installation) -> Done {
    let accounts = installation.account_list().await;
    for (login, name, role) in accounts.map_err(|error| Failure::broken(plain(&error)))? {
        say(format!("{login:<20} {:<24} {name}", role.name()));
    }
    Ok(())
}

/// Whoever may run this holds the keys; the history names the first administrator.
async fn first_password(installation: &Installation, login: &str) -> Done {
    let administrator = acting(installation, None, Role::Administrator).await?;
    let account = acting(installation, Some(login), Role::Administrator).await?;
    let password = accounts::first_password(installation, &administrator, account.account).await;
    say(password.map_err(failure)?.reveal());
    Ok(())
}

/// Makes the installation. What was made is taken away again where something fails on the way.
async fn create(which: &Which, set_up: &SetUp) -> Done {
    let keys = which.keys_folder()?;
    let mut files: Vec<PathBuf> = KEY_FILES.map(|name| keys.join(name)).into();
    files.extend(which.file());
    if let Some(path) = files.iter().find(|path| path.exists()) {
        return Err(Failure::input(format!(
            "{}: gibt es schon und wird nicht überschrieben; bitte einen anderen Ort nennen",
            path.display()
        )));
    }
    let (clock, chance) = (Arc::new(SystemClock), Chance::from_system());
    match Installation::create(&which.database, &keys, set_up, false, clock, chance).await {
        Ok(installation) => {
            say(installation.signer().verifier().vkey());
            close(&installation).await;
            Ok(())
        }
        Err(error) => {
            files
                .iter()
                .for_each(|path| drop(std::fs::remove_file(path)));
            let _ = std::fs::remove_dir(&keys); // only where it is empty
            Err(Failure::input(format!(
                "{}: {}; nichts wurde angelegt",
                which.shown(),
                plain(&error)
            )))
        }
    }
}

fn read_set_up(municipality: Option<&str>, file: Option<&Path>) -> Result<SetUp, Failure> {
    let (text, place) = match file {
        None => (
            format!("name = \"Stadt ohne Namen\"\n{LEAST}"),
            "set-up".to_owned(),
        ),
        Some(path) => (
            read_text(
                path,
                MAX_SET_UP,
                "ist größer als 1 MB; eine Stadt ist das nicht",
            )?,
            path.display().to_string(),
        ),
    };
    let wrong = |what: String| Failure::input(format!("{place}: {what}"));
    let set_up = SetUp::parse(&text, municipality).map_err(wrong)?;
    fits(&set_up).map_err(wrong)?;
    Ok(set_up)
}

/// Whether the set-up file says all that an installation needs, and refers to what it defines.
fn fits(set_up: &SetUp) -> Result<(), String> {
    LogSigner::from_seed(&set_up.log_origin, &[1; 32])
        .map_err(|error| format!("`log_origin`: {error}"))?;
    let mut logins = BTreeSet::new();
    for account in &set_up.account {
        let login = &account.login;
        if !logins.insert(login) {
            return Err(format!(
                "das Konto „{login}“ steht zweimal da; eines entfernen"
            ));
        }
        if let Some(key) = &account.office
            && !set_up.office.iter().any(|office| office.key == *key)
        {
            return Err(format!(
                "Konto „{login}“: das Amt „{key}“ fehlt; bitte [[office]] ergänzen"
            ));
        }
        if let Some(key) = &account.carrier
            && !set_up.carrier.iter().any(|carrier| carrier.key == *key)
        {
            return Err(format!(
                "Konto „{login}“: den Träger „{key}“ gibt es nicht; bitte [[carrier]] ergänzen"
            ));
        }
    }
    if set_up
        .account
        .iter()
        .any(|account| account.role == Role::Administrator)
    {
        Ok(())
    } else {
        Err(
            "niemand verwaltet die Konten; bitte ein Konto mit role = \"administrator\" ergänzen"
                .to_owned(),
        )
    }
}
