//! Fact rows, from which figures are counted: what lies in the tree up to a size.

use crate::error::StoreError;
use crate::record::FactRecord;
use crate::store::Store;
use crate::text::bytes32;
use augenmass_domain::fact::Fact;
use augenmass_ledger::Salt;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// One fact and its place in the log.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// The fact.
    pub fact: Fact,
    /// The day on which it was recorded.
    pub recorded_on: Date,
    /// The index of its leaf.
    pub index: u64,
    /// The salt of its leaf.
    pub salt: Salt,
}

/// How many facts are read at a time: memory does not grow with the log.
const PAGE: i64 = 4096;

/// A page of facts. It goes along the tree: the order of a `CROSS JOIN` and the `CASE` leave no other index to choose,
/// by which every page would read all facts and sort them.
pub(super) const FACTS: &str = "SELECT f.body, l.idx, l.salt FROM leaf l CROSS JOIN fact f
     WHERE f.seq = l.source_seq AND CASE l.source WHEN 'fact' THEN TRUE ELSE FALSE END
       AND l.idx >= $1 AND l.idx < $2 ORDER BY l.idx LIMIT $3";

impl Store {
    /// Gives the facts among the first `size` leaves of the tree one by one, in their order. They are
    /// read page by page, so that memory does not grow with their number.
    ///
    /// # Errors
    /// [`StoreError`], and what `each` says.
    pub async fn each_fact<E: From<StoreError>>(
        &self,
        size: u64,
        mut each: impl FnMut(FactRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let mut next = 0;
        while next < size {
            let rows = sqlx::query(FACTS)
                .bind(next)
                .bind(size)
                .bind(PAGE)
                .fetch_all(&self.database.read)
                .await
                .map_err(StoreError::from)?;
            for row in &rows {
                let fact = fact_row(row)?;
                next = crate::log::signed(fact.index)?.saturating_add(1);
                each(fact)?;
            }
            if rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
                break;
            }
        }
        Ok(())
    }

    /// The facts among the first `size` leaves of the tree, in their order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn facts(&self, size: u64) -> Result<Vec<FactRow>, StoreError> {
        let mut facts = Vec::new();
        self.each_fact(size, |fact| {
            facts.push(fact);
            Ok::<(), StoreError>(())
        })
        .await?;
        Ok(facts)
    }
}

fn fact_row(row: &AnyRow) -> Result<FactRow, StoreError> {
    let body: String = row.try_get("body")?;
    let record: FactRecord =
        serde_json::from_str(&body).map_err(|_| StoreError::corrupt("a fact"))?;
    Ok(FactRow {
        fact: record.fact,
        recorded_on: record.recorded_on,
        index: crate::log::number(row, "idx")?,
        salt: Salt::from_bytes(bytes32(row, "salt")?),
    })
}
