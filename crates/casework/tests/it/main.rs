//! Casework, tested from outside: every step goes through the gate of a small invented city.
//! Only tests may look into the database beside it.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod answer;
mod backup;
mod city;
mod compartments;
mod drafts;
mod erasure;
mod growth;
mod jobs;
mod life;
mod manifest;
mod scopes;
mod separation;
mod trace;
mod translations;
mod verify;
mod visit_order;
