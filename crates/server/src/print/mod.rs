//! From what casework gives to what people hold in hand: papers, pages, progress.

pub(crate) mod answer_page;
pub(crate) mod answer_paper;
pub(crate) mod letters;
pub(crate) mod progress;

use augenmass_paper::Renderer;

/// The renderer: this very programme as its own child, under the hidden subcommand.
pub(crate) fn renderer() -> Result<Renderer, std::io::Error> {
    Ok(Renderer::new(std::env::current_exe()?, ["render-child"]))
}
