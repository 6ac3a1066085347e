//! Random bytes and random commands: what each parser and each state machine must stand.
//!
//! Each target is one function that takes bytes and panics where a promise is broken. libFuzzer feeds
//! it in `fuzz/libfuzzer` (`cargo run -p xtask -- fuzz`); `tests/it/corpus.rs` feeds it every file of
//! `fuzz/corpus/<target>/` on the stable compiler, so that what was found once stays mended.
//!
//! Not shipped. See `docs/testing.md`.

#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a target ends where a promise is broken"
)]

pub mod documents;
#[cfg(feature = "casework")]
pub mod files;
pub mod lists;
pub mod log;
#[cfg(feature = "casework")]
pub mod passkeys;
#[cfg(feature = "paper")]
pub mod print;
pub mod reconcile;
#[cfg(feature = "casework")]
pub mod records;
pub mod texts;
pub mod town;

/// What takes the bytes.
pub type Target = fn(&[u8]);

/// All targets by name: one folder of `fuzz/corpus` and one programme of `fuzz/libfuzzer` each.
pub const TARGETS: &[(&str, Target)] = &[
    ("inquiry", texts::inquiry),
    ("topics", texts::topics),
    ("letter_code", texts::letter_code),
    ("law", texts::law),
    ("checkpoint", log::checkpoint),
    ("tiles", log::tiles),
    ("record_line", log::record_line),
    ("proof_file", log::proof_file),
    ("export", log::export),
    ("evaluate_lists", lists::evaluate),
    ("reconcile_message", reconcile::message),
    ("reconcile_parts", reconcile::parts),
    ("state_document", documents::state),
    ("personal", documents::personal),
    ("commands", town::commands),
    ("benefit_check", town::benefit_check),
    #[cfg(feature = "casework")]
    ("contributions", files::contributions),
    #[cfg(feature = "casework")]
    ("drafts", files::drafts),
    #[cfg(feature = "casework")]
    ("manifest", files::manifest),
    #[cfg(feature = "casework")]
    ("passkey", passkeys::passkey),
    #[cfg(feature = "casework")]
    ("register", files::register),
    #[cfg(feature = "casework")]
    ("set_up", files::set_up),
    #[cfg(feature = "casework")]
    ("history_record", records::history),
    #[cfg(feature = "casework")]
    ("answer", records::answer),
    #[cfg(feature = "paper")]
    ("paper", print::paper),
];

/// Runs a target by its name.
///
/// # Panics
/// Where there is no such target, and where the target finds a broken promise.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = target.unwrap();
    target(bytes);
}
