//! The codes of letters: found by a keyed hash, kept nowhere. A code is derived from the person's key and
//! the letter, so that it dies with the key.

use super::Tx;
use super::persons::Persons;
use crate::database::Statement;
use crate::error::StoreError;
use crate::keys::PersonKey;
use crate::store::Store;
use augenmass_domain::LetterOrder;

impl Store {
    /// What makes a letter findable by its code, in the transaction that orders it. A person without a
    /// key (erased, or never known here) gets no code.
    pub(super) async fn letter_code(
        &self,
        tx: &mut Tx,
        persons: &mut Persons,
        order: &LetterOrder,
        at: &str,
    ) -> Result<Option<Statement>, StoreError> {
        let Some(wrapped) = persons.wrapped_key(order.office, order.person) else {
            return Ok(None);
        };
        let office = self.office_key(&mut **tx, order.office).await?;
        let code = PersonKey::unwrap(&office, order.person, wrapped)?.letter_code(order.id);
        let insert = Statement::row(
            "INSERT INTO letter_code (token, letter_id, case_id, office_id, person_id, since) ",
            [
                self.key.letter_token(&code).to_vec().into(),
                order.id.to_string().into(),
                order.case.to_string().into(),
                order.office.to_string().into(),
                order.person.to_string().into(),
                at.into(),
            ],
            "",
        );
        Ok(Some(insert.or_taken("the code of the letter")))
    }
}
