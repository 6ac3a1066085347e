//! The page of one record without personal data: its state, what can be done, what is known, its history.

use super::act::{self, Next};
use super::acts;
use super::asker::Asker;
use super::case::page::Entry;
use super::frame::{Frame, Link};
use super::inquiry;
use super::problem::Problem;
use super::records::mark;
use super::section::{self, purpose_for, record_title};
use super::steps::{Line, lines};
use super::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory, Step};
use augenmass_domain::{Action, Kind, Purpose, State};
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
    pub head: Head,
    /// What to know first.
    pub notes: Vec<String>,
    pub parts: Vec<Part>,
    /// What belongs to it.
    pub links: Vec<Link>,
}

impl Page {
    /// The page of a record that the account may see, to be filled with what is known of it.
    pub(crate) async fn of(
        asker: &Asker,
        state: &State,
        directory: &Directory,
    ) -> Result<Self, Problem> {
        Ok(Self {
            frame: frame(asker, state),
            head: Head::of(asker, state, directory).await?,
            notes: Vec::new(),
            parts: Vec::new(),
            links: Vec::new(),
        })
    }

    /// An example for tests.
    pub(crate) fn sample(words: Words, kind: Kind, state: &str, action: Action) -> Self {
        let title = format!("{} 4F2A-0001", words.kind(kind));
        Self {
            frame: Frame::sample(words).titled(title),
            head: Head {
                large: true,
                ..Head::sample(words, kind, state, action)
            },
            notes: Vec::new(),
            parts: Vec::new(),
            links: Vec::new(),
        }
    }
}

/// What each page of a record begins and ends with: its state, what can be done now, its history.
pub(crate) struct Head {
    pub state: String,
    pub mark: &'static str,
    /// The step that it waits for, to be done on this page.
    pub next: Option<Next>,
    /// The step that it waits for, where that has a page of its own.
    pub lead: Option<Link>,
    /// What else can be done now.
    pub open: Vec<Link>,
    /// True where that is done on a phone, on the way.
    pub large: bool,
    pub steps: Vec<Line>,
}

impl Head {
    /// Of a record that the account may see.
    pub(crate) async fn of(
        asker: &Asker,
        state: &State,
        directory: &Directory,
    ) -> Result<Self, Problem> {
        let (installation, actor) = (asker.installation(), asker.actor()?);
        let kind = state.kind();
        let purpose = purpose_for(actor.role, kind);
        let open = installation.gate.open_to(actor, state).await?;
        let related = match open.is_empty() {
            true => Vec::new(),
            false => section::related(asker, state).await?,
        };
        let steps = desk::timeline(installation, actor, purpose, kind, state.id()).await?;
        Self::with(asker, (state, &related), directory, &open, steps).await
    }

    /// With what belongs to the same case, these actions and these steps.
    pub(crate) async fn with(
        asker: &Asker,
        (state, related): (&State, &[State]),
        directory: &Directory,
        open: &[(Action, Purpose)],
        steps: Vec<Step>,
    ) -> Result<Self, Problem> {
        let (words, kind) = (asker.words, state.kind());
        let next = act::next(asker, (state, related), open, directory).await?;
        let due = |action: &Action| acts::leads(*action) && !inquiry::is_not_due(state, *action);
        let lead = match &next {
            Some(_) => None,
            None => open.iter().map(|(action, _)| *action).find(due),
        };
        let here = next.as_ref().map(|next| next.action).or(lead);
        let step = |action| acts::steps().find(|step| step.action == action && step.on == kind);
        let others = open.iter().map(|(action, _)| *action);
        let others = others.filter(|action| Some(*action) != here);
        let link =
            |step: acts::Step| Link::to(step.path_for(state.id()), words.action(step.action));
        Ok(Self {
            state: words.state(kind, state.name()),
            mark: mark(state.name()),
            open: others.filter_map(step).map(link).collect(),
            lead: lead.and_then(step).map(link),
            next,
            large: false,
            steps: lines(words, directory, steps),
        })
    }

    /// Nothing can be done now.
    pub(crate) fn close(&mut self) {
        self.next = None;
        self.lead = None;
        self.open.clear();
    }

    /// An example for tests: it waits for a step that has a page of its own.
    pub(crate) fn leading(mut self, words: Words, action: Action) -> Self {
        self.next = None;
        self.lead = Some(Link::to("/anfragen/1/entwurf", words.action(action)));
        self
    }

    /// An example for tests: for those who only look.
    pub(crate) fn silent(mut self) -> Self {
        self.close();
        self.steps.clear();
        self
    }

    /// An example for tests.
    pub(crate) fn sample(words: Words, kind: Kind, state: &str, action: Action) -> Self {
        Self {
            state: words.state(kind, state),
            mark: mark(state),
            next: Some(Next::sample(words, action)),
            lead: None,
            open: vec![Link::to("/mein-tag", words.action(action))],
            large: false,
            steps: Line::samples(words),
        }
    }
}

/// The frame of a record's page, below the list of its kind.
pub(crate) fn frame(asker: &Asker, state: &State) -> Frame {
    let (words, kind) = (asker.words, state.kind());
    let list = format!("/{}", section::path(kind));
    let frame = asker.frame().titled(record_title(words, state));
    frame.below(list, words.t(section::title(kind)))
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

    /// After these.
    pub(crate) const fn after(words: Words, entries: Vec<Entry>) -> Self {
        Self { words, entries }
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
