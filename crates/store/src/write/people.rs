//! Offices, carriers and accounts; letters and erasures.

use super::Tx;
use super::personal::ensure_person;
use crate::batch::{Account, Batch};
use crate::error::StoreError;
use crate::keys::OfficeKey;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::{LetterId, OfficeId, PersonId};
use augenmass_domain::{Erasure, LetterOrder};

impl Store {
    pub(super) async fn write_people(&self, tx: &mut Tx, batch: &Batch) -> Result<(), StoreError> {
        for office in &batch.offices {
            let key = OfficeKey::draw(self.place(office.id), &batch.seed);
            sqlx::query("INSERT INTO office (id, name, kind, wrapped_key) VALUES ($1, $2, $3, $4)")
                .bind(office.id.to_string())
                .bind(office.name.as_str())
                .bind(office.kind.as_str())
                .bind(key.wrap(&self.keys, &batch.seed)?)
                .execute(&mut **tx)
                .await
                .map_err(|error| StoreError::or_conflict(error, "the office"))?;
        }
        for carrier in &batch.carriers {
            sqlx::query("INSERT INTO carrier (id, name) VALUES ($1, $2)")
                .bind(carrier.id.to_string())
                .bind(carrier.name.as_str())
                .execute(&mut **tx)
                .await
                .map_err(|error| StoreError::or_conflict(error, "the carrier"))?;
        }
        for account in &batch.accounts {
            write_account(tx, account).await?;
        }
        Ok(())
    }

    pub(super) async fn write_orders(
        &self,
        tx: &mut Tx,
        batch: &Batch,
        at: &str,
    ) -> Result<(), StoreError> {
        for order in &batch.letters {
            write_letter(tx, order, at).await?;
            self.write_letter_code(tx, order, at).await?;
        }
        for letter in &batch.printed {
            mark_printed(tx, *letter, at).await?;
        }
        for erasure in &batch.erasures {
            order_erasure(tx, erasure, at).await?;
        }
        Ok(())
    }

    pub(super) async fn write_erased(
        &self,
        tx: &mut Tx,
        batch: &Batch,
        at: &str,
    ) -> Result<(), StoreError> {
        for (office, person) in &batch.erase {
            erase(tx, *office, *person, at).await?;
        }
        if let Some(before) = batch.forget.accesses_before {
            forget_accesses(tx, &text::moment(before)).await?;
        }
        if let Some(day) = batch.forget.reported_before {
            sqlx::query("DELETE FROM reported WHERE until < $1")
                .bind(day.to_string())
                .execute(&mut **tx)
                .await?;
        }
        if let Some(past) = &batch.forget.sign_in {
            crate::sign_in::forget(tx, past).await?;
        }
        Ok(())
    }
}

async fn write_account(tx: &mut Tx, account: &Account) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO account (id, login, name, role, office_id, carrier_id, active, deputy_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name,
           role = excluded.role, office_id = excluded.office_id,
           carrier_id = excluded.carrier_id, active = excluded.active,
           deputy_id = excluded.deputy_id",
    )
    .bind(account.id.to_string())
    .bind(account.login.as_str())
    .bind(account.name.as_str())
    .bind(account.role.name())
    .bind(text::id(account.office.map(|id| id.uuid())))
    .bind(text::id(account.carrier.map(|id| id.uuid())))
    .bind(i64::from(account.active))
    .bind(text::id(account.deputy.map(|id| id.uuid())))
    .execute(&mut **tx)
    .await
    .map_err(|error| StoreError::or_conflict(error, "the login"))?;
    Ok(())
}

async fn write_letter(tx: &mut Tx, order: &LetterOrder, at: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO letter (id, kind, case_id, person_id, office_id, dated, reply_by, since)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(order.id.to_string())
    .bind(text::word(&order.kind)?)
    .bind(order.case.to_string())
    .bind(order.person.to_string())
    .bind(order.office.to_string())
    .bind(order.date.to_string())
    .bind(text::day(order.reply_by))
    .bind(at)
    .execute(&mut **tx)
    .await
    .map_err(|error| StoreError::or_conflict(error, "the letter"))?;
    Ok(())
}

/// Printing again keeps the first moment.
async fn mark_printed(tx: &mut Tx, letter: LetterId, at: &str) -> Result<(), StoreError> {
    let rows = sqlx::query("UPDATE letter SET printed_at = COALESCE(printed_at, $2) WHERE id = $1")
        .bind(letter.to_string())
        .bind(at)
        .execute(&mut **tx)
        .await?;
    match rows.rows_affected() {
        0 => Err(StoreError::NotFound { what: "the letter" }),
        _ => Ok(()),
    }
}

/// One open order per person and office: the newest decision holds (a reopened case postpones).
async fn order_erasure(tx: &mut Tx, erasure: &Erasure, at: &str) -> Result<(), StoreError> {
    match ensure_person(tx, erasure.office, erasure.person, at).await {
        // Nothing is left to erase.
        Err(StoreError::Erased) => return Ok(()),
        other => other?,
    }
    sqlx::query("DELETE FROM erasure WHERE office_id = $1 AND person_id = $2 AND done_at IS NULL")
        .bind(erasure.office.to_string())
        .bind(erasure.person.to_string())
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO erasure (office_id, person_id, due, class, ordered_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(erasure.office.to_string())
    .bind(erasure.person.to_string())
    .bind(erasure.on.to_string())
    .bind(erasure.class.as_str())
    .bind(at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Destroys the key and the ciphertexts of one person in one office. May be repeated, as a restore
/// does. Rows are deleted key first; `secure_delete` overwrites their pages.
pub(crate) async fn erase(
    tx: &mut Tx,
    office: OfficeId,
    person: PersonId,
    at: &str,
) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM person_index WHERE office_id = $1 AND person_id = $2",
        "DELETE FROM letter_code WHERE office_id = $1 AND person_id = $2",
        "DELETE FROM person_key WHERE office_id = $1 AND person_id = $2",
        "DELETE FROM personal WHERE office_id = $1 AND person_id = $2",
    ] {
        sqlx::query(statement)
            .bind(office.to_string())
            .bind(person.to_string())
            .execute(&mut **tx)
            .await?;
    }
    for statement in [
        "UPDATE person SET erased_at = COALESCE(erased_at, $3)
         WHERE office_id = $1 AND person_id = $2",
        "UPDATE erasure SET done_at = $3
         WHERE office_id = $1 AND person_id = $2 AND done_at IS NULL",
    ] {
        sqlx::query(statement)
            .bind(office.to_string())
            .bind(person.to_string())
            .bind(at)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Deletes access rows past their class and the salts of their leaves; the leaves stay in the tree.
async fn forget_accesses(tx: &mut Tx, before: &str) -> Result<(), StoreError> {
    for statement in [
        "UPDATE leaf SET salt = NULL WHERE source = 'history' AND source_seq IN
           (SELECT seq FROM history WHERE outcome = 'read' AND at < $1)",
        "DELETE FROM history WHERE outcome = 'read' AND at < $1",
    ] {
        sqlx::query(statement)
            .bind(before)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
