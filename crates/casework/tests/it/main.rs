//! Casework, tested from outside: every step goes through the gate of a small invented city.
//! Only tests may look into the database beside it. Tests that need a city run on SQLite and on
//! PostgreSQL (where `AUGENMASS_TEST_POSTGRES` names a server).

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod accounts;
mod answer;
mod backup;
#[path = "../../../store/tests/it/base.rs"]
mod base;
mod city;
mod compartments;
mod concerned;
#[path = "../shared/device.rs"]
mod device;
mod drafts;
mod erasure;
mod fairness;
mod growth;
mod jobs;
mod life;
mod manifest;
mod masked;
mod office_systems;
mod once;
#[path = "../../../store/tests/it/own_database.rs"]
mod own_database;
mod passkeys;
mod scopes;
mod separation;
#[path = "../shared/side.rs"]
mod side;
mod sign_in;
mod trace;
mod translations;
mod verify;
mod visit_order;
mod walks;
