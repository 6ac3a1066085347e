//! `augenmass manifest`: sign and check.

use super::open::private;
use super::{Done, Failure, say};
use augenmass_casework::chance::Chance;
use augenmass_casework::manifest;
use augenmass_ledger::LogSigner;
use clap::{Args, Subcommand};
use rand_chacha::rand_core::RngCore as _;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Manifeste: Schlüssel anlegen, unterschreiben, prüfen
#[derive(Args)]
pub(crate) struct Manifest {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Legt den Schlüssel einer unterzeichnenden Person an und zeigt die Zeile für das Manifest
    Key {
        /// Wofür, z. B. head-of-department@stadt.example
        #[arg(long, value_name = "NAME")]
        name: String,
        /// Neue Schlüsseldatei (Rechte 0600)
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Unterschreibt ein Manifest
    Sign {
        /// Das Manifest
        file: PathBuf,
        /// Die Funktion, wie im Manifest unter `signatories`
        #[arg(long, value_name = "FUNCTION")]
        function: String,
        /// Die Schlüsseldatei
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
    /// Prüft Unterlagen und Unterschriften eines Manifests
    Check {
        /// Das Manifest
        file: PathBuf,
    },
}

impl Manifest {
    pub(crate) fn run(self) -> Done {
        match self.command {
            Command::Key { name, out } => new_key(&name, &out),
            Command::Sign {
                file,
                function,
                key,
            } => {
                let path =
                    manifest::sign(&file, &function, &load_key(&key)?).map_err(Failure::input)?;
                say(path.display());
                Ok(())
            }
            Command::Check { file } => {
                let checked = manifest::check(&file).map_err(Failure::input)?;
                say(format!(
                    "ok: {} Unterlagen, Unterschriften: {}, höchstens {} Hinweise je Amt und Durchgang",
                    checked.documents.len(),
                    checked.signed_by.join(", "),
                    checked.cap
                ));
                Ok(())
            }
        }
    }
}

fn new_key(name: &str, out: &Path) -> Done {
    let mut seed = [0_u8; 32];
    Chance::from_system().draw().fill_bytes(&mut seed);
    let signer = LogSigner::from_seed(name, &seed).map_err(Failure::input)?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(out)
        .map_err(|error| Failure::input(format!("{}: {error}", out.display())))?;
    writeln!(file, "{name} {}", hex::encode(seed))
        .map_err(|error| Failure::broken(format!("{}: {error}", out.display())))?;
    say(format!("key = \"{}\"", signer.verifier().vkey()));
    Ok(())
}

/// Reads a key made by `augenmass manifest key`.
pub(crate) fn load_key(path: &Path) -> Result<LogSigner, Failure> {
    let wrong = |what: &str| Failure::input(format!("{}: {what}", path.display()));
    let metadata = std::fs::metadata(path).map_err(|error| wrong(&error.to_string()))?;
    private(path, &metadata)?;
    let text = std::fs::read_to_string(path).map_err(|error| wrong(&error.to_string()))?;
    let (name, seed) = text
        .trim()
        .split_once(' ')
        .ok_or_else(|| wrong("ist keine Schlüsseldatei"))?;
    let mut bytes = [0_u8; 32];
    hex::decode_to_slice(seed, &mut bytes).map_err(|_| wrong("ist keine Schlüsseldatei"))?;
    LogSigner::from_seed(name, &bytes).map_err(|error| wrong(&error.to_string()))
}
