//! Where a restored database comes to lie. A SQLite file is filled beside its final name and gets it
//! last: nobody can open what is not complete. On PostgreSQL the transaction does that.

use crate::database::file_of;
use crate::error::StoreError;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The place of a restored database.
#[derive(Clone, Debug)]
pub struct Place {
    url: String,
    files: Option<(PathBuf, PathBuf)>,
}

/// A file name with something at its end.
fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

impl Place {
    /// The place for a database address.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is a database already, or one that another restore is
    /// filling.
    pub fn of(url: &str) -> Result<Self, StoreError> {
        let Some(path) = file_of(url)? else {
            let url = url.to_owned();
            return Ok(Self { url, files: None });
        };
        let part = with(&path, ".restoring");
        if path.exists() || with(&path, "-wal").exists() || part.exists() {
            return Err(StoreError::Exists);
        }
        Ok(Self {
            url: format!("sqlite:{}", part.display()),
            files: Some((part, path)),
        })
    }

    /// The address under which it is filled.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Gives it its name. All connections must be closed.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where a database came to lie there meanwhile.
    pub fn settle(&self) -> Result<(), StoreError> {
        let Some((part, path)) = &self.files else {
            return Ok(());
        };
        let failed = |error: std::io::Error| match error.kind() {
            ErrorKind::AlreadyExists => StoreError::Exists,
            ErrorKind::StorageFull => StoreError::Full,
            _ => StoreError::Db { code: "io".into() },
        };
        if with(part, "-wal").exists() {
            return Err(StoreError::Busy);
        }
        // A link refuses to replace, a renaming would not.
        std::fs::hard_link(part, path).map_err(failed)?;
        std::fs::remove_file(part).map_err(failed)?;
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = File::open(folder.unwrap_or(Path::new("."))).map_err(failed)?;
        folder.sync_all().map_err(failed)
    }

    /// Removes what was filled. All connections must be closed.
    pub fn discard(&self) {
        if let Some((part, _)) = &self.files {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(with(part, end));
            }
        }
    }
}
