//! Loading and listing states. Lists go by office, run, person, case, carrier, state and due day,
//! in the order in which records came in (N-01: no other order exists), never by content.

use super::page;
use crate::error::StoreError;
use crate::store::Store;
use crate::table::sql;
use crate::text;
use augenmass_domain::id::{CarrierId, CaseId, OfficeId, PersonId, RunId};
use augenmass_domain::{Kind, State};
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
            after: None,
            limit: 100,
        }
    }

    /// All records of a kind that belong to a case.
    #[must_use]
    pub const fn of_case(kind: Kind, case: CaseId) -> Self {
        let mut query = Self::of(kind);
        query.case = Some(case);
        query
    }

    /// The narrowest column that is given leads, so that an index serves it.
    const fn lead(&self) -> Lead {
        match self {
            Self { case: Some(_), .. } => Lead::Case,
            Self {
                person: Some(_), ..
            } => Lead::Person,
            Self {
                due_by: Some(_), ..
            } => Lead::Due,
            Self {
                carrier: Some(_), ..
            } => Lead::Carrier,
            Self {
                office: Some(_), ..
            } => Lead::Office,
            Self { run: Some(_), .. } => Lead::Run,
            _ => Lead::None,
        }
    }

    fn states_text(&self) -> String {
        match self.states.as_slice() {
            [] => String::new(),
            states => format!(",{},", states.join(",")),
        }
    }
}

#[derive(Clone, Copy)]
enum Lead {
    Case,
    Person,
    Due,
    Carrier,
    Office,
    Run,
    None,
}

/// A statement with all filters, one static text for each kind and lead.
macro_rules! filtered {
    ($query:expr, $select:literal, $tail:literal) => {
        match $query.lead() {
            Lead::Case => filtered!($query, $select, "case_id = $4 AND ", $tail),
            Lead::Person => filtered!($query, $select, "person_id = $3 AND ", $tail),
            Lead::Due => filtered!($query, $select, "due <= $7 AND ", $tail),
            Lead::Carrier => filtered!($query, $select, "carrier_id = $5 AND ", $tail),
            Lead::Office => filtered!($query, $select, "office_id = $1 AND ", $tail),
            Lead::Run => filtered!($query, $select, "run_id = $2 AND ", $tail),
            Lead::None => filtered!($query, $select, "", $tail),
        }
    };
    ($query:expr, $select:literal, $lead:literal, $tail:literal) => {
        sql!(
            $query.kind,
            $select,
            " WHERE ",
            $lead,
            "($1 IS NULL OR office_id = $1) AND ($2 IS NULL OR run_id = $2)
             AND ($3 IS NULL OR person_id = $3) AND ($4 IS NULL OR case_id = $4)
             AND ($5 IS NULL OR carrier_id = $5)
             AND ($6 = '' OR $6 LIKE '%,' || state || ',%')
             AND ($7 IS NULL OR due <= $7)",
            $tail
        )
    };
}

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// Binds the filters, `$1` to `$7`.
fn bound(statement: &'static str, query: &ListQuery) -> Query {
    sqlx::query(statement)
        .bind(text::id(query.office.map(|id| id.uuid())))
        .bind(text::id(query.run.map(|id| id.uuid())))
        .bind(text::id(query.person.map(|id| id.uuid())))
        .bind(text::id(query.case.map(|id| id.uuid())))
        .bind(text::id(query.carrier.map(|id| id.uuid())))
        .bind(query.states_text())
        .bind(text::day(query.due_by))
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
        let statement = filtered!(
            query,
            "SELECT body, version, since, changed FROM ",
            " AND (since > $8 OR (since = $8 AND id > $9)) ORDER BY since, id LIMIT $10"
        )?;
        let since = query.after.map(|after| text::moment(after.since));
        let id = query.after.map(|after| after.id.to_string());
        let rows = bound(statement, query)
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

    /// Counts the records that [`Store::list_all`] would list.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count(&self, query: &ListQuery) -> Result<u64, StoreError> {
        let statement = filtered!(query, "SELECT COUNT(*) FROM ", "")?;
        let row = bound(statement, query)
            .fetch_one(&self.database.read)
            .await?;
        let count: i64 = row.try_get(0)?;
        u64::try_from(count).map_err(|_| StoreError::corrupt("a count"))
    }
}

fn stored(row: &AnyRow) -> Result<Stored, StoreError> {
    let body: String = row.try_get("body")?;
    Ok(Stored {
        state: serde_json::from_str(&body).map_err(|_| StoreError::corrupt("a state"))?,
        version: row.try_get("version")?,
        since: text::column(row, "since")?,
        changed: text::column(row, "changed")?,
    })
}
