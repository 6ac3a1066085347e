//! A form is carried out once: a double click, a lost answer or a page sent again never record twice.

use super::attempt::Attempt;
use super::{Gate, Receipt, receipt};
use crate::error::Error;
use crate::gather;
use crate::installation::Installation;
use augenmass_domain::{Actor, Command, Kind, Purpose};
use augenmass_policy::Permit;
use augenmass_store::{Batch, Submission};
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};
use std::fmt;
use uuid::Uuid;

/// The key of one form: random, in a hidden field, good for one submission by one account.
#[derive(Clone, PartialEq, Eq)]
pub struct FormKey([u8; 16]);

impl FormKey {
    /// A new key for a form that is shown: 32 characters of hex.
    #[must_use]
    pub fn fresh(installation: &Installation) -> String {
        let mut bytes = [0_u8; 16];
        installation.gate.chance().draw().fill_bytes(&mut bytes);
        hex::encode(bytes)
    }

    /// The key that came back with the form; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0_u8; 16];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// The key that a machine chose itself (the `Idempotency-Key` header of the API), for one account: what
    /// another one chooses is another key.
    #[must_use]
    pub fn chosen(actor: &Actor, key: &str) -> Self {
        let mut hash = Sha256::new_with_prefix(b"augenmass/idempotency-key/v1\0");
        hash.update(actor.account.uuid().as_bytes());
        hash.update(key.as_bytes());
        let mut key = [0_u8; 16];
        key.iter_mut()
            .zip(hash.finalize())
            .for_each(|(byte, hashed)| *byte = hashed);
        Self(key)
    }

    /// What the store keeps of it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormKey(redacted)")
    }
}

/// What became of a form.
#[derive(Clone, Debug)]
pub enum Submitted {
    /// It was carried out now.
    Now(Receipt),
    /// It was carried out before; nothing happened now.
    Before {
        /// The kind of the record that it made or changed.
        kind: Kind,
        /// The record.
        id: Option<Uuid>,
    },
}

impl Gate {
    /// Submits the command of a form, once for each key, also across processes. A command that was
    /// refused or rejected does not use up the key.
    ///
    /// # Errors
    /// As [`Gate::submit`]; [`Error::Conflict`] also where another account has used the key.
    pub async fn submit_once(
        &self,
        actor: &Actor,
        purpose: Purpose,
        command: impl Into<Command>,
        form: &FormKey,
    ) -> Result<Submitted, Error> {
        if let Some(before) = self.before(actor, form).await? {
            return Ok(before);
        }
        let (command, now) = (command.into(), self.now());
        let gathered = gather::gather(self, actor, now, &command).await?;
        let attempt = Attempt::of(actor, purpose, now, &command, &gathered);
        let mut settled = match self.consider(&attempt, &command, gathered).await? {
            Ok(settled) => settled,
            Err(no) => {
                // The same form may have been faster: then it is why the answer is no.
                return match self.before(actor, form).await? {
                    Some(before) => Ok(before),
                    None => Err(self.turned_down(&attempt, no).await?),
                };
            }
        };
        settled.batch.submission = Some(Submission {
            form_key_hash: form.hash(),
            kind: attempt.kind,
            id: settled.batch.history.id,
        });
        match self.store.commit(settled.batch).await.map_err(Error::from) {
            Ok(done) => Ok(Submitted::Now(receipt(
                &done,
                settled.event,
                settled.states,
            ))),
            Err(Error::Conflict) => self.before(actor, form).await?.ok_or(Error::Conflict),
            Err(error) => Err(error),
        }
    }

    /// Commits a batch of housekeeping that makes `id`, once for each key; gives what the form made, now or before.
    ///
    /// # Errors
    /// Those of the store; [`Error::Conflict`] where another account has used the key.
    pub(crate) async fn keep_house_once(
        &self,
        actor: &Actor,
        permit: &Permit,
        event: &str,
        (form, id): (&FormKey, Uuid),
        fill: impl FnOnce(&mut Batch),
    ) -> Result<Uuid, Error> {
        let made = |before: Option<Submitted>| match before {
            Some(Submitted::Before { id, .. }) => id,
            _ => None,
        };
        if let Some(before) = made(self.before(actor, form).await?) {
            return Ok(before);
        }
        let kept = self.keep_house(actor, permit, event, |batch| {
            batch.submission = Some(Submission {
                form_key_hash: form.hash(),
                kind: permit.kind(),
                id: Some(id),
            });
            fill(batch);
        });
        match kept.await {
            Ok(_) => Ok(id),
            // The same form was faster.
            Err(Error::Conflict) => made(self.before(actor, form).await?).ok_or(Error::Conflict),
            Err(error) => Err(error),
        }
    }

    /// What this form brought about, if it was carried out.
    pub(crate) async fn before(
        &self,
        actor: &Actor,
        form: &FormKey,
    ) -> Result<Option<Submitted>, Error> {
        match self.store.submission(form.hash()).await? {
            None => Ok(None),
            Some((account, _)) if account != actor.account => Err(Error::Conflict),
            Some((_, Submission { kind, id, .. })) => Ok(Some(Submitted::Before { kind, id })),
        }
    }
}
