//! One statement, its values, and what it has to do.

use crate::error::StoreError;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe};
use std::borrow::Cow;
use std::fmt::Write as _;

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

pub(super) type Query = sqlx::query::Query<'static, Any, sqlx::any::AnyArguments>;

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
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unchanged {
    Fine,
    Conflict,
    NotFound,
}

/// One statement and its values.
pub(crate) struct Statement {
    pub(super) text: Cow<'static, str>,
    pub(super) values: Vec<Value>,
    /// What there is already where a unique key says so.
    what: Option<&'static str>,
    unchanged: Unchanged,
    /// One row of values between two parts of a text: rows of the same text are sent together.
    row: Option<(&'static str, &'static str)>,
}

impl Statement {
    pub fn new(text: &'static str) -> Self {
        Self::of(Cow::Borrowed(text))
    }

    pub(super) const fn of(text: Cow<'static, str>) -> Self {
        Self {
            text,
            values: Vec::new(),
            what: None,
            unchanged: Unchanged::Fine,
            row: None,
        }
    }

    /// A statement with several rows of so many columns between two parts of its text.
    pub fn rows(before: &'static str, columns: usize, rows: usize, after: &'static str) -> Self {
        let mut text = before.to_owned();
        write_rows(&mut text, columns, rows);
        text.push_str(after);
        Self::of(Cow::Owned(text))
    }

    /// One row of values that is inserted under a condition (`" WHERE …"`).
    pub fn one<const N: usize>(
        before: &'static str,
        values: [Value; N],
        condition: &'static str,
    ) -> Self {
        let mut text = format!("{before}SELECT ");
        for column in 1..=N {
            let comma = if column == 1 { "" } else { ", " };
            let _ = write!(text, "{comma}${column}");
        }
        text.push_str(condition);
        let mut statement = Self::of(Cow::Owned(text));
        statement.values.extend(values);
        statement
    }

    /// One row that is inserted, with its values; several of the same text become one statement.
    pub fn row<const N: usize>(
        before: &'static str,
        values: [Value; N],
        after: &'static str,
    ) -> Self {
        let mut statement = Self::of(Cow::Owned(with_rows(before, N, 1, after)));
        statement.values.extend(values);
        statement.row = Some((before, after));
        statement
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

    pub(super) fn query(self) -> Query {
        let query = match self.text {
            Cow::Borrowed(text) => sqlx::query(text),
            Cow::Owned(text) => sqlx::query(AssertSqlSafe(text)),
        };
        let values = self.values.into_iter();
        values.fold(query, |query, value| value.bind(query))
    }

    pub(super) const fn expected(&self) -> Expected {
        Expected {
            what: self.what,
            unchanged: self.unchanged,
        }
    }

    /// The table that it changes and how; `None` where it begins with something else.
    pub(super) fn changes(&self) -> Option<(Change, &str)> {
        let (change, rest) = [
            (Change::Insert, "INSERT INTO "),
            (Change::Update, "UPDATE "),
            (Change::Delete, "DELETE FROM "),
        ]
        .into_iter()
        .find_map(|(change, word)| Some((change, self.text.strip_prefix(word)?)))?;
        let change = match change {
            Change::Insert if self.text.contains("DO UPDATE") => Change::Other,
            Change::Update if self.unchanged != Unchanged::Conflict => Change::Other,
            Change::Delete => Change::Other,
            change => change,
        };
        let table = rest.split([' ', '\n']).next()?;
        Some((change, table))
    }

    /// Rows of the same text together, at the place of the first, as many statements as they need. Who refers to
    /// another row comes after it in every batch, and so here.
    pub(super) fn together(statements: Vec<Self>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::with_capacity(statements.len());
        let mut places: Vec<((&str, &str), usize)> = Vec::new();
        for one in statements {
            let Some(row) = one.row else {
                all.push(one);
                continue;
            };
            match places.iter().find(|(text, _)| *text == row) {
                Some((_, place)) => all[*place].values.extend(one.values),
                None => {
                    places.push((row, all.len()));
                    all.push(one);
                }
            }
        }
        all.into_iter().flat_map(Self::portions).collect()
    }

    /// Writes out the rows that were added, in statements of at most [`MOST_VALUES`].
    fn portions(self) -> Vec<Self> {
        let columns = self.text.matches('$').count();
        let Some((before, after)) = self.row else {
            return vec![self];
        };
        if columns == 0 || self.values.len() == columns {
            return vec![self];
        }
        let most = columns * (MOST_VALUES / columns).max(1);
        let (mut values, mut portions) = (self.values, Vec::new());
        while !values.is_empty() {
            let rest = values.split_off(most.min(values.len()));
            portions.push(Self {
                text: with_rows(before, columns, values.len() / columns, after).into(),
                values: std::mem::replace(&mut values, rest),
                what: self.what,
                unchanged: self.unchanged,
                row: self.row,
            });
        }
        portions
    }
}

/// Rows of values after `INSERT INTO … (…) `.
fn with_rows(before: &str, columns: usize, rows: usize, after: &str) -> String {
    let mut text = format!("{before}VALUES ");
    write_rows(&mut text, columns, rows);
    text.push_str(after);
    text
}

fn write_rows(text: &mut String, columns: usize, rows: usize) {
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 1..=columns {
            let comma = if column == 1 { "" } else { ", " };
            let _ = write!(text, "{comma}${}", row * columns + column);
        }
        text.push(')');
    }
}

/// Values after which a statement takes no more rows. Both databases limit them (SQLite to 32,766); long before that
/// SQLite's driver, which looks for the name of each value among all of them, spends its time on that.
pub(super) const MOST_VALUES: usize = 1_000;

/// What a statement does with a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Insert,
    /// Of one row in the version that was seen.
    Update,
    Delete,
    Other,
}

/// What a statement has to do.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    what: Option<&'static str>,
    unchanged: Unchanged,
}

impl Expected {
    pub fn check(self, changed: u64) -> Result<(), StoreError> {
        let what = self.what.unwrap_or_default();
        match (self.unchanged, changed) {
            (Unchanged::Conflict, 0) => Err(StoreError::Conflict { what }),
            (Unchanged::NotFound, 0) => Err(StoreError::NotFound { what }),
            _ => Ok(()),
        }
    }

    pub fn failed(self, error: sqlx::Error) -> StoreError {
        match self.what {
            Some(what) => StoreError::or_conflict(error, what),
            None => error.into(),
        }
    }
}

/// Adds a statement to a text; `$1` becomes the value after the first `before`.
pub(super) fn number_on(text: &mut String, statement: &str, before: usize) {
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
