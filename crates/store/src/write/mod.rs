//! The one write path: everything a change brings about, in one transaction, or nothing.

mod fairness;
mod letter_code;
mod log;
mod packages;
mod people;
mod personal;
mod persons;
mod protection;
mod states;
mod together;

pub(crate) use people::erase;
pub(crate) use personal::{SEALED_VERSION, content};

use crate::batch::{Batch, Committed, Outcome};
use crate::database::Statements;
use crate::error::StoreError;
use crate::record::{Body, HistoryRecord};
use crate::store::Store;
use crate::text;
use log::Records;
use personal::Sealing;
use persons::Persons;
use states::States;
pub(crate) use together::Together;

/// A transaction that writes.
pub(crate) type Tx = sqlx::Transaction<'static, sqlx::Any>;

impl Store {
    /// Writes a batch in one transaction: history row, state rows, personal data, facts, letters,
    /// erasures, tokens, and one pending leaf for the history row and each fact.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where a version is stale; then nothing is written, nor for any
    /// other error but [`StoreError::Unconfirmed`], after which the change stands whole or not at all.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreError> {
        check(&batch)?;
        let prepared = Prepared::new(&batch)?;
        self.note_erasures(&batch)?;
        if stands_alone(&batch) {
            return self.commit_alone(&batch, &prepared).await;
        }
        Box::pin(self.commit_together(batch, prepared)).await
    }

    /// Writes a batch in a transaction of its own, tried again where it met another process.
    async fn commit_alone(
        &self,
        batch: &Batch,
        prepared: &Prepared,
    ) -> Result<Committed, StoreError> {
        let mut patience = self.database.patience();
        let mut committed = loop {
            match Box::pin(self.attempt(&[(batch, prepared)])).await {
                Ok(mut committed) => match committed.pop() {
                    Some(committed) => break committed,
                    None => return Err(StoreError::corrupt("the number of a row")),
                },
                Err(error) => patience.again(error).await?,
            }
        };
        if erases(batch) {
            // The change stands; a write-ahead log that could not be cut is cut after the next one.
            committed.swept = matches!(self.database.sweep_at_once().await, Ok(true));
        }
        Ok(committed)
    }

    /// Erasures stand in the journal before they happen: a restore must know each of them.
    fn note_erasures(&self, batch: &Batch) -> Result<(), StoreError> {
        if let Some(journal) = &self.erasures
            && !batch.erase.is_empty()
        {
            let day = batch.history.now.today();
            journal.add(self.installation.id, &batch.erase, day)?;
        }
        Ok(())
    }

    /// Writes many batches in their order in one transaction, or none of them: for loading invented
    /// data in bulk. Each keeps its own history row, seed and leaves; nothing is erased here.
    ///
    /// # Errors
    /// [`StoreError::Batch`] in an installation that is no demo or for a batch that erases; else as
    /// [`Store::commit`].
    pub async fn commit_all(&self, batches: &[Batch]) -> Result<Vec<Committed>, StoreError> {
        if !self.installation.demo {
            let what = "many batches are written at once with invented data only";
            return Err(StoreError::Batch { what });
        }
        let mut prepared = Vec::with_capacity(batches.len());
        for batch in batches {
            check(batch)?;
            if erases(batch) {
                let what = "what is erased is written in a transaction of its own";
                return Err(StoreError::Batch { what });
            }
            prepared.push(Prepared::new(batch)?);
        }
        let all: Vec<_> = batches.iter().zip(&prepared).collect();
        Box::pin(self.attempt(&all)).await
    }

    /// Writes batches in one transaction, or none of them.
    async fn attempt(&self, batches: &[(&Batch, &Prepared)]) -> Result<Vec<Committed>, StoreError> {
        let mut tx = self.database.begin().await?;
        let committed = self.write(&mut tx, batches).await?;
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(committed)
    }

    /// Writes the rows of batches in their order: what needs no answer from the database waits, and is sent
    /// together.
    async fn write(
        &self,
        tx: &mut Tx,
        batches: &[(&Batch, &Prepared)],
    ) -> Result<Vec<Committed>, StoreError> {
        let mut statements = Statements::new(self.database.backend);
        for (batch, _) in batches {
            self.write_people(&mut statements, batch)?;
        }
        // A key of a new office is read where its first person is entered.
        statements.send(tx).await?;
        for (batch, prepared) in batches {
            crate::sign_in::write(tx, batch, &prepared.at).await?;
            if let Some(form) = &batch.submission {
                let account = batch.history.actor.account;
                statements.add(crate::sign_in::write_submission(
                    form,
                    account,
                    &prepared.at,
                )?);
            }
        }
        let mut states = States::default();
        for (batch, prepared) in batches {
            for (change, body) in batch.changes.iter().zip(&prepared.bodies) {
                states.add(change, body, &prepared.at)?;
            }
        }
        statements.extend(states.statements()?);
        let mut persons = Persons::read(tx, batches).await?;
        for (batch, prepared) in batches {
            let about = self.write_about(tx, &mut statements, &mut persons, (batch, prepared));
            if let Err(error) = about.await {
                // A stale version comes first.
                statements.send(tx).await?;
                return Err(error);
            }
        }
        let records: Vec<_> = batches.iter().map(|(b, p)| (*b, &p.records)).collect();
        let committed = log::write(tx, statements, &records).await?;
        // Forgets last: never the row that tells of it.
        for (batch, prepared) in batches {
            self.write_erased(tx, batch, &prepared.at).await?;
        }
        Ok(committed)
    }

    /// What a batch writes about persons and about what protects them.
    async fn write_about(
        &self,
        tx: &mut Tx,
        statements: &mut Statements,
        persons: &mut Persons,
        (batch, prepared): (&Batch, &Prepared),
    ) -> Result<(), StoreError> {
        let at = prepared.at.as_str();
        for sealing in &prepared.sealings {
            self.write_personal(tx, statements, persons, sealing, (&batch.seed, at))
                .await?;
        }
        self.write_orders(tx, statements, persons, batch, at)
            .await?;
        self.write_packages(tx, statements, batch, at).await?;
        protection::write(statements, batch, at);
        fairness::write(statements, batch, at);
        Ok(())
    }
}

