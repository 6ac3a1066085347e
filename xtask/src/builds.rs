//! One build for the programme and for its tests: a part that tests need with other features than the programme
//! is built twice, and everything that depends on it too (decision 0047).

use std::collections::BTreeSet;
use std::io;
use std::process::Command;

/// Parts of the programme with features that no build of the tests has, as `name version [features]`: each is
/// built once more for `make demo`. Empty where both share one build.
///
/// # Errors
/// Where cargo cannot be asked.
pub fn built_twice() -> io::Result<Vec<String>> {
    let tests = tree(&[
        "--workspace",
        "--exclude",
        "augenmass-proofs",
        "-e",
        "normal,build,dev",
    ])?;
    let programme = tree(&["-e", "normal,build"])?;
    Ok(programme.difference(&tests).cloned().collect())
}

fn tree(selection: &[&str]) -> io::Result<BTreeSet<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(crate::root())
        .args([
            "tree",
            "--locked",
            "--prefix",
            "none",
            "--format",
            "{p} [{f}]",
        ])
        .args(selection)
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)"));
    Ok(lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect())
}
