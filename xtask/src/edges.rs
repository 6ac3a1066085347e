//! The architecture check: the edges between crates of the workspace, against a committed list.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::BTreeSet;

/// The edges as `cargo metadata` reports them (dev-dependencies left out).
///
/// # Errors
/// Where cargo cannot be asked.
pub fn actual() -> Result<BTreeSet<String>, cargo_metadata::Error> {
    let metadata = MetadataCommand::new()
        .manifest_path(crate::root().join("Cargo.toml"))
        .no_deps()
        .exec()?;
    let members: BTreeSet<String> = metadata
        .packages
        .iter()
        .map(|p| p.name.to_string())
        .collect();
    let mut edges = BTreeSet::new();
    for package in &metadata.packages {
        for dependency in &package.dependencies {
            if dependency.kind != DependencyKind::Development && members.contains(&dependency.name)
            {
                edges.insert(format!("{} -> {}", package.name, dependency.name));
            }
        }
    }
    Ok(edges)
}

/// The committed list.
#[must_use]
pub fn committed() -> BTreeSet<String> {
    include_str!("../edges.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}
