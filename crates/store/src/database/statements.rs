//! What a transaction writes, gathered first and then sent with as few questions as the database allows:
//! SQLite takes many statements as one text, PostgreSQL as parts of one statement (`WITH`), which is one round trip
//! and one plan.

use super::Backend;
use super::log_rows::{LogRows, Written};
use super::statement::{Change, Expected, Statement, number_on};
use crate::error::StoreError;
use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{Any, Either, Executor as _, Row as _, Transaction};
use std::fmt::Write as _;

/// Statements that are sent at once.
const AT_ONCE: usize = 32;
/// Values that are sent at once: PostgreSQL numbers those of one statement with 16 bits.
const VALUES_AT_ONCE: usize = 16_000;
/// Rows of one statement, of ten columns at most ([`super::statement::MOST_VALUES`]).
pub(crate) const ROWS: usize = 100;

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

    /// Sends them in their order, up to the first that fails.
    pub async fn send(&mut self, tx: &mut Transaction<'_, Any>) -> Result<(), StoreError> {
        let mut rows = Vec::new();
        for some in self.chunks() {
            match self.backend {
                Backend::Sqlite => send_texts(tx, some, &mut rows).await?,
                Backend::Postgres => send_parts(tx, some, None).await.map(drop)?,
            }
        }
        Ok(())
    }

    /// Sends them with the rows of the history, the facts and their leaves at their end, and gives the numbers of
    /// these.
    pub async fn send_with(
        &mut self,
        tx: &mut Transaction<'_, Any>,
        log: &LogRows,
    ) -> Result<Written, StoreError> {
        if self.backend == Backend::Sqlite {
            self.waiting.extend(log.statements());
            let mut rows = Vec::new();
            for some in self.chunks() {
                send_texts(tx, some, &mut rows).await?;
            }
            return log.numbers(&rows);
        }
        let mut chunks = self.chunks();
        let last = chunks.pop().unwrap_or_default();
        for some in chunks {
            send_parts(tx, some, None).await?;
        }
        let mut written = Written::default();
        let mut last = Some(last);
        for part in log.parts() {
            let with = last.take().unwrap_or_default();
            let rows = send_parts(tx, with, Some(part)).await?;
            written.read(&rows)?;
        }
        log.check(&written)?;
        Ok(written)
    }

    /// What waits, in portions that may be sent at once.
    fn chunks(&mut self) -> Vec<Vec<Statement>> {
        let waiting = Statement::together(std::mem::take(&mut self.waiting));
        let mut chunks: Vec<Vec<Statement>> = Vec::new();
        for one in waiting {
            match chunks.last_mut() {
                Some(last) if fits(self.backend, last, &one) => last.push(one),
                _ => chunks.push(vec![one]),
            }
        }
        chunks
    }
}

/// True where a statement may be sent with these. All parts of a `WITH` see the database as it was before, so no two
/// of them may be about the same row: rows of one table are only added, or each replaced by who has seen its version.
fn fits(backend: Backend, chunk: &[Statement], one: &Statement) -> bool {
    let values: usize = chunk.iter().map(|known| known.values.len()).sum();
    if chunk.len() >= AT_ONCE || values + one.values.len() > VALUES_AT_ONCE {
        return false;
    }
    if backend == Backend::Sqlite {
        return true;
    }
    let Some((change, table)) = one.changes() else {
        return false;
    };
    chunk.iter().all(|known| match known.changes() {
        Some((other, of)) => {
            of != table || (other == change && matches!(change, Change::Insert | Change::Update))
        }
        None => false,
    })
}

