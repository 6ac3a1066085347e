//! Tests of what may be published, from outside.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod accepted_types;
mod accounting;
mod audit;
mod cell_key;
mod city_year;
mod companions;
mod compared;
mod facts;
mod fairness;
mod false_alarms;
mod figures;
mod intervals;
mod magnitude;
mod properties;
mod protection;
mod published;
mod refused;
mod reviewed;
mod series;
mod shrinkage;
mod tables;
mod two_groups;