/// True where a batch takes something away that must be swept up.
fn erases(batch: &Batch) -> bool {
    !batch.erase.is_empty() || !batch.destroyed.is_empty() || batch.forget.accesses_before.is_some()
}

/// True for what is seldom written and asks the database in between: it has a transaction of its own.
fn stands_alone(batch: &Batch) -> bool {
    erases(batch)
        || batch.forget.reported_before.is_some()
        || batch.forget.sign_in.is_some()
        || !batch.offices.is_empty()
        || !batch.carriers.is_empty()
        || !batch.accounts.is_empty()
        || !batch.passwords.is_empty()
        || !batch.signed_out.is_empty()
        || !batch.office_tokens.is_empty()
        || !batch.revoked.is_empty()
        || !batch.package_secrets.is_empty()
        || batch.stop.is_some()
        || !batch.fairness.is_empty()
}

/// What can be computed before the transaction begins.
struct Prepared {
    /// The moment, as text.
    at: String,
    bodies: Vec<Body>,
    sealings: Vec<Sealing>,
    records: Records,
}

impl Prepared {
    fn new(batch: &Batch) -> Result<Self, StoreError> {
        let bodies = batch.changes.iter().map(Body::new);
        let bodies = bodies.collect::<Result<Vec<_>, _>>()?;
        let sealings = batch
            .personal
            .iter()
            .map(|write| Sealing::new(write, &batch.seed));
        let sealings = sealings.collect::<Result<Vec<_>, _>>()?;
        let states = bodies.iter().map(|body| body.reference.clone()).collect();
        let personal = sealings.iter().map(Sealing::reference).collect();
        let record = HistoryRecord::new(&batch.history, states, personal);
        let records = Records::new(batch, &record)?;
        Ok(Self {
            at: text::moment(batch.history.now.at),
            bodies,
            sealings,
            records,
        })
    }
}

/// A refusal, a rejection or a reading changes nothing; facts about it are counted all the same.
fn check(batch: &Batch) -> Result<(), StoreError> {
    let changes = !batch.changes.is_empty()
        || !batch.personal.is_empty()
        || !batch.letters.is_empty()
        || !batch.erasures.is_empty()
        || !batch.erase.is_empty()
        || !batch.blocks.is_empty()
        || !batch.unblocked.is_empty()
        || !batch.package_secrets.is_empty()
        || batch.stop.is_some()
        || !batch.fairness.is_empty()
        || !batch.offices.is_empty()
        || !batch.carriers.is_empty()
        || !batch.accounts.is_empty()
        || !batch.passwords.is_empty()
        || !batch.signed_out.is_empty()
        || !batch.office_tokens.is_empty()
        || !batch.revoked.is_empty()
        || !batch.package_secrets.is_empty()
        || !batch.destroyed.is_empty()
        || batch.submission.is_some();
    if changes && batch.history.outcome != Outcome::Accepted {
        return Err(StoreError::Batch {
            what: "only an accepted action may change anything",
        });
    }
    Ok(())
}
