//! The manifest: a track is closed until `manifest.toml` names every document by hash, the caps and
//! the people who sign, and their signatures verify (N-15, design section 2).
//!
//! Beside `manifest.toml` lie the documents and one signature file per function,
//! `manifest.toml.<function>.sig`: a signed note (c2sp.org/signed-note) over the manifest's SHA-256.

use augenmass_domain::fact::Track;
use augenmass_domain::run::{CheckedManifest, ManifestDocument};
use augenmass_ledger::{LogSigner, LogVerifier};
use augenmass_matching::keys::Configuration;
use augenmass_statistics::fairness::FairnessPlan;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The first line of what is signed.
const SIGNED_HEADER: &str = "augenmass manifest v1";

/// `manifest.toml` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    track: Track,
    cap: u32,
    /// The kinds of match key of a benefit check (`augenmass reconcile rehearse`); without them the usual ones.
    #[serde(default, rename = "match-keys")]
    match_keys: Vec<u16>,
    documents: BTreeMap<ManifestDocument, DocumentEntry>,
    signatories: BTreeMap<String, Signatory>,
    /// The closed statistics office: the key by which its status is checked (M-2).
    #[serde(rename = "statistics-office")]
    statistics_office: Option<Signatory>,
}

/// A document named by hash.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentEntry {
    file: PathBuf,
    sha256: String,
}

/// Who signs, with the public key by which the signature is checked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signatory {
    name: String,
    key: String,
}

/// Why a manifest opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// A file could not be read.
    #[error("{file}: cannot be read ({reason}); put it beside the manifest")]
    Unreadable {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// Not a manifest.
    #[error("{file}: {reason}; see docs/operate/open-a-run.md for the form")]
    Malformed {
        /// Which.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// A document is not the one that was signed.
    #[error(
        "{file}: the document changed after the manifest was written (expected {expected}, found {found}); \
         restore the document, or write a new manifest and have it signed again"
    )]
    DocumentChanged {
        /// Which.
        file: String,
        /// SHA-256 in the manifest.
        expected: String,
        /// SHA-256 of the file.
        found: String,
    },
    /// A signature is missing or does not verify.
    #[error(
        "{file}: {reason}; the function must sign this manifest again (`augenmass manifest sign`)"
    )]
    Signature {
        /// Which.
        file: String,
        /// What is wrong.
        reason: String,
    },
}

/// SHA-256 of bytes, hex.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The text that a function signs for a manifest file's bytes.
fn signed_text(manifest: &[u8]) -> String {
    format!("{SIGNED_HEADER}\n{}\n", sha256_hex(manifest))
}

/// Where the signature of a function lies.
fn signature_path(manifest: &Path, function: &str) -> PathBuf {
    let mut name = manifest.as_os_str().to_owned();
    name.push(format!(".{function}.sig"));
    PathBuf::from(name)
}

fn read(path: &Path) -> Result<Vec<u8>, ManifestError> {
    std::fs::read(path).map_err(|error| ManifestError::Unreadable {
        file: path.display().to_string(),
        reason: error.to_string(),
    })
}

/// Signs a manifest for a function and writes the signature file beside it; gives its path.
///
/// # Errors
/// [`ManifestError`] where the manifest cannot be read or the signature not written.
pub fn sign(manifest: &Path, function: &str, signer: &LogSigner) -> Result<PathBuf, ManifestError> {
    let bytes = read(manifest)?;
    let path = signature_path(manifest, function);
    let note = signer
        .sign(&signed_text(&bytes))
        .map_err(|error| ManifestError::Signature {
            file: path.display().to_string(),
            reason: error.to_string(),
        })?;
    std::fs::write(&path, note).map_err(|error| ManifestError::Unreadable {
        file: path.display().to_string(),
        reason: error.to_string(),
    })?;
    Ok(path)
}

/// Reads and checks a manifest: every document against its hash, every signature against its key.
///
/// # Errors
/// [`ManifestError`], naming the file and what to do.
pub fn check(path: &Path) -> Result<CheckedManifest, ManifestError> {
    check_in(path, &read)
}

