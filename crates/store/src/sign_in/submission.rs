//! A form is carried out once, however often it is sent.

use crate::database::Statement;
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use augenmass_domain::Kind;
use augenmass_domain::id::AccountId;
use uuid::Uuid;

/// A form that was carried out, and the record it made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// SHA-256 of the form's key.
    pub form_key_hash: [u8; 32],
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Option<Uuid>,
}

impl Store {
    /// The form with this key, if it was carried out, and by whom.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn submission(
        &self,
        form_key_hash: [u8; 32],
    ) -> Result<Option<(AccountId, Submission)>, StoreError> {
        let row = sqlx::query(
            "SELECT account_id, kind, record_id FROM submission WHERE form_key_hash = $1",
        )
        .bind(form_key_hash.to_vec())
        .fetch_optional(&self.database.read)
        .await?;
        row.map(|row| {
            let submission = Submission {
                form_key_hash,
                kind: text::from_word(&row, "kind")?,
                id: text::maybe(&row, "record_id")?,
            };
            Ok((text::column(&row, "account_id")?, submission))
        })
        .transpose()
    }
}

/// In the transaction of what the form brought about: a second one with the same key breaks here.
pub(crate) fn write(
    submission: &Submission,
    account: AccountId,
    at: &str,
) -> Result<Statement, StoreError> {
    let insert = Statement::row(
        "INSERT INTO submission (form_key_hash, account_id, kind, record_id, at) ",
        [
            submission.form_key_hash.to_vec().into(),
            account.to_string().into(),
            text::word(&submission.kind)?.into(),
            text::id(submission.id).into(),
            at.into(),
        ],
        "",
    );
    Ok(insert.or_taken("the form"))
}
