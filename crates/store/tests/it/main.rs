//! The store, tested from outside, on SQLite and on PostgreSQL (where `AUGENMASS_TEST_POSTGRES` names
//! a server). Tests with `#[tokio::test]` are about one of the two: SQLite's files, or PostgreSQL's
//! settings.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod backup;
mod base;
mod erasure;
mod given;
mod keys;
mod letter_code;
mod lists;
mod log;
mod office_token;
mod opening;
mod own_database;
mod people;
mod postgres;
mod processes;
mod protection;
mod schema;
mod transaction;
