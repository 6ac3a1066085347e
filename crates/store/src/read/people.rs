//! Offices, carriers and accounts.

use crate::batch::{Account, Carrier, Office};
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::AccountId;
use sqlx::Row as _;
use sqlx::any::AnyRow;

impl Store {
    /// All offices, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn offices(&self) -> Result<Vec<Office>, StoreError> {
        let rows = sqlx::query("SELECT id, name, kind FROM office ORDER BY name, id")
            .fetch_all(&self.database.read)
            .await?;
        let office = |row: &AnyRow| {
            Ok(Office {
                id: text::column(row, "id")?,
                name: row.try_get("name")?,
                kind: row.try_get("kind")?,
            })
        };
        rows.iter().map(office).collect()
    }

    /// All carriers, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn carriers(&self) -> Result<Vec<Carrier>, StoreError> {
        let rows = sqlx::query("SELECT id, name FROM carrier ORDER BY name, id")
            .fetch_all(&self.database.read)
            .await?;
        let carrier = |row: &AnyRow| {
            Ok(Carrier {
                id: text::column(row, "id")?,
                name: row.try_get("name")?,
            })
        };
        rows.iter().map(carrier).collect()
    }

    /// All accounts, by login.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, login, name, role, office_id, carrier_id, active, deputy_id
             FROM account ORDER BY login",
        )
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(account).collect()
    }

    /// The account of a login name; inactive ones too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(
            "SELECT id, login, name, role, office_id, carrier_id, active, deputy_id
             FROM account WHERE login = $1",
        )
        .bind(login)
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(account).transpose()
    }

    /// One account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account_by_id(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(
            "SELECT id, login, name, role, office_id, carrier_id, active, deputy_id
             FROM account WHERE id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&self.database.read)
        .await?;
        row.as_ref().map(account).transpose()
    }
}

pub(crate) fn account(row: &AnyRow) -> Result<Account, StoreError> {
    Ok(Account {
        id: text::column(row, "id")?,
        login: row.try_get("login")?,
        name: row.try_get("name")?,
        role: text::from_word(row, "role")?,
        office: text::maybe(row, "office_id")?,
        carrier: text::maybe(row, "carrier_id")?,
        active: row.try_get::<i64, _>("active")? == 1,
        deputy: text::maybe(row, "deputy_id")?,
    })
}
