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
        let mut patience = self.database.patience();
        let mut committed = loop {
            match Box::pin(self.attempt(&batch, &prepared)).await {
                Ok(committed) => break committed,
                Err(error) => patience.again(error).await?,
            }
        };
        if !batch.erase.is_empty()
            || !batch.destroyed.is_empty()
            || batch.forget.accesses_before.is_some()
        {
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
            if !batch.erase.is_empty() || batch.forget.accesses_before.is_some() {
                let what = "what is erased is written in a transaction of its own";
                return Err(StoreError::Batch { what });
            }
            prepared.push(Prepared::new(batch)?);
        }
        let mut tx = self.database.begin().await?;
        let mut committed = Vec::with_capacity(batches.len());
        for (batch, prepared) in batches.iter().zip(&prepared) {
            committed.push(self.write(&mut tx, batch, prepared).await?);
        }
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(committed)
    }

    async fn attempt(&self, batch: &Batch, prepared: &Prepared) -> Result<Committed, StoreError> {
        let mut tx = self.database.begin().await?;
        let committed = self.write(&mut tx, batch, prepared).await?;
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(committed)
    }

    /// Writes the rows of a batch: what needs no answer from the database waits, and is sent together.
    async fn write(
        &self,
        tx: &mut Tx,
        batch: &Batch,
        prepared: &Prepared,
    ) -> Result<Committed, StoreError> {
        let at = text::moment(batch.history.now.at);
        let mut statements = Statements::new(self.database.backend);
        self.write_people(&mut statements, batch)?;
        // A key of a new office is read where its first person is entered.
        statements.send(tx).await?;
        crate::sign_in::write(tx, batch, &at).await?;
        for (change, body) in batch.changes.iter().zip(&prepared.bodies) {
            statements.add(states::write(change, body, &at)?);
            statements.extend(states::begun(change));
        }
        let mut persons = Persons::read(tx, batch, &prepared.sealings).await?;
        for sealing in &prepared.sealings {
            let seeded = (&batch.seed, at.as_str());
            let written = self.write_personal(tx, &mut statements, &mut persons, sealing, seeded);
            if let Err(error) = written.await {
                // A stale version comes first.
                statements.send(tx).await?;
                return Err(error);
            }
        }
        self.write_orders(tx, &mut statements, &mut persons, batch, &at)
            .await?;
        self.write_packages(tx, &mut statements, batch, &at).await?;
        protection::write(&mut statements, batch, &at);
        fairness::write(&mut statements, batch, &at);
        let committed = log::write(tx, statements, batch, &prepared.records).await?;
        // Forgets last: never the row that tells of it.
        self.write_erased(tx, batch, &at).await?;
        Ok(committed)
    }
}

/// What can be computed before the transaction begins.
struct Prepared {
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
