//! Personal data: sealed on the way in, under the key of (office, person).

use super::Tx;
use crate::error::StoreError;
use crate::keys::{PersonKey, Seed};
use crate::record::PersonalRef;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::{OfficeId, PersonId, PersonalId};
use augenmass_domain::{PersonalKind, PersonalWrite, Private};
use augenmass_ledger::{Commitment, Salt};
use sqlx::Row as _;
use zeroize::Zeroizing;

/// The version of the sealed form: salt (32 bytes) || JSON, padded with spaces.
pub(crate) const SEALED_VERSION: u8 = 1;
/// The content is padded to a multiple of this, so that its length does not tell a name.
const PADDING: usize = 256;

/// One piece of personal data on its way in.
pub(super) struct Sealing {
    id: PersonalId,
    office: OfficeId,
    person: PersonId,
    identity: Option<Private<String>>,
    plain: Zeroizing<Vec<u8>>,
    commitment: Commitment,
}

impl Sealing {
    pub fn new(write: &PersonalWrite, seed: &Seed) -> Result<Self, StoreError> {
        let salt = seed.bytes::<32>("personal/salt", &[write.id.uuid().as_bytes()]);
        let json = serde_json::to_vec(&write.content).map(Zeroizing::new);
        let json = json.map_err(|_| StoreError::Batch {
            what: "the personal data have no form in JSON",
        })?;
        let padded = (json.len() + 1).next_multiple_of(PADDING);
        let mut plain = Zeroizing::new(Vec::with_capacity(32 + padded));
        plain.extend_from_slice(salt.as_slice());
        plain.extend_from_slice(&json);
        plain.resize(32 + padded, b' ');
        Ok(Self {
            id: write.id,
            office: write.office,
            person: write.person,
            identity: match &write.content {
                PersonalKind::Person { record } => Some(record.reveal().identity()),
                _ => None,
            },
            commitment: Commitment::new(&Salt::from_bytes(*salt), &plain[32..]),
            plain,
        })
    }

    /// What the history says of it.
    pub fn reference(&self) -> PersonalRef {
        PersonalRef {
            id: self.id,
            commitment: Some(hex::encode(self.commitment.0)),
        }
    }
}

/// Reads what [`Sealing`] wrote.
pub(crate) fn content(plain: &[u8]) -> Result<PersonalKind, StoreError> {
    let json = plain.get(32..).unwrap_or_default();
    serde_json::from_slice(json).map_err(|_| StoreError::corrupt("personal data"))
}

impl Store {
    pub(super) async fn write_personal(
        &self,
        tx: &mut Tx,
        sealing: &Sealing,
        seed: &Seed,
        at: &str,
    ) -> Result<(), StoreError> {
        let (office, person) = (sealing.office, sealing.person);
        ensure_person(tx, office, person, at).await?;
        let key = self
            .person_key_for_writing(tx, office, person, seed)
            .await?;
        let sealed = key.seal(sealing.id, &sealing.plain, seed)?;
        sqlx::query(
            "INSERT INTO personal (id, office_id, person_id, since, version, sealed)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(sealing.id.to_string())
        .bind(office.to_string())
        .bind(person.to_string())
        .bind(at)
        .bind(i64::from(SEALED_VERSION))
        .bind(sealed)
        .execute(&mut **tx)
        .await
        .map_err(|error| StoreError::or_conflict(error, "the personal data"))?;
        self.index_person(tx, sealing).await
    }

    /// Makes a person's record findable by exact name and birth date inside its office.
    async fn index_person(&self, tx: &mut Tx, sealing: &Sealing) -> Result<(), StoreError> {
        let Some(identity) = &sealing.identity else {
            return Ok(());
        };
        let key = self.office_key(&mut **tx, sealing.office).await?;
        sqlx::query(
            "INSERT INTO person_index (office_id, token, person_id) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING",
        )
        .bind(sealing.office.to_string())
        .bind(key.person_token(identity.reveal()).to_vec())
        .bind(sealing.person.to_string())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// The person's key, drawn and wrapped where there is none yet.
    async fn person_key_for_writing(
        &self,
        tx: &mut Tx,
        office: OfficeId,
        person: PersonId,
        seed: &Seed,
    ) -> Result<PersonKey, StoreError> {
        let office_key = self.office_key(&mut **tx, office).await?;
        let row = sqlx::query(
            "SELECT wrapped_key FROM person_key WHERE office_id = $1 AND person_id = $2",
        )
        .bind(office.to_string())
        .bind(person.to_string())
        .fetch_optional(&mut **tx)
        .await?;
        if let Some(row) = row {
            let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
            return Ok(PersonKey::unwrap(&office_key, person, &wrapped)?);
        }
        let key = PersonKey::draw(self.place(office), person, seed);
        sqlx::query(
            "INSERT INTO person_key (office_id, person_id, wrapped_key) VALUES ($1, $2, $3)",
        )
        .bind(office.to_string())
        .bind(person.to_string())
        .bind(key.wrap(&office_key, seed)?)
        .execute(&mut **tx)
        .await?;
        Ok(key)
    }
}

/// Adds the person to the office's numbering; refuses one whose data were erased.
pub(super) async fn ensure_person(
    tx: &mut Tx,
    office: OfficeId,
    person: PersonId,
    at: &str,
) -> Result<(), StoreError> {
    let row = sqlx::query("SELECT erased_at FROM person WHERE office_id = $1 AND person_id = $2")
        .bind(office.to_string())
        .bind(person.to_string())
        .fetch_optional(&mut **tx)
        .await?;
    if let Some(row) = row {
        return match text::maybe::<jiff::Timestamp>(&row, "erased_at")? {
            Some(_) => Err(StoreError::Erased),
            None => Ok(()),
        };
    }
    sqlx::query("INSERT INTO person (office_id, person_id, since) VALUES ($1, $2, $3)")
        .bind(office.to_string())
        .bind(person.to_string())
        .bind(at)
        .execute(&mut **tx)
        .await
        .map_err(|error| StoreError::or_conflict(error, "the person id (of another office)"))?;
    Ok(())
}
