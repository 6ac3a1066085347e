//! Starts the rendering process and watches its limits.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

use crate::frame::{self, Limits, Reply};
use crate::{Document, PaperError};

/// Bytes of the child's error output that are looked at.
const MAX_STDERR: u64 = 64 * 1024;

/// Renders documents in a child process under a time limit and a memory limit.
///
/// Calls block: an asynchronous caller uses a blocking task.
///
/// ```no_run
/// use augenmass_paper::{Document, Renderer};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let renderer = Renderer::new(std::env::current_exe()?, ["render-child"]);
/// let pdf = renderer.render_one(&Document::samples()[0])?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Renderer {
    program: PathBuf,
    args: Vec<OsString>,
    time_limit: Duration,
    memory_limit: u64,
}

impl Renderer {
    /// A renderer that starts `program` with `args`; that program must call
    /// [`child_main`](crate::child_main). Limits: 60 seconds a batch and 768 MiB.
    pub fn new(
        program: impl Into<PathBuf>,
        args: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Self {
        Self {
            program: program.into(),
            args: args.into_iter().map(Into::into).collect(),
            time_limit: Duration::from_secs(60),
            memory_limit: 768 * 1024 * 1024,
        }
    }

    /// The same renderer with another time limit for each batch.
    #[must_use]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// The same renderer with another memory limit, in bytes.
    #[must_use]
    pub fn with_memory_limit(self, memory_limit: u64) -> Self {
        Self {
            memory_limit,
            ..self
        }
    }

    /// Renders one document.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn render_one(&self, document: &Document) -> Result<Vec<u8>, PaperError> {
        let mut pdfs = self.render(std::slice::from_ref(document))?;
        pdfs.pop().ok_or(PaperError::Malformed)
    }

    /// Renders documents in one child process, so that fonts are loaded once. The
    /// PDFs come back in the order of the documents. All or nothing.
    ///
    /// # Errors
    /// [`PaperError::Invalid`] before anything is started; otherwise what stopped
    /// the child or the template.
    pub fn render(&self, documents: &[Document]) -> Result<Vec<Vec<u8>>, PaperError> {
        for document in documents {
            document.validate()?;
        }
        if documents.is_empty() {
            return Ok(Vec::new());
        }
        let request = self.request(documents)?;
        let mut child = self.start()?;
        let talk = Talk::start(&mut child, request, documents.len())?;
        let status = child.wait_timeout(self.time_limit);
        let in_time = matches!(status, Ok(Some(_)));
        if !in_time {
            // Ending a process that has just ended by itself is not an error.
            child.kill().ok();
            child.wait()?;
        }
        let (replies, said) = talk.finish()?;
        let Some(status) = status? else {
            return Err(PaperError::TimeLimit);
        };
        pdfs(replies.map_err(|error| cause(error.kind(), status, &said))?)
    }

    /// The two frames that go to the child.
    fn request(&self, documents: &[Document]) -> Result<Vec<u8>, PaperError> {
        let processor_seconds = self
            .time_limit
            .as_secs()
            .saturating_mul(4)
            .saturating_add(1);
        let limits = Limits {
            memory: self.memory_limit,
            processor_seconds,
        };
        let limits = serde_json::to_vec(&limits).map_err(|_| PaperError::Malformed)?;
        let documents = serde_json::to_vec(documents).map_err(|_| PaperError::Malformed)?;
        let mut request = Vec::with_capacity(limits.len() + documents.len() + 8);
        frame::write(&mut request, &limits)?;
        frame::write(&mut request, &documents)?;
        Ok(request)
    }

    /// Starts the child with an empty environment: it needs no secret.
    fn start(&self) -> io::Result<Child> {
        Command::new(&self.program)
            .args(&self.args)
            .env_clear()
            .env("RAYON_NUM_THREADS", "2")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }
}

/// The three pipes of a child, each served by a thread so that none can fill up.
struct Talk {
    writer: thread::JoinHandle<()>,
    reader: thread::JoinHandle<io::Result<Vec<Reply>>>,
    listener: thread::JoinHandle<String>,
}

impl Talk {
    fn start(child: &mut Child, request: Vec<u8>, expected: usize) -> Result<Self, PaperError> {
        let (Some(mut stdin), Some(mut stdout), Some(stderr)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(PaperError::Malformed);
        };
        Ok(Self {
            // A child that ended early closes its pipe; its status tells why.
            writer: thread::spawn(move || {
                io::Write::write_all(&mut stdin, &request).ok();
            }),
            reader: thread::spawn(move || {
                (0..expected)
                    .map(|_| frame::read_reply(&mut stdout))
                    .collect()
            }),
            listener: thread::spawn(move || {
                let mut said = Vec::new();
                stderr.take(MAX_STDERR).read_to_end(&mut said).ok();
                String::from_utf8_lossy(&said).into_owned()
            }),
        })
    }

    /// What the child answered, and what it said on `stderr`.
    fn finish(self) -> Result<(io::Result<Vec<Reply>>, String), PaperError> {
        self.writer.join().map_err(|_| PaperError::Malformed)?;
        let replies = self.reader.join().map_err(|_| PaperError::Malformed)?;
        let said = self.listener.join().map_err(|_| PaperError::Malformed)?;
        Ok((replies, said))
    }
}

/// PDFs, or the diagnostics of every document that failed.
fn pdfs(replies: Vec<Reply>) -> Result<Vec<Vec<u8>>, PaperError> {
    let mut pdfs = Vec::with_capacity(replies.len());
    let mut complaints = Vec::new();
    for reply in replies {
        match reply {
            Reply::Pdf(pdf) => pdfs.push(pdf),
            Reply::Diagnostics(diagnostics) => complaints.extend(diagnostics),
        }
    }
    if complaints.is_empty() {
        Ok(pdfs)
    } else {
        Err(PaperError::Compile(complaints))
    }
}

/// Why a child ended without all replies. Its words on `stderr` are only searched
/// for a refused allocation and never passed on: they may hold data.
fn cause(kind: io::ErrorKind, status: ExitStatus, said: &str) -> PaperError {
    let refused = [
        "memory allocation of",
        "Cannot allocate memory",
        "ResourceBusy",
        "WouldBlock",
    ];
    if refused.iter().any(|words| said.contains(words)) {
        PaperError::MemoryLimit
    } else if status.success() || kind == io::ErrorKind::InvalidData {
        PaperError::Malformed
    } else {
        PaperError::Ended(status.to_string())
    }
}
