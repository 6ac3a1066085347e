//! The store, tested from outside. SQLite always; PostgreSQL where `AUGENMASS_TEST_POSTGRES` names
//! an empty database.

mod erasure;
mod given;
mod keys;
mod lists;
mod log;
mod opening;
mod people;
mod postgres;
mod schema;
mod transaction;
