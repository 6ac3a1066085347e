//! The persons of a batch in their offices' numbering: what is there is read at once, what is missing is
//! entered.

use super::personal::Sealing;
use super::{Prepared, Tx};
use crate::batch::Batch;
use crate::database::{ROWS, Statement, Statements};
use crate::error::StoreError;
use crate::text;
use augenmass_domain::id::{OfficeId, PersonId};
use sqlx::Row as _;
use std::collections::{BTreeSet, HashMap};

/// A person as the transaction sees them.
struct Person {
    office: OfficeId,
    erased: bool,
    wrapped_key: Option<Vec<u8>>,
}

/// The persons whom a batch is about, as far as they are entered.
pub(super) struct Persons(HashMap<PersonId, Person>);

impl Persons {
    /// Reads those whom the batches are about.
    pub async fn read(tx: &mut Tx, batches: &[(&Batch, &Prepared)]) -> Result<Self, StoreError> {
        let named = batches.iter().flat_map(|(batch, prepared)| {
            let sealed = prepared.sealings.iter().map(Sealing::person);
            let ordered = batch.erasures.iter().map(|erasure| erasure.person);
            let written_to = batch.letters.iter().map(|letter| letter.person);
            sealed.chain(ordered).chain(written_to)
        });
        let ids: Vec<PersonId> = named.collect::<BTreeSet<_>>().into_iter().collect();
        let mut found = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(ROWS) {
            let select = Statement::list(
                "SELECT p.person_id, p.office_id, p.erased_at, k.wrapped_key
                 FROM person p LEFT JOIN person_key k
                   ON k.office_id = p.office_id AND k.person_id = p.person_id
                 WHERE p.person_id IN ",
                ids.iter().map(ToString::to_string),
            );
            for row in select.fetch_all(&mut **tx).await? {
                let person = Person {
                    office: text::column(&row, "office_id")?,
                    erased: text::maybe::<jiff::Timestamp>(&row, "erased_at")?.is_some(),
                    wrapped_key: row.try_get("wrapped_key")?,
                };
                found.insert(text::column(&row, "person_id")?, person);
            }
        }
        Ok(Self(found))
    }

    fn get(&mut self, office: OfficeId, person: PersonId) -> Option<&mut Person> {
        self.0
            .get_mut(&person)
            .filter(|known| known.office == office)
    }

    /// Adds the person to the office's numbering; refuses one whose data were erased.
    pub fn enter(
        &mut self,
        statements: &mut Statements,
        office: OfficeId,
        person: PersonId,
        at: &str,
    ) -> Result<(), StoreError> {
        match self.get(office, person) {
            Some(known) if known.erased => return Err(StoreError::Erased),
            Some(_) => return Ok(()),
            None => {}
        }
        let values = [
            office.to_string().into(),
            person.to_string().into(),
            at.into(),
        ];
        statements.add(
            Statement::row(
                "INSERT INTO person (office_id, person_id, since) ",
                values,
                "",
            )
            .or_taken("the person id (of another office)"),
        );
        let entered = Person {
            office,
            erased: false,
            wrapped_key: None,
        };
        self.0.entry(person).or_insert(entered);
        Ok(())
    }

    /// The wrapped key of a person, where there is one.
    pub fn wrapped_key(&mut self, office: OfficeId, person: PersonId) -> Option<&[u8]> {
        self.get(office, person)?.wrapped_key.as_deref()
    }

    /// Enters the wrapped key of a person who has none yet.
    pub fn enter_key(
        &mut self,
        statements: &mut Statements,
        office: OfficeId,
        person: PersonId,
        wrapped: Vec<u8>,
    ) {
        statements.add(Statement::row(
            "INSERT INTO person_key (office_id, person_id, wrapped_key) ",
            [
                office.to_string().into(),
                person.to_string().into(),
                wrapped.clone().into(),
            ],
            "",
        ));
        if let Some(known) = self.get(office, person) {
            known.wrapped_key = Some(wrapped);
        }
    }
}
