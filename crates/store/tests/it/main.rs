//! The store, tested from outside. SQLite always; PostgreSQL where `AUGENMASS_TEST_POSTGRES` names
//! an empty database.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod erasure;
mod given;
mod keys;
mod lists;
mod log;
mod opening;
mod people;
mod postgres;
mod protection;
mod schema;
mod transaction;
