//! The card of a side (`….karte.toml`): who it is, in which run and office, and its two public keys. Both sides
//! exchange cards once, apart from the messages, and compare their fingerprints by another channel; from the
//! first message on a package holds to the card that it began with.

use crate::error::Error;
use crate::installation::{Installation, InstallationKind};
use augenmass_domain::id::{OfficeId, RunId};
use augenmass_domain::package::Partner;
use augenmass_ledger::{LogSigner, LogVerifier};
use augenmass_matching::keys::Configuration;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// The version of the form.
const VERSION: u8 = 2;

/// The card of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Card {
    /// The version of the form.
    pub augenmass_card: u8,
    /// What the installation is.
    pub kind: InstallationKind,
    /// Its name.
    pub name: String,
    /// The name of the office.
    pub office_name: String,
    /// The office.
    pub office: OfficeId,
    /// The run.
    pub run: RunId,
    /// The most indications, by the manifest of the run.
    pub cap: u32,
    /// The kinds of match key, by the manifest of the run.
    pub match_keys: Vec<u16>,
    /// By which its messages are checked (`name+hash+key`).
    pub messages: String,
    /// By which its log is checked (`name+hash+key`).
    pub log: String,
}

/// Why a card was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// It cannot be read, or is none.
    #[error("{file}: {reason}")]
    Form {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// Both cards are of the same side.
    #[error("die Karte ist von einer Stelle gleicher Art; gebraucht wird die der anderen Seite")]
    SameSide,
    /// The manifests of both sides name other kinds of match key.
    #[error(
        "die Manifeste beider Seiten nennen nicht dieselben Schlüsselarten (match-keys); bitte abstimmen und neu öffnen"
    )]
    OtherKeys,
}

impl Card {
    /// The card of an office of this installation in the run of the benefit check that is open.
    ///
    /// # Errors
    /// [`Error::NotFound`] where no such run is open.
    pub async fn own(installation: &Installation, office: OfficeId) -> Result<Self, Error> {
        let run = super::open_run(installation).await?;
        Ok(Self {
            augenmass_card: VERSION,
            kind: installation.kind(),
            name: installation.municipality().to_owned(),
            office_name: super::office_name(installation, office).await?,
            office,
            run: run.id(),
            cap: run.cap().unwrap_or(0),
            match_keys: match run.match_keys() {
                [] => Configuration::declared().usual().kind_numbers(),
                named => named.to_vec(),
            },
            messages: signer(installation)?.verifier().vkey(),
            log: installation.signer().verifier().vkey(),
        })
    }

    /// Its text.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Reads a card.
    ///
    /// # Errors
    /// [`CardError`] with the file.
    pub fn read(path: &Path) -> Result<Self, CardError> {
        let wrong = |reason: String| CardError::Form {
            file: path.display().to_string(),
            reason,
        };
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        let card: Self = toml::from_str(&text)
            .map_err(|error| wrong(error.to_string().trim().replace('\n', " ")))?;
        if card.augenmass_card != VERSION {
            return Err(wrong(
                "andere Fassung der Karte; bitte neu erstellen lassen".to_owned(),
            ));
        }
        for key in [&card.messages, &card.log] {
            LogVerifier::parse(key).map_err(|error| wrong(error.to_string()))?;
        }
        Ok(card)
    }

    /// SHA-256 of its one text, hex: what both sides compare.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(self.to_text().as_bytes()))
    }

    /// The side as a package names it.
    #[must_use]
    pub fn partner(&self) -> Partner {
        Partner {
            name: format!("{}, {}", self.name, self.office_name),
            run: self.run,
            office: self.office,
            card: self.fingerprint(),
        }
    }

    /// The key that checks its messages.
    ///
    /// # Errors
    /// Where the card holds none.
    pub(super) fn verifier(&self) -> Result<LogVerifier, CardError> {
        key(&self.messages)
    }

    /// The key that checks its log.
    ///
    /// # Errors
    /// Where the card holds none.
    pub(super) fn log(&self) -> Result<LogVerifier, CardError> {
        key(&self.log)
    }
}

fn key(text: &str) -> Result<LogVerifier, CardError> {
    LogVerifier::parse(text).map_err(|error| CardError::Form {
        file: "Karte".to_owned(),
        reason: error.to_string(),
    })
}

/// What signs the messages of this installation: a key derived for that alone.
pub(crate) fn signer(installation: &Installation) -> Result<LogSigner, Error> {
    let store = installation.gate.store();
    let name = format!("{}/messages", store.installation().log_origin);
    LogSigner::from_seed(&name, &store.message_seed())
        .map_err(|error| Error::Internal(error.to_string()))
}
