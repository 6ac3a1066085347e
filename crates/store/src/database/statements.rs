//! What a transaction writes, gathered first and then sent with as few questions as the database allows:
//! SQLite takes many statements at once, PostgreSQL one after the other.

use super::Backend;
use crate::error::StoreError;
use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Either, Executor as _, Transaction};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Statements that SQLite takes at once.
const AT_ONCE: usize = 32;
/// Rows of one statement: both databases limit the values of a statement.
pub(crate) const ROWS: usize = 500;

/// A value that a statement is given.
pub(crate) enum Value {
    Text(Option<String>),
    Number(i64),
    Bytes(Vec<u8>),
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

type Query = sqlx::query::Query<'static, Any, sqlx::any::AnyArguments>;

impl Value {
    fn bind(self, query: Query) -> Query {
        match self {
            Self::Text(text) => query.bind(text),
            Self::Number(number) => query.bind(number),
            Self::Bytes(bytes) => query.bind(bytes),
        }
    }
}

/// What it means that a statement changes no row.
#[derive(Clone, Copy)]
enum Unchanged {
    Fine,
    Conflict,
    NotFound,
}

/// One statement and its values.
pub(crate) struct Statement {
    text: Cow<'static, str>,
    values: Vec<Value>,
    /// What there is already where a unique key says so.
    what: Option<&'static str>,
    unchanged: Unchanged,
}

impl Statement {
    pub fn new(text: &'static str) -> Self {
        Self::of(Cow::Borrowed(text))
    }

    const fn of(text: Cow<'static, str>) -> Self {
        Self {
            text,
            values: Vec::new(),
            what: None,
            unchanged: Unchanged::Fine,
        }
    }

    /// A statement with several rows of so many columns between two parts of its text.
    pub fn rows(before: &'static str, columns: usize, rows: usize, after: &'static str) -> Self {
        let mut text = before.to_owned();
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 1..=columns {
                let comma = if column == 1 { "" } else { ", " };
                let _ = write!(text, "{comma}${}", row * columns + column);
            }
            text.push(')');
        }
        text.push_str(after);
        Self::of(Cow::Owned(text))
    }

    /// A statement with a list of values at its end.
    pub fn list<V: Into<Value>>(
        before: &'static str,
        values: impl ExactSizeIterator<Item = V>,
    ) -> Self {
        let list = Self::rows(before, values.len(), 1, "");
        values.fold(list, Self::bind)
    }

    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Names what there is already where a unique key says so.
    pub const fn or_taken(mut self, what: &'static str) -> Self {
        self.what = Some(what);
        self
    }

    /// A conflict where no row is changed or the key is taken.
    pub const fn or_conflict(mut self, what: &'static str) -> Self {
        self.unchanged = Unchanged::Conflict;
        self.or_taken(what)
    }

    /// Not found where no row is changed.
    pub const fn or_not_found(mut self, what: &'static str) -> Self {
        self.unchanged = Unchanged::NotFound;
        self.or_taken(what)
    }

    /// Reads its rows.
    pub async fn fetch_all<'e, E>(self, executor: E) -> Result<Vec<AnyRow>, StoreError>
    where
        E: sqlx::Executor<'e, Database = Any>,
    {
        Ok(self.query().fetch_all(executor).await?)
    }

    fn query(self) -> Query {
        let query = match self.text {
            Cow::Borrowed(text) => sqlx::query(text),
            Cow::Owned(text) => sqlx::query(AssertSqlSafe(text)),
        };
        let values = self.values.into_iter();
        values.fold(query, |query, value| value.bind(query))
    }

    const fn expected(&self) -> Expected {
        Expected {
            what: self.what,
            unchanged: self.unchanged,
        }
    }
}

/// What a statement has to do.
#[derive(Clone, Copy)]
struct Expected {
    what: Option<&'static str>,
    unchanged: Unchanged,
}

impl Expected {
    fn check(self, changed: u64) -> Result<(), StoreError> {
        let what = self.what.unwrap_or_default();
        match (self.unchanged, changed) {
            (Unchanged::Conflict, 0) => Err(StoreError::Conflict { what }),
            (Unchanged::NotFound, 0) => Err(StoreError::NotFound { what }),
            _ => Ok(()),
        }
    }

