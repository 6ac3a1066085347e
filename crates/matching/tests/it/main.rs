//! The private reconciliation from outside: both sides, bytes between them.

mod alterations;
mod audit;
mod forge;
mod honest;
mod resume;
mod sample;
mod sealing;
mod wycheproof;
