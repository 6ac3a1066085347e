//! The page of one record without personal data: its state, what can be done, what is known, its history.

use super::asker::Asker;
use super::case::page::{Entry, offered};
use super::frame::{Frame, Link};
use super::problem::Problem;
use super::records::mark;
use super::section::{self, purpose_for, record_title};
use super::steps::{Line, lines};
use super::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::{Action, Kind, State};
use jiff::civil::Date;

/// Entries under a heading.
pub(crate) struct Part {
    /// The heading.
    pub title: String,
    /// The entries; without one the part is not shown.
    pub entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "record.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub state: String,
    pub mark: &'static str,
    /// What to know first.
    pub notes: Vec<String>,
    /// What can be done now.
    pub open: Vec<Link>,
    /// True where that is done on a phone, on the way.
    pub large: bool,
    pub parts: Vec<Part>,
    /// What belongs to it.
    pub links: Vec<Link>,
    pub steps: Vec<Line>,
}

impl Page {
    /// The page of a record that the account may see, to be filled with what is known of it.
    pub(crate) async fn of(
        asker: &Asker,
        kind: Kind,
        state: &State,
        directory: &Directory,
    ) -> Result<Self, Problem> {
        let (installation, actor) = (asker.installation(), asker.actor()?);
        let (words, purpose) = (asker.words, purpose_for(actor.role, kind));
        let open = installation.gate.open_to(actor, state).await?;
        let steps = desk::timeline(installation, actor, purpose, kind, state.id()).await?;
        let list = format!("/{}", section::path(kind));
        let frame = asker.frame().titled(record_title(words, state));
        Ok(Self {
            frame: frame.below(list, words.t(section::title(kind))),
            state: words.state(kind, state.name()),
            mark: mark(state.name()),
            notes: Vec::new(),
            open: offered(words, &open, kind, state),
            large: false,
            parts: Vec::new(),
            links: Vec::new(),
            steps: lines(words, directory, steps),
        })
    }

    /// An example for tests.
    pub(crate) fn sample(words: Words, kind: Kind, state: &str, action: Action) -> Self {
        let title = format!("{} 4F2A-0001", words.kind(kind));
        Self {
            frame: Frame::sample(words).titled(title),
            state: words.state(kind, state),
            mark: mark(state),
            notes: Vec::new(),
            open: vec![Link::to("/mein-tag", words.action(action))],
            large: true,
            parts: Vec::new(),
            links: Vec::new(),
            steps: Line::samples(words),
        }
    }
}

/// Entries that are gathered one by one.
pub(crate) struct Gathered {
    words: Words,
    /// The entries so far.
    pub entries: Vec<Entry>,
}

impl Gathered {
    /// None yet.
    pub(crate) const fn new(words: Words) -> Self {
        Self {
            words,
            entries: Vec::new(),
        }
    }

    /// One more.
    pub(crate) fn add(&mut self, key: &str, value: impl Into<String>) {
        self.entries.push(Entry {
            key: self.words.t(key),
            value: value.into(),
        });
    }

    /// One more, by the word of a closed list: `choice-<list>-<name>`.
    pub(crate) fn add_word(&mut self, key: &str, list: &str, name: &str) {
        self.add(key, self.words.t(&format!("choice-{list}-{name}")));
    }

    /// One more: who did it, and on which day.
    pub(crate) fn add_by(&mut self, key: &str, name: &str, on: Date) {
        let arguments = [("name", name.to_owned()), ("on", self.words.day(on))];
        self.add(key, self.words.filled("case-by-on", &arguments));
    }

    /// One more, yes or no.
    pub(crate) fn add_yes(&mut self, key: &str, yes: bool) {
        self.add(key, self.words.t(if yes { "yes" } else { "no" }));
    }
}
