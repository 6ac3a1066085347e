//! Rows of the history, of facts, and their leaves: written together, though a leaf holds the number of the row that
//! it commits to, which the database gives.

use super::statement::{Statement, Value, number_on};
use crate::error::StoreError;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::fmt::Write as _;

/// Batches of which PostgreSQL takes the rows at once; SQLite takes all, [`super::ROWS`] rows to a statement.
const BATCHES: usize = 100;

/// What one batch writes to the log.
pub(crate) struct LogRow {
    /// The columns of [`HISTORY`].
    pub history: [String; 5],
    pub references: [Option<String>; 5],
    /// The day, and the records of its facts.
    pub day: String,
    pub facts: Vec<String>,
    /// Commitment and salt of the leaf of the history row, then of each fact.
    pub leaves: Vec<([u8; 32], [u8; 32])>,
}

const HISTORY: &str =
    "INSERT INTO history (at, day, action, outcome, body, resource_kind, resource_id, person_id,
   office_id, actor) VALUES ";
const FACT: &str = "INSERT INTO fact (recorded_on, body) VALUES ";
const LEAF: &str = "INSERT INTO leaf (source, source_seq, commitment, salt) ";

/// What several batches write to the log, in their order.
pub(crate) struct LogRows(pub Vec<LogRow>);

/// The numbers that the database gave: of rows of the history, of facts with their records, and of leaves with
/// what they are about.
#[derive(Default)]
pub(crate) struct Written {
    pub history: Vec<i64>,
    pub facts: Vec<(i64, String)>,
    pub leaves: Vec<(i64, String, i64)>,
}

/// What PostgreSQL answers on the parts of [`LogRows::parts`].
pub(super) const ANSWERS: &str =
    "SELECT -1::bigint AS part, seq AS no, 0::bigint AS seq, '' AS body FROM h
     UNION ALL SELECT -2::bigint, seq, 0::bigint, body FROM f
     UNION ALL SELECT -3::bigint, no, source_seq, source FROM l";

impl LogRow {
    fn history(&self) -> impl Iterator<Item = Value> + '_ {
        let texts = self.history.iter().map(|text| Value::from(text.as_str()));
        let references = self.references.iter().cloned().map(Value::from);
        texts.chain(references)
    }
}

impl LogRows {
    /// For SQLite: three kinds of statements. There is one writer, and numbers only grow: the rows that were just
    /// written have the last ones.
    pub(super) fn statements(&self) -> Vec<Statement> {
        let mut all = Vec::new();
        for rows in self.0.chunks(super::ROWS) {
            let mut insert = Statement::rows(HISTORY, 10, rows.len(), " RETURNING seq");
            insert.values.extend(rows.iter().flat_map(LogRow::history));
            all.push(insert);
        }
        let facts: Vec<(&str, &str)> = facts(&self.0).collect();
        for rows in facts.chunks(super::ROWS) {
            let mut insert = Statement::rows(FACT, 2, rows.len(), " RETURNING seq, body");
            for (day, fact) in rows {
                insert = insert.bind(*day).bind(*fact);
            }
            all.push(insert);
        }
        let (histories, facts) = (self.0.len(), facts.len());
        let leaves: Vec<Leaf<'_>> = leaves(&self.0).collect();
        for leaves in leaves.chunks(super::ROWS) {
            all.push(insert_leaves(leaves, histories, facts));
        }
        all
    }

    /// Reads what SQLite returned: rows of the history, of facts, leaves.
    pub(super) fn numbers(&self, rows: &[AnyRow]) -> Result<Written, StoreError> {
        let mut written = Written::default();
        let (histories, facts) = (self.0.len(), facts(&self.0).count());
        for (i, row) in rows.iter().enumerate() {
            if i < histories {
                written.history.push(row.try_get("seq")?);
            } else if i < histories + facts {
                let fact = (row.try_get("seq")?, row.try_get("body")?);
                written.facts.push(fact);
            } else {
                let leaf = (row.try_get("no")?, row.try_get("source")?);
                written
                    .leaves
                    .push((leaf.0, leaf.1, row.try_get("source_seq")?));
            }
        }
        written.sort();
        self.check(&written)?;
        Ok(written)
    }

    /// For PostgreSQL: the parts `h`, `f` and `l` of one statement, for some batches at a time.
    pub(super) fn parts(&self) -> impl Iterator<Item = Statement> {
        self.0.chunks(BATCHES).map(parts)
    }

    /// Rows of one statement are numbered in their order; that each number belongs to its record is looked at all
    /// the same.
    pub(super) fn check(&self, written: &Written) -> Result<(), StoreError> {
        let bodies = written.facts.iter().map(|(_, body)| body.as_str());
        if written.history.len() != self.0.len() || !bodies.eq(facts(&self.0).map(|(_, fact)| fact))
        {
            return Err(StoreError::corrupt("the number of a row"));
        }
        let wanted = leaves(&self.0).map(|leaf| {
            let seq = match leaf.source {
                "history" => written.history[leaf.place],
                _ => written.facts[leaf.place].0,
            };
            (leaf.source, seq)
        });
        let found = written.leaves.iter();
        let found = found.map(|(_, source, seq)| (source.as_str(), *seq));
        match found.eq(wanted) {
            true => Ok(()),
            false => Err(StoreError::corrupt("the number of a leaf")),
        }
    }
}

