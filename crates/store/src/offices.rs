//! Offices known already: their kinds and keys, which never change, are read and unwrapped once. What a
//! transaction has not committed is never remembered.

use crate::error::StoreError;
use crate::keys::OfficeKey;
use crate::store::Store;
use augenmass_domain::id::OfficeId;
use sqlx::Row as _;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of an office.
#[derive(Clone)]
pub(crate) struct Known {
    kind: Arc<str>,
    pub key: Arc<OfficeKey>,
}

/// The offices known; the keys are overwritten when the store is dropped.
#[derive(Default)]
pub(crate) struct Offices(Mutex<HashMap<OfficeId, Known>>);

impl Offices {
    fn get(&self, office: OfficeId) -> Option<Known> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&office).cloned()
    }

    fn remember(&self, office: OfficeId, one: &Known) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(office, one.clone());
    }
}

impl fmt::Debug for Offices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Offices(redacted)")
    }
}

impl Store {
    /// The kind of an office, e.g. `registry`; `None` where there is no such office.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn office_kind(&self, office: OfficeId) -> Result<Option<String>, StoreError> {
        match self.known_office(office).await {
            Ok(known) => Ok(Some(known.kind.to_string())),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// An office that was committed, read from the database once.
    pub(crate) async fn known_office(&self, office: OfficeId) -> Result<Known, StoreError> {
        if let Some(known) = self.offices.get(office) {
            return Ok(known);
        }
        let known = self.read_office(&self.database.read, office).await?;
        self.offices.remember(office, &known);
        Ok(known)
    }

    /// The key of an office, for a transaction: one that the transaction itself has made, too.
    pub(crate) async fn office_key<'e, E>(
        &self,
        executor: E,
        office: OfficeId,
    ) -> Result<Arc<OfficeKey>, StoreError>
    where
        E: sqlx::Executor<'e, Database = sqlx::Any>,
    {
        match self.offices.get(office) {
            Some(known) => Ok(known.key),
            None => Ok(self.read_office(executor, office).await?.key),
        }
    }

    async fn read_office<'e, E>(&self, executor: E, office: OfficeId) -> Result<Known, StoreError>
    where
        E: sqlx::Executor<'e, Database = sqlx::Any>,
    {
        let row = sqlx::query("SELECT kind, wrapped_key FROM office WHERE id = $1")
            .bind(office.to_string())
            .fetch_optional(executor)
            .await?;
        let row = row.ok_or(StoreError::NotFound { what: "the office" })?;
        let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
        let key = OfficeKey::unwrap(self.place(office), &self.keys, &wrapped)?;
        let kind: String = row.try_get("kind")?;
        let (kind, key) = (kind.into(), Arc::new(key));
        Ok(Known { kind, key })
    }
}
