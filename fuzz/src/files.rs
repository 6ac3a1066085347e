//! Files that casework reads: contributions, drafts, manifests, the set-up.

use augenmass_casework::installation::SetUp;
use augenmass_casework::manifest::{self, ManifestError};
use augenmass_casework::reconciliation::{Register, RegisterError};
use augenmass_casework::{drafts as draft_files, inquiries};
use augenmass_domain::Law;
use augenmass_domain::id::{OfficeId, RunId};
use augenmass_domain::inquiry::{ReadInquiry, read};
use augenmass_ledger::LogVerifier;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;
use uuid::Uuid;

const TODAY: Date = date(2026, 3, 2);

/// The file of contributions, beside an inquiry of two questions.
pub fn contributions(bytes: &[u8]) {
    static INQUIRY: OnceLock<ReadInquiry> = OnceLock::new();
    let inquiry = INQUIRY
        .get_or_init(|| read("1. Wie viele Fälle gab es?\n2. Was hat es gekostet?\n").unwrap());
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = inquiries::check_contributions(text, inquiry);
    }
}

/// The file of drafts: at most twenty rows, each row a draft or a problem, no draft twice, none with
/// evidence, and no problem that repeats a value.
pub fn drafts(bytes: &[u8]) {
    static LAW: OnceLock<Law> = OnceLock::new();
    let law = LAW.get_or_init(Law::shipped);
    let (office, run) = (
        OfficeId::from_uuid(Uuid::from_u128(1)),
        RunId::from_uuid(Uuid::from_u128(2)),
    );
    let Ok(found) = draft_files::read(bytes, office, run, TODAY, law) else {
        return;
    };
    assert!(found.good.len() <= draft_files::MAX_ROWS);
    let lines: BTreeSet<u64> = found.good.iter().map(|row| row.line).collect();
    assert_eq!(lines.len(), found.good.len(), "each row once");
    for row in &found.good {
        assert!((row.entry.office, row.entry.run) == (office, run));
        assert!(row.entry.evidence.reveal().is_empty() && row.entry.prior_contact.is_none());
        assert!(row.entry.person.check(TODAY).is_ok());
    }
    for problem in &found.problems {
        assert!(!problem.to_string().is_empty() && problem.line.is_none_or(|line| line > 1));
    }
}

/// Where one file of the manifest's folder ends and the next begins.
const NEXT_FILE: &str = "\n=====\n";

/// A manifest, its documents and signatures: parts between lines of `=====`, which are found under
/// whatever name the manifest asks for. What is accepted is signed by every function it names.
pub fn manifest(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let parts: Vec<&str> = text.split(NEXT_FILE).collect();
    let read = |path: &Path| {
        let name = path.to_string_lossy();
        let which = match name.as_ref() {
            "manifest.toml" => 0,
            name if name.ends_with(".sig") => 1 + name.len() % 4,
            name => 5 + name.len() % 4,
        };
        parts.get(which).map_or_else(
            || {
                Err(ManifestError::Unreadable {
                    file: name.to_string(),
                    reason: "not there".to_owned(),
                })
            },
            |part| Ok(part.as_bytes().to_vec()),
        )
    };
    if let Ok(checked) = manifest::check_in(Path::new("manifest.toml"), &read) {
        assert_eq!(checked.sha256, manifest::sha256_hex(parts[0].as_bytes()));
        assert!(parts.len() > 1 || checked.signed_by.is_empty());
    }
    // A signature note and a key, by themselves.
    let first_word = text.split_whitespace().next().unwrap_or_default();
    if let (Some(note), Ok(key)) = (parts.get(1), LogVerifier::parse(first_word)) {
        assert_eq!(key.vkey(), first_word);
        let _ = key.open(note.as_bytes());
    }
}

/// The list of children of a family benefits office: read to its end, or refused at a place and without a value.
pub fn register(bytes: &[u8]) {
    let list = Register::at(Path::new("kinder.csv"), TODAY);
    match list.read(bytes) {
        Ok(read) => assert!(read.children <= read.lines),
        Err(RegisterError::Lines { problems, .. }) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| problem.line.is_some()));
        }
        Err(other) => assert!(!other.to_string().is_empty()),
    }
}

/// The set-up of an installation.
pub fn set_up(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(set_up) = SetUp::parse(text, Some("Auenstedt"))
    {
        assert_eq!(set_up.name, "Auenstedt");
    }
}
