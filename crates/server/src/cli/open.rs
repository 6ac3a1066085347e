//! Opening an installation from the command line, and errors in plain words.

use super::Failure;
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SystemClock;
use augenmass_casework::installation::Installation;
use augenmass_casework::{Error, words};
use augenmass_domain::{Actor, Role};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which installation.
#[derive(Args, Clone)]
pub(crate) struct Which {
    /// Datenbank, z. B. sqlite:demo-data/municipality.sqlite
    #[arg(long, value_name = "URL", env = "AUGENMASS_DATABASE")]
    pub(crate) database: String,
    /// Ordner der Schlüssel; ohne Angabe der Ordner `keys` neben der Datenbank
    #[arg(long, value_name = "DIR", env = "AUGENMASS_KEYS")]
    pub(crate) keys: Option<PathBuf>,
}

impl Which {
    /// The folder of keys: as said, or `keys` beside the database file.
    pub(crate) fn keys_folder(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| {
            let path = self
                .database
                .trim_start_matches("sqlite:")
                .trim_start_matches("//")
                .split('?')
                .next()
                .unwrap_or_default();
            Path::new(path).parent().unwrap_or(Path::new(".")).join("keys")
        })
    }

    /// Opens it with the machine's clock and chance.
    pub(crate) async fn open(&self) -> Result<Installation, Failure> {
        Installation::open(&self.database, &self.keys_folder(), Arc::new(SystemClock), Chance::from_system())
            .await
            .map_err(|error| Failure::input(format!("{}: {}", self.database, plain(&error))))
    }
}

/// The account to act as: the login named, or the first with the role.
pub(crate) async fn acting(
    installation: &Installation,
    login: Option<&str>,
    role: Role,
) -> Result<Actor, Failure> {
    match login {
        Some(login) => installation
            .actor(login)
            .await
            .map_err(|_| Failure::input(format!("es gibt kein Konto „{login}“; siehe `augenmass keys accounts`"))),
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
    match error {
        Error::Refused(refusal) => {
            {
            let action = words::german(&format!("action-{}", refusal.action.name()), &[]);
            words::german("error-refused", &[("action", action)])
        }
        }
        Error::Rejected(rejection) => format!(
            "{} ({})",
            words::german(&format!("rejection-{}", words::key(rejection.rule())), &[]),
            rejection.norm()
        ),
        Error::NotFound => words::german("error-not-found", &[]),
        Error::Conflict => words::german("error-conflict", &[]),
        Error::Internal(what) => what.clone(),
    }
}

/// Turns an error of the gate into a failure: rules and policies mean wrong input, the rest broke.
pub(crate) fn failure(error: Error) -> Failure {
    match &error {
        Error::Internal(_) | Error::Conflict => Failure::broken(plain(&error)),
        _ => Failure::input(plain(&error)),
    }
}
