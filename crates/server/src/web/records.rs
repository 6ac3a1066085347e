//! A list of records, page by page: exactly what the account may see, and how many there are.

use super::asker::Asker;
use super::frame::Link;
use super::problem::Problem;
use super::section;
use super::words::{Words, reference};
use augenmass_casework::gate::{Listing, Narrowed, Place};
use augenmass_domain::{Kind, Role, State};
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
    /// How many there are, in words where a list does not count so far.
    pub count: String,
    /// To the next page; `None` on the last.
    pub next: Option<String>,
    /// To the first page; `None` on it.
    pub first: Option<String>,
    /// The states one can narrow the list to, with their paths.
    pub states: Vec<Link>,
    /// Which of them it shows.
    wished: Wished,
}

/// Which states a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wished {
    /// Those in which something is still to be done.
    Open,
    /// All.
    All,
    /// One.
    One(&'static str),
}

impl Wished {
    /// From the query; what is unknown shows what is open.
    fn of(kind: Kind, wished: &str) -> Self {
        let mut states = kind.states().iter().copied();
        match states.find(|known| *known == wished) {
            Some(state) => Self::One(state),
            // What is booked is never open.
            None if wished == "alle" || kind.open_states().is_empty() => Self::All,
            None => Self::Open,
        }
    }

    fn states(self, kind: Kind) -> Vec<&'static str> {
        match self {
            Self::Open => kind.open_states().to_vec(),
            Self::All => Vec::new(),
            Self::One(state) => vec![state],
        }
    }
}

/// True for those for whom a notice is something to begin with.
const fn awaits_notices(role: Role) -> bool {
    !matches!(role, Role::Clerk | Role::SecondSignatory)
}

/// The page that the query asks for.
pub(crate) async fn listed(asker: &Asker, kind: Kind) -> Result<(Records, Vec<State>), Problem> {
    let actor = asker.actor()?;
    let wished = Wished::of(kind, asker.query.raw("stand"));
    let after = asker.query.raw("nach");
    let states = wished.states(kind).into_iter();
    let narrowed = Narrowed {
        // A notice is done for its office once it was given; the registry begins with it.
        states: states
            .filter(|state| {
                wished != Wished::Open || *state != Kind::NOTICE || awaits_notices(actor.role)
            })
            .map(str::to_owned)
            .collect(),
        open: wished == Wished::Open,
        after: Place::parse(after),
        limit: ON_A_PAGE,
        ..Narrowed::default()
    };
    let gate = &asker.installation().gate;
    let purpose = section::purpose_for(actor.role, kind);
    let listing = gate.list(actor, purpose, kind, &narrowed).await?;
    let today = gate.now().today();
    let records = Records::new(
        asker.words,
        kind,
        wished,
        &listing,
        today,
        !after.is_empty(),
    );
    Ok((records, listing.records))
}

impl Records {
    /// True where the list shows only what is still to be done.
    pub(crate) const fn only_open(&self) -> bool {
        matches!(self.wished, Wished::Open)
    }

    /// A page of a list as it is shown.
    pub(crate) fn new(
        words: Words,
        kind: Kind,
        wished: Wished,
        listing: &Listing,
        today: Date,
        later: bool,
    ) -> Self {
        let base = format!("/{}", section::path(kind));
        let at = |wished: Wished| match wished {
            Wished::Open => base.clone(),
            Wished::All => format!("{base}?stand=alle"),
            Wished::One(state) => format!("{base}?stand={state}"),
        };
        let here = at(wished);
        let joint = if here.contains('?') { '&' } else { '?' };
        let rows = listing
            .records
            .iter()
            .map(|record| Row::new(words, record, today));
        let narrower = |to: Wished, label: String| Link {
            here: to == wished,
            ..Link::to(at(to), label)
        };
        let mut states = Vec::new();
        if !kind.open_states().is_empty() {
            states.push(narrower(Wished::Open, words.t("open-states")));
        }
        states.push(narrower(Wished::All, words.t("all-states")));
        for known in kind.states() {
            states.push(narrower(Wished::One(known), words.state(kind, known)));
        }
        Self {
            rows: rows.collect(),
            count: words.counted(listing.count),
            next: listing
                .next
                .map(|place| format!("{here}{joint}nach={}", place.token())),
            first: later.then(|| here.clone()),
            states,
            wished,
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
        Self::new(
            words,
            kind,
            Wished::Open,
            &none,
            Date::constant(2026, 2, 26),
            false,
        )
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
            count: words.counted(1_001),
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
