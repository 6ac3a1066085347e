//! The rendering process: what runs under the limits.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use rlimit::Resource;

use crate::engine::Engine;
use crate::frame::{self, Limits, Reply};
use crate::{Diagnostic, Document};

/// Address space beyond the data limit: the program itself, its fonts, stacks.
const PROGRAM_SPACE: u64 = 1024 * 1024 * 1024;

/// What the child process runs: reads limits and a JSON array of documents from
/// `stdin`, applies the limits to this process, and writes one reply per document
/// to `stdout`. The executable calls this under a hidden subcommand; a [`Renderer`]
/// starts it.
///
/// It never writes a document's data to a log, to `stderr` or to a core file.
///
/// [`Renderer`]: crate::Renderer
pub fn child_main(stdin: impl Read, stdout: impl Write) -> ExitCode {
    match serve(stdin, stdout) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve(mut stdin: impl Read, mut stdout: impl Write) -> io::Result<()> {
    let limits: Limits = serde_json::from_slice(&frame::read(&mut stdin)?)?;
    apply(limits)?;
    let documents: Vec<Document> = serde_json::from_slice(&frame::read(&mut stdin)?)?;
    let engine = Engine::new();
    for document in documents {
        let reply = match print(&engine, &document) {
            Ok(pdf) => Reply::Pdf(pdf),
            Err(diagnostics) => Reply::Diagnostics(diagnostics),
        };
        frame::write_reply(&mut stdout, &reply)?;
    }
    stdout.flush()
}

fn print(engine: &Engine, document: &Document) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let data = document.data().map_err(|_| {
        let template = document.template().to_owned();
        vec![Diagnostic {
            template,
            line: None,
            message: "data cannot be passed on".to_owned(),
        }]
    })?;
    engine.print(document.template(), data)
}

/// Limits memory and processor time, and forbids core files: one would hold names
/// and addresses.
fn apply(limits: Limits) -> io::Result<()> {
    lower(Resource::CORE, 0)?;
    lower(Resource::CPU, limits.processor_seconds)?;
    lower(Resource::DATA, limits.memory)?;
    lower(Resource::AS, limits.memory.saturating_add(PROGRAM_SPACE))
}

/// Sets soft and hard limit, never above a hard limit that is already there.
fn lower(resource: Resource, limit: u64) -> io::Result<()> {
    let (_, hard) = resource.get()?;
    let limit = limit.min(hard);
    resource.set(limit, limit)
}
