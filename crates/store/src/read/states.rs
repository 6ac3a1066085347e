//! Loading and listing states. Lists go by office, run, person, case, carrier, state and due day,
//! in the order in which records came in (N-01: no other order exists), never by content. What is
//! shown to an account lies within its [`Scope`]: the filter is part of the statement, so that neither
//! a page nor a count tells of a record that may not be seen.

#[cfg(test)]
mod plans;

use super::page;
use crate::error::StoreError;
use crate::store::Store;
use crate::table::sql;
use crate::text;
use augenmass_domain::id::{CarrierId, CaseId, OfficeId, PersonId, RunId};
use augenmass_domain::{Kind, Scope, State};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

/// A record as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its state.
    pub state: State,
    /// Its version, for [`crate::Change::expected`].
    pub version: i64,
    /// When it came in.
    pub since: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
}

impl Stored {
    /// Where the next page begins, if this is the last of a page.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor {
            since: self.since,
            id: self.state.id(),
        }
    }
}

/// A place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When the last record shown came in.
    pub since: Timestamp,
    /// Its id.
    pub id: Uuid,
}

/// What to list. Every field that is given narrows the list.
#[derive(Clone, Debug)]
pub struct ListQuery {
    /// The kind of record.
    pub kind: Kind,
    /// Of this office.
    pub office: Option<OfficeId>,
    /// Of this run.
    pub run: Option<RunId>,
    /// About this person.
    pub person: Option<PersonId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// Of this carrier.
    pub carrier: Option<CarrierId>,
    /// In one of these states; empty: in any.
    pub states: Vec<String>,
    /// Due on or before this day.
    pub due_by: Option<Date>,
    /// Only records in which something is still to be done ([`Kind::open_states`]); a notice is done once
    /// a case began from it.
    pub open: bool,
    /// Within what an account may see; `None` for what the programme asks for its rules and jobs and
    /// shows to nobody.
    pub scope: Option<Scope>,
    /// After this place.
    pub after: Option<Cursor>,
    /// At most so many, up to [`super::MAX_PAGE`].
    pub limit: u32,
}

impl ListQuery {
    /// All records of a kind, the first page.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            office: None,
            run: None,
            person: None,
            case: None,
            carrier: None,
            states: Vec::new(),
            due_by: None,
            open: false,
            scope: None,
            after: None,
            limit: 100,
        }
    }

    /// The records that an account may see, the first page.
    #[must_use]
    pub fn within(scope: Scope) -> Self {
        let mut query = Self::of(scope.kind());
        query.scope = Some(scope);
        query
    }

    /// All records of a kind that belong to a case.
    #[must_use]
    pub const fn of_case(kind: Kind, case: CaseId) -> Self {
        let mut query = Self::of(kind);
        query.case = Some(case);
        query
    }

    /// All records of a kind about a person.
    #[must_use]
    pub const fn of_person(kind: Kind, person: PersonId) -> Self {
        let mut query = Self::of(kind);
        query.person = Some(person);
        query
    }

    /// The narrowest column that is given leads, so that an index serves it.
    const fn lead(&self, own: &Own) -> Lead {
        if self.case.is_some() {
            Lead::Case
        } else if own.person.is_some() {
            Lead::Person
        } else if self.due_by.is_some() {
            Lead::Due
        } else if own.carrier.is_some() {
            Lead::Carrier
        } else if own.receiver.is_some() {
            Lead::Receiver
        } else if self.run.is_some() {
            // A run holds at most its cap of each office; an office holds all its years.
            Lead::Run
        } else if own.office.is_some() {
            Lead::Office
        } else {
            Lead::None
        }
    }

    /// True where only open records are meant, by their flag or by their states: an index holds these alone. A notice can be
    /// done without a change of its state.
    fn only_open(&self) -> bool {
        let open = self.kind.open_states();
        let always = |state: &String| open.contains(&state.as_str()) && state != Kind::NOTICE;
        self.open || (!self.states.is_empty() && self.states.iter().all(always))
    }

    /// Office, carrier and receiver that every row must have; `None` where no row can be in the list.
    fn own(&self) -> Option<Own> {
        let Some(scope) = &self.scope else {
            return Some(Own {
                office: self.office,
                person: self.person,
                carrier: self.carrier,
                receiver: None,
            });
        };
        if scope.is_empty() || scope.kind() != self.kind {
            return None;
        }
        Some(Own {
            office: both(self.office, scope.only_office())?,
            person: both(self.person, scope.only_person())?,
            carrier: both(self.carrier, scope.only_carrier())?,
            receiver: scope.only_receiver(),
        })
    }
}

/// What is asked for and what the scope allows, where both name one; `None` where they differ.
#[expect(
    clippy::option_option,
    reason = "no row at all is not the same as any row"
)]
fn both<T: PartialEq>(asked: Option<T>, allowed: Option<T>) -> Option<Option<T>> {
    match (asked, allowed) {
        (Some(asked), Some(allowed)) if asked != allowed => None,
        (asked, allowed) => Some(allowed.or(asked)),
    }
}

