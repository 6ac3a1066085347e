//! Reading an export from disk: only regular files, only within limits.

use super::MANIFEST;
use super::manifest::Manifest;
use crate::verify::VerifyError;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// Reads a file of at most `limit` bytes; of a longer file, `limit + 1` bytes.
pub(crate) fn read(dir: &Path, path: &str, limit: u64) -> Result<Vec<u8>, VerifyError> {
    let failed = |source| VerifyError::Read {
        file: path.to_owned(),
        source,
    };
    let place = dir.join(path);
    let about = fs::symlink_metadata(&place).map_err(|source| {
        if source.kind() == std::io::ErrorKind::NotFound {
            VerifyError::Missing {
                file: path.to_owned(),
            }
        } else {
            failed(source)
        }
    })?;
    if !about.is_file() {
        return Err(VerifyError::NotRegular {
            file: path.to_owned(),
        });
    }
    let file = fs::File::open(&place).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}

/// Checks that the directory holds exactly the listed files and `MANIFEST`: none
/// missing, none more, no empty folder, nothing that is not a regular file.
pub(crate) fn check_file_set(dir: &Path, manifest: &Manifest) -> Result<(), VerifyError> {
    let mut found = BTreeSet::new();
    walk(dir, "", manifest, &mut found)?;
    let missing = manifest.files.keys().find(|path| !found.contains(*path));
    match missing {
        None => Ok(()),
        Some(file) => Err(VerifyError::Missing { file: file.clone() }),
    }
}

/// Goes only into folders that the list knows, so the list bounds the work.
fn walk(
    dir: &Path,
    prefix: &str,
    manifest: &Manifest,
    found: &mut BTreeSet<String>,
) -> Result<(), VerifyError> {
    let failed = |source| VerifyError::Read {
        file: prefix.to_owned(),
        source,
    };
    for entry in fs::read_dir(dir.join(prefix)).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let is_listed = path == MANIFEST || manifest.files.contains_key(&path);
        if kind.is_dir() && has_folder(manifest, &path) {
            walk(dir, &format!("{path}/"), manifest, found)?;
        } else if !is_listed {
            return Err(VerifyError::Unexpected { file: path });
        } else if !kind.is_file() {
            return Err(VerifyError::NotRegular { file: path });
        } else {
            found.insert(path);
        }
    }
    Ok(())
}

fn has_folder(manifest: &Manifest, path: &str) -> bool {
    let prefix = format!("{path}/");
    let mut after = manifest.files.range(prefix.clone()..);
    after
        .next()
        .is_some_and(|(file, _)| file.starts_with(&prefix))
}
