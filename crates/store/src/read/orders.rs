//! Letters to be printed and erasures to be carried out.

use super::page;
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::{CaseId, LetterId, OfficeId};
use augenmass_domain::{Erasure, LetterOrder};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// As ordered.
    pub order: LetterOrder,
    /// When it was printed first.
    pub printed_at: Option<Timestamp>,
}

impl Store {
    /// One letter.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter(&self, id: LetterId) -> Result<Option<Letter>, StoreError> {
        let row = sqlx::query(
            "SELECT id, kind, case_id, person_id, office_id, dated, reply_by, printed_at
             FROM letter WHERE id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(letter).transpose()
    }

    /// The letters of a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letters_of(&self, case: CaseId) -> Result<Vec<Letter>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, kind, case_id, person_id, office_id, dated, reply_by, printed_at
             FROM letter WHERE case_id = $1 ORDER BY since, id",
        )
        .bind(case.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(letter).collect()
    }

    /// The letters of an office that were not printed yet, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letters_waiting(
        &self,
        office: OfficeId,
        limit: u32,
    ) -> Result<Vec<Letter>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, kind, case_id, person_id, office_id, dated, reply_by, printed_at
             FROM letter WHERE office_id = $1 AND printed_at IS NULL ORDER BY since, id LIMIT $2",
        )
        .bind(office.to_string())
        .bind(page(limit))
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(letter).collect()
    }

    /// The erasures due on or before a day.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due_erasures(&self, on: Date) -> Result<Vec<Erasure>, StoreError> {
        let rows = sqlx::query(
            "SELECT office_id, person_id, due, class FROM erasure
             WHERE done_at IS NULL AND due <= $1 ORDER BY due, seq",
        )
        .bind(on.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(erasure).collect()
    }

    /// The erasures carried out since a moment. Kept apart from backups; after a restore each is
    /// carried out again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn erasures_done(&self, since: Timestamp) -> Result<Vec<Erasure>, StoreError> {
        let rows = sqlx::query(
            "SELECT office_id, person_id, due, class FROM erasure
             WHERE done_at >= $1 ORDER BY seq",
        )
        .bind(text::moment(since))
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(erasure).collect()
    }
}

fn letter(row: &AnyRow) -> Result<Letter, StoreError> {
    let order = LetterOrder {
        id: text::column(row, "id")?,
        kind: text::from_word(row, "kind")?,
        case: text::column(row, "case_id")?,
        person: text::column(row, "person_id")?,
        office: text::column(row, "office_id")?,
        date: text::column(row, "dated")?,
        reply_by: text::maybe(row, "reply_by")?,
    };
    let printed_at = text::maybe(row, "printed_at")?;
    Ok(Letter { order, printed_at })
}

fn erasure(row: &AnyRow) -> Result<Erasure, StoreError> {
    Ok(Erasure {
        person: text::column(row, "person_id")?,
        office: text::column(row, "office_id")?,
        on: text::column(row, "due")?,
        class: row.try_get("class")?,
    })
}