/// What every row of a list has.
struct Own {
    office: Option<OfficeId>,
    person: Option<PersonId>,
    carrier: Option<CarrierId>,
    receiver: Option<OfficeId>,
}

#[derive(Clone, Copy)]
enum Lead {
    Case,
    Person,
    Due,
    Carrier,
    Receiver,
    Office,
    Run,
    None,
}

/// A statement with all filters, one static text for each kind and lead.
///
/// Behind the lead all filters are one `CASE`: PostgreSQL guesses of each that hardly a row passes, of many together that
/// none does, and then reads and sorts an office's whole list for its first page; of a `CASE` it guesses every second row.
///
/// The last filter is the scope: it spells how the row stands towards the account, aspect by aspect as
/// [`augenmass_domain::scope::Standing::code`] does, and looks the word up among those permitted.
/// An open complaint is known by its canonical JSON; no text from outside stands in it.
macro_rules! filtered {
    ($query:expr, $own:expr, $select:literal, $tail:literal) => {
        if $query.only_open() {
            filtered!(by $query, $own, $select, "open = 'yes' AND ", $tail)
        } else {
            filtered!(by $query, $own, $select, "", $tail)
        }
    };
    (by $query:expr, $own:expr, $select:literal, $open:literal, $tail:literal) => {
        match $query.lead($own) {
            Lead::Case => filtered!(led $query, $select, $open, "case_id = $4 AND ", $tail),
            Lead::Person => filtered!(led $query, $select, $open, "person_id = $3 AND ", $tail),
            Lead::Due => filtered!(led $query, $select, $open, "due <= $7 AND ", $tail),
            Lead::Carrier => filtered!(led $query, $select, $open, "carrier_id = $5 AND ", $tail),
            Lead::Receiver => filtered!(led $query, $select, $open, "handed_to = $8 AND ", $tail),
            Lead::Office => filtered!(led $query, $select, $open, "office_id = $1 AND ", $tail),
            Lead::Run => filtered!(led $query, $select, $open, "run_id = $2 AND ", $tail),
            Lead::None => filtered!(led $query, $select, $open, "", $tail),
        }
    };
    (led $query:expr, $select:literal, $open:literal, $lead:literal, $tail:literal) => {
        sql!(
            $query.kind,
            $select,
            " WHERE ",
            $open,
            $lead,
            "CASE WHEN ($1 IS NULL OR office_id = $1) AND ($2 IS NULL OR run_id = $2)
             AND ($3 IS NULL OR person_id = $3) AND ($4 IS NULL OR case_id = $4)
             AND ($5 IS NULL OR carrier_id = $5)
             AND ($6 = '' OR $6 LIKE '%,' || state || ',%')
             AND ($7 IS NULL OR due <= $7) AND ($8 IS NULL OR handed_to = $8)
             AND ($9 = '' OR $9 LIKE '%,'
                 || CASE WHEN $10 NOT LIKE '%,office,%' THEN '-'
                         WHEN office_id IS NULL THEN 'n' WHEN office_id = $11 THEN 'o' ELSE 'x' END
                 || CASE WHEN $10 NOT LIKE '%,receiver,%' THEN '-'
                         WHEN handed_to IS NULL THEN 'n' WHEN handed_to = $11 THEN 'o' ELSE 'x' END
                 || CASE WHEN $10 NOT LIKE '%,carrier,%' THEN '-'
                         WHEN carrier_id IS NULL THEN 'n' WHEN carrier_id = $12 THEN 'o' ELSE 'x' END
                 || CASE WHEN $10 NOT LIKE '%,starter,%' THEN '-'
                         WHEN started_by IS NULL THEN 'n' WHEN started_by = $13 THEN 'o' ELSE 'x' END
                 || CASE WHEN $10 NOT LIKE '%,excluded,%' THEN '-'
                         WHEN excluded LIKE '%,' || $13 || ',%' THEN 'y' ELSE 'n' END
                 || CASE WHEN $10 NOT LIKE '%,complaint,%' THEN '-'
                         WHEN COALESCE(case_id, id) IN (
                             SELECT asked.case_id FROM subject_request asked
                             WHERE asked.case_id IS NOT NULL AND asked.state <> 'answered'
                             AND asked.body LIKE '%\"request\":\"complaint\"%') THEN 'y' ELSE 'n' END
                 || CASE WHEN $10 NOT LIKE '%,person,%' THEN '-'
                         WHEN person_id IS NULL THEN 'n' WHEN person_id = $14 THEN 'o' ELSE 'x' END
                 || CASE WHEN $10 NOT LIKE '%,state,%' THEN '-' ELSE state END
                 || ',%')
             THEN TRUE ELSE FALSE END",
            $tail
        )
    };
}

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// Words between commas, as the filters take them; nothing for no words.
fn listed(words: impl Iterator<Item = impl Into<String>>) -> String {
    let words: Vec<String> = words.map(Into::into).collect();
    match words.as_slice() {
        [] => String::new(),
        words => format!(",{},", words.join(",")),
    }
}

