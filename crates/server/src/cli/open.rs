//! Opening an installation from the command line, and errors in plain words.

use super::{Done, Failure};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SystemClock;
use augenmass_casework::installation::Installation;
use augenmass_casework::reconciliation::LetterError;
use augenmass_casework::{Error, words};
use augenmass_domain::{Actor, Role};
use clap::Args;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Which installation.
#[derive(Args, Clone)]
pub(crate) struct Which {
    /// Datenbank, z. B. sqlite:demo-data/municipality.sqlite
    #[arg(
        long,
        value_name = "URL",
        env = "AUGENMASS_DATABASE",
        hide_env_values = true
    )]
    pub(crate) database: String,
    /// Ordner der Schlüssel; ohne Angabe der Ordner `keys` neben der Datenbank
    #[arg(
        long,
        value_name = "DIR",
        env = "AUGENMASS_KEYS",
        hide_env_values = true
    )]
    pub(crate) keys: Option<PathBuf>,
}

/// Which installation, and the account that acts in it: for a command with commands of its own.
#[derive(Args)]
pub(crate) struct Acting {
    #[command(flatten)]
    pub(crate) which: Which,
    /// Konto, als das gehandelt wird
    #[arg(long = "as", value_name = "LOGIN", global = true)]
    pub(crate) acting_as: Option<String>,
}

impl Acting {
    /// Opens the installation and works in it as the account, or as the first with the role.
    pub(crate) async fn with(
        &self,
        role: Role,
        work: impl AsyncFnOnce(&Arc<Installation>, Actor) -> Done,
    ) -> Done {
        let work = async |installation: &Arc<Installation>| {
            let actor = acting(installation, self.acting_as.as_deref(), role).await?;
            work(installation, actor).await
        };
        self.which.with(work).await
    }
}

/// The files in the folder of keys (docs/keys.md).
pub(crate) const KEY_FILES: [&str; 2] = ["master.key", "log-signing.key"];

impl Which {
    /// The database file; `None` for a database server.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        let rest = self.database.strip_prefix("sqlite:")?;
        Some(PathBuf::from(rest.strip_prefix("//").unwrap_or(rest)))
    }

    /// The address as it may be shown: a server's without password and options.
    pub(crate) fn shown(&self) -> String {
        let address = &self.database;
        let Some((scheme, rest)) = address.split_once("://") else {
            return address.clone();
        };
        if scheme == "sqlite" {
            return address.clone();
        }
        let place = |text: &str| text.split('?').next().unwrap_or_default().to_owned();
        match rest.rsplit_once('@') {
            Some((login, host)) => {
                let name = login.split([':', '?', '/']).next().unwrap_or_default();
                format!("{scheme}://{name}@{}", place(host))
            }
            None => format!("{scheme}://{}", place(rest)),
        }
    }

    /// The folder of keys: as said, or `keys` beside the database file.
    pub(crate) fn keys_folder(&self) -> Result<PathBuf, Failure> {
        if let Some(keys) = &self.keys {
            return Ok(keys.clone());
        }
        let file = self.file().ok_or_else(|| {
            let what = if self.database.starts_with("postgres") {
                "zu einem Datenbankserver bitte den Ordner der Schlüssel mit --keys nennen"
            } else {
                "ist keine Adresse einer Datenbank; bitte sqlite:PFAD oder postgres://NAME@RECHNER/DATENBANK schreiben"
            };
            Failure::input(format!("{}: {what}", self.shown()))
        })?;
        Ok(file.parent().unwrap_or(Path::new("")).join("keys"))
    }

    /// Opens it, works on it, and closes it in order however the work ended.
    pub(crate) async fn with(&self, work: impl AsyncFnOnce(&Arc<Installation>) -> Done) -> Done {
        let installation = Arc::new(self.open().await?);
        let done = work(&installation).await;
        close(&installation).await;
        done
    }

    /// Opens it with the machine's clock and chance.
    async fn open(&self) -> Result<Installation, Failure> {
        let keys = self.keys_folder()?;
        if self.file().is_some_and(|file| !file.is_file()) {
            return Err(Failure::input(format!(
                "{0}: diese Datenbank gibt es nicht; den Pfad prüfen, oder eine anlegen mit \
                 `augenmass keys create --database {0}`",
                self.database
            )));
        }
        check_keys(&keys)?;
        Installation::open(
            &self.database,
            &keys,
            Arc::new(SystemClock),
            Chance::from_system(),
        )
        .await
        .map_err(|error| {
            Failure::input(format!(
                "{} (Schlüssel in {}): {}",
                self.shown(),
                keys.display(),
                plain(&error)
            ))
        })
    }
}

/// How long a reader that is still at work may take at the end.
const GRACE: Duration = Duration::from_secs(5);

/// Closes an installation, so that nothing stays behind in a write-ahead log. What a reader keeps from
/// being closed, the next opening takes up.
pub(crate) async fn close(installation: &Installation) {
    let _ = tokio::time::timeout(GRACE, installation.close()).await;
}

/// Names the key file that is missing or that others may read.
pub(crate) fn check_keys(folder: &Path) -> Result<(), Failure> {
    for name in KEY_FILES {
        let path = folder.join(name);
        let Ok(metadata) = std::fs::metadata(&path) else {
            return Err(Failure::input(format!(
                "{}: diese Schlüsseldatei fehlt; den Ordner mit --keys nennen, oder sie aus der Sicherung zurückholen",
                path.display()
            )));
        };
        private(&path, &metadata)?;
    }
    Ok(())
}

/// A file with a secret is for its owner alone.
pub(crate) fn private(path: &Path, metadata: &std::fs::Metadata) -> Result<(), Failure> {
    if metadata.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{0}: andere dürfen diese Schlüsseldatei lesen; bitte `chmod 600 {0}`, und prüfen, wer sie gelesen hat",
        path.display()
    )))
}

/// The account to act as: the login named, or the first with the role.
pub(crate) async fn acting(
    installation: &Installation,
    login: Option<&str>,
    role: Role,
) -> Result<Actor, Failure> {
    match login {
        Some(login) => installation.actor(login).await.map_err(|_| {
            Failure::input(format!(
                "es gibt kein Konto „{login}“; siehe `augenmass keys accounts`"
            ))
        }),
        None => installation.actor_with(role).await.map_err(|_| {
            Failure::input(format!(
                "niemand hat die Rolle {}; bitte ein Konto mit --as nennen",
                role.name()
            ))
        }),
    }
}

/// An error in plain words: what happened and what to do.
pub(crate) fn plain(error: &Error) -> String {
    crate::print::plain_error(words::Language::German, error)
}

/// As [`failure`], of a letter between two authorities.
pub(crate) fn letter_failure(error: LetterError) -> Failure {
    match error {
        LetterError::Gate(error) => failure(error),
        other => Failure::input(other),
    }
}

/// Turns an error of the gate into a failure: rules and policies mean wrong input, the rest broke.
pub(crate) fn failure(error: Error) -> Failure {
    match &error {
        Error::Internal(_) | Error::Conflict => Failure::broken(plain(&error)),
        _ => Failure::input(plain(&error)),
    }
}
