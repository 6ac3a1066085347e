//! Licences of everything that is linked: each must be satisfiable by the allow-list.

use cargo_metadata::MetadataCommand;

/// Licences that may be combined with EUPL-1.2 in one programme.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages whose licence is not satisfied by the allow-list, as `name version: licence`. Asks for every
/// platform, so on a new machine cargo first fetches the packages that this one never builds.
///
/// # Errors
/// Where cargo cannot be asked.
pub fn not_allowed() -> Result<Vec<String>, cargo_metadata::Error> {
    let metadata = MetadataCommand::new()
        .manifest_path(crate::root().join("Cargo.toml"))
        .other_options(vec!["--locked".to_owned()])
        .exec()?;
    Ok(metadata
        .packages
        .iter()
        .filter(|package| !allowed(package.license.as_deref()))
        .map(|package| {
            let licence = package.license.as_deref().unwrap_or("none stated");
            format!("{} {}: {licence}", package.name, package.version)
        })
        .collect())
}

fn allowed(licence: Option<&str>) -> bool {
    // Old manifests write `MIT/Apache-2.0` for `MIT OR Apache-2.0`.
    let Some(text) = licence.map(|text| text.replace('/', " OR ")) else {
        return false;
    };
    let Ok(expression) = spdx::Expression::parse(&text) else {
        return false;
    };
    expression.evaluate(|requirement| ALLOWED.contains(&requirement.to_string().as_str()))
}
