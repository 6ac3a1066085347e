//! A wrapper that keeps personal data out of `Debug` output.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A value about a person. It serialises as the value itself and prints as `…`.
///
/// Error texts and log lines are made with `Debug` and `Display`; this type has no
/// `Display`, and its `Debug` never shows the value.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value about a person.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for the one place that prints it.
    pub const fn reveal(&self) -> &T {
        &self.0
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

impl From<&str> for Private<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

/// The lines of an address, for samples and callers with literal lines.
impl<const N: usize> From<[&str; N]> for Private<Vec<String>> {
    fn from(lines: [&str; N]) -> Self {
        Self(lines.map(str::to_owned).to_vec())
    }
}
