//! Secrets of packages of the reconciliation: sealed under the key of their office, destroyed at their end.

use super::Tx;
use crate::batch::Batch;
use crate::database::{Statement, Statements};
use crate::error::StoreError;
use crate::keys::OfficeKey;
use crate::store::Store;
use augenmass_domain::id::OfficeId;
use sqlx::Row as _;

impl Store {
    /// Seals the secrets of packages that begin, and deletes those of packages that end. `secure_delete`
    /// overwrites their pages.
    pub(super) async fn write_packages(
        &self,
        tx: &mut Tx,
        statements: &mut Statements,
        batch: &Batch,
        at: &str,
    ) -> Result<(), StoreError> {
        for new in &batch.package_secrets {
            let key = self.key_of_office(tx, new.office).await?;
            let sealed = key.seal_package(new.package, &new.secret, &batch.seed)?;
            statements.add(
                Statement::new(
                    "INSERT INTO package_secret (package_id, office_id, since, sealed)
                     VALUES ($1, $2, $3, $4)",
                )
                .bind(new.package.to_string())
                .bind(new.office.to_string())
                .bind(at)
                .bind(sealed)
                .or_taken("the secret of the package"),
            );
        }
        for package in &batch.destroyed {
            statements.add(
                Statement::new("DELETE FROM package_secret WHERE package_id = $1")
                    .bind(package.to_string()),
            );
        }
        Ok(())
    }

    async fn key_of_office(&self, tx: &mut Tx, office: OfficeId) -> Result<OfficeKey, StoreError> {
        let row = sqlx::query("SELECT wrapped_key FROM office WHERE id = $1")
            .bind(office.to_string())
            .fetch_optional(&mut **tx)
            .await?;
        let row = row.ok_or(StoreError::NotFound { what: "the office" })?;
        let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
        Ok(OfficeKey::unwrap(self.place(office), &self.keys, &wrapped)?)
    }
}