/// As [`check`], with the way to a file's bytes as a parameter.
///
/// # Errors
/// As [`check`]; the errors of `read` are handed on.
pub fn check_in(
    path: &Path,
    read: &dyn Fn(&Path) -> Result<Vec<u8>, ManifestError>,
) -> Result<CheckedManifest, ManifestError> {
    let bytes = read(path)?;
    let file = parse(path, &bytes)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut documents = BTreeMap::new();
    for (document, entry) in &file.documents {
        let place = folder.join(&entry.file);
        let bytes = read(&place)?;
        documents.insert(*document, check_document(&place, entry, &bytes)?);
        if *document == ManifestDocument::FairnessPlan && file.statistics_office.is_some() {
            check_plan(&place, &bytes)?;
        }
    }
    check_match_keys(path, &file.match_keys)?;
    if let Some(office) = &file.statistics_office {
        let named = |error| format!("statistics-office `{}`: {error}", office.name);
        LogVerifier::parse(&office.key).map_err(|error| malformed(path, named(error)))?;
    }
    for (function, signatory) in &file.signatories {
        check_signature(path, &bytes, (function, signatory), read)?;
    }
    Ok(CheckedManifest {
        sha256: sha256_hex(&bytes),
        track: file.track,
        documents,
        cap: file.cap,
        match_keys: file.match_keys,
        signed_by: file.signatories.into_keys().collect(),
        statistics_office: file.statistics_office.map(|office| office.key),
    })
}

fn malformed(file: &Path, reason: String) -> ManifestError {
    ManifestError::Malformed {
        file: file.display().to_string(),
        reason,
    }
}

fn parse(path: &Path, bytes: &[u8]) -> Result<ManifestFile, ManifestError> {
    let text = std::str::from_utf8(bytes).map_err(|_| malformed(path, "not UTF-8".to_owned()))?;
    toml::from_str(text)
        .map_err(|error| malformed(path, error.to_string().trim().replace('\n', " ")))
}

/// The kinds of match key are kinds that are long enough within one municipality, and not more than a run may have.
fn check_match_keys(path: &Path, kinds: &[u16]) -> Result<(), ManifestError> {
    if kinds.is_empty() {
        return Ok(());
    }
    let offered = Configuration::declared().for_municipality();
    offered
        .of_kinds(kinds)
        .map(drop)
        .map_err(|error| malformed(path, format!("match-keys: {error}")))
}

/// The hash of a document, which is the one in the manifest.
fn check_document(
    file: &Path,
    entry: &DocumentEntry,
    bytes: &[u8],
) -> Result<String, ManifestError> {
    let found = sha256_hex(bytes);
    if found != entry.sha256 {
        return Err(ManifestError::DocumentChanged {
            file: file.display().to_string(),
            expected: entry.sha256.clone(),
            found,
        });
    }
    Ok(found)
}

/// Where a statistics office is named, the fairness plan is one that it can work by.
fn check_plan(file: &Path, bytes: &[u8]) -> Result<(), ManifestError> {
    let text = std::str::from_utf8(bytes).map_err(|_| malformed(file, "not UTF-8".to_owned()))?;
    FairnessPlan::parse(text)
        .map(drop)
        .map_err(|error| malformed(file, error.to_string()))
}

fn check_signature(
    manifest: &Path,
    bytes: &[u8],
    (function, signatory): (&str, &Signatory),
    read: &dyn Fn(&Path) -> Result<Vec<u8>, ManifestError>,
) -> Result<(), ManifestError> {
    let path = signature_path(manifest, function);
    let wrong = |reason: String| ManifestError::Signature {
        file: path.display().to_string(),
        reason,
    };
    let note = read(&path)
        .map_err(|_| wrong(format!("the signature of {} is missing", signatory.name)))?;
    let key = LogVerifier::parse(&signatory.key).map_err(|error| wrong(error.to_string()))?;
    let text = key.open(&note).map_err(|error| wrong(error.to_string()))?;
    if text != signed_text(bytes) {
        return Err(wrong("the manifest changed after it was signed".to_owned()));
    }
    Ok(())
}
