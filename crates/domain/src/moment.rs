//! Time as a parameter.

use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

/// The moment of a decision, given by the injected clock: the instant and the same moment on the
/// wall clock of the installation (Europe/Berlin). Rules about days use the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// The instant, UTC.
    pub at: Timestamp,
    /// The same moment on the wall clock.
    pub local: civil::DateTime,
}

impl Now {
    /// The calendar day on the wall clock.
    #[must_use]
    pub fn today(&self) -> civil::Date {
        self.local.date()
    }
}
