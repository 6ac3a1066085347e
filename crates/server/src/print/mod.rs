//! From what casework gives to what people hold in hand: papers, pages, progress.

pub(crate) mod answer_page;
pub(crate) mod answer_paper;
pub(crate) mod letters;
pub(crate) mod progress;

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
