//! Tests of what may be published, from outside.

mod accounting;
mod facts;
mod figures;
mod intervals;
mod properties;
mod protection;
