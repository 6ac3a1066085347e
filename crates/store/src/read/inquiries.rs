//! Which inquiries may be the same as one that is about to be taken in.

use super::states::stored;
use crate::error::StoreError;
use crate::read::Stored;
use crate::store::Store;
use jiff::civil::Date;

impl Store {
    /// The inquiries that are not ended and were read from this file (its SHA-256, hex) or from a letter of this
    /// day, in the order in which they came in. Known by their canonical JSON; no text from outside stands in it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn inquiries_like(
        &self,
        sha256: &str,
        dated: Option<Date>,
    ) -> Result<Vec<Stored>, StoreError> {
        let file = format!("%\"sha256\":\"{sha256}\"%");
        let dated = dated.map(|day| format!("%\"dated\":{{\"unsure\":%,\"value\":\"{day}\"}}%"));
        let rows = sqlx::query(
            "SELECT body, version, since, changed FROM inquiry
             WHERE open = 'yes' AND (body LIKE $1 OR body LIKE $2) ORDER BY since, id",
        )
        .bind(file)
        .bind(dated.unwrap_or_default())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(stored).collect()
    }
}
