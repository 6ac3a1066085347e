//! Checks of the workspace that are ordinary tests, and generated documents.

pub mod builds;
pub mod edges;
pub mod fuzz;
pub mod legal_map;
pub mod licences;
pub mod tidy;

use std::path::PathBuf;

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    let mut path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.pop();
    path
}
