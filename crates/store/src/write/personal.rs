//! Personal data: sealed on the way in, under the key of (office, person).

use super::Tx;
use super::persons::Persons;
use crate::database::{Statement, Statements};
use crate::error::StoreError;
use crate::keys::{OfficeKey, PersonKey, Seed};
use crate::record::PersonalRef;
use crate::store::Store;
use augenmass_domain::id::{OfficeId, PersonId, PersonalId};
use augenmass_domain::{PersonalKind, PersonalWrite, Private};
use augenmass_ledger::{Commitment, Salt};
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

    /// Whom it is about.
    pub const fn person(&self) -> PersonId {
        self.person
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
        statements: &mut Statements,
        persons: &mut Persons,
        sealing: &Sealing,
        (seed, at): (&Seed, &str),
    ) -> Result<(), StoreError> {
        let (office, person) = (sealing.office, sealing.person);
        persons.enter(statements, office, person, at)?;
        let office_key = self.office_key(&mut **tx, office).await?;
        let key = match persons.wrapped_key(office, person) {
            Some(wrapped) => PersonKey::unwrap(&office_key, person, wrapped)?,
            None => {
                let key = PersonKey::draw(self.place(office), person, seed);
                let wrapped = key.wrap(&office_key, seed)?;
                persons.enter_key(statements, office, person, wrapped);
                key
            }
        };
        let insert = Statement::row(
            "INSERT INTO personal (id, office_id, person_id, since, version, sealed) ",
            [
                sealing.id.to_string().into(),
                office.to_string().into(),
                person.to_string().into(),
                at.into(),
                i64::from(SEALED_VERSION).into(),
                key.seal(sealing.id, &sealing.plain, seed)?.into(),
            ],
            "",
        );
        statements.add(insert.or_taken("the personal data"));
        if let Some(identity) = &sealing.identity {
            statements.add(index_person(&office_key, sealing, identity));
        }
        Ok(())
    }
}

/// Makes a person's record findable by exact name and birth date inside its office.
fn index_person(key: &OfficeKey, sealing: &Sealing, identity: &Private<String>) -> Statement {
    Statement::row(
        "INSERT INTO person_index (office_id, token, person_id) ",
        [
            sealing.office.to_string().into(),
            key.person_token(identity.reveal()).to_vec().into(),
            sealing.person.to_string().into(),
        ],
        " ON CONFLICT DO NOTHING",
    )
}
