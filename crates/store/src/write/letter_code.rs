//! The codes of letters: found by a keyed hash, kept nowhere. A code is derived from the person's key and
//! the letter, so that it dies with the key.

use super::Tx;
use crate::error::StoreError;
use crate::keys::PersonKey;
use crate::store::Store;
use augenmass_domain::LetterOrder;
use sqlx::Row as _;

impl Store {
    /// Makes a letter findable by its code, in the transaction that orders it. A person without a key
    /// (erased, or never known here) gets no code.
    pub(super) async fn write_letter_code(
        &self,
        tx: &mut Tx,
        order: &LetterOrder,
        at: &str,
    ) -> Result<(), StoreError> {
        let row = sqlx::query(
            "SELECT wrapped_key FROM person_key WHERE office_id = $1 AND person_id = $2",
        )
        .bind(order.office.to_string())
        .bind(order.person.to_string())
        .fetch_optional(&mut **tx)
        .await?;
        let Some(row) = row else { return Ok(()) };
        let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
        let office = self.office_key(&mut **tx, order.office).await?;
        let code = PersonKey::unwrap(&office, order.person, &wrapped)?.letter_code(order.id);
        sqlx::query(
            "INSERT INTO letter_code (token, letter_id, case_id, office_id, person_id, since)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(self.key.letter_token(&code).to_vec())
        .bind(order.id.to_string())
        .bind(order.case.to_string())
        .bind(order.office.to_string())
        .bind(order.person.to_string())
        .bind(at)
        .execute(&mut **tx)
        .await
        .map_err(|error| StoreError::or_conflict(error, "the code of the letter"))?;
        Ok(())
    }
}
