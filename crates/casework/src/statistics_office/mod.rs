//! The closed statistics office (§ 16 BStatG, § 17 DSG NRW; section 3.7 of the reference on
//! statistics): joins two pseudonymous lists, keeps 2×2 counts, and lets a signed band out.
//!
//! Per quarter the data-protection officer makes a key K ([`QuarterKey`]). The municipality emits
//! HMAC(K, stage, person) with what was decided ([`extract`]); whoever keeps the register emits the same
//! HMAC with the split ([`mark`]). Neither sees the other's list, and as the stage is part of the HMAC,
//! nobody can follow one person from stage to stage. The office joins by equality ([`Office::join`]) and
//! destroys the lists. Which attribute a split stands for is never said to this program (N-02).

mod destroy;
mod extract;
mod key;
mod list;
mod mark;
mod office;

pub use destroy::destroy;
pub use extract::{Extracted, extract};
pub use key::QuarterKey;
pub use list::{Extract, Marks, Passed};
pub use mark::mark;
pub use office::Office;

use augenmass_domain::fairness::Quarter;
use augenmass_statistics::StatisticsError;
use augenmass_statistics::fairness::Split;
use std::path::{Path, PathBuf};

/// Why the office or one of its lists went wrong. Never holds a name, a date or a pseudonym.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// A file could not be read or written.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file is not of the form it should have.
    #[error("{}: {what}", file.display())]
    Form {
        /// Which.
        file: PathBuf,
        /// What is wrong and what to do.
        what: String,
    },
    /// Two files are about different quarters.
    #[error(
        "die Dateien gehören zu verschiedenen Quartalen ({0} und {1}); bitte zusammengehörige nehmen"
    )]
    Quarters(Quarter, Quarter),
    /// A list was made for another plan.
    #[error(
        "die Liste wurde für einen anderen Plan erstellt; bitte den Plan nehmen, den das Manifest nennt"
    )]
    OtherPlan,
    /// The quarter was joined before, or one after it.
    #[error("{0} oder ein späteres Quartal ist schon zusammengeführt; jedes zählt einmal")]
    NotNext(Quarter),
    /// Nothing was joined yet.
    #[error("es ist noch kein Quartal zusammengeführt; erst `statistics-office join`")]
    NothingJoined,
    /// The marks do not say this split.
    #[error("die Liste der Einteilungen nennt die Einteilung {} nicht; bitte vollständig erstellen", .0.0)]
    SplitMissing(Split),
    /// The counts do not fit each other or the plan.
    #[error(transparent)]
    Statistics(#[from] StatisticsError),
    /// A status could not be signed.
    #[error("{0}")]
    Signing(String),
}

impl OfficeError {
    fn file(file: &Path, error: &std::io::Error) -> Self {
        Self::File {
            file: file.to_owned(),
            reason: error.to_string(),
        }
    }

    fn form(file: &Path, what: impl Into<String>) -> Self {
        Self::Form {
            file: file.to_owned(),
            what: what.into(),
        }
    }
}

/// Writes a file that is for its owner alone, in one step: whole or not at all.
fn write_private(path: &Path, text: &str) -> Result<(), OfficeError> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let wrong = |error: std::io::Error| OfficeError::file(path, &error);
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let next = PathBuf::from(name);
    let mut options = std::fs::OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = options.open(&next).map_err(wrong)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&next, path))
        .map_err(wrong)
}
