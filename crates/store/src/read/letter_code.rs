//! Which letter a code stands for, and which code stands on a letter.

use crate::error::StoreError;
use crate::keys::PersonKey;
use crate::store::Store;
use crate::text;
use augenmass_domain::LetterCode;
use augenmass_domain::id::{CaseId, LetterId, OfficeId, PersonId};
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// What a code leads to: one letter, and the person in the numbering of the office that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundLetter {
    /// The letter.
    pub letter: LetterId,
    /// Its case.
    pub case: CaseId,
    /// The office that wrote it.
    pub office: OfficeId,
    /// The person concerned.
    pub person: PersonId,
}

impl Store {
    /// The letter of a code; `None` where there is none, or the person's data were erased. Codes are
    /// never listed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter_by_code(
        &self,
        code: &LetterCode,
    ) -> Result<Option<FoundLetter>, StoreError> {
        let row = sqlx::query(
            "SELECT letter_id, case_id, office_id, person_id FROM letter_code WHERE token = $1",
        )
        .bind(self.key.letter_token(code).to_vec())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(found).transpose()
    }

    /// The letter, as long as its code opens anything; `None` after erasure.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter_with_code(
        &self,
        letter: LetterId,
    ) -> Result<Option<FoundLetter>, StoreError> {
        let row = sqlx::query(
            "SELECT letter_id, case_id, office_id, person_id FROM letter_code WHERE letter_id = $1",
        )
        .bind(letter.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(found).transpose()
    }

    /// The codes of the letters of a case, derived anew, to be printed on them. Whoever calls this holds
    /// a permit to print. None after erasure.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter_codes(
        &self,
        case: CaseId,
    ) -> Result<Vec<(LetterId, LetterCode)>, StoreError> {
        let rows = sqlx::query(
            "SELECT c.letter_id, c.office_id, c.person_id, k.wrapped_key
             FROM letter_code c JOIN person_key k
               ON k.office_id = c.office_id AND k.person_id = c.person_id
             WHERE c.case_id = $1 ORDER BY c.since, c.letter_id",
        )
        .bind(case.to_string())
        .fetch_all(&self.database.read)
        .await?;
        let mut codes = Vec::with_capacity(rows.len());
        for row in &rows {
            let letter = text::column(row, "letter_id")?;
            let office = self
                .known_office(text::column(row, "office_id")?)
                .await?
                .key;
            let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
            let key = PersonKey::unwrap(&office, text::column(row, "person_id")?, &wrapped)?;
            codes.push((letter, key.letter_code(letter)));
        }
        Ok(codes)
    }
}

fn found(row: &AnyRow) -> Result<FoundLetter, StoreError> {
    Ok(FoundLetter {
        letter: text::column(row, "letter_id")?,
        case: text::column(row, "case_id")?,
        office: text::column(row, "office_id")?,
        person: text::column(row, "person_id")?,
    })
}
