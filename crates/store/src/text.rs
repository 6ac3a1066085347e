//! The text forms of moments, days and ids in columns and records.

use crate::error::StoreError;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::str::FromStr;
use uuid::Uuid;

/// RFC 3339 in UTC with six decimals: texts sort as moments do.
pub(crate) fn moment(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// Reads a column that holds a text form of `T`.
pub(crate) fn column<T: FromStr>(row: &AnyRow, name: &'static str) -> Result<T, StoreError> {
    let text: String = row.try_get(name)?;
    text.parse().map_err(|_| StoreError::corrupt(name))
}

/// Reads a column that may be empty.
pub(crate) fn maybe<T: FromStr>(row: &AnyRow, name: &'static str) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.try_get(name)?;
    text.map(|text| text.parse().map_err(|_| StoreError::corrupt(name)))
        .transpose()
}

/// Reads a column of 32 bytes.
pub(crate) fn bytes32(row: &AnyRow, name: &'static str) -> Result<[u8; 32], StoreError> {
    let bytes: Vec<u8> = row.try_get(name)?;
    bytes.try_into().map_err(|_| StoreError::corrupt(name))
}

/// An id as text, if there is one.
pub(crate) fn id(uuid: Option<Uuid>) -> Option<String> {
    uuid.map(|uuid| uuid.to_string())
}

/// A day as text, if there is one.
pub(crate) fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// A closed word (an enum of the domain) as its serde name.
pub(crate) fn word(value: &impl serde::Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::Batch {
            what: "a word of the domain has no name",
        }),
    }
}

/// A closed word back from its name.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(
    row: &AnyRow,
    name: &'static str,
) -> Result<T, StoreError> {
    let text: String = row.try_get(name)?;
    serde_json::from_value(serde_json::Value::String(text)).map_err(|_| StoreError::corrupt(name))
}