/// A leaf and what it is about: the row of the history, or the fact, at a place among all that are written.
struct Leaf<'a> {
    source: &'static str,
    place: usize,
    commitment: &'a [u8; 32],
    salt: &'a [u8; 32],
}

fn facts(rows: &[LogRow]) -> impl Iterator<Item = (&str, &str)> {
    rows.iter().flat_map(|row| {
        let facts = row.facts.iter();
        facts.map(|fact| (row.day.as_str(), fact.as_str()))
    })
}

/// All leaves in their order: of each batch that of its history row, then its facts.
fn leaves(rows: &[LogRow]) -> impl Iterator<Item = Leaf<'_>> {
    let mut facts = 0..;
    rows.iter().enumerate().flat_map(move |(place, row)| {
        let leaves = row.leaves.iter().enumerate();
        let leaves = leaves.map(|(i, (commitment, salt))| {
            let (source, place) = match i {
                0 => ("history", place),
                _ => ("fact", facts.next().unwrap_or_default()),
            };
            Leaf {
                source,
                place,
                commitment,
                salt,
            }
        });
        leaves.collect::<Vec<_>>()
    })
}

fn insert_leaves(leaves: &[Leaf<'_>], histories: usize, facts: usize) -> Statement {
    let mut text = format!("{LEAF}VALUES ");
    for (row, leaf) in leaves.iter().enumerate() {
        let comma = if row == 0 { "" } else { ", " };
        let first = row * 3;
        let _ = write!(
            text,
            "{comma}('{source}', (SELECT MAX(seq) FROM {source}) - ${}, ${}, ${})",
            first + 1,
            first + 2,
            first + 3,
            source = leaf.source,
        );
    }
    text.push_str(" RETURNING no, source, source_seq");
    let mut insert = Statement::of(text.into());
    for leaf in leaves {
        let all = if leaf.source == "history" {
            histories
        } else {
            facts
        };
        let before_the_last = i64::try_from(all - 1 - leaf.place).unwrap_or(i64::MAX);
        insert = insert
            .bind(before_the_last)
            .bind(leaf.commitment.to_vec())
            .bind(leaf.salt.to_vec());
    }
    insert
}

/// Rows of the history and facts, each numbered by its place, and the leaves joined to them by it. The text depends
/// on how many there are alone, so that the database knows it after a while.
fn parts(rows: &[LogRow]) -> Statement {
    let mut values: Vec<Value> = rows.iter().flat_map(LogRow::history).collect();
    let history = Statement::rows(HISTORY, 10, rows.len(), " RETURNING seq");
    let mut text = format!("h AS ({}), f AS (", history.text);
    match facts(rows).count() {
        0 => text.push_str("SELECT 0::bigint AS seq, '' AS body WHERE false"),
        facts => {
            let insert = Statement::rows(FACT, 2, facts, " RETURNING seq, body");
            number_on(&mut text, &insert.text, values.len());
        }
    }
    for (day, fact) in facts(rows) {
        values.extend([day.into(), fact.into()]);
    }
    text.push_str(NUMBERED);
    text.push_str(LEAF);
    let found = Statement::rows(FOUND.0, 5, leaves(rows).count(), FOUND.1);
    number_on(&mut text, &found.text, values.len());
    for (leaf, number) in leaves(rows).zip(0_i64..) {
        let place = i64::try_from(leaf.place + 1).unwrap_or(i64::MAX);
        values.extend([number.into(), leaf.source.into(), place.into()]);
        values.extend([leaf.commitment.to_vec().into(), leaf.salt.to_vec().into()]);
    }
    let mut all = Statement::of(text.into());
    all.values = values;
    all
}

const NUMBERED: &str = "),
     n AS (SELECT 'history' AS source, seq, row_number() OVER (ORDER BY seq) AS place FROM h
       UNION ALL SELECT 'fact', seq, row_number() OVER (ORDER BY seq) FROM f),
     l AS (";
const FOUND: (&str, &str) = (
    "SELECT n.source, n.seq, v.commitment, v.salt FROM (VALUES ",
    ") AS v (number, source, place, commitment, salt)
     JOIN n ON n.source = v.source AND n.place = v.place ORDER BY v.number
     RETURNING no, source, source_seq)",
);

impl Written {
    /// Reads what PostgreSQL answered on some batches.
    pub(super) fn read(&mut self, rows: &[AnyRow]) -> Result<(), StoreError> {
        let mut some = Self::default();
        for row in rows {
            let no: i64 = row.try_get("no")?;
            match row.try_get::<i64, _>("part")? {
                -1 => some.history.push(no),
                -2 => some.facts.push((no, row.try_get("body")?)),
                _ => {
                    let leaf = (no, row.try_get("body")?, row.try_get("seq")?);
                    some.leaves.push(leaf);
                }
            }
        }
        some.sort();
        self.history.extend(some.history);
        self.facts.extend(some.facts);
        self.leaves.extend(some.leaves);
        Ok(())
    }

    fn sort(&mut self) {
        self.history.sort_unstable();
        self.facts.sort_unstable();
        self.leaves.sort_unstable();
    }
}
