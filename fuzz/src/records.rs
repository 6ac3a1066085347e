//! Documents above the domain: the records that leaves commit to, states in their one text, and
//! `answer.json`.

use augenmass_casework::answer::AnswerDocument;
use augenmass_domain::State;
use augenmass_store::{FactRecord, HistoryRecord, canonical};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// What is read is written back as one text, and that text is read as the same.
fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    let text = canonical(&value).ok()?;
    let again: T = serde_json::from_str(&text).unwrap();
    assert_eq!(again, value, "the canonical text is the same document");
    assert_eq!(
        canonical(&again).unwrap(),
        text,
        "and there is one text for it"
    );
    Some(value)
}

/// The records that leaves commit to: parsing one gives back what was written.
pub fn history(bytes: &[u8]) {
    let _ = there_and_back::<HistoryRecord>(bytes);
    let _ = there_and_back::<FactRecord>(bytes);
    let _ = there_and_back::<State>(bytes);
}

/// `answer.json`: what is signed off is the content, whether marked as a draft or not.
pub fn answer(bytes: &[u8]) {
    let Some(document) = there_and_back::<AnswerDocument>(bytes) else {
        return;
    };
    let mut other = document.clone();
    other.draft = !document.draft;
    assert_eq!(other.content_sha256(), document.content_sha256());
    let again: AnswerDocument = serde_json::from_str(&document.to_json()).unwrap();
    assert_eq!(again, document);
}
