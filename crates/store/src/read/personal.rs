//! Personal data, opened. Whoever calls this holds a permit; the gate writes the access row.

use crate::error::StoreError;
use crate::keys::PersonKey;
use crate::store::Store;
use crate::text;
use crate::write::content;
use augenmass_domain::PersonalKind;
use augenmass_domain::id::{PersonId, PersonalId};
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;

impl Store {
    /// Opens pieces of personal data, in the order asked.
    ///
    /// # Errors
    /// [`StoreError::Erased`] where one of them was erased (or never existed).
    pub async fn personal(
        &self,
        ids: &[PersonalId],
    ) -> Result<Vec<(PersonalId, PersonalKind)>, StoreError> {
        let mut opened = Vec::with_capacity(ids.len());
        for id in ids {
            let row = sqlx::query(
                "SELECT p.id, p.office_id, p.person_id, p.version, p.sealed, k.wrapped_key
                 FROM personal p JOIN person_key k
                   ON k.office_id = p.office_id AND k.person_id = p.person_id
                 WHERE p.id = $1",
            )
            .bind(id.to_string())
            .fetch_optional(&self.database.read)
            .await?;
            opened.push(self.opened(&row.ok_or(StoreError::Erased)?).await?);
        }
        Ok(opened)
    }

    /// All personal data of one person, in the one office that numbers the person, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Erased`] after erasure, [`StoreError::NotFound`] for an unknown person.
    pub async fn personal_of(
        &self,
        person: PersonId,
    ) -> Result<Vec<(PersonalId, PersonalKind)>, StoreError> {
        let rows = sqlx::query(
            "SELECT n.erased_at, p.id, n.office_id, n.person_id, p.version, p.sealed, k.wrapped_key
             FROM person n
             LEFT JOIN person_key k ON k.office_id = n.office_id AND k.person_id = n.person_id
             LEFT JOIN personal p ON p.person_id = n.person_id AND p.office_id = k.office_id
             WHERE n.person_id = $1 ORDER BY p.since, p.id",
        )
        .bind(person.to_string())
        .fetch_all(&self.database.read)
        .await?;
        let first = rows.first();
        let first = first.ok_or(StoreError::NotFound { what: "the person" })?;
        if text::maybe::<Timestamp>(first, "erased_at")?.is_some() {
            return Err(StoreError::Erased);
        }
        let mut opened = Vec::with_capacity(rows.len());
        for row in &rows {
            // Who is entered without data has one row without an id.
            if text::maybe::<PersonalId>(row, "id")?.is_some() {
                opened.push(self.opened(row).await?);
            }
        }
        Ok(opened)
    }

    async fn opened(&self, row: &AnyRow) -> Result<(PersonalId, PersonalKind), StoreError> {
        let id: PersonalId = text::column(row, "id")?;
        let person: PersonId = text::column(row, "person_id")?;
        if row.try_get::<i64, _>("version")? != i64::from(crate::write::SEALED_VERSION) {
            return Err(StoreError::corrupt("the version of personal data"));
        }
        let office = text::column(row, "office_id")?;
        let office = self.known_office(office).await?.key;
        let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
        let sealed: Vec<u8> = row.try_get("sealed")?;
        let plain = PersonKey::unwrap(&office, person, &wrapped)?.open(id, &sealed)?;
        Ok((id, content(&plain)?))
    }
}
