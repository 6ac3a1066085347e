//! What the tests share: a renderer and the readers of PDF files.

use std::fs;
use std::process::Command;

use augenmass_paper::{Document, Renderer};
use tempfile::TempDir;

/// A renderer that starts this crate's own child.
pub(crate) fn renderer() -> Renderer {
    Renderer::new(env!("CARGO_BIN_EXE_augenmass-paper-child"), [""; 0])
}

/// One document as PDF.
pub(crate) fn print(document: impl Into<Document>) -> Pdf {
    Pdf::new(
        renderer()
            .render_one(&document.into())
            .expect("the document renders"),
    )
}

/// All samples with their names.
pub(crate) fn samples() -> Vec<(&'static str, Pdf)> {
    let samples = Document::samples();
    let pdfs = renderer().render(&samples).expect("the samples render");
    samples
        .iter()
        .map(Document::name)
        .zip(pdfs.into_iter().map(Pdf::new))
        .collect()
}

/// A PDF in a file, for outside readers.
pub(crate) struct Pdf {
    pub(crate) bytes: Vec<u8>,
    folder: TempDir,
}

impl Pdf {
    fn new(bytes: Vec<u8>) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("document.pdf"), &bytes).expect("a file");
        Self { bytes, folder }
    }

    /// What a tool says about the file; `None`, and a line, when it is not installed.
    /// `FILE` stands for the path.
    pub(crate) fn ask(&self, tool: &str, args: &[&str]) -> Option<String> {
        let file = self.folder.path().join("document.pdf");
        let mut command = Command::new(tool);
        for arg in args {
            if *arg == "FILE" {
                command.arg(&file)
            } else {
                command.arg(arg)
            };
        }
        let Ok(output) = command.output() else {
            eprintln!("skipped: {tool} is not installed");
            return None;
        };
        assert!(
            output.status.success(),
            "{tool}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The text of the whole document in the order of its pages, with plain spaces.
    pub(crate) fn text(&self) -> Option<String> {
        let text = self.ask("pdftotext", &["-layout", "FILE", "-"])?;
        Some(text.replace('\u{a0}', " "))
    }

    /// The text with every run of white space as one space.
    pub(crate) fn flowing_text(&self) -> Option<String> {
        let text = self.ask("pdftotext", &["FILE", "-"])?;
        Some(
            text.replace('\u{a0}', " ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// The text page by page.
    pub(crate) fn pages(&self) -> Option<Vec<String>> {
        let text = self.text()?;
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        pages.pop();
        Some(pages)
    }
}
