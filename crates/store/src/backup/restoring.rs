//! Writing a backup into a new database: one transaction, or nothing.

use super::tables::{Form, NUMBERING, Table};
use crate::database::{Backend, Database};
use crate::error::StoreError;
use crate::keys::{InstallationKey, MasterKey};
use crate::log::{StoredCheckpoint, signed};
use crate::store::Store;
use crate::text;
use crate::write::{Tx, erase};
use augenmass_domain::id::{OfficeId, PersonId};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use jiff::Timestamp;
use serde_json::{Map, Value};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

/// A new database that is being filled from a backup. Nobody else sees anything in it before
/// [`Restoring::finish`].
#[derive(Debug)]
pub struct Restoring {
    database: Database,
    pub(super) tx: Tx,
}

impl Restoring {
    /// Makes a new database with its schema.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is one already; nothing is changed then.
    pub async fn begin(url: &str) -> Result<Self, StoreError> {
        let database = Database::create(url).await?;
        match Self::prepare(&database).await {
            Ok(tx) => Ok(Self { database, tx }),
            Err(error) => {
                database.discard().await;
                Err(error)
            }
        }
    }

    async fn prepare(database: &Database) -> Result<Tx, StoreError> {
        database.migrate().await?;
        let mut tx = database.begin().await?;
        let row = sqlx::query("SELECT id FROM installation")
            .fetch_optional(&mut *tx)
            .await?;
        match row {
            Some(_) => Err(StoreError::Exists),
            None => Ok(tx),
        }
    }

    /// Writes one line of a table.
    ///
    /// # Errors
    /// [`StoreError::Batch`] where the line is not a row of this table.
    pub async fn write(&mut self, table: &Table, line: &str) -> Result<(), StoreError> {
        let refuse = || StoreError::Batch {
            what: "a line of the backup is no row of its table",
        };
        let row: Map<String, Value> = serde_json::from_str(line).map_err(|_| refuse())?;
        if row.len() != table.columns.len() {
            return Err(refuse());
        }
        let mut query = sqlx::query(table.insert);
        for &(name, form) in table.columns {
            let value = row.get(name).ok_or_else(refuse)?;
            let string = || value.as_str().ok_or_else(refuse);
            query = match (form, value.is_null()) {
                (Form::Text, true) => query.bind(None::<String>),
                (Form::Number, true) => query.bind(None::<i64>),
                (Form::Bytes, true) => query.bind(None::<Vec<u8>>),
                (Form::Text, false) => query.bind(string()?.to_owned()),
                (Form::Number, false) => query.bind(value.as_i64().ok_or_else(refuse)?),
                (Form::Bytes, false) => {
                    query.bind(BASE64_STANDARD.decode(string()?).map_err(|_| refuse())?)
                }
            };
        }
        query.execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Persons whose data were erased as the backup knows it, as (office, person).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn erased(&mut self) -> Result<Vec<(OfficeId, PersonId)>, StoreError> {
        let rows = sqlx::query(
            "SELECT office_id, person_id FROM person WHERE erased_at IS NOT NULL ORDER BY erased_at",
        )
        .fetch_all(&mut *self.tx)
        .await?;
        files(&rows)
    }

    /// Erases the personal data of a person in an office. True where there was anything to erase.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn erase(
        &mut self,
        office: OfficeId,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let row = sqlx::query(
            "SELECT person_id FROM person
             WHERE office_id = $1 AND person_id = $2 AND erased_at IS NULL",
        )
        .bind(office.to_string())
        .bind(person.to_string())
        .fetch_optional(&mut *self.tx)
        .await?;
        erase(&mut self.tx, office, person, &text::moment(at)).await?;
        Ok(row.is_some())
    }

    /// Persons with personal data and without a key: nobody can ever read them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unreadable(&mut self) -> Result<Vec<(OfficeId, PersonId)>, StoreError> {
        let rows = sqlx::query(
            "SELECT DISTINCT p.office_id, p.person_id FROM personal p
             WHERE NOT EXISTS (SELECT 1 FROM person_key k
               WHERE k.office_id = p.office_id AND k.person_id = p.person_id)
             ORDER BY p.office_id, p.person_id",
        )
        .fetch_all(&mut *self.tx)
        .await?;
        files(&rows)
    }

    /// Keeps a checkpoint that was published for a tree larger than the restored one, so that no other
    /// tree is ever signed in its place.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_published(&mut self, kept: &StoredCheckpoint) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO checkpoint (size, root, signed_note, signed_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(signed(kept.size)?)
        .bind(kept.root.0.to_vec())
        .bind(kept.note.as_str())
        .bind(text::moment(kept.signed_at))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Makes what was restored durable and visible, and opens it. The master key must fit.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing stays.
    pub async fn finish(mut self, keys: MasterKey) -> Result<Store, StoreError> {
        if let Err(error) = self.settle(&keys).await {
            self.discard().await;
            return Err(error);
        }
        let Self { database, tx } = self;
        if let Err(error) = tx.commit().await {
            database.discard().await;
            return Err(error.into());
        }
        // The restored data are whole without it: the server does the same in its own time.
        let _ = database.tidy().await;
        Store::with(database, keys).await
    }

    async fn settle(&mut self, keys: &MasterKey) -> Result<(), StoreError> {
        let row = sqlx::query("SELECT id, wrapped_key FROM installation")
            .fetch_optional(&mut *self.tx)
            .await?
            .ok_or(StoreError::NotOurs)?;
        let id: Uuid = text::column(&row, "id")?;
        InstallationKey::unwrap(id, keys, &row.try_get::<Vec<u8>, _>("wrapped_key")?)?;
        if self.database.backend == Backend::Postgres {
            for statement in NUMBERING {
                sqlx::query(statement).execute(&mut *self.tx).await?;
            }
        }
        Ok(())
    }

    /// Throws away what was written. On PostgreSQL an empty schema stays, which the next attempt uses.
    pub async fn discard(self) {
        // What is left over is said by the next attempt.
        let _ = self.tx.rollback().await;
        self.database.discard().await;
    }
}

/// Files about persons, as (office, person).
fn files(rows: &[AnyRow]) -> Result<Vec<(OfficeId, PersonId)>, StoreError> {
    let file = |row| {
        let office = text::column(row, "office_id")?;
        Ok((office, text::column(row, "person_id")?))
    };
    rows.iter().map(file).collect()
}
