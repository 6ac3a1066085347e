//! Taking away lists and keys after the join.

use super::OfficeError;
use std::io::Write as _;
use std::path::Path;

const BLOCK: [u8; 4096] = [0; 4096];

/// Overwrites a file with zeros, makes that durable and removes it; a file that is not there is fine.
///
/// This takes the text away from whoever reads the file or the file system. It cannot reach what a file
/// system keeps elsewhere (copies on write, journals, snapshots), spare blocks of a solid-state disk,
/// or a backup: for those the folder belongs on an encrypted disk of its own whose key is thrown away.
///
/// # Errors
/// [`OfficeError::File`] where the file could not be overwritten or removed.
pub fn destroy(path: &Path) -> Result<(), OfficeError> {
    match overwrite(path).and_then(|()| std::fs::remove_file(path)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(|error| OfficeError::file(path, &error)),
    }
}

fn overwrite(path: &Path) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    while left > 0 {
        let some = usize::try_from(left)
            .unwrap_or(BLOCK.len())
            .min(BLOCK.len());
        file.write_all(BLOCK.get(..some).unwrap_or(&BLOCK))?;
        left -= some as u64;
    }
    file.sync_all()
}
