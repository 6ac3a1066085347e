//! The configuration file of `augenmass serve`: what does not change from start to start. Options on the
//! command line win over it, so do variables of the environment.

use super::open::{Which, check_keys};
use super::{Done, Failure, read_text, say};
use clap::Args;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// The greatest size of the file, bytes.
const LIMIT: u64 = 64 * 1024;

/// What may stand in the file. Anything else is refused, so that a slip of the pen does nothing silently.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Configuration {
    /// The database, e.g. `sqlite:/srv/augenmass/municipality.sqlite`.
    pub database: Option<String>,
    /// The folder of keys.
    pub keys: Option<PathBuf>,
    /// The address.
    pub listen: Option<SocketAddr>,
    /// The folder of published answers.
    pub answers: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The address of `/metrics`; without it there is none.
    pub metrics: Option<SocketAddr>,
}

impl Configuration {
    /// Reads the file.
    ///
    /// # Errors
    /// With the line and what to do.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = read_text(path, LIMIT, "ist zu groß für eine Konfiguration")?;
        toml::from_str(&text)
            .map_err(|error| Failure::input(format!("{}: {error}", path.display())))
    }

    /// Which installation.
    ///
    /// # Errors
    /// Where no database is named.
    pub(crate) fn which(&self) -> Result<Which, Failure> {
        let database = self.database.clone().ok_or_else(|| {
            Failure::input(
                "es ist keine Datenbank genannt; bitte --database angeben oder `database` in die \
                 Konfiguration schreiben",
            )
        })?;
        let keys = self.keys.clone();
        Ok(Which { database, keys })
    }
}

/// Prüft eine Konfigurationsdatei, ohne etwas zu starten oder zu ändern
///
/// Liest die Datei, prüft Schlüssel und Rechte, öffnet die Datenbank und schließt sie wieder.
#[derive(Args)]
pub(crate) struct CheckConfig {
    /// Konfigurationsdatei
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl CheckConfig {
    pub(crate) async fn run(self) -> Done {
        let read = Configuration::read(&self.file)?;
        let which = read.which()?;
        check_keys(&which.keys_folder()?)?;
        if let Some(folder) = read.answers.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::input(format!(
                "{}: diesen Ordner gibt es nicht; bitte anlegen oder `answers` weglassen",
                folder.display()
            )));
        }
        which
            .with(async |installation| {
                say(format!("Stadt: {}", installation.municipality()));
                Ok(())
            })
            .await?;
        let listen = read
            .listen
            .map_or_else(|| "127.0.0.1:8080".to_owned(), |at| at.to_string());
        say(format!("Adresse: {listen}"));
        say("Die Konfiguration ist in Ordnung.");
        Ok(())
    }
}