    fn failed(self, error: sqlx::Error) -> StoreError {
        match self.what {
            Some(what) => StoreError::or_conflict(error, what),
            None => error.into(),
        }
    }
}

/// Statements in their order, not yet sent.
pub(crate) struct Statements {
    backend: Backend,
    waiting: Vec<Statement>,
}

impl Statements {
    pub const fn new(backend: Backend) -> Self {
        Self {
            backend,
            waiting: Vec::new(),
        }
    }

    pub fn add(&mut self, statement: Statement) {
        self.waiting.push(statement);
    }

    pub fn extend(&mut self, statements: impl IntoIterator<Item = Statement>) {
        self.waiting.extend(statements);
    }

    /// Sends them in their order, up to the first that fails, and gives the rows that they return.
    pub async fn send(&mut self, tx: &mut Transaction<'_, Any>) -> Result<Vec<AnyRow>, StoreError> {
        let at_once = match self.backend {
            Backend::Sqlite => AT_ONCE,
            Backend::Postgres => 1,
        };
        let mut rows = Vec::new();
        let mut waiting = std::mem::take(&mut self.waiting).into_iter();
        loop {
            let some: Vec<Statement> = waiting.by_ref().take(at_once).collect();
            if some.is_empty() {
                return Ok(rows);
            }
            send(tx, some, &mut rows).await?;
        }
    }
}

/// Sends statements as one text; its database says what became of each, in their order.
async fn send(
    tx: &mut Transaction<'_, Any>,
    statements: Vec<Statement>,
    rows: &mut Vec<AnyRow>,
) -> Result<(), StoreError> {
    let expected: Vec<Expected> = statements.iter().map(Statement::expected).collect();
    let mut expected = expected.into_iter();
    let mut present = expected.next();
    let query = joined(statements).query();
    let mut answers = tx.fetch_many(query);
    // The first failure counts; what follows it is read to its end and rolled back.
    let mut outcome = Ok(());
    loop {
        match answers.try_next().await {
            Ok(Some(Either::Left(done))) => {
                let checked = present.map_or(Ok(()), |one| one.check(done.rows_affected()));
                outcome = outcome.and(checked);
                present = expected.next();
            }
            Ok(Some(Either::Right(row))) => rows.push(row),
            Ok(None) => return outcome,
            Err(error) => {
                let failed = match present {
                    Some(one) => one.failed(error),
                    None => error.into(),
                };
                return outcome.and(Err(failed));
            }
        }
    }
}

/// Several statements as one text, their values numbered on.
fn joined(statements: Vec<Statement>) -> Statement {
    let mut statements = statements.into_iter();
    let Some(mut all) = statements.next() else {
        return Statement::new("");
    };
    for one in statements {
        let text = all.text.to_mut();
        text.push_str(";\n");
        number_on(text, &one.text, all.values.len());
        all.values.extend(one.values);
    }
    all
}

/// Adds a statement to a text; `$1` becomes the value after the first `before`.
fn number_on(text: &mut String, statement: &str, before: usize) {
    let mut parts = statement.split('$');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let number: usize = number.parse().unwrap_or_default();
        let _ = write!(text, "${}{rest}", before + number);
    }
}

#[cfg(test)]
mod tests {
    use super::{Statement, joined};

    #[test]
    fn values_are_numbered_on_from_statement_to_statement() {
        let first = Statement::new("UPDATE one SET a = $2 WHERE id = $1")
            .bind("x")
            .bind(1);
        let second = Statement::rows("INSERT INTO two (a, b) VALUES ", 2, 2, " RETURNING seq");
        let second = second.bind(2).bind(3).bind(4).bind(5);
        let all = joined(vec![first, second]);
        assert_eq!(
            all.text,
            "UPDATE one SET a = $2 WHERE id = $1;\nINSERT INTO two (a, b) VALUES ($3, $4), ($5, $6) RETURNING seq"
        );
        assert_eq!(all.values.len(), 6);
    }
}
