//! The executable as people use it: its help, its life, its pages, and what it says to bad input.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is the answer")]

mod backup;
mod bad_input;
mod city;
mod configuration;
mod crash;
mod fairness;
mod help;
mod interval;
mod keys;
mod letter_audit;
mod letterbox;
mod letterbox_tls;
mod letters;
mod life;
mod office;
mod open_id;
#[path = "../../../store/tests/it/own_database.rs"]
mod own_database;
mod page;
mod postgres;
mod program;
mod published;
mod serve;
mod sides;
