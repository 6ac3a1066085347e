//! A manifest opens a run only as it was signed; each fault names its file and what to do.

use crate::base::on_both;
use crate::city::Town;
use augenmass_casework::manifest::{self, ManifestError};
use augenmass_ledger::LogSigner;
use std::path::PathBuf;

const HEAD: &str = "head-of-department";

/// The folder of the open run: `manifest.toml`, its documents and its signatures.
async fn folder() -> (Town, PathBuf) {
    let town = Town::open().await;
    let folder = town.folder().join("run");
    (town, folder)
}

fn edit(path: &PathBuf, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    std::fs::write(path, text.replace(from, to)).unwrap();
}

fn fault(folder: &std::path::Path) -> (ManifestError, String) {
    let error = manifest::check(&folder.join("manifest.toml")).unwrap_err();
    let message = error.to_string();
    (error, message)
}

on_both!(a_manifest_as_it_was_signed_is_accepted);
async fn a_manifest_as_it_was_signed_is_accepted() {
    let (_town, folder) = folder().await;
    let checked = manifest::check(&folder.join("manifest.toml")).unwrap();
    assert_eq!(checked.cap, 250);
    assert_eq!(checked.documents.len(), 5);
    assert_eq!(checked.signed_by, ["data-protection-officer", HEAD]);
}

on_both!(a_changed_document_is_named_with_both_hashes);
async fn a_changed_document_is_named_with_both_hashes() {
    let (_town, folder) = folder().await;
    edit(&folder.join("legal-opinion.txt"), "keine", "eine");
    let (error, message) = fault(&folder);
    let ManifestError::DocumentChanged {
        expected, found, ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert!(message.contains("legal-opinion.txt"), "{message}");
    assert!(
        message.contains(expected) && message.contains(found) && expected != found,
        "{message}"
    );
    assert!(
        message.contains("restore the document") && message.contains("signed again"),
        "{message}"
    );
}

on_both!(a_missing_document_is_named_with_the_place_where_it_belongs);
async fn a_missing_document_is_named_with_the_place_where_it_belongs() {
    let (_town, folder) = folder().await;
    std::fs::remove_file(folder.join("panel-statement.txt")).unwrap();
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Unreadable { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("panel-statement.txt") && message.contains("beside the manifest"),
        "{message}"
    );
}

on_both!(a_missing_signature_names_the_file_the_person_and_the_command);
async fn a_missing_signature_names_the_file_the_person_and_the_command() {
    let (_town, folder) = folder().await;
    std::fs::remove_file(folder.join("manifest.toml.head-of-department.sig")).unwrap();
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Signature { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("manifest.toml.head-of-department.sig"),
        "{message}"
    );
    assert!(
        message.contains("Dr. Miriam Falkenrath") && message.contains("missing"),
        "{message}"
    );
    assert!(message.contains("augenmass manifest sign"), "{message}");
}

on_both!(a_signature_with_another_key_of_the_same_name_is_refused);
async fn a_signature_with_another_key_of_the_same_name_is_refused() {
    let (_town, folder) = folder().await;
    let signer = LogSigner::from_seed("head-of-department@auenstedt.example", &[7; 32]).unwrap();
    manifest::sign(&folder.join("manifest.toml"), HEAD, &signer).unwrap();
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Signature { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("manifest.toml.head-of-department.sig"),
        "{message}"
    );
    assert!(message.contains("augenmass manifest sign"), "{message}");
}

on_both!(a_signature_of_another_function_does_not_stand_in);
async fn a_signature_of_another_function_does_not_stand_in() {
    let (_town, folder) = folder().await;
    let officer = folder.join("manifest.toml.data-protection-officer.sig");
    std::fs::copy(officer, folder.join("manifest.toml.head-of-department.sig")).unwrap();
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Signature { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("manifest.toml.head-of-department.sig"),
        "{message}"
    );
}

on_both!(a_manifest_that_was_changed_after_signing_says_so);
async fn a_manifest_that_was_changed_after_signing_says_so() {
    let (_town, folder) = folder().await;
    edit(&folder.join("manifest.toml"), "cap = 250", "cap = 249");
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Signature { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("manifest.toml.") && message.contains("changed after it was signed"),
        "{message}"
    );
    assert!(message.contains("augenmass manifest sign"), "{message}");
}

on_both!(what_is_no_manifest_is_named_with_the_page_that_shows_the_form);
async fn what_is_no_manifest_is_named_with_the_page_that_shows_the_form() {
    let (_town, folder) = folder().await;
    edit(
        &folder.join("manifest.toml"),
        "cap = 250",
        "cap = 250\nweight = 3",
    );
    let (error, message) = fault(&folder);
    assert!(
        matches!(error, ManifestError::Malformed { .. }),
        "{error:?}"
    );
    assert!(
        message.contains("manifest.toml") && message.contains("weight"),
        "{message}"
    );
    assert!(message.contains("docs/operate/open-a-run.md"), "{message}");
    std::fs::remove_file(folder.join("manifest.toml")).unwrap();
    assert!(matches!(fault(&folder).0, ManifestError::Unreadable { .. }));
}
