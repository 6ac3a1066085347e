//! What we do: use cases and jobs.
//!
//! [`gate`] is the one door: authorise → load → decide → commit. Clock, ids and randomness enter the
//! product here ([`clock`], [`chance`]) and nowhere else. Not here: SQL, Cedar, Typst, HTTP.

pub mod accounts;
pub mod answer;
pub mod assistance;
pub mod backup;
pub mod chance;
pub mod clock;
pub mod concerned;
pub mod costs;
pub mod demo;
pub mod desk;
pub mod drafts;
mod error;
pub mod fairness;
pub mod gate;
mod gather;
pub mod inquiries;
pub mod installation;
pub mod jobs;
pub mod kept;
pub mod keys;
pub mod letters;
pub mod log;
pub mod manifest;
pub mod masked_review;
pub mod notices;
pub mod office_systems;
pub mod open_to_all;
pub mod outcome_report;
pub mod oversight;
pub mod publications;
pub mod reckoning;
pub mod recompute;
pub mod reconciliation;
pub mod runs;
pub mod sign_in;
pub mod statistics_office;
pub mod words;

pub use error::Error;