/// Sends statements as one text; SQLite says what became of each, in their order.
async fn send_texts(
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

/// Sends statements as parts of one, with rows of the log where there are some, whose numbers it gives.
async fn send_parts(
    tx: &mut Transaction<'_, Any>,
    statements: Vec<Statement>,
    log: Option<Statement>,
) -> Result<Vec<AnyRow>, StoreError> {
    let single = statements.len() == 1 && log.is_none();
    if let (true, Some(one)) = (single, statements.first()) {
        let expected = one.expected();
        let mut statements = statements;
        let query = statements.remove(0).query();
        let done = tx.execute(query).await;
        let done = done.map_err(|error| expected.failed(error))?;
        expected.check(done.rows_affected())?;
        return Ok(Vec::new());
    }
    let expected: Vec<(String, Expected)> = statements
        .iter()
        .map(|one| {
            let table = one.changes().map_or("", |(_, table)| table);
            (table.to_owned(), one.expected())
        })
        .collect();
    let Some(query) = parts(statements, log) else {
        return Ok(Vec::new());
    };
    let rows = tx.fetch_all(query.query()).await;
    let rows = rows.map_err(|error| failed(&expected, error))?;
    let mut numbers = Vec::new();
    for row in rows {
        let part: i64 = row.try_get("part")?;
        match usize::try_from(part)
            .ok()
            .and_then(|part| expected.get(part))
        {
            Some((_, expected)) => {
                let changed: i64 = row.try_get("no")?;
                expected.check(u64::try_from(changed).unwrap_or(0))?;
            }
            None => numbers.push(row),
        }
    }
    Ok(numbers)
}

/// A part failed: the database names its table.
fn failed(expected: &[(String, Expected)], error: sqlx::Error) -> StoreError {
    let table = error.as_database_error().and_then(|error| error.table());
    let part = expected.iter().find(|(of, _)| Some(of.as_str()) == table);
    match part {
        Some((_, expected)) => expected.failed(error),
        None => error.into(),
    }
}

/// Statements as parts of one: a row for each says how many rows it changed.
fn parts(statements: Vec<Statement>, log: Option<Statement>) -> Option<Statement> {
    let (mut text, mut answers) = ("WITH ".to_owned(), String::new());
    let mut values = Vec::new();
    for (part, one) in statements.into_iter().enumerate() {
        let (comma, union) = match part {
            0 => ("", ""),
            _ => (", ", " UNION ALL "),
        };
        let _ = write!(text, "{comma}s{part} AS (");
        number_on(&mut text, &one.text, values.len());
        text.push_str(" RETURNING 1)");
        let _ = write!(
            answers,
            "{union}SELECT {part}::bigint AS part, COUNT(*) AS no, 0::bigint AS seq, '' AS body FROM s{part}"
        );
        values.extend(one.values);
    }
    if let Some(log) = log {
        let (comma, union) = match values.is_empty() {
            true => ("", ""),
            false => (", ", " UNION ALL "),
        };
        text.push_str(comma);
        number_on(&mut text, &log.text, values.len());
        answers.push_str(union);
        answers.push_str(super::log_rows::ANSWERS);
        values.extend(log.values);
    }
    if answers.is_empty() {
        return None;
    }
    text.push('\n');
    text.push_str(&answers);
    let mut all = Statement::of(text.into());
    all.values = values;
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::statement::Value;

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

    fn row(table: &'static str, number: i64) -> Statement {
        let before = match table {
            "one" => "INSERT INTO one (a, b) ",
            _ => "INSERT INTO two (a, b) ",
        };
        Statement::row(before, [Value::from(number), "x".into()], "")
    }

    #[test]
    fn rows_of_the_same_text_become_one_statement_at_the_place_of_the_first() {
        let all = Statement::together(vec![row("one", 1), row("two", 2), row("one", 3)]);
        let texts: Vec<&str> = all.iter().map(|one| one.text.as_ref()).collect();
        assert_eq!(
            texts,
            [
                "INSERT INTO one (a, b) VALUES ($1, $2), ($3, $4)",
                "INSERT INTO two (a, b) VALUES ($1, $2)"
            ]
        );
        assert_eq!(all[0].values.len(), 4);
    }

    #[test]
    fn a_row_never_comes_before_one_that_it_refers_to_however_many_there_are() {
        let pairs = i64::try_from(super::super::statement::MOST_VALUES).unwrap();
        // Statements of the second table are full before those of the first.
        let all = (0..pairs).flat_map(|number| {
            let twice = [row("two", number), row("two", number)];
            [row("one", number)].into_iter().chain(twice)
        });
        let all = Statement::together(all.collect());
        assert!(all.len() > 2);
        let mut known = Vec::new();
        for one in &all {
            let numbers = one.values.iter().step_by(2).map(|value| match value {
                Value::Number(number) => *number,
                _ => unreachable!("a number"),
            });
            if one.text.starts_with("INSERT INTO one") {
                known.extend(numbers);
            } else {
                assert!(numbers.into_iter().all(|number| known.contains(&number)));
            }
        }
        assert_eq!(known, (0..pairs).collect::<Vec<_>>());
    }

    #[test]
    fn no_two_parts_of_one_statement_are_about_the_same_row() {
        let update = || {
            let update = Statement::new("UPDATE one SET a = 1 WHERE id = $1 AND version = $2");
            update.or_conflict("one")
        };
        let delete = || Statement::new("DELETE FROM one WHERE a = $1");
        let fits = |chunk: &[Statement], one| fits(Backend::Postgres, chunk, &one);
        assert!(fits(&[update(), row("two", 1)], update()));
        assert!(fits(&[row("one", 1)], row("one", 2)));
        assert!(!fits(&[row("one", 1)], update()));
        assert!(!fits(&[delete()], row("one", 1)));
        assert!(!fits(&[delete()], delete()));
        let other = Statement::new("UPDATE one SET a = 1 WHERE b = $1");
        assert!(!fits(&[update()], other));
    }
}
