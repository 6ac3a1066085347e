//! `/durchgaenge/{id}/oeffnen`: opens a run with its manifest: the file, the documents that it names and
//! the signatures, all at once. They are looked at here and not kept; the run holds their hashes.

use super::{COORDINATOR, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::input::Input;
use crate::web::single::Page;
use crate::web::words::Words;
use augenmass_casework::manifest::{self, ManifestError};
use augenmass_domain::run::{CheckedManifest, RunCommand};
use augenmass_domain::{Action, Kind, Purpose};
use std::ffi::OsStr;
use std::path::Path;

/// This page.
pub(crate) const TAKES_FILES: &str = "/durchgaenge/{id}/oeffnen";
/// The most that may be sent to this page, bytes: five documents on paper.
pub(crate) const MOST_SENT: usize = 16 * 1024 * 1024;

/// The file with which the others begin.
const MANIFEST: &str = "manifest.toml";

pub(super) const ACT: Act = Act {
    action: Action::OpenRun,
    on: Kind::Run,
    path: TAKES_FILES,
    roles: COORDINATOR,
    purpose: Purpose::Steering,
    fields: |around| fields(around.words),
    read: |input, around| {
        let manifest = read(input, around)?;
        let id = this(around);
        Some(RunCommand::Open { id, manifest }.into())
    },
};

fn fields(words: Words) -> Vec<Field> {
    let files = Field::new(words, "files", "field-manifest-files", Control::Files);
    vec![files.hint(words.t("hint-manifest-files"))]
}

/// Checks what was sent as if it lay in one folder: a browser sends names without folders.
fn read(input: &mut Input, around: &Around<'_>) -> Option<CheckedManifest> {
    let sent: Vec<_> = input.files("files").cloned().collect();
    if sent.is_empty() {
        input.say("files", "wrong-no-file");
        return None;
    }
    let file = |path: &Path| {
        let wanted = path.file_name().and_then(OsStr::to_str);
        let found = sent.iter().find(|one| Some(one.name.as_str()) == wanted);
        let found = found.map(|one| one.bytes.to_vec());
        found.ok_or_else(|| ManifestError::Unreadable {
            file: wanted.unwrap_or_default().to_owned(),
            reason: String::new(),
        })
    };
    match manifest::check_in(Path::new(MANIFEST), &file) {
        Ok(manifest) => Some(manifest),
        Err(error) => {
            input.say_text("files", sentence(around.words, &error));
            None
        }
    }
}

/// What is wrong, with the file's name and what to do.
fn sentence(words: Words, error: &ManifestError) -> String {
    let (key, file) = match error {
        ManifestError::Unreadable { file, .. } => ("wrong-manifest-missing", file),
        ManifestError::Malformed { file, .. } => ("wrong-manifest-malformed", file),
        ManifestError::DocumentChanged { file, .. } => ("wrong-manifest-changed", file),
        ManifestError::Signature { file, .. } => ("wrong-manifest-signature", file),
    };
    words.with(key, "file", file)
}

/// The form with each thing that can be wrong.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let file = "manifest.toml".to_owned();
    let errors = [
        ManifestError::Unreadable {
            file: file.clone(),
            reason: String::new(),
        },
        ManifestError::Malformed {
            file: file.clone(),
            reason: String::new(),
        },
        ManifestError::DocumentChanged {
            file: file.clone(),
            expected: String::new(),
            found: String::new(),
        },
        ManifestError::Signature {
            file,
            reason: String::new(),
        },
    ];
    let page = |error: &ManifestError| {
        let mut input = Input::empty(words);
        input.say_text("files", sentence(words, error));
        let form = Form {
            fields: fields(words),
            ..crate::web::samples::plain_form(words)
        };
        Page {
            frame: Frame::sample(words).titled(words.action(Action::OpenRun)),
            form: form.with(&input),
            help: words.t("help-openRun"),
        }
    };
    errors.iter().map(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    fn wrong(files: &[(&str, &str)]) -> String {
        let words = Words(Language::German);
        let (law, directory) = (
            augenmass_domain::Law::shipped(),
            augenmass_casework::desk::Directory::default(),
        );
        let actor = crate::web::samples::actor();
        let also = crate::web::act::Also::default();
        let around = Around {
            words,
            now: crate::web::samples::now(),
            law: &law,
            actor: &actor,
            directory: &directory,
            state: None,
            related: &[],
            runs: &[],
            also: &also,
        };
        let mut input = Input::empty(words);
        for (name, text) in files {
            input.add_file("files", name, text.as_bytes().to_vec().into());
        }
        assert!(read(&mut input, &around).is_none());
        input.wrong()[0].1.clone()
    }

    #[test]
    fn each_file_that_is_missing_or_changed_is_named() {
        let manifest = format!(
            "track = \"register-clarification\"\ncap = 250\n[documents.fairness-plan]\n\
             file = \"papiere/plan.pdf\"\nsha256 = \"{}\"\n[signatories.head-of-department]\n\
             name = \"Miriam Falkenrath\"\nkey = \"x\"\n",
            manifest::sha256_hex(b"Plan")
        );
        let named = |file: &str, files: &[(&str, &str)]| {
            let sentence = wrong(files);
            assert!(sentence.contains(file), "{sentence}");
        };
        named("manifest.toml", &[("plan.pdf", "Plan")]);
        named("manifest.toml", &[("manifest.toml", "kein Manifest")]);
        let manifest = ("C:\\Akten\\manifest.toml", manifest.as_str());
        named("plan.pdf", &[manifest]);
        named("plan.pdf", &[manifest, ("plan.pdf", "anderer Plan")]);
        let signature = "manifest.toml.head-of-department.sig";
        named(signature, &[manifest, ("plan.pdf", "Plan")]);
    }
}
