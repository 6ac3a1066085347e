//! The key of a quarter, and the pseudonyms made with it.

use super::OfficeError;
use crate::chance::Chance;
use augenmass_domain::Private;
use augenmass_domain::fairness::Quarter;
use augenmass_statistics::fairness::Stage;
use augenmass_store::{KeyError, KeyFile};
use hmac::{Hmac, Mac as _};
use rand::RngCore as _;
use sha2::Sha256;
use std::path::Path;
use zeroize::Zeroizing;

/// What the first bytes under the HMAC are: no pseudonym is mistaken for another token.
const LABEL: &[u8] = b"augenmass fairness v1\0";

/// The key K of a quarter: 32 random bytes, held by the data-protection officer, copied for the quarter to
/// whoever makes one of the two lists, and never to the statistics office: with it, guesses of persons
/// could be tried against the lists.
pub struct QuarterKey {
    quarter: Quarter,
    bytes: Zeroizing<Vec<u8>>,
}

fn kind(quarter: Quarter) -> String {
    format!("fairness-{quarter}")
}

fn failed(path: &Path, error: &KeyError) -> OfficeError {
    let what = match error {
        KeyError::Exists => "gibt es schon und wird nicht überschrieben".to_owned(),
        KeyError::Missing => "diese Schlüsseldatei fehlt".to_owned(),
        KeyError::Permissions => "andere dürfen diese Schlüsseldatei lesen; bitte `chmod 600`, \
             und prüfen, wer sie gelesen hat"
            .to_owned(),
        KeyError::Form => "ist kein Schlüssel dieses Quartals".to_owned(),
        other => other.to_string(),
    };
    OfficeError::form(path, what)
}

impl QuarterKey {
    /// Makes the key of a quarter as a new file, mode 0600.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn create(path: &Path, quarter: Quarter, chance: &Chance) -> Result<Self, OfficeError> {
        let mut bytes = Zeroizing::new(vec![0_u8; 32]);
        chance.draw().fill_bytes(&mut bytes);
        KeyFile::create(path, &kind(quarter), &bytes).map_err(|error| failed(path, &error))?;
        Ok(Self { quarter, bytes })
    }

    /// Reads the key of a quarter.
    ///
    /// # Errors
    /// Where the file is missing, others may read it, or it is of another quarter.
    pub fn load(path: &Path, quarter: Quarter) -> Result<Self, OfficeError> {
        let bytes = KeyFile::load(path, &kind(quarter)).map_err(|error| failed(path, &error))?;
        if bytes.len() == 32 {
            Ok(Self { quarter, bytes })
        } else {
            Err(failed(path, &KeyError::Form))
        }
    }

    /// Its quarter.
    #[must_use]
    pub const fn quarter(&self) -> Quarter {
        self.quarter
    }

    /// The pseudonym of a person at a stage, from [`augenmass_domain::person::identity_of`]: HMAC-SHA-256,
    /// hex.
    pub(super) fn pseudonym(&self, stage: Stage, identity: &Private<String>) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.bytes) else {
            return String::new(); // never: HMAC takes keys of any length
        };
        mac.update(LABEL);
        mac.update(stage.name().as_bytes());
        mac.update(b"\0");
        mac.update(identity.reveal().as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }
}
