//! Lists and counts: only what the account may see, filtered in the database by the policies' own
//! answers ([`augenmass_policy::Policy::scope`]). A record that may not be seen is in no page and in no
//! count. A list shows states without personal data and leaves no access row; whoever opens a record
//! reads it through [`Gate::read_personal`].

use super::Gate;
use super::reading::seen_by;
use crate::error::Error;
use augenmass_domain::id::{CaseId, OfficeId, RunId};
use augenmass_domain::{Action, Actor, Kind, Purpose, Scope, State};
use augenmass_store::{Cursor, ListQuery};
use jiff::civil::Date;

/// Where a page ended; the next one begins after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(Cursor);

impl Place {
    /// A form for links: an instant and an id, never content.
    #[must_use]
    pub fn token(&self) -> String {
        format!("{}-{}", self.0.since.as_microsecond(), self.0.id.simple())
    }

    /// Reads [`Place::token`]; `None` for anything else.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        let (since, id) = token.split_once('-')?;
        let since = jiff::Timestamp::from_microsecond(since.parse().ok()?).ok()?;
        let id = id.parse().ok()?;
        Some(Self(Cursor { since, id }))
    }
}

/// What a list is narrowed to. There is no field for a person or a word: nobody is searched for (N-03).
#[derive(Clone, Debug)]
pub struct Narrowed {
    /// Of this office.
    pub office: Option<OfficeId>,
    /// Of this run.
    pub run: Option<RunId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// In one of these states; empty: in any.
    pub states: Vec<String>,
    /// Due on or before this day.
    pub due_by: Option<Date>,
    /// Only those in which something is still to be done. A notice is done once a case began from it;
    /// who sees no case does not learn of that.
    pub open: bool,
    /// After this place.
    pub after: Option<Place>,
    /// At most so many on a page, up to 1,000.
    pub limit: u32,
}

impl Default for Narrowed {
    fn default() -> Self {
        Self {
            office: None,
            run: None,
            case: None,
            states: Vec::new(),
            due_by: None,
            open: false,
            after: None,
            limit: 100,
        }
    }
}

/// As many records are counted for a list; whoever waits for a page needs no exact number beyond.
pub const MOST_COUNTED: u64 = 1_000;

/// A page of records, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The records of this page, as the account may see them.
    pub records: Vec<State>,
    /// How many there are on all pages, counted up to one more than [`MOST_COUNTED`].
    pub count: u64,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Place>,
}

impl Gate {
    /// How many more drafts the actor's office may make today (design section 2).
    ///
    /// # Errors
    /// [`Error::Internal`] where the store cannot be asked.
    pub async fn drafts_left_today(&self, actor: &Actor) -> Result<u32, Error> {
        let Some(office) = actor.office else {
            return Ok(0);
        };
        let made = self.store.drafts_on(office, self.now().today()).await?;
        Ok(u32::try_from(crate::drafts::MAX_ROWS)
            .unwrap_or(0)
            .saturating_sub(made))
    }

    /// The records of a kind that the account may see for a purpose, one page of them, and how many
    /// there are. Who may see none gets an empty list, as if there were none.
    ///
    /// # Errors
    /// [`Error::Internal`] where the store cannot be asked.
    pub async fn list(
        &self,
        actor: &Actor,
        purpose: Purpose,
        kind: Kind,
        narrowed: &Narrowed,
    ) -> Result<Listing, Error> {
        let mut query = self.seen(actor, purpose, kind);
        query.office = narrowed.office;
        query.run = narrowed.run;
        query.case = narrowed.case;
        query.states.clone_from(&narrowed.states);
        query.due_by = narrowed.due_by;
        let tells_of_cases = kind == Kind::Indication;
        query.open =
            narrowed.open && !(tells_of_cases && self.scope(actor, purpose, Kind::Case).is_empty());
        if narrowed.open && !query.open && query.states.is_empty() {
            let states = kind.open_states().iter();
            query.states = states.map(|&state| state.to_owned()).collect();
        }
        query.after = narrowed.after.map(|place| place.0);
        let wanted = narrowed.limit as usize;
        // One more than is shown tells whether another page follows.
        query.limit = narrowed.limit.saturating_add(1);
        let mut stored = self.store.list(&query).await?;
        let more = stored.len() > wanted;
        stored.truncate(wanted);
        let count = match (query.after, more) {
            (None, false) => stored.len() as u64,
            _ => self.store.count(&query, MOST_COUNTED + 1).await?,
        };
        let last = stored.last().map(augenmass_store::Stored::cursor);
        Ok(Listing {
            count,
            next: last.filter(|_| more).map(Place),
            records: stored
                .into_iter()
                .map(|stored| seen_by(actor, stored.state))
                .collect(),
        })
    }

    /// The records of a kind that the account may see for a purpose, as a query to narrow further.
    pub(crate) fn seen(&self, actor: &Actor, purpose: Purpose, kind: Kind) -> ListQuery {
        ListQuery::within(self.scope(actor, purpose, kind))
    }

    fn scope(&self, actor: &Actor, purpose: Purpose, kind: Kind) -> Scope {
        self.policy.scope(actor, Action::ViewRecord, purpose, kind)
    }
}
