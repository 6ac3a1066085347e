//! Personal data in memory: never in a log line, an error or a history row.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A value that may hold personal data or another secret. Its `Debug` is redacted and it has no
/// `Display`; [`Private::reveal`] is the one, greppable way out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }
    /// The value itself. Whoever calls this must hold a permit and a purpose.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
    /// The value itself, owned.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