/// Binds the filters, `$1` to `$14`.
fn bound(statement: &'static str, query: &ListQuery, own: &Own) -> Query {
    let scope = query.scope.as_ref();
    let actor = scope.map(Scope::actor);
    let codes = scope.map(|scope| listed(scope.codes().iter()));
    let counts = scope.map(|scope| listed(scope.counts().iter().map(|aspect| aspect.name())));
    let (office, carrier) = (
        actor.and_then(|actor| actor.office),
        actor.and_then(|actor| actor.carrier),
    );
    sqlx::query(statement)
        .bind(text::id(own.office.map(|id| id.uuid())))
        .bind(text::id(query.run.map(|id| id.uuid())))
        .bind(text::id(own.person.map(|id| id.uuid())))
        .bind(text::id(query.case.map(|id| id.uuid())))
        .bind(text::id(own.carrier.map(|id| id.uuid())))
        .bind(listed(query.states.iter()))
        .bind(text::day(query.due_by))
        .bind(text::id(own.receiver.map(|id| id.uuid())))
        .bind(codes.unwrap_or_default())
        .bind(counts.unwrap_or_default())
        .bind(text::id(office.map(|id| id.uuid())))
        .bind(text::id(carrier.map(|id| id.uuid())))
        .bind(text::id(actor.map(|actor| actor.account.uuid())))
        .bind(text::id(
            actor.and_then(|actor| actor.person).map(|id| id.uuid()),
        ))
}

/// `LIMIT` is a sum: SQLite plans a statement anew for each call whose `LIMIT` is a mere parameter.
fn list_statement(query: &ListQuery, own: &Own) -> Result<&'static str, StoreError> {
    filtered!(
        query,
        own,
        "SELECT body, version, since, changed FROM ",
        " AND (since, id) > ($15, $16) ORDER BY since, id LIMIT $17 + 0"
    )
}

impl Store {
    /// Loads one record.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(&self, kind: Kind, id: Uuid) -> Result<Option<Stored>, StoreError> {
        let statement = sql!(
            kind,
            "SELECT body, version, since, changed FROM ",
            " WHERE id = $1"
        )?;
        let row = sqlx::query(statement)
            .bind(id.to_string())
            .fetch_optional(&self.database.read)
            .await?;
        row.as_ref().map(stored).transpose()
    }

    /// Loads several records of a kind, in the order asked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where one is missing.
    pub async fn load_all(&self, kind: Kind, ids: &[Uuid]) -> Result<Vec<Stored>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let what = crate::table::word(kind);
            let one = self.load(kind, *id).await?;
            found.push(one.ok_or(StoreError::NotFound { what })?);
        }
        Ok(found)
    }

    /// Lists records, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list(&self, query: &ListQuery) -> Result<Vec<Stored>, StoreError> {
        let Some(own) = query.own() else {
            return Ok(Vec::new());
        };
        let statement = list_statement(query, &own)?;
        let since = query.after.map(|after| text::moment(after.since));
        let id = query.after.map(|after| after.id.to_string());
        let rows = bound(statement, query, &own)
            .bind(since.unwrap_or_default())
            .bind(id.unwrap_or_default())
            .bind(page(query.limit))
            .fetch_all(&self.database.read)
            .await?;
        rows.iter().map(stored).collect()
    }

    /// Lists the records of all pages from where the query begins, oldest first; its limit is ignored.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list_all(&self, mut query: ListQuery) -> Result<Vec<Stored>, StoreError> {
        query.limit = super::MAX_PAGE;
        let mut all = Vec::new();
        loop {
            let page = self.list(&query).await?;
            query.after = page.last().map(Stored::cursor);
            let full = page.len() == super::MAX_PAGE as usize;
            all.extend(page);
            if !full {
                return Ok(all);
            }
        }
    }

    /// Counts the records that [`Store::list_all`] would list, up to `most`: a large office is not read
    /// through for a number that nobody needs.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count(&self, query: &ListQuery, most: u64) -> Result<u64, StoreError> {
        let Some(own) = query.own() else {
            return Ok(0);
        };
        let statement = filtered!(
            query,
            &own,
            "SELECT COUNT(*) FROM (SELECT 1 FROM ",
            " LIMIT $15 + 0) AS counted"
        )?;
        let row = bound(statement, query, &own)
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_one(&self.database.read)
            .await?;
        let count: i64 = row.try_get(0)?;
        u64::try_from(count).map_err(|_| StoreError::corrupt("a count"))
    }
}

pub(super) fn stored(row: &AnyRow) -> Result<Stored, StoreError> {
    let body: String = row.try_get("body")?;
    Ok(Stored {
        state: serde_json::from_str(&body).map_err(|_| StoreError::corrupt("a state"))?,
        version: row.try_get("version")?,
        since: text::column(row, "since")?,
        changed: text::column(row, "changed")?,
    })
}
