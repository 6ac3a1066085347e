//! What protects people whatever the case: once-only reporting, caps, disclosure blocks, stops.

use crate::error::StoreError;
use crate::read::Stored;
use crate::read::states::stored;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::{OfficeId, PersonId, RunId};
use jiff::civil::Date;
use sqlx::Row as _;

impl Store {
    /// The blind token of a normalised text, within one office and run (R31).
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown office.
    pub async fn token(
        &self,
        office: OfficeId,
        run: RunId,
        normalised: &str,
    ) -> Result<[u8; 32], StoreError> {
        let key = self.known_office(office).await?.key;
        Ok(key.token(run.uuid(), normalised))
    }

    /// Whether this was reported in this run before, by the office whose token it is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn already_reported(&self, run: RunId, token: [u8; 32]) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT until FROM reported WHERE run_id = $1 AND token = $2")
            .bind(run.to_string())
            .bind(token.to_vec())
            .fetch_optional(&self.database.read)
            .await?;
        Ok(row.is_some())
    }

    /// The persons of an office with exactly this identity
    /// ([`augenmass_domain::person::PersonRecord::identity`]). There is no other way to find a person:
    /// no part of a name, no list, no other office (N-03).
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown office.
    pub async fn persons_like(
        &self,
        office: OfficeId,
        identity: &str,
    ) -> Result<Vec<PersonId>, StoreError> {
        let key = self.known_office(office).await?.key;
        let rows = sqlx::query(
            "SELECT person_id FROM person_index WHERE office_id = $1 AND token = $2
             ORDER BY person_id",
        )
        .bind(office.to_string())
        .bind(key.person_token(identity).to_vec())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter()
            .map(|row| text::column(row, "person_id"))
            .collect()
    }

    /// The indications of an office in a run (the cap of the manifest). Drafts are none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_in_run(&self, run: RunId, office: OfficeId) -> Result<u32, StoreError> {
        let row = sqlx::query(
            "SELECT COUNT(*) FROM indication WHERE run_id = $1 AND office_id = $2 AND state IN
             ('recorded', 'put-forward', 'dropped', 'notice-given', 'sealed', 'expired')",
        )
        .bind(run.to_string())
        .bind(office.to_string())
        .fetch_one(&self.database.read)
        .await?;
        let count: i64 = row.try_get(0)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// The drafts of an office in a run, and what expired there, draft or not; oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drafts_in_run(
        &self,
        run: RunId,
        office: OfficeId,
    ) -> Result<Vec<Stored>, StoreError> {
        let rows = sqlx::query(
            "SELECT body, version, since, changed FROM indication
             WHERE run_id = $1 AND office_id = $2 AND state IN ('draft', 'expired')
             ORDER BY since, id",
        )
        .bind(run.to_string())
        .bind(office.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(stored).collect()
    }

    /// The drafts that accounts of an office made on a day of the wall clock.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drafts_on(&self, office: OfficeId, day: Date) -> Result<u32, StoreError> {
        let row = sqlx::query(
            "SELECT COUNT(*) FROM history WHERE office_id = $1 AND day = $2
             AND action = 'importDraft' AND outcome = 'accepted'",
        )
        .bind(office.to_string())
        .bind(day.to_string())
        .fetch_one(&self.database.read)
        .await?;
        let count: i64 = row.try_get(0)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// The blind token of a person under a disclosure block, for [`crate::Batch::blocks`].
    #[must_use]
    pub fn block_token(&self, normalised: &str) -> [u8; 32] {
        self.key.block_token(normalised)
    }

    /// Whether the register holds a disclosure block for a person (§§ 51, 52 BMG). The answer is yes
    /// or no; blocks are never listed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_blocked(&self, normalised: &str) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT since FROM block WHERE token = $1")
            .bind(self.block_token(normalised).to_vec())
            .fetch_optional(&self.database.read)
            .await?;
        Ok(row.is_some())
    }

    /// Whether a stop of visits is in force (N-14).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_stopped(&self) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT since FROM stop WHERE lifted_at IS NULL LIMIT 1")
            .fetch_optional(&self.database.read)
            .await?;
        Ok(row.is_some())
    }
}
