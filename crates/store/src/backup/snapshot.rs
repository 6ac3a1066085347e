//! Reading all tables as they were at one moment.

use super::tables::{Form, Table};
use crate::canonical::canonical;
use crate::error::StoreError;
use crate::log::{StoredCheckpoint, number};
use crate::store::Store;
use crate::write::Tx;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use futures_util::TryStreamExt as _;
use serde_json::{Map, Value};
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// All tables as they were at one moment. Writers go on meanwhile; on SQLite the write-ahead log cannot
/// be cut until this is dropped.
#[derive(Debug)]
pub struct Snapshot {
    tx: Tx,
}

impl Store {
    /// Begins a snapshot.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut tx = self.database.begin_snapshot().await?;
        // The first statement fixes the moment.
        sqlx::query("SELECT single FROM installation")
            .fetch_one(&mut *tx)
            .await?;
        Ok(Snapshot { tx })
    }
}

impl Snapshot {
    /// The number of rows of a table.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rows(&mut self, table: &Table) -> Result<u64, StoreError> {
        let row = sqlx::query(table.count).fetch_one(&mut *self.tx).await?;
        number(&row, "n")
    }

    /// Gives each row of a table as a line of canonical JSON without its newline; binary columns are
    /// base64. Returns the number of rows.
    ///
    /// # Errors
    /// [`StoreError`], or what `line` says.
    pub async fn read<E: From<StoreError>>(
        &mut self,
        table: &Table,
        mut line: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<u64, E> {
        let mut rows = sqlx::query(table.select).fetch(&mut *self.tx);
        let mut read = 0;
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            line(&text(table, &row)?)?;
            read += 1;
        }
        Ok(read)
    }

    /// The last checkpoint in the snapshot.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn checkpoint(&mut self) -> Result<Option<StoredCheckpoint>, StoreError> {
        let row = sqlx::query(
            "SELECT size, root, signed_note, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1",
        )
        .fetch_optional(&mut *self.tx)
        .await?;
        row.as_ref().map(crate::log::checkpoint_of).transpose()
    }
}

fn text(table: &Table, row: &AnyRow) -> Result<String, StoreError> {
    let mut map = Map::new();
    for &(name, form) in table.columns {
        let value = match form {
            Form::Text => row.try_get::<Option<String>, _>(name)?.map(Value::from),
            Form::Number => row.try_get::<Option<i64>, _>(name)?.map(Value::from),
            Form::Bytes => row
                .try_get::<Option<Vec<u8>>, _>(name)?
                .map(|bytes| BASE64_STANDARD.encode(bytes).into()),
        };
        map.insert(name.to_owned(), value.unwrap_or_default());
    }
    canonical(&Value::Object(map))
}
