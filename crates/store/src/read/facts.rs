//! Fact rows, from which figures are counted: what lies in the tree up to a size.

use crate::error::StoreError;
use crate::record::FactRecord;
use crate::store::Store;
use crate::text::bytes32;
use augenmass_domain::fact::Fact;
use augenmass_ledger::Salt;
use jiff::civil::Date;
use sqlx::Row as _;

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

impl Store {
    /// The facts among the first `size` leaves of the tree, in their order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn facts(&self, size: u64) -> Result<Vec<FactRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT f.body, l.idx, l.salt FROM leaf l JOIN fact f ON f.seq = l.source_seq
             WHERE l.source = 'fact' AND l.idx < $1 ORDER BY l.idx",
        )
        .bind(i64::try_from(size).unwrap_or(i64::MAX))
        .fetch_all(&self.database.read)
        .await?;
        let mut facts = Vec::with_capacity(rows.len());
        for row in &rows {
            let body: String = row.try_get("body")?;
            let record: FactRecord =
                serde_json::from_str(&body).map_err(|_| StoreError::corrupt("a fact"))?;
            facts.push(FactRow {
                fact: record.fact,
                recorded_on: record.recorded_on,
                index: crate::log::number(row, "idx")?,
                salt: Salt::from_bytes(bytes32(row, "salt")?),
            });
        }
        Ok(facts)
    }
}
