//! Progress: a bar on a terminal, plain lines otherwise.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};

/// Progress of one piece of work.
pub(crate) struct Progress {
    name: &'static str,
    bar: Option<ProgressBar>,
    last_tenth: AtomicU64,
}

/// Begins; `total` may be 0 and follow with [`Progress::at`].
pub(crate) fn bar(name: &'static str, total: u64) -> Progress {
    let bar = std::io::stderr().is_terminal().then(|| {
        let style = ProgressStyle::with_template("{msg:<28} {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(total).with_style(style).with_message(name)
    });
    Progress {
        name,
        bar,
        last_tenth: AtomicU64::new(0),
    }
}

impl Progress {
    /// Where it is.
    pub(crate) fn at(&self, done: u64, total: u64) {
        if let Some(bar) = &self.bar {
            bar.set_length(total);
            bar.set_position(done);
            return;
        }
        let tenth = (done * 10).checked_div(total).unwrap_or(10);
        if self.last_tenth.fetch_max(tenth, Ordering::Relaxed) < tenth && tenth.is_multiple_of(5) {
            self.line(&format!("{} % ({done} von {total})", tenth * 10));
        }
    }

    /// Done.
    pub(crate) fn finish(&self) {
        match &self.bar {
            Some(bar) => bar.finish(),
            None => self.line("fertig"),
        }
    }

    fn line(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{}: {text}", self.name);
    }
}
