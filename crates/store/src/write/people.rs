//! Offices, carriers and accounts; letters and erasures.

use super::Tx;
use super::persons::Persons;
use crate::batch::{Account, Batch};
use crate::database::{Statement, Statements};
use crate::error::StoreError;
use crate::keys::OfficeKey;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::{LetterId, OfficeId, PersonId};
use augenmass_domain::{Erasure, LetterOrder};

impl Store {
    pub(super) fn write_people(
        &self,
        statements: &mut Statements,
        batch: &Batch,
    ) -> Result<(), StoreError> {
        for office in &batch.offices {
            let key = OfficeKey::draw(self.place(office.id), &batch.seed);
            let insert = Statement::new(
                "INSERT INTO office (id, name, kind, wrapped_key) VALUES ($1, $2, $3, $4)",
            );
            statements.add(
                insert
                    .bind(office.id.to_string())
                    .bind(office.name.as_str())
                    .bind(office.kind.as_str())
                    .bind(key.wrap(&self.keys, &batch.seed)?)
                    .or_taken("the office"),
            );
        }
        for carrier in &batch.carriers {
            statements.add(
                Statement::new("INSERT INTO carrier (id, name) VALUES ($1, $2)")
                    .bind(carrier.id.to_string())
                    .bind(carrier.name.as_str())
                    .or_taken("the carrier"),
            );
        }
        for account in &batch.accounts {
            statements.add(write_account(account));
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

impl Store {
    /// Letters and erasures ordered, letters printed.
    pub(super) async fn write_orders(
        &self,
        tx: &mut Tx,
        statements: &mut Statements,
        persons: &mut Persons,
        batch: &Batch,
        at: &str,
    ) -> Result<(), StoreError> {
        for order in &batch.letters {
            statements.add(write_letter(order, at)?);
            if let Some(code) = self.letter_code(tx, persons, order, at).await? {
                statements.add(code);
            }
        }
        for letter in &batch.printed {
            statements.add(mark_printed(*letter, at));
        }
        for erasure in &batch.erasures {
            order_erasure(statements, persons, erasure, at)?;
        }
        Ok(())
    }
}

fn write_account(account: &Account) -> Statement {
    Statement::new(
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
    .or_taken("the login")
}

fn write_letter(order: &LetterOrder, at: &str) -> Result<Statement, StoreError> {
    let insert = Statement::row(
        "INSERT INTO letter (id, kind, case_id, person_id, office_id, dated, reply_by, since) ",
        [
            order.id.to_string().into(),
            text::word(&order.kind)?.into(),
            order.case.to_string().into(),
            order.person.to_string().into(),
            order.office.to_string().into(),
            order.date.to_string().into(),
            text::day(order.reply_by).into(),
            at.into(),
        ],
        "",
    );
    Ok(insert.or_taken("the letter"))
}

/// Printing again keeps the first moment.
fn mark_printed(letter: LetterId, at: &str) -> Statement {
    Statement::new("UPDATE letter SET printed_at = COALESCE(printed_at, $2) WHERE id = $1")
        .bind(letter.to_string())
        .bind(at)
        .or_not_found("the letter")
}

/// One open order per person and office: the newest decision holds (a reopened case postpones).
fn order_erasure(
    statements: &mut Statements,
    persons: &mut Persons,
    erasure: &Erasure,
    at: &str,
) -> Result<(), StoreError> {
    match persons.enter(statements, erasure.office, erasure.person, at) {
        // Nothing is left to erase.
        Err(StoreError::Erased) => return Ok(()),
        other => other?,
    }
    let delete = "DELETE FROM erasure WHERE office_id = $1 AND person_id = $2 AND done_at IS NULL";
    statements.add(
        Statement::new(delete)
            .bind(erasure.office.to_string())
            .bind(erasure.person.to_string()),
    );
    let insert = Statement::new(
        "INSERT INTO erasure (office_id, person_id, due, class, ordered_at)
         VALUES ($1, $2, $3, $4, $5)",
    );
    statements.add(
        insert
            .bind(erasure.office.to_string())
            .bind(erasure.person.to_string())
            .bind(erasure.on.to_string())
            .bind(erasure.class.as_str())
            .bind(at),
    );
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
