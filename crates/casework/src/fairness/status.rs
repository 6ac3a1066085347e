//! The message of the statistics office: a signed note (c2sp.org/signed-note) of five lines. A band and
//! no figure: no value, no digits, no counts, no series.
//!
//! ```text
//! augenmass fairness status v1
//! plan <SHA-256 of the plan>
//! quarter 2026-Q1
//! band no-statement
//! issued 2026-04-09
//! ```

use augenmass_domain::fairness::StatusDays;
use augenmass_ledger::{LogSigner, LogVerifier};
use augenmass_statistics::fairness::Band;

const FORM: &str = "augenmass fairness status v1";

/// What the office says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedStatus {
    /// SHA-256 of the plan, hex.
    pub plan: String,
    /// Quarter and day of issue.
    pub days: StatusDays,
    /// The band.
    pub band: Band,
}

impl SignedStatus {
    fn text(&self) -> String {
        format!(
            "{FORM}\nplan {}\nquarter {}\nband {}\nissued {}\n",
            self.plan, self.days.quarter, self.band, self.days.issued
        )
    }

    /// The message with its signature.
    ///
    /// # Errors
    /// Where the text cannot be signed, in words.
    pub fn sign(&self, signer: &LogSigner) -> Result<String, String> {
        signer.sign(&self.text()).map_err(|error| error.to_string())
    }

    /// What a message says, if this key signed it and it is a status, written in the one way there is.
    #[must_use]
    pub fn open(message: &[u8], key: &LogVerifier) -> Option<Self> {
        let text = key.open(message).ok()?;
        let mut lines = text.lines();
        let form = lines.next()?;
        let mut said = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let plan = said("plan")?.to_owned();
        let quarter = said("quarter")?.parse().ok()?;
        let band = said("band")?;
        let status = Self {
            plan,
            band: Band::ALL.iter().copied().find(|one| one.name() == band)?,
            days: StatusDays {
                quarter,
                issued: said("issued")?.parse().ok()?,
            },
        };
        (form == FORM && status.text() == text).then_some(status)
    }
}
