//! From what casework gives to what people hold in hand: papers, pages, progress.

pub(crate) mod answer_files;
pub(crate) mod answer_page;
pub(crate) mod answer_paper;
mod benefit;
mod comparison;
pub(crate) mod figures_file;
pub(crate) mod figures_folder;
pub(crate) mod five_years;
pub(crate) mod groups;
pub(crate) mod letters;
pub(crate) mod norm;
pub(crate) mod progress;

pub(crate) use comparison::reader;

use augenmass_casework::Error;
use augenmass_casework::words::{self, Language};
use augenmass_paper::Renderer;
use std::path::Path;

/// The renderer: this very programme as its own child, under the hidden subcommand. On Linux by a
/// name that stays right when the file is replaced meanwhile, as in an update.
pub(crate) fn renderer() -> Result<Renderer, std::io::Error> {
    let itself = Path::new("/proc/self/exe");
    let program = if itself.exists() {
        itself.to_owned()
    } else {
        std::env::current_exe()?
    };
    Ok(Renderer::new(program, ["render-child"]))
}

/// An error in plain words: what happened and what to do.
pub(crate) fn plain_error(language: Language, error: &Error) -> String {
    let text = |key: &str| words::text(language, key, &[]);
    match error {
        Error::Refused(refusal) => {
            let action = text(&format!("action-{}", refusal.action.name()));
            words::text(language, "error-refused", &[("action", action)])
        }
        Error::Rejected(rejection) => {
            let rule = text(&format!("rejection-{}", words::key(rejection.rule())));
            match norm::law(language, rejection.norm()) {
                Some(law) => format!("{rule} ({law})"),
                None => rule,
            }
        }
        Error::NotFound => text("error-not-found"),
        Error::Conflict => text("error-conflict"),
        Error::Internal(what) => what.clone(),
    }
}
