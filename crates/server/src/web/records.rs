//! A list of records, page by page: exactly what the account may see, and how many there are.

use super::asker::Asker;
use super::frame::Link;
use super::problem::Problem;
use super::section;
use super::words::{Words, reference};
use augenmass_casework::gate::{Listing, Narrowed, Place};
use augenmass_domain::{Kind, State};
use jiff::civil::Date;

/// Records on a page.
const ON_A_PAGE: u32 = 25;

/// A record in a list: its state, never whom it concerns.
pub(crate) struct Row {
    pub path: String,
    pub reference: String,
    pub state: String,
    /// The KERN badge that fits the state.
    pub mark: &'static str,
    pub due: String,
    /// True where the day has come.
    pub overdue: bool,
}

/// A page of a list.
pub(crate) struct Records {
    pub rows: Vec<Row>,
    pub count: u64,
    /// To the next page; `None` on the last.
    pub next: Option<String>,
    /// To the first page; `None` on it.
    pub first: Option<String>,
    /// The states one can narrow the list to, with their paths.
    pub states: Vec<Link>,
}

/// The page that the query asks for.
pub(crate) async fn listed(asker: &Asker, kind: Kind) -> Result<(Records, Vec<State>), Problem> {
    let actor = asker.actor()?;
    let state = asker.query.raw("stand");
    let state = kind.states().iter().copied().find(|known| *known == state);
    let after = asker.query.raw("nach");
    let narrowed = Narrowed {
        states: state.into_iter().map(str::to_owned).collect(),
        after: Place::parse(after),
        limit: ON_A_PAGE,
        ..Narrowed::default()
    };
    let gate = &asker.installation().gate;
    let purpose = section::purpose_for(actor.role, kind);
    let listing = gate.list(actor, purpose, kind, &narrowed).await?;
    let today = gate.now().today();
    let records = Records::new(asker.words, kind, state, &listing, today, !after.is_empty());
    Ok((records, listing.records))
}

impl Records {
    /// A page of a list as it is shown.
    pub(crate) fn new(
        words: Words,
        kind: Kind,
        state: Option<&str>,
        listing: &Listing,
        today: Date,
        later: bool,
    ) -> Self {
        let base = format!("/{}", section::path(kind));
        let here = state.map_or_else(|| base.clone(), |state| format!("{base}?stand={state}"));
        let joint = if state.is_some() { '&' } else { '?' };
        let rows = listing
            .records
            .iter()
            .map(|record| Row::new(words, record, today));
        let mut states = vec![Link {
            here: state.is_none(),
            ..Link::to(base.clone(), words.t("all-states"))
        }];
        states.extend(kind.states().iter().map(|known| Link {
            here: state == Some(known),
            ..Link::to(format!("{base}?stand={known}"), words.state(kind, known))
        }));
        Self {
            rows: rows.collect(),
            count: listing.count,
            next: listing
                .next
                .map(|place| format!("{here}{joint}nach={}", place.token())),
            first: later.then(|| here.clone()),
            states,
        }
    }
}

impl Records {
    /// A list with nothing in it.
    pub(crate) fn empty(words: Words, kind: Kind) -> Self {
        let none = Listing {
            records: Vec::new(),
            count: 0,
            next: None,
        };
        Self::new(words, kind, None, &none, Date::constant(2026, 2, 26), false)
    }

    /// An example for tests.
    pub(crate) fn sample(words: Words, kind: Kind) -> Self {
        let rows = kind.states().iter().enumerate().map(|(number, state)| Row {
            path: format!("/{}/{number}", section::path(kind)),
            reference: format!("4F2A-{number:04X}"),
            state: words.state(kind, state),
            mark: mark(state),
            due: words.day(Date::constant(2026, 3, 1)),
            overdue: number == 0,
        });
        let next = format!("/{}?nach=1-2", section::path(kind));
        Self {
            rows: rows.collect(),
            count: 1_204,
            next: Some(next),
            first: Some(format!("/{}", section::path(kind))),
            ..Self::empty(words, kind)
        }
    }
}

impl Row {
    /// A record in a list.
    pub(crate) fn new(words: Words, record: &State, today: Date) -> Self {
        let kind = record.kind();
        let due = record.facets().due;
        Self {
            path: format!("/{}/{}", section::path(kind), record.id()),
            reference: reference(record.id()),
            state: words.state(kind, record.name()),
            mark: mark(record.name()),
            due: due.map_or_else(String::new, |day| words.day(day)),
            overdue: due.is_some_and(|day| day <= today),
        }
    }
}

/// The KERN badge of a state: what waits, what runs, what ended well. Nothing is marked as danger: no
/// state of a record says that of a person.
pub(crate) fn mark(state: &str) -> &'static str {
    match state {
        "draft" | "recorded" | "proposed" | "requested" | "received" | "planned" | "paused"
        | "halted" => "kern-badge--warning",
        "closed" | "accepted" | "answered" | "published" | "reported" | "confirmed" | "used" => {
            "kern-badge--success"
        }
        _ => "kern-badge--info",
    }
}
